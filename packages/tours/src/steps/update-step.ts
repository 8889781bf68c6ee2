import { fail, type Call, type Json, defined } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { findScene } from '../scenes/table.ts';
import { checkNarration } from './check-narration.ts';
import type { StepView, UpdateStepInput } from './schemas.ts';
import { findStep, updateStepRow, viewStep } from './table.ts';

export async function updateStep({ ctx, input }: Call<UpdateStepInput>): Promise<StepView> {
  const { stepId: id, version, ...fields } = input;
  const before = await findStep(ctx, id);
  if (input.sceneId !== undefined) {
    const scene = await findScene(ctx, input.sceneId);
    if (scene.tourId !== before.tourId) fail(toursErrors.scene_not_found);
  }
  await checkNarration(ctx, input.narrationMediaId);
  const change = defined(fields);
  await updateStepRow(ctx, { id, version }, change);
  const pick = Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof typeof change]])) as Json;
  ctx.changed({ before: pick, after: change });
  return viewStep(ctx, before);
}
