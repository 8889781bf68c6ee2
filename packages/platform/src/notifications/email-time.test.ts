import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailTime, type MailHours } from './email-time.ts';

const hours = (changes: Partial<MailHours> = {}): MailHours => ({
  timezone: 'Europe/Berlin',
  quietFrom: '22:00',
  quietUntil: '07:00',
  digestAt: '08:00',
  digestDay: 1,
  ...changes,
});
const at = (mode: 'now' | 'daily' | 'weekly', now: string, changes: Partial<MailHours> = {}) =>
  emailTime(mode, new Date(now), hours(changes)).toISOString();
const NOBODY_QUIET = { quietFrom: null, quietUntil: null };

test('3.20 quiet hours are of the person’s own clock and go over midnight', () => {
  expect(at('now', '2026-07-01T19:59:00Z')).toBe('2026-07-01T19:59:00.000Z');
  expect(at('now', '2026-07-01T20:00:00Z')).toBe('2026-07-02T05:00:00.000Z');
  expect(at('now', '2026-07-02T04:59:59Z')).toBe('2026-07-02T05:00:00.000Z');
  expect(at('now', '2026-07-02T05:00:00Z')).toBe('2026-07-02T05:00:00.000Z');
  expect(at('now', '2026-07-01T20:00:00Z', { timezone: 'America/New_York' })).toBe('2026-07-01T20:00:00.000Z');
  expect(at('now', '2026-07-01T11:30:00Z', { quietFrom: '13:00', quietUntil: '14:00' })).toBe('2026-07-01T12:00:00.000Z');
  expect(at('now', '2026-07-01T20:00:00Z', { quietFrom: '22:00', quietUntil: '22:00' })).toBe('2026-07-01T20:00:00.000Z');
});

test('3.20 the morning after the clocks change is still seven o’clock, 9 or 7 hours after ten in the evening', () => {
  expect(at('now', '2026-03-28T21:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
  expect(at('now', '2026-10-24T20:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  // 02:30 does not exist in the night of spring: the hour after it does.
  expect(at('now', '2026-03-29T00:30:00Z', { quietUntil: '02:30' })).toBe('2026-03-29T01:30:00.000Z');
});

test('3.20 a digest comes at its time of the next day or week, also over the change of clocks', () => {
  expect(at('daily', '2026-07-01T05:59:00Z', NOBODY_QUIET)).toBe('2026-07-01T06:00:00.000Z');
  expect(at('daily', '2026-07-01T06:00:00Z', NOBODY_QUIET)).toBe('2026-07-02T06:00:00.000Z');
  expect(at('daily', '2026-03-28T12:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
  expect(at('weekly', '2026-07-01T12:00:00Z')).toBe('2026-07-06T06:00:00.000Z');
  expect(at('weekly', '2026-07-06T05:00:00Z')).toBe('2026-07-06T06:00:00.000Z');
  expect(at('weekly', '2026-07-06T06:00:00Z')).toBe('2026-07-13T06:00:00.000Z');
  expect(at('weekly', '2026-12-31T12:00:00Z', { digestDay: 7 })).toBe('2027-01-03T07:00:00.000Z');
});

test('3.20 in any zone: never before now, never later than a day (a week), never within the quiet hours', () => {
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns');
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
  const moment = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2030, 0) });
  fc.assert(
    fc.property(fc.record({ timezone: zone, quietFrom: clock, quietUntil: clock }), moment, (wish, time) => {
      const set = hours(wish);
      const later = emailTime('now', new Date(time), set).getTime();
      expect(later).toBeGreaterThanOrEqual(time);
      expect(later - time).toBeLessThanOrEqual(25 * 3_600_000);
      // What is decided at that moment again is sent at once: it does not wait for ever.
      expect(emailTime('now', new Date(later), set).getTime()).toBe(later);
      expect(emailTime('weekly', new Date(time), set).getTime() - time).toBeLessThanOrEqual((7 * 24 + 1) * 3_600_000);
    }),
    { numRuns: 2_000 },
  );
});
