import type { Call } from '@belvedere/kernel';
import type { TourView } from './schemas.ts';
import { findTour, toTourView } from './table.ts';

export async function getTour({ ctx, input }: Call<{ id?: string | undefined; slug?: string | undefined }>): Promise<TourView> {
  return toTourView(await findTour(ctx, input));
}
