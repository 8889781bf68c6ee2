import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { isPermutation } from '../scenes/scene.ts';
import { lockTour } from '../tours/table.ts';
import type { StepList } from './schemas.ts';
import { listStepRows, writeStepOrder } from './table.ts';

export async function reorderSteps({ ctx, input: { tourId, stepIds } }: Call<{ tourId: string; stepIds: string[] }>): Promise<StepList> {
  await lockTour(ctx, tourId);
  const present = (await listStepRows(ctx, tourId)).map(({ id }) => id);
  if (!isPermutation(stepIds, present)) fail(toursErrors.order_mismatch);
  await writeStepOrder(ctx, stepIds);
  ctx.changed({ before: { order: present }, after: { order: stepIds } });
  return { items: await listStepRows(ctx, tourId) };
}
