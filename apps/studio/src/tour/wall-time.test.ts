import { expect, test } from 'vitest';
import { instantOf, wallTime } from './wall-time.ts';

test('a time of a zone is an instant, in summer and in winter', () => {
  expect(instantOf('2026-07-01T09:30', 'Europe/Zurich')?.toISOString()).toBe('2026-07-01T07:30:00.000Z');
  expect(instantOf('2026-12-01T09:30', 'Europe/Zurich')?.toISOString()).toBe('2026-12-01T08:30:00.000Z');
  expect(instantOf('2026-12-01T00:15', 'Asia/Kathmandu')?.toISOString()).toBe('2026-11-30T18:30:00.000Z');
  expect(instantOf('2026-12-01T00:15', 'Pacific/Kiritimati')?.toISOString()).toBe('2026-11-30T10:15:00.000Z');
});

test('an hour that comes twice is the first, one that is left out is the time that it becomes', () => {
  expect(instantOf('2026-10-25T02:30', 'Europe/Zurich')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(wallTime(instantOf('2026-03-29T02:30', 'Europe/Zurich')!, 'Europe/Zurich')).toBe('2026-03-29T03:30');
});

test('every hour of a year comes back as it went, in zones around the world', () => {
  for (const zone of ['UTC', 'Europe/Lisbon', 'America/St_Johns', 'Australia/Lord_Howe', 'America/Sao_Paulo'])
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 3_600_000 * 7) {
      const wall = wallTime(new Date(at), zone);
      expect(wallTime(instantOf(wall, zone)!, zone)).toBe(wall);
    }
});

test('what is no time is no instant', () => {
  expect(instantOf('', 'UTC')).toBeNull();
  expect(instantOf('soon', 'UTC')).toBeNull();
});
