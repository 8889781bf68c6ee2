import { z } from 'zod';
import { visitedTour } from '../public/visited-tenant.ts';

const REVIEW_STATUSES = ['pending', 'approved', 'rejected'] as const;

const stars = z.int().min(1).max(5);
const review = z.string().trim().min(1).max(5000);
const page = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(20) };
const reason = z.string().trim().min(1).max(1000);

export const ratedTourInput = z.strictObject(visitedTour);
export const setRatingInput = z.strictObject({
  ...visitedTour,
  rating: stars,
  /** Plain text. Left out it stays as it is; null takes it away. */
  review: review.nullable().optional(),
});
export const listReviewsInput = z.strictObject({ ...visitedTour, ...page });
export const listRatingsInput = z.strictObject({
  status: z.enum(REVIEW_STATUSES).default('pending'),
  tourId: z.uuid().optional(),
  ...page,
});
export const moderateRatingInput = z
  .strictObject({
    ratingId: z.uuid(),
    /** The version that was read: words that changed since have to be read again. */
    version: z.int().min(1).max(2_000_000_000),
    decision: z.enum(['approved', 'rejected']),
    /** Told to the author; needed to reject. */
    reason: reason.optional(),
  })
  .refine(({ decision, reason: why }) => decision === 'approved' || why !== undefined, {
    path: ['reason'],
    message: 'Say why the review is rejected.',
  });

/** A vote as its author sees it. */
export const ratingView = z
  .object({
    id: z.uuid(),
    tourId: z.uuid(),
    rating: stars,
    review: z.string().nullable(),
    /** Null without words. */
    reviewStatus: z.enum(REVIEW_STATUSES).nullable(),
    /** Why the review was rejected. */
    moderationReason: z.string().nullable(),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'RatingView' });

export const myRating = z.object({ rating: ratingView.nullable() }).meta({ id: 'MyRating' });
export const removedRating = z.object({ tourId: z.uuid(), removed: z.boolean() }).meta({ id: 'RemovedRating' });

/** A vote as whoever moderates sees it. */
export const moderatedRatingView = ratingView
  .extend({
    userId: z.uuid(),
    author: z.string().nullable(),
    tourTitle: z.string(),
    moderatedById: z.uuid().nullable(),
    moderatedAt: z.date().nullable(),
  })
  .meta({ id: 'ModeratedRatingView' });

export const ratingPage = z.object({ items: z.array(moderatedRatingView), nextCursor: z.string().nullable() }).meta({ id: 'RatingPage' });

/** An approved review as everybody sees it. Its words are plain text: show them as text, never as HTML. */
const reviewView = z
  .object({
    id: z.uuid(),
    rating: stars,
    review: z.string(),
    author: z.string().nullable(),
    /** Of an author who is a member of the tenant and has chosen one; relative to the server's address, and valid for one to two hours. */
    avatar: z.string().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'ReviewView' });

export const reviewPage = z
  .object({
    /** Over all votes, with words or without. */
    averageRating: z.number(),
    totalRatings: z.int(),
    /** How many votes of 1, 2, 3, 4 and 5 stars. */
    distribution: z.array(z.int()).length(5),
    items: z.array(reviewView),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'ReviewPage' });

export type SetRatingInput = z.output<typeof setRatingInput>;
export type RatedTourInput = z.output<typeof ratedTourInput>;
export type ListReviewsInput = z.output<typeof listReviewsInput>;
export type ListRatingsInput = z.output<typeof listRatingsInput>;
export type ModerateRatingInput = z.output<typeof moderateRatingInput>;
export type RatingView = z.infer<typeof ratingView>;
export type ModeratedRatingView = z.infer<typeof moderatedRatingView>;
export type RatingPage = z.infer<typeof ratingPage>;
export type ReviewPage = z.infer<typeof reviewPage>;
