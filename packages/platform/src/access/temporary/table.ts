import type { Prisma, Transaction } from '@belvedere/db';
import type { GrantView, ListGrantsInput } from './schemas.ts';

type GrantRow = Omit<GrantView, 'state'>;

export function toGrantView(row: GrantRow, now: Date): GrantView {
  const { id, userId, roleId, scope, reason, grantedById, expiresAt, endedAt, endedById, createdAt } = row;
  const state = endedAt ? 'ended' : expiresAt <= now ? 'expired' : 'live';
  return { id, userId, roleId, scope, reason, grantedById, state, expiresAt, endedAt, endedById, createdAt };
}

export async function insertGrant(tx: Transaction, grant: Prisma.AccessGrantCreateManyInput): Promise<void> {
  await tx.accessGrant.createMany({ data: [grant] });
}

export async function findGrant(tx: Transaction, tenantId: string, id: string): Promise<GrantRow | undefined> {
  return (await tx.accessGrant.findUnique({ where: { tenantId_id: { tenantId, id } } })) ?? undefined;
}

/** @returns whether it was live. */
export async function endGrantRow(
  tx: Transaction,
  grant: { tenantId: string; id: string },
  end: { at: Date; by: string | null },
): Promise<boolean> {
  const { count } = await tx.accessGrant.updateMany({
    where: { ...grant, endedAt: null, expiresAt: { gt: end.at } },
    data: { endedAt: end.at, endedById: end.by },
  });
  return count === 1;
}

/** Newest first. */
export async function listGrantRows(
  tx: Transaction,
  { tenantId, now }: { tenantId: string; now: Date },
  input: ListGrantsInput,
): Promise<GrantView[]> {
  const rows = await tx.accessGrant.findMany({
    where: {
      tenantId,
      ...(input.cursor !== undefined && { id: { lt: input.cursor } }),
      ...(input.userId !== undefined && { userId: input.userId }),
      ...(input.live && { endedAt: null, expiresAt: { gt: now } }),
    },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  });
  return rows.map((row) => toGrantView(row, now));
}
