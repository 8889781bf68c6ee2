import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveFirst, placesInMonth, readRule, RHYTHMS, turnInMonth, WEEK_DAYS, weekDayOf, writeRule, type Repeat } from './rule.ts';

// A Tuesday, the second of its month.
const first = { firstStart: '2027-01-12T19:30', timeZone: 'Europe/Berlin' };
const weekly: Repeat = { rhythm: 'WEEKLY', interval: 1, days: [], on: 'date', end: { by: 'never' } };

test('2.3 a rule is written as RFC 5545 has it, with its end in UTC after the last start of its last day', () => {
  const write = (repeat: Partial<Repeat>) => writeRule({ ...weekly, ...repeat }, first);
  expect(write({ interval: 2, days: ['TH', 'TU'] })).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH');
  expect(write({ rhythm: 'MONTHLY', on: 'weekday', end: { by: 'count', count: 6 } })).toBe('FREQ=MONTHLY;BYDAY=2TU;COUNT=6');
  expect(write({ rhythm: 'YEARLY', on: 'lastWeekday' })).toBe('FREQ=YEARLY;BYMONTH=1;BYDAY=-1TU');
  expect(write({ rhythm: 'DAILY', days: ['MO'], end: { by: 'date', day: '2027-07-01' } })).toBe('FREQ=DAILY;UNTIL=20270701T215900Z');
});

test('2.3 what people can say is read from a rule as it was written, from any day', () => {
  const repeats = fc.record({
    rhythm: fc.constantFrom(...RHYTHMS),
    interval: fc.integer({ min: 1, max: 99 }),
    days: fc.subarray([...WEEK_DAYS]),
    end: fc.oneof(
      fc.constant({ by: 'never' } as const),
      fc.record({ by: fc.constant('count' as const), count: fc.integer({ min: 1, max: 999 }) }),
      fc.record({ by: fc.constant('date' as const), day: fc.constantFrom('2028-02-29', '2027-10-31', '2027-03-28') }),
    ),
  });
  const starts = fc.record({
    firstStart: fc.integer({ min: 0, max: 800 }).map((n) => new Date(Date.UTC(2027, 0, 1 + n, n % 24, 30)).toISOString().slice(0, 16)),
    timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Tokyo', 'America/New_York', 'UTC'),
  });
  fc.assert(
    fc.property(repeats, starts, fc.nat(), (repeat, from, n) => {
      const isOfMonth = repeat.rhythm === 'MONTHLY' || repeat.rhythm === 'YEARLY';
      const places = placesInMonth(from.firstStart);
      const whole = {
        ...repeat,
        days: repeat.rhythm === 'WEEKLY' ? repeat.days : [],
        on: isOfMonth ? places[n % places.length]! : ('date' as const),
      };
      expect(readRule(writeRule(whole, from), from)).toEqual(whole);
    }),
  );
});

test('2.3 rules of others are read where they say the same, and else not at all', () => {
  expect(readRule('FREQ=WEEKLY;WKST=MO;BYDAY=TH,TU;INTERVAL=1', first)).toEqual({ ...weekly, days: ['TU', 'TH'] });
  const until = (text: string) => readRule(`FREQ=DAILY;UNTIL=${text}`, first)?.end;
  expect(until('20270303')).toEqual({ by: 'date', day: '2027-03-03' });
  expect(until('20270303T235959Z')).toEqual({ by: 'date', day: '2027-03-03' });
  // At noon that day's start is still to come.
  expect(until('20270303T110000Z')).toEqual({ by: 'date', day: '2027-03-02' });
  for (const rule of [
    'FREQ=MONTHLY;BYDAY=3WE',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1',
    'FREQ=YEARLY;BYWEEKNO=20',
    'FREQ=DAILY;BYDAY=MO',
    '',
  ])
    expect(readRule(rule, first), rule).toBeNull();
});

test('2.3 a day has its places in the month, and another first day takes along what hung on the old one', () => {
  expect([weekDayOf('2027-01-12'), turnInMonth('2027-01-12')]).toEqual(['TU', 2]);
  expect(placesInMonth('2027-01-12')).toEqual(['date', 'weekday']);
  expect(placesInMonth('2027-01-26')).toEqual(['date', 'weekday', 'lastWeekday']);
  expect(placesInMonth('2027-02-28')).toEqual(['date', 'lastDate', 'weekday', 'lastWeekday']);
  expect(placesInMonth('2027-01-31')).toEqual(['date', 'lastDate', 'lastWeekday']);
  const to = { ...first, firstStart: '2027-01-29T19:30' };
  expect(moveFirst({ ...weekly, days: ['TU'] }, first, to)).toBe('FREQ=WEEKLY;BYDAY=FR');
  expect(moveFirst({ ...weekly, days: ['TU', 'TH'] }, first, to)).toBe('FREQ=WEEKLY;BYDAY=TU,TH');
  expect(moveFirst({ ...weekly, rhythm: 'MONTHLY', on: 'weekday' }, first, to)).toBe('FREQ=MONTHLY');
});
