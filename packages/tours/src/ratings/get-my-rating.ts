import { callerId, fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { isLive } from '../public/table.ts';
import type { RatedTourInput, RatingView } from './schemas.ts';
import { findRating } from './table.ts';

export async function getMyRating({ ctx, input: { tourId } }: Call<RatedTourInput>): Promise<{ rating: RatingView | null }> {
  const rating = await findRating(ctx, { tourId, userId: callerId(ctx) });
  if (!rating && !(await isLive(ctx, tourId))) fail(toursErrors.not_found);
  return { rating };
}
