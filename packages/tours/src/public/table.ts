import { fail, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { OPEN } from '../tours/tour.ts';

/** Holds a tour that visitors may see now; a draft, a closed one and one that never was are all not there. */
export async function holdLiveTour(ctx: Context, tourId: string): Promise<void> {
  await holdCounters(ctx, tourId);
  if (!(await isLive(ctx, tourId))) fail(toursErrors.not_found);
}

/** Whether visitors may see a tour. */
export async function isLive(ctx: Context, tourId: string): Promise<boolean> {
  const live = { tenantId: ctx.tenantId, tourId, visibility: { in: OPEN }, tour: { deletedAt: null } };
  return (await ctx.tx.tourPublication.findFirst({ where: live, select: { tourId: true } })) !== null;
}

/**
 * Whatever moves the counters of a tour takes this first, so that what it counted and what it writes belong together. Others may
 * still refer to the tour, but not change it, until this transaction has ended.
 */
export async function holdCounters(ctx: Context, tourId: string): Promise<void> {
  await ctx.tx.$executeRaw`SELECT 1 FROM tours WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${tourId}::uuid FOR NO KEY UPDATE`;
}
