import type { Context } from '@belvedere/kernel';
import { findLimits, upsertLimits, type Limits } from './table.ts';

/** From now on (or no longer) the person's data is used for nothing but what is necessary: no measuring, no letters that may be left out. */
export async function limitProcessing(
  ctx: Context,
  userId: string,
  wanted: { restriction?: boolean; objection?: boolean },
): Promise<Limits> {
  const before = await findLimits(ctx.tx, userId);
  const since = (wish: boolean | undefined, then: Date | null) => (wish === undefined ? then : wish ? (then ?? ctx.now) : null);
  return upsertLimits(ctx.tx, userId, {
    restrictedAt: since(wanted.restriction, before.restrictedAt),
    objectedAt: since(wanted.objection, before.objectedAt),
  });
}
