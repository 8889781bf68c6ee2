import type { Transaction } from '@belvedere/db';

export interface Limits {
  restrictedAt: Date | null;
  objectedAt: Date | null;
}

export async function upsertLimits(tx: Transaction, userId: string, limits: Partial<Limits>): Promise<Limits> {
  const row = await tx.processingLimit.upsert({ where: { userId }, create: { userId, ...limits }, update: limits });
  return { restrictedAt: row.restrictedAt, objectedAt: row.objectedAt };
}

export async function findLimits(tx: Transaction, userId: string): Promise<Limits> {
  const row = await tx.processingLimit.findUnique({ where: { userId } });
  return { restrictedAt: row?.restrictedAt ?? null, objectedAt: row?.objectedAt ?? null };
}

/** Whether the person with this address, if there is one, allows no more than what is necessary. */
export async function isAddressLimited(tx: Transaction, email: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM users u JOIN processing_limits l ON l.user_id = u.id
    WHERE lower(u.email) = lower(${email}) AND u.deleted_at IS NULL AND (l.restricted_at IS NOT NULL OR l.objected_at IS NOT NULL)`;
  return rows.length > 0;
}
