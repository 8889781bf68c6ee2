import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { isPermutation } from '../scenes/scene.ts';
import { lockTour } from '../tours/table.ts';
import type { PlanList } from './schemas.ts';
import { listPlanRows, writePlanOrder } from './table.ts';

export async function reorderPlans({ ctx, input: { tourId, planIds } }: Call<{ tourId: string; planIds: string[] }>): Promise<PlanList> {
  await lockTour(ctx, tourId);
  const present = (await listPlanRows(ctx, tourId)).map(({ id }) => id);
  if (!isPermutation(planIds, present)) fail(toursErrors.order_mismatch);
  await writePlanOrder(ctx, planIds);
  ctx.changed({ before: { order: present }, after: { order: planIds } });
  return { items: await listPlanRows(ctx, tourId) };
}
