import type { Transaction } from '@belvedere/db';

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
