import { expect, test } from 'vitest';
import { reviewStatusOf, tallyOf } from './rating.ts';

test('0.33 a vote counts once, whatever it replaces', () => {
  expect(tallyOf(null, { rating: 4 })).toEqual({ votes: 1, stars: 4 });
  expect(tallyOf({ rating: 4 }, { rating: 1 })).toEqual({ votes: 0, stars: -3 });
  expect(tallyOf({ rating: 1 }, null)).toEqual({ votes: -1, stars: -1 });
});

test('0.33 new words wait, the same words stay approved, no words need nobody', () => {
  const approved = { review: 'Fine.', reviewStatus: 'approved' } as const;
  expect(reviewStatusOf(null, 'Fine.')).toBe('pending');
  expect(reviewStatusOf(approved, 'Fine.')).toBe('approved');
  expect(reviewStatusOf(approved, 'Buy at …')).toBe('pending');
  expect(reviewStatusOf(approved, null)).toBeNull();
});
