/** The stars of a tour, as they are counted: one vote for each person, at once, whatever becomes of the words with it (0.33). */
export interface Vote {
  rating: number;
  review: string | null;
}

export type ReviewStatus = 'pending' | 'approved' | 'rejected';

/** What a vote does to the tour's counters when it takes the place of another, or of none. */
export function tallyOf(before: Pick<Vote, 'rating'> | null, after: Pick<Vote, 'rating'> | null): { votes: number; stars: number } {
  return { votes: (after ? 1 : 0) - (before ? 1 : 0), stars: (after?.rating ?? 0) - (before?.rating ?? 0) };
}

/** New words wait for approval, the same words stay what they were, and without words there is nothing to approve. */
export function reviewStatusOf(
  before: { review: string | null; reviewStatus: ReviewStatus | null } | null,
  review: string | null,
): ReviewStatus | null {
  if (review === null) return null;
  return before?.review === review ? (before.reviewStatus ?? 'pending') : 'pending';
}
