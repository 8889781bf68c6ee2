import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { findScene } from '../scenes/table.ts';
import { lockTour } from '../tours/table.ts';
import type { PlanView, SetPinInput } from './schemas.ts';
import { findPlan, upsertPin } from './table.ts';

/** Puts a scene on a plan of its tour, or moves it there. */
export async function setPin({ ctx, input }: Call<SetPinInput>): Promise<PlanView> {
  const { tourId } = await findPlan(ctx, input.planId);
  await lockTour(ctx, tourId);
  await findPlan(ctx, input.planId);
  const scene = await findScene(ctx, input.sceneId);
  if (scene.tourId !== tourId) fail(toursErrors.scene_not_found);
  await upsertPin(ctx, tourId, input);
  const { sceneId, x, y, rotation } = input;
  ctx.changed({ after: { sceneId, x, y, rotation } });
  return findPlan(ctx, input.planId);
}
