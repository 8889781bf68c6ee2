import fc from 'fast-check';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  endAfter,
  isLocalTime,
  isRule,
  matchOccurrences,
  nextOccurrences,
  occurrencesOf,
  remainderOf,
  ruleFrom,
  type Recurrence,
} from './series.ts';

const series = (fields: Partial<Recurrence>): Recurrence => ({
  rule: 'FREQ=WEEKLY',
  firstStart: '2027-01-04T19:30',
  timeZone: 'Europe/Berlin',
  excluded: [],
  added: [],
  endsBefore: null,
  ...fields,
});
const times = (of: Recurrence, limit = 500) =>
  occurrencesOf(of, { from: new Date('1990-01-01'), until: new Date('2040-01-01'), limit }).map(({ occurrence }) => occurrence);

describe('2.3 rules of RFC 5545, as its own examples have them', () => {
  test.each([
    ['1997-09-02', 'FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12'],
    [
      '1997-09-02',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
      '1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16',
    ],
    [
      '1997-09-05',
      'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
      '1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05',
    ],
    ['1997-09-22', 'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO', '1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16'],
    ['1997-09-28', 'FREQ=MONTHLY;BYMONTHDAY=-3', '1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26'],
    [
      '1997-09-30',
      'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
      '1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01 1997-12-31 1998-01-01 1998-01-31 1998-02-01',
    ],
    ['1997-06-10', 'FREQ=YEARLY;COUNT=4;BYMONTH=6,7', '1997-06-10 1997-07-10 1998-06-10 1998-07-10'],
    [
      '1997-01-01',
      'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
      '1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18 2003-01-01 2003-04-10 2003-07-19 2006-01-01',
    ],
    ['1997-05-19', 'FREQ=YEARLY;BYDAY=20MO', '1997-05-19 1998-05-18 1999-05-17'],
    ['1997-05-12', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '1997-05-12 1998-05-11 1999-05-17'],
    ['1997-09-02', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13'],
    ['1996-11-05', 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8', '1996-11-05 2000-11-07 2004-11-02'],
    ['1997-09-04', 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04 1997-10-07 1997-11-06'],
    [
      '1997-09-29',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
      '1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29 1998-02-26 1998-03-30',
    ],
    ['1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05 1997-08-10 1997-08-19 1997-08-24'],
    ['1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05 1997-08-17 1997-08-19 1997-08-31'],
    ['2007-01-15', 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30'],
    ['1997-12-20', 'FREQ=DAILY;UNTIL=19971224T000000Z', '1997-12-20 1997-12-21 1997-12-22 1997-12-23'],
  ])('from %s %s', (day, rule, wanted) => {
    const list = wanted.split(' ');
    const found = times(series({ rule, firstStart: `${day}T09:00`, timeZone: 'America/New_York' }), list.length);
    expect(found).toEqual(list.map((each) => `${each}T09:00`));
  });
});

test('2.3 rules come to what another implementation makes of them', () => {
  const weekdays = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), { minLength: 1, maxLength: 4 });
  const monthDays = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 3 });
  const rule = fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.oneof(
        fc.constant('FREQ=DAILY'),
        weekdays.map((list) => `FREQ=WEEKLY;BYDAY=${list.join(',')}`),
        monthDays.map((list) => `FREQ=MONTHLY;BYMONTHDAY=${list.join(',')}`),
        fc
          .tuple(fc.constantFrom(1, 2, 3, 4, -1), weekdays)
          .map(([nth, list]) => `FREQ=MONTHLY;BYDAY=${list.map((day) => nth + day).join(',')}`),
        fc.integer({ min: 1, max: 12 }).map((month) => `FREQ=YEARLY;BYMONTH=${month}`),
      ),
    )
    .map(([interval, text]) => `${text};INTERVAL=${interval}`);
  fc.assert(
    fc.property(rule, fc.integer({ min: 0, max: 700 }), (text, day) => {
      const any = Temporal.PlainDateTime.from('2026-01-05T19:30').add({ days: day });
      // Of the 29th of February the other one makes the 1st of March, where the RFC has nothing.
      const start = any.with({ day: Math.min(28, any.day) });
      const firstStart = start.toString({ smallestUnit: 'minute' });
      const other = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateTimeString(`${firstStart}:00`));
      const wanted = Array.from({ length: 25 }, () => other.next()?.toString().slice(0, 16)).filter((each) => each !== undefined);
      const found = occurrencesOf(series({ rule: text, firstStart, timeZone: 'UTC' }), {
        from: new Date(`${firstStart}Z`),
        until: new Date(`${wanted.at(-1)}Z`),
        limit: 30,
      });
      expect(found.map(({ occurrence }) => occurrence)).toEqual(wanted);
    }),
  );
});

test.each(['Europe/Berlin', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kolkata'])(
  '2.3 what is at half past seven in the evening is so on each day of a year with both changes in %s',
  (timeZone) => {
    const found = occurrencesOf(series({ rule: 'FREQ=DAILY;COUNT=400', timeZone }), {
      from: new Date('2026-01-01'),
      until: new Date('2030-01-01'),
      limit: 500,
    });
    expect(found).toHaveLength(400);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
    expect(new Set(found.map(({ startsAt }) => clock.format(startsAt)))).toEqual(new Set(['19:30']));
    const days = found.map(({ startsAt }) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(startsAt));
    expect(days).toEqual(found.map(({ occurrence }) => occurrence.slice(0, 10)));
    expect(new Set(days).size).toBe(400);
  },
);

test('2.3 a time that clocks skip is left out, one that comes twice is the first, and exceptions go by the same clocks', () => {
  const nightly = series({ rule: 'FREQ=DAILY;COUNT=4', firstStart: '2027-03-27T02:30' });
  expect(times(nightly)).toEqual(['2027-03-27T02:30', '2027-03-29T02:30', '2027-03-30T02:30', '2027-03-31T02:30']);
  const [twice] = occurrencesOf(series({ rule: 'FREQ=DAILY', firstStart: '2027-10-31T02:30' }), {
    from: new Date('2027-01-01'),
    until: new Date('2028-01-01'),
    limit: 1,
  });
  expect(twice!.startsAt.toISOString()).toBe('2027-10-31T00:30:00.000Z');
  const weekly = series({
    rule: 'FREQ=WEEKLY;COUNT=4',
    excluded: ['2027-01-11T19:30'],
    added: ['2027-01-06T10:00'],
    endsBefore: '2027-01-25T19:30',
  });
  expect(times(weekly)).toEqual(['2027-01-04T19:30', '2027-01-06T10:00', '2027-01-18T19:30']);
});

test('2.3 what began long ago goes on', () => {
  const old = series({ rule: 'FREQ=DAILY', firstStart: '1970-01-01T19:30' });
  const [next] = occurrencesOf(old, { from: new Date('2027-01-04T00:00Z'), until: new Date('2027-02-01T00:00Z'), limit: 1 });
  expect(next!.occurrence).toBe('2027-01-04T19:30');
});

test('2.3 what is left of so many times, from one of them on', () => {
  const of = series({ rule: 'FREQ=WEEKLY;COUNT=10;BYDAY=MO' });
  expect(ruleFrom(of, '2027-01-18T19:30')).toBe('FREQ=WEEKLY;COUNT=8;BYDAY=MO');
  expect(ruleFrom(series({ rule: 'FREQ=WEEKLY' }), '2027-01-18T19:30')).toBe('FREQ=WEEKLY');
});

test('2.21 what is no rule or no time is refused', () => {
  for (const rule of ['FREQ=WEEKLY', 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=12', 'FREQ=YEARLY;UNTIL=20300101T000000Z'])
    expect([rule, isRule(rule)]).toEqual([rule, true]);
  for (const rule of [
    '',
    'BYDAY=MO',
    'FREQ=SECONDLY',
    'FREQ=HOURLY',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;COUNT=3;UNTIL=20300101T000000Z',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=WEEKLY\nEXDATE:20270101T000000Z',
    'FREQ=WEEKLY;FOO=1',
    'FREQ=WEEKLY;COUNT=100000',
    'RRULE:FREQ=WEEKLY',
  ])
    expect([rule, isRule(rule)]).toEqual([rule, false]);
  expect(
    ['2026-12-07T19:30', '0001-01-01T10:00', '2026-02-30T10:00', '2026-12-07', '2026-12-07T24:00', '2026-12-07T19:30Z'].map(isLocalTime),
  ).toEqual([true, false, false, false, false, false]);
});

test('2.3 an end is minutes by the watch, or days by the calendar', () => {
  const startsAt = new Date('2027-03-27T23:00:00Z');
  const end = (minutes: number | null, isAllDay: boolean) =>
    endAfter(startsAt, { minutes, timeZone: 'Europe/Berlin', isAllDay })?.toISOString();
  expect(end(24 * 60, false)).toBe('2027-03-28T23:00:00.000Z');
  // The day has 23 hours.
  expect(end(24 * 60, true)).toBe('2027-03-28T21:59:00.000Z');
  expect(end(0, true)).toBe('2027-03-28T21:59:00.000Z');
  expect(end(null, true)).toBeUndefined();
});

test('2.3 what is left of a series counts on from its rule, also where the first that is left was added', () => {
  const whole = series({ rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=5', excluded: ['2027-01-04T19:30'], added: ['2027-01-20T10:00'] });
  expect(remainderOf(whole, '2027-01-20T10:00')).toEqual({
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=3',
    firstStart: '2027-02-01T19:30',
    excluded: [],
    added: ['2027-01-20T10:00'],
  });
});

test('2.3 the next dates are found also where they are years away, and added ones before the first', () => {
  const leap = series({ rule: 'FREQ=YEARLY', firstStart: '2028-02-29T10:00', added: ['2027-06-01T10:00'] });
  const names = (limit: number) =>
    nextOccurrences(leap, { from: new Date('2027-01-01T00:00:00Z'), limit, window: 548 * 86_400_000 }).map(({ occurrence }) => occurrence);
  expect(names(4)).toEqual(['2027-06-01T10:00', '2028-02-29T10:00', '2032-02-29T10:00', '2036-02-29T10:00']);
  expect(names(1)).toEqual(['2027-06-01T10:00']);
});

test('2.3 when a rule changes, events stay at their time or their day, and what is on its own keeps its day', () => {
  const at = (occurrence: string) => ({ occurrence, startsAt: new Date(`${occurrence}Z`) });
  const event = (id: string, occurrence: string, follows = true) => ({ id, occurrence, follows });
  const { kept, gone, fresh } = matchOccurrences(
    [at('2027-01-04T20:00'), at('2027-01-11T19:30'), at('2027-01-18T20:00'), at('2027-01-25T20:00')],
    [
      event('moved', '2027-01-04T19:30'),
      event('same', '2027-01-11T19:30'),
      event('apart', '2027-01-18T19:30', false),
      event('late', '2027-01-12T19:30'),
    ],
  );
  expect(kept.map(({ event: { id }, becomes }) => [id, becomes.occurrence])).toEqual([
    ['same', '2027-01-11T19:30'],
    ['moved', '2027-01-04T20:00'],
  ]);
  expect([gone.map(({ id }) => id), fresh.map(({ occurrence }) => occurrence)]).toEqual([['late'], ['2027-01-25T20:00']]);
});
