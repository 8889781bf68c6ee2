import type { Call } from '@belvedere/kernel';
import { findTour } from '../tours/table.ts';
import type { ListRatingsInput, RatingPage } from './schemas.ts';
import { listRatingRows } from './table.ts';

export async function listRatings({ ctx, input }: Call<ListRatingsInput>): Promise<RatingPage> {
  if (input.tourId !== undefined) await findTour(ctx, { id: input.tourId });
  return listRatingRows(ctx, input);
}
