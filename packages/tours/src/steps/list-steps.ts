import type { Call } from '@belvedere/kernel';
import { findTour } from '../tours/table.ts';
import type { StepList } from './schemas.ts';
import { listStepRows } from './table.ts';

export async function listSteps({ ctx, input: { tourId } }: Call<{ tourId: string }>): Promise<StepList> {
  await findTour(ctx, { id: tourId });
  return { items: await listStepRows(ctx, tourId) };
}
