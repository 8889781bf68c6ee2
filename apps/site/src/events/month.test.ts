import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMonth, monthAfter, weeksOf } from './month.ts';

const month = fc
  .tuple(fc.integer({ min: 1001, max: 9998 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

test('2.3 a month has each of its days once, in order, under its weekday', () => {
  fc.assert(
    fc.property(month, fc.constantFrom(1, 6, 7), (name, firstDay) => {
      const weeks = weeksOf(name, firstDay);
      const days = weeks.flat().filter((date) => date !== undefined);
      expect(days.map((date) => Number(date.slice(8)))).toEqual(Array.from({ length: days.length }, (_, n) => n + 1));
      expect(new Date(`${days.at(-1)}T00:00:00Z`).getTime() + 86_400_000).toBe(Date.parse(`${monthAfter(name, 1)}-01T00:00:00Z`));
      for (const week of weeks)
        for (const [column, date] of week.entries())
          if (date) expect(new Date(`${date}T00:00:00Z`).getUTCDay()).toBe((firstDay + column) % 7);
    }),
  );
});

test('2.3 months follow each other and end with the years of four digits', () => {
  fc.assert(
    fc.property(month, (name) => {
      expect(monthAfter(monthAfter(name, 1)!, -1)).toBe(name);
    }),
  );
  expect([monthAfter('9999-12', 1), monthAfter('1000-01', -1)]).toEqual([undefined, undefined]);
  expect([isMonth('2026-12'), isMonth('2026-13'), isMonth('0000-01'), isMonth(undefined)]).toEqual([true, false, false, false]);
});
