import { expect, test } from 'vitest';
import { readTime } from './read-time.ts';

test('a time is read as tables write it, by the clocks of the zone', () => {
  const at = (text: string, zone = 'Europe/Zurich') => readTime(text, zone)?.at.toISOString();
  expect(at('2027-03-28 19:30')).toBe('2027-03-28T17:30:00.000Z');
  expect(at('28.3.2027 19:30')).toBe('2027-03-28T17:30:00.000Z');
  expect(at('2027-01-28T19:30:15')).toBe('2027-01-28T18:30:15.000Z');
  expect(at('2027-03-28T19:30:00Z')).toBe('2027-03-28T19:30:00.000Z');
  expect(at('2027-03-28 19:30 +0530')).toBe('2027-03-28T14:00:00.000Z');
  expect(at('2027-03-28', 'Asia/Tokyo')).toBe('2027-03-27T15:00:00.000Z');
  // The night in which clocks go from two to three.
  expect(at('2027-03-28 02:30')).toBe('2027-03-28T01:30:00.000Z');
  expect([readTime('2027-03-28', 'UTC')?.isDay, readTime('28.3.2027 00:00', 'UTC')?.isDay]).toEqual([true, false]);
});

test('what could be two days, or is none, is not read', () => {
  for (const text of ['', 'soon', '3/4/2027', '2027-02-30', '2027-13-01', '2027-01-01 25:00', '31.04.2027', '27-01-01'])
    expect(readTime(text, 'UTC'), text).toBeUndefined();
  expect(readTime('2027-01-01 10:00', 'Mars/Olympus')).toBeUndefined();
});
