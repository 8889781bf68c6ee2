import { expect, test } from 'vitest';
import { inZone, readTime, typedTimes, wholeDays, type Times } from './event-times.ts';

const evening: Times = {
  startsAt: new Date('2026-12-05T18:00:00Z'),
  endsAt: new Date('2026-12-05T21:30:00Z'),
  timeZone: 'Europe/Zurich',
  isAllDay: false,
};

test('fields show the clocks of the event and are read by them', () => {
  expect(typedTimes(evening)).toEqual({ start: '2026-12-05T19:00', end: '2026-12-05T22:30' });
  expect(readTime('2026-12-05T19:00', 'start', evening)).toEqual(evening.startsAt);
  expect(readTime('', 'end', evening)).toBeNull();
});

test('another zone keeps what the clocks on the wall show', () => {
  const moved = inZone(evening, 'America/New_York');
  expect(typedTimes({ ...evening, ...moved })).toEqual(typedTimes(evening));
  expect(moved.startsAt.toISOString()).toBe('2026-12-06T00:00:00.000Z');
});

test('a whole day begins at its first minute and ends with its last day', () => {
  const days = { ...evening, ...wholeDays({ ...evening, endsAt: new Date('2026-12-07T21:30:00Z') }) };
  expect(days.startsAt.toISOString()).toBe('2026-12-04T23:00:00.000Z');
  expect(typedTimes(days)).toEqual({ start: '2026-12-05', end: '2026-12-07' });
  expect(readTime('2026-12-07', 'end', days)).toEqual(days.endsAt);
});
