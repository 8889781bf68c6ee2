import { command, query, SELF } from '@belvedere/kernel';
import { visitedTenant } from '@belvedere/platform';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { getMyRating } from './get-my-rating.ts';
import { listRatings } from './list-ratings.ts';
import { listReviews } from './list-reviews.ts';
import { moderateRating } from './moderate-rating.ts';
import { removeRating } from './remove-rating.ts';
import {
  listRatingsInput,
  listReviewsInput,
  moderatedRatingView,
  moderateRatingInput,
  myRating,
  ratedTourInput,
  ratingPage,
  ratingView,
  removedRating,
  reviewPage,
  setRatingInput,
} from './schemas.ts';
import { setRating } from './set-rating.ts';

const audited = (done: string) => ({ action: `tours.rating.${done}`, resourceType: 'rating' });

export const ratingsRouter = {
  set: command({
    scope: SELF,
    describe: 'Gives a live tour your stars and, if you like, a review. One vote for each person; the latest counts.',
    input: setRatingInput,
    output: ratingView,
    errors: [errors.not_found, errors.email_unverified],
    rate: 'write',
    audit: { ...audited('set'), resourceId: ({ output }) => output.id },
    idempotent: 'natural',
    tenant: visitedTenant,
    run: setRating,
  }),
  remove: command({
    scope: SELF,
    describe: 'Takes your stars and your review from a tour.',
    input: ratedTourInput,
    output: removedRating,
    errors: [errors.not_found],
    rate: 'write',
    audit: { action: 'tours.rating.removed', resourceType: 'tour', resourceId: ({ input }) => input.tourId },
    idempotent: 'natural',
    tenant: visitedTenant,
    run: removeRating,
  }),
  mine: query({
    scope: SELF,
    describe: 'Reads your own stars and review of a tour.',
    input: ratedTourInput,
    output: myRating,
    errors: [errors.not_found],
    rate: 'read',
    tenant: visitedTenant,
    run: getMyRating,
  }),
  reviews: query({
    public: { reason: 'Stars and approved reviews of a live tour are shown to its visitors.' },
    describe: 'Lists the approved reviews of a live tour, newest first, with its stars.',
    input: listReviewsInput,
    output: reviewPage,
    errors: [errors.not_found],
    rate: 'read',
    tenant: visitedTenant,
    run: listReviews,
  }),
  list: query({
    scope: scopes.moderate,
    describe: 'Lists reviews by their state, the oldest first: what waits for a decision, unless said otherwise.',
    input: listRatingsInput,
    output: ratingPage,
    errors: [errors.not_found],
    rate: 'read',
    run: listRatings,
  }),
  moderate: command({
    scope: scopes.moderate,
    describe: 'Approves or rejects the words of a review. Its stars count either way.',
    input: moderateRatingInput,
    output: moderatedRatingView,
    errors: [errors.rating_not_found],
    rate: 'write',
    audit: { ...audited('moderated'), resourceId: ({ input }) => input.ratingId },
    idempotent: 'key',
    run: moderateRating,
  }),
};
