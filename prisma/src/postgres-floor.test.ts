import { expect, test } from 'vitest';
import { judgePostgres } from './postgres-floor.ts';

test.each([
  [140_999, true, /too old/],
  [150_017, false, /15\.18 or newer/],
  [150_018, false, undefined],
  [160_013, false, /16\.14/],
  [170_010, false, undefined],
  [180_003, false, /18\.4/],
  [180_004, false, undefined],
  [190_000, false, undefined],
])('R15 server %i is judged by the security floor', (number, isRefused, warning) => {
  const verdict = judgePostgres(number);
  expect(verdict.isRefused).toBe(isRefused);
  if (warning) expect(verdict.warning).toMatch(warning);
  else expect(verdict.warning).toBeUndefined();
});
