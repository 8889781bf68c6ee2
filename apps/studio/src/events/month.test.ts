import { expect, test } from 'vitest';
import { addMonths, dayByKey, daysOf, readMonth, weeksOf } from './month.ts';

test('a month is shown in whole weeks, whatever day they begin with', () => {
  const monday = weeksOf('2026-12', 1);
  expect([monday[0]?.[0], monday.at(-1)?.at(-1), monday.length]).toEqual(['2026-11-30', '2027-01-03', 5]);
  const sunday = weeksOf('2026-02', 7);
  expect([sunday[0]?.[0], sunday.at(-1)?.at(-1), sunday.length]).toEqual(['2026-02-01', '2026-02-28', 4]);
  for (let month = '2026-01-01'; month < '2030'; month = addMonths(month, 1))
    for (const first of [1, 6, 7]) {
      const days = weeksOf(month.slice(0, 7), first).flat();
      expect(days.length % 7).toBe(0);
      expect(days).toEqual([...new Set(days)].toSorted());
    }
});

test('an event is on each of its days by its own clocks, and not on the one at whose first instant it ends', () => {
  const days = (startsAt: string, endsAt: string | null, timeZone = 'Europe/Zurich') =>
    daysOf({ startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt), timeZone });
  expect(days('2026-12-05T23:30:00Z', null)).toEqual(['2026-12-06']);
  expect(days('2026-12-05T23:30:00Z', null, 'America/New_York')).toEqual(['2026-12-05']);
  expect(days('2026-12-05T18:00:00Z', '2026-12-05T23:00:00Z')).toEqual(['2026-12-05']);
  expect(days('2026-12-05T18:00:00Z', '2026-12-07T10:00:00Z')).toEqual(['2026-12-05', '2026-12-06', '2026-12-07']);
});

test('keys lead through the days as one reads', () => {
  const go = (key: string, side: 1 | -1 = 1, day = '2026-12-05') => dayByKey(day, key, { side, first: 1 });
  expect([go('ArrowLeft'), go('ArrowRight'), go('ArrowLeft', -1)]).toEqual(['2026-12-04', '2026-12-06', '2026-12-06']);
  expect([go('ArrowUp'), go('ArrowDown')]).toEqual(['2026-11-28', '2026-12-12']);
  expect([go('Home'), go('End')]).toEqual(['2026-11-30', '2026-12-06']);
  expect([go('PageDown', 1, '2027-01-31'), go('PageUp', 1, '2027-03-31')]).toEqual(['2027-02-28', '2027-02-28']);
  expect([go('a'), go('toString')]).toEqual([undefined, undefined]);
});

test('what is no month is left out', () => {
  expect([readMonth('2026-12'), readMonth('2026-13'), readMonth('soon'), readMonth(undefined)]).toEqual([
    '2026-12',
    undefined,
    undefined,
    undefined,
  ]);
});
