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

/** The hold that keeps this person's data in the tenant, if there is one: on them, or on everything. */
export async function findLiveHold(tx: Transaction, tenantId: string, userId: string | null): Promise<HoldView | undefined> {
  const who = userId === null ? [{ userId: null }] : [{ userId: null }, { userId }];
  return (await tx.legalHold.findFirst({ where: { tenantId, releasedAt: null, OR: who }, select: HOLD })) ?? undefined;
}
