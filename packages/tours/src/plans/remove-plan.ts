import type { Call } from '@belvedere/kernel';
import { lockTour } from '../tours/table.ts';
import { deletePlanRow, findPlan, listPlanRows, writePlanOrder } from './table.ts';

/** Takes a plan and its pins away for good; the picture stays a media file, and what is live keeps the plan until it is published again. */
export async function removePlan({ ctx, input: { planId } }: Call<{ planId: string }>): Promise<{ id: string }> {
  const { tourId } = await findPlan(ctx, planId);
  await lockTour(ctx, tourId);
  const { name, level, mediaId } = await findPlan(ctx, planId);
  await deletePlanRow(ctx, planId);
  const rest = await listPlanRows(ctx, tourId);
  await writePlanOrder(
    ctx,
    rest.map(({ id }) => id),
  );
  ctx.changed({ before: { tourId, name, level, mediaId } });
  return { id: planId };
}
