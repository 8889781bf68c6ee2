import type { Database, Prisma, Transaction } from '@belvedere/db';
import { emitFact } from '@belvedere/kernel';
import type { Json } from '@belvedere/kernel/core';
import { securityEventRecorded } from '../security/facts.ts';
import { genesis, type ChainedEntry, type ChainHead } from './hash.ts';
import type { AuditLogView, ExportFilter, ListAuditLogInput } from './schemas.ts';

/** The end of the tenant's chain, held until the transaction ends: entries of one tenant are added one after the other. */
export async function lockHead(tx: Transaction, tenantId: string): Promise<ChainHead & { checkpointed: bigint }> {
  const select = () =>
    tx.$queryRaw<
      (ChainHead & { checkpointed: bigint })[]
    >`SELECT sequence, hash, checkpointed FROM audit_heads WHERE tenant_id = ${tenantId}::uuid FOR UPDATE`;
  const [head] = await select();
  if (head) return head;
  const start = { ...genesis(tenantId), checkpointed: 0n };
  await tx.$executeRaw`INSERT INTO audit_heads (tenant_id, sequence, hash) VALUES (${tenantId}::uuid, 0, ${start.hash}) ON CONFLICT DO NOTHING`;
  const [first = start] = await select();
  return first;
}

export async function noteCheckpoint(tx: Transaction, tenantId: string, sequence: bigint): Promise<void> {
  await tx.auditHead.update({ where: { tenantId }, data: { checkpointed: sequence } });
}

/** Adds the entry and moves the head in one statement. */
export async function insertEntry(tx: Transaction, entry: ChainedEntry): Promise<void> {
  await tx.$executeRaw`
    WITH head AS (UPDATE audit_heads SET sequence = ${entry.sequence}, hash = ${entry.hash} WHERE tenant_id = ${entry.tenantId}::uuid)
    INSERT INTO audit_logs (tenant_id, id, sequence, actor_type, actor_id, user_id, action, resource_type, resource_id, changes, metadata,
      ip_address, user_agent, request_id, occurred_at, previous_hash, hash)
    VALUES (${entry.tenantId}::uuid, ${entry.id}::uuid, ${entry.sequence}, ${entry.actorType}, ${entry.actorId}, ${entry.userId}::uuid,
      ${entry.action}, ${entry.resourceType}, ${entry.resourceId}, ${JSON.stringify(entry.changes)}::jsonb, ${JSON.stringify(entry.metadata)}::jsonb,
      ${entry.ipAddress}, ${entry.userAgent}, ${entry.requestId}, ${entry.occurredAt}, ${entry.previousHash}, ${entry.hash})`;
}

/** The entries that follow a sequence number, in order. */
export async function readEntries(tx: Transaction, tenantId: string, page: { after: bigint; limit: number }): Promise<ChainedEntry[]> {
  const rows = await tx.auditLog.findMany({
    where: { tenantId, sequence: { gt: page.after } },
    orderBy: { sequence: 'asc' },
    take: page.limit,
  });
  return rows.map((row) => ({ ...row, changes: row.changes as Json, metadata: row.metadata as Json }));
}

function matching({ action, resourceType, resourceId, userId, from, to }: ExportFilter): Prisma.AuditLogWhereInput {
  return {
    ...(action !== undefined && { action }),
    ...(resourceType !== undefined && { resourceType }),
    ...(resourceId !== undefined && { resourceId }),
    ...(userId !== undefined && { userId }),
    ...((from ?? to) && { occurredAt: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
  };
}

export function toView({ tenantId: _, sequence, previousHash: __, changes, metadata, ...row }: ChainedEntry): AuditLogView {
  return {
    ...row,
    sequence: sequence.toString(),
    changes: changes as AuditLogView['changes'],
    metadata: metadata as AuditLogView['metadata'],
  };
}

/** Newest first; the cursor is the sequence number after which to go on. */
export async function listRows(tx: Transaction, tenantId: string, input: ListAuditLogInput): Promise<AuditLogView[]> {
  const { cursor, limit, ...filter } = input;
  const where = { tenantId, ...(cursor !== undefined && { sequence: { lt: BigInt(cursor) } }), ...matching(filter) };
  const rows = await tx.auditLog.findMany({ where, orderBy: { sequence: 'desc' }, take: limit + 1 });
  return rows.map((row) => toView(row));
}

/** Oldest first, for exports. */
export async function readFiltered(
  tx: Transaction,
  tenantId: string,
  { after, limit, ...filter }: ExportFilter & { after: bigint; limit: number },
): Promise<ChainedEntry[]> {
  const where = { tenantId, sequence: { gt: after }, ...matching(filter) };
  const rows = await tx.auditLog.findMany({ where, orderBy: { sequence: 'asc' }, take: limit });
  return rows.map((row) => ({ ...row, changes: row.changes as Json, metadata: row.metadata as Json }));
}

export type ArchiveRow = Prisma.AuditArchiveGetPayload<object>;

export function listArchives(tx: Transaction, tenantId: string): Promise<ArchiveRow[]> {
  return tx.auditArchive.findMany({ where: { tenantId }, orderBy: { fromSequence: 'asc' } });
}

export async function lastArchive(tx: Transaction, tenantId: string): Promise<ArchiveRow | undefined> {
  return (await tx.auditArchive.findFirst({ where: { tenantId }, orderBy: { fromSequence: 'desc' } })) ?? undefined;
}

/** Of two that archive at once one notes the stretch; both files are the same. */
export async function insertArchive(tx: Transaction, row: ArchiveRow): Promise<void> {
  await tx.auditArchive.createMany({ data: [row], skipDuplicates: true });
}

/** Takes out of the table what files have. @returns how many entries. */
export async function dropArchived(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ dropped: bigint }[]>`SELECT app.drop_archived_audit_logs() AS dropped`;
  return Number(row?.dropped ?? 0);
}

export type SecurityEventRow = Omit<Prisma.SecurityEventCreateManyInput, 'details'> & { details: Json };

/** With the fact that it was: whoever has to be told is told by a job. */
export async function insertSecurityEvent(database: Database, row: SecurityEventRow): Promise<void> {
  const data = { ...row, details: row.details as Prisma.InputJsonValue };
  const { tenantId, id: eventId, requestId = null, occurredAt } = row;
  await database.transaction({ tenantId }, async (tx) => {
    await tx.securityEvent.createMany({ data: [data] });
    const now = occurredAt instanceof Date ? occurredAt : new Date(occurredAt ?? 0);
    await emitFact({ tx, tenantId, requestId, now }, securityEventRecorded, { aggregateId: eventId, payload: { eventId } });
  });
}
