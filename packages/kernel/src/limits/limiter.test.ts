import fc from 'fast-check';
import { parseList } from 'structured-headers';
import { describe, expect, test } from 'vitest';
import { createTestClock, SECOND } from '../core/index.ts';
import { emissionOf, gcra, type RatePolicy, type RateVerdict } from './gcra.ts';
import { enforceLimits } from './limiter.ts';
import { createMemoryLimiter } from './memory-limiter.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

const burst: RatePolicy = { name: 'burst', limit: 5, windowSeconds: 10 };
const policies = fc.record({
  name: fc.constant('p'),
  limit: fc.integer({ min: 1, max: 5_000 }),
  windowSeconds: fc.integer({ min: 1, max: 86_400 }),
});

describe('rate limits', () => {
  test('K3 at once exactly the limit passes, then one more each time one has grown back', async () => {
    const clock = createTestClock();
    const limiter = createMemoryLimiter({ clock });
    const take = async () => (await limiter.take('a', burst)).allowed;
    const first = await Promise.all(Array.from({ length: 1_000 }, take));
    expect(first.filter(Boolean)).toHaveLength(5);
    clock.advance(1_999);
    expect(await take()).toBe(false);
    clock.advance(1);
    expect([await take(), await take()]).toEqual([true, false]);
    clock.advance(100 * SECOND);
    expect((await Promise.all(Array.from({ length: 10 }, take))).filter(Boolean)).toHaveLength(5);
  });

  test('K3 for every policy exactly the limit passes at once', () => {
    fc.assert(
      fc.property(policies, fc.nat(1_000_000), (policy, now) => {
        let state: number | undefined;
        let allowed = 0;
        for (let call = 0; call < policy.limit + 3; call += 1) {
          const taken = gcra({ state, now: now * 1_000, policy });
          state = taken.state;
          if (taken.verdict.allowed) allowed += 1;
        }
        expect(allowed).toBe(policy.limit);
      }),
      { numRuns: 200 },
    );
  });

  test('K3 no window of that length ever lets through more than twice the limit, nor the long run more than the rate', () => {
    const steps = fc.array(fc.record({ wait: fc.nat(4_000), cost: fc.integer({ min: 1, max: 3 }) }), { maxLength: 300 });
    fc.assert(
      fc.property(steps, (calls) => {
        let state: number | undefined;
        let now = 0;
        let passed = 0;
        for (const { wait, cost } of calls) {
          now += wait * 1_000;
          const taken = gcra({ state, now, policy: burst, cost });
          state = taken.state;
          if (taken.verdict.allowed) passed += cost;
          expect(taken.verdict.remaining).toBeGreaterThanOrEqual(0);
          expect(taken.verdict.remaining).toBeLessThanOrEqual(burst.limit);
        }
        expect(passed).toBeLessThanOrEqual(burst.limit + now / emissionOf(burst).interval);
      }),
    );
  });

  test('K4 after the time it was told to wait a call passes', () => {
    fc.assert(
      fc.property(policies, fc.integer({ min: 1, max: 50 }), (policy, wanted) => {
        const cost = Math.min(wanted, policy.limit);
        let taken = gcra({ state: undefined, now: 0, policy, cost });
        while (taken.verdict.allowed) taken = gcra({ state: taken.state, now: 0, policy, cost });
        const later = gcra({ state: taken.state, now: taken.verdict.resetSeconds * 1_000_000, policy, cost });
        expect(later.verdict.allowed).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('X12 a clock that goes back neither opens nor locks for good', () => {
    const { state } = gcra({ state: undefined, now: 10_000_000, policy: burst });
    const back = gcra({ state, now: 0, policy: burst });
    expect(back.verdict).toMatchObject({ allowed: false, remaining: 0 });
    expect(gcra({ state: back.state, now: 12_000_000, policy: burst }).verdict.allowed).toBe(true);
  });

  test('a call that can never pass is a mistake of ours', () => {
    for (const cost of [0, -1, 6, 1.5, NaN]) expect(() => gcra({ state: undefined, now: 0, policy: burst, cost })).toThrow(RangeError);
  });

  test('keys and policies are counted apart, and memory is bounded', async () => {
    const limiter = createMemoryLimiter({ clock: createTestClock(), maxKeys: 1_000 });
    const once: RatePolicy = { ...burst, name: 'once', limit: 1 };
    expect((await limiter.take('a', once)).allowed).toBe(true);
    expect((await limiter.take('a', once)).allowed).toBe(false);
    expect((await limiter.take('b', once)).allowed).toBe(true);
    expect((await limiter.take('a', burst)).allowed).toBe(true);
    for (let index = 0; index < 20_000; index += 1) {
      await limiter.take(`flood${index}`, once);
      if (index % 500 === 0) expect((await limiter.take('a', once)).allowed).toBe(false);
    }
    expect(limiter.size).toBe(1_000);
  });

  test('K4 every header parses, r is never negative and never grows while time stands', async () => {
    const limiter = createMemoryLimiter({ clock: createTestClock() });
    const daily: RatePolicy = { name: 'daily', limit: 7, windowSeconds: 86_400 };
    const left: number[] = [];
    for (let call = 0; call < 20; call += 1) {
      const headers = rateLimitHeaders([await limiter.take('a', burst), await limiter.take('a', daily)]);
      expect(parseList(headers['RateLimit-Policy'] ?? '').map(([name, parameters]) => [name, Object.fromEntries(parameters)])).toEqual([
        ['burst', { q: 5, w: 10 }],
        ['daily', { q: 7, w: 86_400 }],
      ]);
      const limits = parseList(headers['RateLimit'] ?? '').map(([, parameters]) => ({
        r: Number(parameters.get('r')),
        t: Number(parameters.get('t')),
      }));
      left.push(limits[0]?.r ?? NaN);
      for (const { r, t } of limits) expect([r >= 0, t >= 0, Number.isInteger(r), Number.isInteger(t)]).toEqual([true, true, true, true]);
      if (call < 5) expect(headers['Retry-After']).toBeUndefined();
      else
        expect(Number(headers['Retry-After'])).toBeGreaterThanOrEqual(
          call < 7 ? (limits[0]?.t ?? NaN) : Math.max(...limits.map(({ t }) => t)),
        );
    }
    expect(left).toEqual([4, 3, 2, 1, 0, ...Array.from({ length: 15 }, () => 0)]);
    expect(rateLimitHeaders([])).toEqual({});
    const hostile: RateVerdict = { policy: { ...burst, name: 'a"\r\nx: y' }, allowed: true, remaining: 1, resetSeconds: 1 };
    expect(() => rateLimitHeaders([hostile])).toThrow(TypeError);
  });

  test('K4 a refusal says which policy, and when to come again', async () => {
    const limiter = createMemoryLimiter({ clock: createTestClock() });
    const day: RatePolicy = { name: 'day', limit: 2, windowSeconds: 86_400 };
    expect(await enforceLimits(limiter, 'a', [burst, day])).toHaveLength(2);
    await enforceLimits(limiter, 'a', [burst, day]);
    const error = { code: 'common.rate_limited', status: 429, retryAfter: 43_200, data: { 'violated-policies': ['day'] } };
    await expect(enforceLimits(limiter, 'a', [burst, day])).rejects.toMatchObject(error);
  });
});
