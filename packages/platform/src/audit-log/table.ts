import type { Database, Prisma, Transaction } from '@belvedere/db';
import type { Json } from '@belvedere/kernel/core';
import { genesis, type ChainedEntry, type ChainHead } from './hash.ts';
import type { AuditLogView, ListAuditLogInput } from './schemas.ts';

/** The end of the tenant's chain, held until the transaction ends: entries of one tenant are added one after the other. */
export async function lockHead(tx: Transaction, tenantId: string): Promise<ChainHead> {
  const select = () => tx.$queryRaw<ChainHead[]>`SELECT sequence, hash FROM audit_heads WHERE tenant_id = ${tenantId}::uuid FOR UPDATE`;
  const [head] = await select();
  if (head) return head;
  const start = genesis(tenantId);
  await tx.$executeRaw`INSERT INTO audit_heads (tenant_id, sequence, hash) VALUES (${tenantId}::uuid, 0, ${start.hash}) ON CONFLICT DO NOTHING`;
  const [first = start] = await select();
  return first;
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

/** Newest first; the cursor is the sequence number after which to go on. */
export async function listRows(tx: Transaction, tenantId: string, input: ListAuditLogInput): Promise<AuditLogView[]> {
  const where: Prisma.AuditLogWhereInput = {
    tenantId,
    ...(input.cursor !== undefined && { sequence: { lt: BigInt(input.cursor) } }),
    ...(input.action !== undefined && { action: input.action }),
    ...(input.resourceType !== undefined && { resourceType: input.resourceType }),
    ...(input.resourceId !== undefined && { resourceId: input.resourceId }),
    ...(input.userId !== undefined && { userId: input.userId }),
    ...((input.from ?? input.to) && { occurredAt: { ...(input.from && { gte: input.from }), ...(input.to && { lt: input.to }) } }),
  };
  const rows = await tx.auditLog.findMany({ where, orderBy: { sequence: 'desc' }, take: input.limit + 1 });
  return rows.map(({ tenantId: _, sequence, previousHash: __, ...row }) => ({
    ...row,
    sequence: sequence.toString(),
    changes: row.changes as AuditLogView['changes'],
    metadata: row.metadata as AuditLogView['metadata'],
  }));
}

export type SecurityEventRow = Omit<Prisma.SecurityEventCreateManyInput, 'details'> & { details: Json };

export async function insertSecurityEvent(database: Database, row: SecurityEventRow): Promise<void> {
  const data = { ...row, details: row.details as Prisma.InputJsonValue };
  await database.transaction({ tenantId: row.tenantId }, (tx) => tx.securityEvent.createMany({ data: [data] }));
}
