import { Prisma, type Transaction } from '@belvedere/db';
import type { ListedUserView, ListUsersInput } from '../schemas.ts';

/** Nobody can sign in to it any more. @returns whether it was an account that could. */
export async function suspendRow(tx: Transaction, id: string): Promise<boolean> {
  const where = { id, deletedAt: null, status: { in: ['active' as const, 'pending' as const] } };
  return (await tx.user.updateMany({ where, data: { status: 'suspended' } })).count === 1;
}

/** Whether another account has the address or the user name of this one by now. */
export async function isTaken(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM users u JOIN users o ON o.id <> u.id AND o.deleted_at IS NULL AND lower(o.email) = lower(u.email) WHERE u.id = ${id}::uuid
    UNION ALL
    SELECT 1 FROM users u JOIN users o ON o.id <> u.id AND o.deleted_at IS NULL AND lower(o.username) = lower(u.username) WHERE u.id = ${id}::uuid`;
  return rows.length > 0;
}

/** Back to what it was: active with a verified address, waiting without. @returns whether there was something to restore. */
export async function restoreRow(tx: Transaction, id: string): Promise<boolean> {
  const restored = await tx.$executeRaw`
    UPDATE users SET deleted_at = NULL, removal_due_at = NULL,
      status = CASE WHEN email_verified_at IS NULL THEN 'pending'::user_status ELSE 'active'::user_status END
    WHERE id = ${id}::uuid AND (status = 'suspended' OR deleted_at IS NOT NULL) AND email NOT LIKE '%@erased.invalid'`;
  return restored === 1;
}

/** Whether there is a person of this id whom nobody has removed. */
export async function isThere(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.user.count({ where: { id, deletedAt: null } })) === 1;
}

const ORDERS = {
  newest: { order: Prisma.sql`u.id DESC`, after: (cursor: string) => Prisma.sql`u.id < ${cursor}::uuid` },
  oldest: { order: Prisma.sql`u.id`, after: (cursor: string) => Prisma.sql`u.id > ${cursor}::uuid` },
  email: {
    order: Prisma.sql`lower(u.email), u.id`,
    after: (cursor: string) => Prisma.sql`(lower(u.email), u.id) > (SELECT lower(c.email), c.id FROM users c WHERE c.id = ${cursor}::uuid)`,
  },
} as const;

/** One more than the limit where there are more. Who was erased is nobody any more and not listed. */
export async function listUserRows(tx: Transaction, input: ListUsersInput): Promise<ListedUserView[]> {
  const { cursor, limit, search, status, sort } = input;
  const { order, after } = ORDERS[sort];
  const part = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const wanted = [
    Prisma.sql`u.email NOT LIKE '%@erased.invalid'`,
    ...(cursor === undefined ? [] : [after(cursor)]),
    ...(part === undefined ? [] : [Prisma.sql`(u.email ILIKE ${part} OR u.display_name ILIKE ${part} OR u.id::text = lower(${search}))`]),
    ...(sort === 'email' ? [Prisma.sql`u.deleted_at IS NULL`] : []),
    ...(status === undefined ? [] : [statusIs(status)]),
  ];
  return tx.$queryRaw<ListedUserView[]>`
    WITH page AS (SELECT u.* FROM users u WHERE ${Prisma.join(wanted, ' AND ')} ORDER BY ${order} LIMIT ${limit + 1}::int)
    SELECT u.id, u.email, u.display_name AS "displayName", CASE WHEN u.deleted_at IS NULL THEN u.status::text ELSE 'deleted' END AS status,
      u.platform_role::text AS "platformRole", u.created_at AS "createdAt",
      greatest(u.last_login_at, (SELECT max(s.last_seen_at) FROM auth_sessions s WHERE s.user_id = u.id)) AS "lastSeenAt",
      EXISTS (SELECT FROM passkeys p WHERE p.user_id = u.id) OR EXISTS (SELECT FROM totp_credentials t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL) AS "hasSecondFactor",
      coalesce(w.workspaces, 0) AS workspaces
    FROM page u LEFT JOIN app.count_workspaces(ARRAY(SELECT id FROM page)) w ON w.user_id = u.id ORDER BY ${order}`;
}

/** A person may be removed whatever their status says. */
function statusIs(status: NonNullable<ListUsersInput['status']>): Prisma.Sql {
  const isDeleted = Prisma.sql`(u.deleted_at IS NOT NULL OR u.status = 'deleted')`;
  return status === 'deleted' ? isDeleted : Prisma.sql`(u.status = ${status}::user_status AND NOT ${isDeleted})`;
}
