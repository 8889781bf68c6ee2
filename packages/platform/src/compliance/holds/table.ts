import type { Transaction } from '@belvedere/db';
import type { HoldView } from './schemas.ts';

const HOLD = { id: true, userId: true, reason: true, placedById: true, placedAt: true, releasedAt: true } as const;

/** @returns false when there is a hold on the same already. */
export async function insertHold(
  tx: Transaction,
  hold: { tenantId: string; id: string; userId: string | null; reason: string; placedById: string; placedAt: Date },
): Promise<boolean> {
  return (await tx.legalHold.createMany({ data: [hold], skipDuplicates: true })).count === 1;
}

export async function findHold(tx: Transaction, tenantId: string, id: string): Promise<HoldView | undefined> {
  return (await tx.legalHold.findUnique({ where: { tenantId_id: { tenantId, id } }, select: HOLD })) ?? undefined;
}

export async function listHoldRows(tx: Transaction, tenantId: string): Promise<HoldView[]> {
  return tx.legalHold.findMany({ where: { tenantId }, select: HOLD, orderBy: { id: 'desc' }, take: 500 });
}

export async function endHold(
  tx: Transaction,
  hold: { tenantId: string; id: string },
  released: { by: string; at: Date },
): Promise<boolean> {
  const data = { releasedById: released.by, releasedAt: released.at };
  return (await tx.legalHold.updateMany({ where: { ...hold, releasedAt: null }, data })).count === 1;
}

/** A hold that keeps the data of any of these people in the tenant, if there is one: on one of them, or on everything. */
export async function findLiveHold(
  tx: Transaction,
  tenantId: string,
  people: readonly string[] | 'anybody',
): Promise<Pick<HoldView, 'userId' | 'reason'> | undefined> {
  const [isOnAnybody, listed] = people === 'anybody' ? [true, []] : [false, [...people]];
  const [hold] = await tx.$queryRaw<Pick<HoldView, 'userId' | 'reason'>[]>`
    SELECT user_id AS "userId", reason FROM legal_holds
    WHERE tenant_id = ${tenantId}::uuid AND released_at IS NULL AND (${isOnAnybody} OR user_id IS NULL OR user_id = ANY (${listed}::uuid[]))
    LIMIT 1`;
  return hold;
}
