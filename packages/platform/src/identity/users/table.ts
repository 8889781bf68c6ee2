import { Prisma, type Transaction } from '@belvedere/db';

/** Nobody can sign in to it any more. @returns whether it was an account that could. */
export async function suspendRow(tx: Transaction, id: string): Promise<boolean> {
  const where = { id, deletedAt: null, status: { in: ['active' as const, 'pending' as const] } };
  return (await tx.user.updateMany({ where, data: { status: 'suspended' } })).count === 1;
}

/**
 * Back to what it was: active with a verified address, waiting without. @returns false where there is nothing to restore; `taken` when the
 * address or the user name has another account by now.
 */
export async function restoreRow(tx: Transaction, id: string): Promise<boolean | 'taken'> {
  try {
    const restored = await tx.$executeRaw`
      UPDATE users SET deleted_at = NULL, removal_due_at = NULL,
        status = CASE WHEN email_verified_at IS NULL THEN 'pending'::user_status ELSE 'active'::user_status END
      WHERE id = ${id}::uuid AND (status = 'suspended' OR deleted_at IS NOT NULL) AND email NOT LIKE '%@erased.invalid'`;
    return restored === 1;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && /23505/.test(JSON.stringify(error.meta ?? ''))) return 'taken';
    throw error;
  }
}
