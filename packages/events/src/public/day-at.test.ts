import { expect, test } from 'vitest';
import { dayAt } from './day-at.ts';

test('2.3 a day is that of the clocks of a zone; a zone that is none counts as UTC', () => {
  const instant = new Date('2026-12-31T23:30:00Z');
  expect(['Europe/Zurich', 'America/New_York', 'No/Where'].map((zone) => dayAt(instant, zone))).toEqual([
    '2027-01-01',
    '2026-12-31',
    '2026-12-31',
  ]);
});
