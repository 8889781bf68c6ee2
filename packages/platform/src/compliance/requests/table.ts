import { PLATFORM_TENANT_ID, Prisma, type GdprRequestModel, type Transaction } from '@belvedere/db';
import type { Note } from './request.ts';
import { requestView, type ListRequestsInput, type RequestView } from './schemas.ts';

export { PLATFORM_TENANT_ID };
export type RequestRow = GdprRequestModel;

export type NewRequest = Pick<RequestRow, 'tenantId' | 'id' | 'requestType' | 'status' | 'requestedAt' | 'dueAt'> &
  Partial<
    Pick<
      RequestRow,
      'userId' | 'email' | 'details' | 'verifiedBy' | 'verifiedAt' | 'executeAfter' | 'openedById' | 'exportId' | 'tokenHash'
    >
  >;

/** @returns false when one of this kind is open. */
export async function insertRequest(tx: Transaction, row: NewRequest): Promise<boolean> {
  return (await tx.gdprRequest.createMany({ data: [row], skipDuplicates: true })).count === 1;
}

export async function findRequest(tx: Transaction, tenantId: string, id: string): Promise<RequestRow | undefined> {
  return (await tx.gdprRequest.findUnique({ where: { tenantId_id: { tenantId, id } } })) ?? undefined;
}

/** Changes a request that nobody changed since it was read. @returns the row as it is then. */
export async function changeRequest(
  tx: Transaction,
  row: RequestRow,
  data: Prisma.GdprRequestUpdateManyMutationInput,
): Promise<RequestRow | undefined> {
  const { tenantId, id, version } = row;
  const { count } = await tx.gdprRequest.updateMany({ where: { tenantId, id, version }, data: { ...data, version: { increment: 1 } } });
  return count === 1 ? findRequest(tx, tenantId, id) : undefined;
}

export async function listRequestRows(tx: Transaction, tenantId: string, input: ListRequestsInput): Promise<RequestRow[]> {
  const { cursor, limit, status } = input;
  return tx.gdprRequest.findMany({
    where: { tenantId, ...(cursor && { id: { lt: cursor } }), ...(status && { status }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
}

export async function listRequestsOf(tx: Transaction, tenantId: string, userId: string): Promise<RequestRow[]> {
  return tx.gdprRequest.findMany({ where: { tenantId, userId }, orderBy: { id: 'desc' }, take: 100 });
}

export async function findByToken(tx: Transaction, tenantId: string, tokenHash: string): Promise<RequestRow | undefined> {
  const where = { tenantId, tokenHash, status: { in: ['verifying' as const, 'overdue' as const] }, verifiedAt: null };
  return (await tx.gdprRequest.findFirst({ where })) ?? undefined;
}

export async function findTenantName(tx: Transaction, id: string): Promise<string> {
  return (await tx.tenant.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;
}

/** What can be carried out now, oldest first. */
export async function listDue(tx: Transaction, tenantId: string, now: Date): Promise<RequestRow[]> {
  return tx.gdprRequest.findMany({
    where: {
      tenantId,
      status: { in: ['in_progress', 'overdue'] },
      verifiedAt: { not: null },
      executeAfter: { lte: now },
      requestType: { in: ['access', 'portability', 'erasure'] },
    },
    orderBy: { requestedAt: 'asc' },
    take: 20,
  });
}

/** Accounts whose time to be removed has come; taken once, however many workers look. `since` is when it was. */
export async function takeDueRemovals(
  tx: Transaction,
  { now, limit }: { now: Date; limit: number },
): Promise<{ userId: string; since: Date }[]> {
  return tx.$queryRaw<{ userId: string; since: Date }[]>`
    WITH due AS (SELECT id, removal_due_at FROM users WHERE removal_due_at <= ${now} AND deleted_at IS NULL ORDER BY removal_due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    UPDATE users SET removal_due_at = NULL FROM due WHERE users.id = due.id RETURNING users.id AS "userId", due.removal_due_at AS since`;
}

export async function markOverdue(tx: Transaction, tenantId: string, now: Date): Promise<number> {
  const { count } = await tx.gdprRequest.updateMany({
    where: { tenantId, status: { in: ['received', 'verifying', 'in_progress'] }, dueAt: { lte: now } },
    data: { status: 'overdue', version: { increment: 1 } },
  });
  return count;
}

/** Those whose day comes and of which nobody was reminded yet; they count as reminded from here on. */
export async function takeReminders(tx: Transaction, tenantId: string, { until, now }: { until: Date; now: Date }): Promise<number> {
  const { count } = await tx.gdprRequest.updateMany({
    where: { tenantId, status: { in: ['received', 'verifying', 'in_progress', 'overdue'] }, dueAt: { lte: until }, remindedAt: null },
    data: { remindedAt: now },
  });
  return count;
}

/** Whom to remind: the owners and admins of a tenant, the administrators of the platform for its own. */
export async function listHandlers(tx: Transaction, tenantId: string): Promise<{ email: string; displayName: string }[]> {
  if (tenantId === PLATFORM_TENANT_ID)
    return tx.user.findMany({
      where: { platformRole: 'super_admin', status: 'active', deletedAt: null },
      select: { email: true, displayName: true },
      take: 50,
    });
  return tx.$queryRaw<{ email: string; displayName: string }[]>`
    SELECT DISTINCT u.email, u.display_name AS "displayName" FROM memberships m JOIN users u ON u.id = m.user_id
    JOIN user_roles ur ON ur.tenant_id = m.tenant_id AND ur.user_id = m.user_id JOIN roles r ON r.tenant_id = ur.tenant_id AND r.id = ur.role_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.status = 'active' AND u.status = 'active' AND r.is_system AND r.name IN ('owner', 'admin') LIMIT 50`;
}

/** Whether somebody is or was a member of the tenant. */
export async function findMemberPerson(
  tx: Transaction,
  tenantId: string,
  subject: { userId: string } | { email: string },
): Promise<{ id: string; email: string; displayName: string } | undefined> {
  // An address exactly: Prisma's comparison without case would take its _ for any letter, and find somebody else.
  const isThem = 'userId' in subject ? Prisma.sql`u.id = ${subject.userId}::uuid` : Prisma.sql`lower(u.email) = lower(${subject.email})`;
  const [person] = await tx.$queryRaw<{ id: string; email: string; displayName: string }[]>`
    SELECT u.id, u.email, u.display_name AS "displayName" FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.tenant_id = ${tenantId}::uuid AND ${isThem} ORDER BY u.deleted_at IS NOT NULL LIMIT 1`;
  return person;
}

export async function findPersonById(tx: Transaction, id: string): Promise<{ id: string; email: string; displayName: string } | undefined> {
  return (await tx.user.findUnique({ where: { id }, select: { id: true, email: true, displayName: true } })) ?? undefined;
}

export function toRequestView(row: RequestRow): RequestView {
  const {
    id,
    requestType: type,
    status,
    userId,
    email,
    details,
    verifiedBy,
    verifiedAt,
    executeAfter,
    requestedAt,
    dueAt,
    completedAt,
  } = row;
  const { decision, exportId } = row;
  const seen = { id, type, status, userId, email, details, verifiedBy, verifiedAt, executeAfter, requestedAt, dueAt, completedAt };
  return { ...seen, decision, exportId, notes: notesOf(row) };
}

export function notesOf(row: Pick<RequestRow, 'notes'>): Note[] {
  return Array.isArray(row.notes) ? requestView.shape.notes.parse(row.notes) : [];
}
