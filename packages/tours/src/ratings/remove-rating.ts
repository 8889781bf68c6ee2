import { callerId, fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { holdCounters, isLive } from '../public/table.ts';
import type { RatedTourInput } from './schemas.ts';
import { deleteRating } from './table.ts';

/** Takes the caller's vote and words away; also from a tour that is no longer live, as they are theirs. */
export async function removeRating({ ctx, input: { tourId } }: Call<RatedTourInput>): Promise<{ tourId: string; removed: boolean }> {
  await holdCounters(ctx, tourId);
  const removed = await deleteRating(ctx, { tourId, userId: callerId(ctx) });
  if (!removed && !(await isLive(ctx, tourId))) fail(toursErrors.not_found);
  ctx.changed({ before: { rating: removed?.rating ?? null }, after: { rating: null } });
  return { tourId, removed: removed !== null };
}
