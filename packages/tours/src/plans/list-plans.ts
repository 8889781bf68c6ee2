import type { Call } from '@belvedere/kernel';
import { findTour } from '../tours/table.ts';
import type { PlanList } from './schemas.ts';
import { listPlanRows } from './table.ts';

export async function listPlans({ ctx, input: { tourId } }: Call<{ tourId: string }>): Promise<PlanList> {
  await findTour(ctx, { id: tourId });
  return { items: await listPlanRows(ctx, tourId) };
}
