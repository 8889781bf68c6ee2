import { callerId, type Call } from '@belvedere/kernel';
import { reviewModerated } from '../facts.ts';
import type { ModerateRatingInput, ModeratedRatingView } from './schemas.ts';
import { writeDecision } from './table.ts';

/** Lets the words of a review be seen, or not. The stars count either way. */
export async function moderateRating({ ctx, input }: Call<ModerateRatingInput>): Promise<ModeratedRatingView> {
  const { before, after } = await writeDecision(ctx, input, callerId(ctx));
  const { id: ratingId, tourId } = after;
  await ctx.emit(reviewModerated, { aggregateId: tourId, payload: { tourId, ratingId, decision: input.decision } });
  ctx.changed({ before: { reviewStatus: before.reviewStatus }, after: { reviewStatus: input.decision, reason: input.reason ?? null } });
  return after;
}
