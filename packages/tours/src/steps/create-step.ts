import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { findScene } from '../scenes/table.ts';
import { lockTour } from '../tours/table.ts';
import { checkNarration } from './check-narration.ts';
import type { CreateStepInput, StepView } from './schemas.ts';
import { insertStep, listStepRows, viewStep } from './table.ts';

/** What the manifest holds. */
const MOST_STEPS = 1000;

export async function createStep({ ctx, input }: Call<CreateStepInput>): Promise<StepView> {
  const { tourId } = await findScene(ctx, input.sceneId);
  await lockTour(ctx, tourId);
  // Once more under the lock: the scene may have been removed meanwhile.
  await findScene(ctx, input.sceneId);
  if ((await listStepRows(ctx, tourId)).length >= MOST_STEPS) fail(toursErrors.too_many_steps);
  await checkNarration(ctx, input.narrationMediaId);
  const step = await insertStep(ctx, tourId, input);
  ctx.changed({ after: { tourId, sceneId: input.sceneId } });
  return viewStep(ctx, step);
}
