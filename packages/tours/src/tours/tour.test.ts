import { expect, test } from 'vitest';
import { TOUR_STATUSES } from './schemas.ts';
import { canBecome, estimateDuration } from './tour.ts';

const LEGAL = new Set(
  `draft>in_review draft>scheduled draft>published draft>archived in_review>draft in_review>scheduled in_review>published
  in_review>archived scheduled>draft scheduled>published scheduled>archived published>draft published>published published>archived
  archived>draft`.split(/\s+/),
);

test.for(TOUR_STATUSES.flatMap((from) => TOUR_STATUSES.map((to) => [from, to] as const)))('0.6 %s → %s', ([from, to]) =>
  expect(canBecome(from, to)).toBe(LEGAL.has(`${from}>${to}`)),
);

test('0.13 a visit takes as long as its parts, in whole seconds', () => {
  expect(estimateDuration({ scenes: 0, hotspots: 0, narrationSeconds: 0 })).toBe(0);
  const alone = { scenes: 2, hotspots: 3, narrationSeconds: 10.6 };
  expect(estimateDuration(alone)).toBe(85);
  expect(estimateDuration({ ...alone, guidedSeconds: 200.4 })).toBe(200);
  expect(estimateDuration({ ...alone, guidedSeconds: 60 })).toBe(85);
});
