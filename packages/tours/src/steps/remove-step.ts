import type { Call } from '@belvedere/kernel';
import { lockTour } from '../tours/table.ts';
import { deleteStepRow, findStep } from './table.ts';

export async function removeStep({ ctx, input: { stepId } }: Call<{ stepId: string }>): Promise<{ id: string }> {
  const { tourId } = await findStep(ctx, stepId);
  await lockTour(ctx, tourId);
  const { sceneId, text } = await findStep(ctx, stepId);
  await deleteStepRow(ctx, stepId);
  ctx.changed({ before: { tourId, sceneId, text } });
  return { id: stepId };
}
