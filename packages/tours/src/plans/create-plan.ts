import type { Call } from '@belvedere/kernel';
import { lockTour } from '../tours/table.ts';
import { checkPlanPicture } from './check-plan-picture.ts';
import type { CreatePlanInput, PlanView } from './schemas.ts';
import { insertPlan } from './table.ts';

export async function createPlan({ ctx, input }: Call<CreatePlanInput>): Promise<PlanView> {
  await lockTour(ctx, input.tourId);
  await checkPlanPicture(ctx, input.mediaId);
  const plan = await insertPlan(ctx, input);
  ctx.changed({ after: { tourId: input.tourId, name: input.name, level: input.level } });
  return plan;
}
