import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastPeriod } from './last-period.ts';

const at = (time: string) => new Date(time);

test('0.31 a letter tells of the day before, from seven in the morning of the workspace on', () => {
  expect(lastPeriod('daily', at('2026-11-29T06:59:00Z'), 'UTC')).toEqual({ from: '2026-11-27', to: '2026-11-27' });
  expect(lastPeriod('daily', at('2026-11-29T07:00:00Z'), 'UTC')).toEqual({ from: '2026-11-28', to: '2026-11-28' });
  // 23:00 of the 28th in New York: the letter of that morning was about the 27th.
  expect(lastPeriod('daily', at('2026-11-29T04:00:00Z'), 'America/New_York').to).toBe('2026-11-27');
  expect(lastPeriod('daily', at('2026-11-29T12:00:00Z'), 'America/New_York').to).toBe('2026-11-28');
});

test('0.31 where the morning comes before the day is over in UTC, the letter waits for it', () => {
  // Seven in the morning of the 29th in Auckland; in UTC it is still the 28th.
  expect(lastPeriod('daily', at('2026-11-28T18:00:00Z'), 'Pacific/Auckland').to).toBe('2026-11-27');
  expect(lastPeriod('daily', at('2026-11-29T00:00:00Z'), 'Pacific/Auckland').to).toBe('2026-11-28');
});

test('0.31 weeks begin on Monday, months on their first, over the turn of a year too', () => {
  expect(lastPeriod('weekly', at('2026-11-29T12:00:00Z'), 'UTC')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(lastPeriod('weekly', at('2026-11-30T07:00:00Z'), 'UTC')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(lastPeriod('monthly', at('2026-12-01T06:00:00Z'), 'UTC')).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  expect(lastPeriod('monthly', at('2027-01-01T09:00:00Z'), 'UTC')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
});

test('0.31 as time goes on periods follow each other without a gap, each of them over when it is told', () => {
  const zones = fc.constantFrom('UTC', 'Pacific/Auckland', 'Pacific/Kiritimati', 'America/St_Johns', 'Pacific/Pago_Pago', 'Europe/Berlin');
  const starts = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
  const property = fc.property(fc.constantFrom('daily', 'weekly', 'monthly'), zones, starts, (schedule, zone, start) => {
    let last = lastPeriod(schedule, new Date(start), zone);
    for (let n = 1; n < 24 * 70; n++) {
      const now = start + n * 3_600_000;
      const next = lastPeriod(schedule, new Date(now), zone);
      if (Date.parse(next.to) + 86_400_000 > now) throw new Error(`${next.to} is not over at ${new Date(now).toISOString()}`);
      if (next.to !== last.to && Date.parse(next.from) !== Date.parse(last.to) + 86_400_000)
        throw new Error(`${next.from} does not follow ${last.to}`);
      last = next;
    }
  });
  fc.assert(property, { numRuns: 20 });
});
