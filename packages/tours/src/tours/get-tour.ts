import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import type { TourView } from './schemas.ts';
import { findTour, toTourView } from './table.ts';

export async function getTour({ ctx, input }: Call<{ id?: string | undefined; slug?: string | undefined }>): Promise<TourView> {
  const { id, slug } = input;
  if (id !== undefined) return toTourView(ctx, await findTour(ctx, { id }));
  return slug === undefined ? fail(toursErrors.not_found) : toTourView(ctx, await findTour(ctx, { slug }));
}
