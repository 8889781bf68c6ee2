import { expect, test } from 'vitest';
import { daysBefore, daysOf, lengthOf, rangeOf } from './report-days.ts';

const now = new Date('2026-03-05T23:30:00Z');

test('an address without days means the last thirty, today among them', () => {
  expect(daysOf({}, now)).toEqual({ from: '2026-02-04', to: '2026-03-05' });
  expect(lengthOf(daysOf({}, now))).toBe(30);
  expect(daysOf({ range: 'nonsense' }, now)).toEqual(daysOf({}, now));
});

test('months are those of the calendar, over the end of February too', () => {
  expect(daysOf({ range: 'this_month' }, now)).toEqual({ from: '2026-03-01', to: '2026-03-05' });
  expect(daysOf({ range: 'last_month' }, now)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(daysOf({ range: 'last_month' }, new Date('2026-01-31T00:00:00Z'))).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

test('two days in the address count instead of a range, one of them or what is none does not', () => {
  const own = { range: '7d', from: '2025-11-01', to: '2025-11-10' };
  expect([rangeOf(own), daysOf(own, now)]).toEqual(['custom', { from: '2025-11-01', to: '2025-11-10' }]);
  expect(rangeOf({ range: '7d', from: '2025-11-01' })).toBe('7d');
  expect(rangeOf({ range: '7d', from: 'today', to: 'tomorrow' })).toBe('7d');
});

test('what is compared is as long and ends on the day before', () => {
  expect(daysBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-01-29', to: '2026-02-28' });
});
