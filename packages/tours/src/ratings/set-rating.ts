import { callerId, fail, type Call, type Context } from '@belvedere/kernel';
import { notify } from '@belvedere/platform';
import { toursErrors } from '../errors.ts';
import { reviewSubmitted, tourRated } from '../facts.ts';
import { holdLiveTour } from '../public/table.ts';
import type { RatingView, SetRatingInput } from './schemas.ts';
import { toursScopes } from '../scopes.ts';
import { findRating, writeRating } from './table.ts';
import { reviewWaits } from './topics.ts';

/** Gives a live tour the caller's stars, in place of those that they gave before. */
export async function setRating({ ctx, input }: Call<SetRatingInput>): Promise<RatingView> {
  const { tourId, rating } = input;
  // One person is one vote: an address that nobody confirmed is no person yet.
  if (ctx.actor.type === 'user' && !ctx.actor.emailVerified) fail(toursErrors.email_unverified);
  await holdLiveTour(ctx, tourId);
  const by = { tourId, userId: callerId(ctx) };
  const review = input.review === undefined ? ((await findRating(ctx, by))?.review ?? null) : input.review;
  const { before, after } = await writeRating(ctx, by, { rating, review });
  if (before?.rating !== rating) await ctx.emit(tourRated, { aggregateId: tourId, payload: { tourId, ratingId: after.id, rating } });
  if (after.reviewStatus === 'pending' && before?.review !== review) await tellOfReview(ctx, after);
  ctx.changed({ before: { rating: before?.rating ?? null }, after: { rating, reviewStatus: after.reviewStatus } });
  return after;
}

/** Says that words wait; the words themselves are read where they are decided on, not in a notice. */
async function tellOfReview(
  ctx: Context,
  { id: ratingId, tourId, version }: { id: string; tourId: string; version: number },
): Promise<void> {
  await ctx.emit(reviewSubmitted, { aggregateId: tourId, payload: { tourId, ratingId } });
  await notify(ctx, {
    topic: reviewWaits,
    to: { scope: toursScopes.moderate },
    subject: 'A review waits for your decision',
    lines: ['Somebody has written a review of one of your tours. It is shown when you approve it; its stars count already.'],
    dedupeKey: `${ratingId}|${version}`,
  });
}
