import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { lockTour } from '../tours/table.ts';
import type { PlanView } from './schemas.ts';
import { deletePin, findPlan } from './table.ts';

export async function removePin({ ctx, input }: Call<{ planId: string; sceneId: string }>): Promise<PlanView> {
  const { tourId } = await findPlan(ctx, input.planId);
  await lockTour(ctx, tourId);
  if (!(await deletePin(ctx, input))) fail(toursErrors.pin_not_found);
  ctx.changed({ before: { sceneId: input.sceneId } });
  return findPlan(ctx, input.planId);
}
