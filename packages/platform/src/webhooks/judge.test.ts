import { HOUR, MINUTE, SECOND } from '@belvedere/kernel/core';
import { describe, expect, test } from 'vitest';
import { ATTEMPTS, judge } from './judge.ts';

const now = new Date('2026-11-28T10:00:00Z');
const at = (status: number | null, attempt: number, more: { retryAfter?: string; random?: number } = {}) =>
  judge({ status, retryAfter: more.retryAfter }, { attempt, now, random: more.random ?? 0 });
const waits = (status: number | null, more: { retryAfter?: string; random?: number } = {}) =>
  Array.from({ length: ATTEMPTS }, (_, n) => {
    const verdict = at(status, n + 1, more);
    return verdict.kind === 'again' ? verdict.at.getTime() - now.getTime() : verdict.kind;
  });

const PLAN = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR, 'failed'];

describe('W2 twelve behaviours of a partner at each of ten attempts', () => {
  test.for<[string, number | null]>([
    ['nothing comes back', null],
    ['301', 301],
    ['304', 304],
    ['400', 400],
    ['404', 404],
    ['429 without a wish', 429],
    ['500', 500],
    ['503 without a wish', 503],
  ])('W2 %s: tried again by the plan, 75 hours in all, then given up', ([, status]) => {
    expect(waits(status)).toEqual(PLAN);
  });

  test.for([200, 204, 299])('W2 %s is a success at any attempt', (status) => {
    expect(waits(status)).toEqual(Array.from({ length: 10 }, () => 'delivered'));
  });

  test('W2 410 ends the webhook at any attempt', () => {
    for (let attempt = 1; attempt <= 10; attempt++) expect(at(410, attempt)).toEqual({ kind: 'failed', gone: true });
  });

  test.for([429, 502, 503, 504])('W2 %s with Retry-After waits for that where it is later than planned, a day at most', (status) => {
    const longer = (ms: number) => PLAN.map((wait) => (typeof wait === 'number' ? Math.max(wait, ms) : wait));
    expect(waits(status, { retryAfter: '3600' })).toEqual(longer(HOUR));
    expect(waits(status, { retryAfter: 'Sat, 28 Nov 2026 13:00:00 GMT' })).toEqual(longer(3 * HOUR));
    expect(waits(status, { retryAfter: '999999999' })).toEqual(longer(24 * HOUR));
    for (const nonsense of ['-5', 'soon', '', '1e9', 'Sat, 28 Nov 2020 13:00:00 GMT'])
      expect(waits(status, { retryAfter: nonsense })).toEqual(PLAN);
  });

  test('W2 a wish counts with no other status', () => {
    expect(waits(500, { retryAfter: '999999' })).toEqual(PLAN);
  });
});

test('W2 a tenth of each wait is left to chance', () => {
  expect(waits(500, { random: 1 }).slice(0, 2)).toEqual([5.5 * SECOND, 5.5 * MINUTE]);
  const [last] = waits(500, { random: 0.5 }).slice(8);
  expect(last).toBe(24 * HOUR * 1.05);
});
