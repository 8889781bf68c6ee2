import fc from 'fast-check';
import { DAY } from '@belvedere/kernel/core';
import { expect, test } from 'vitest';
import { KEPT_DAYS, outdated } from './prune-backups.ts';
import type { BackupManifest } from './schemas.ts';

const NOW = new Date('2026-11-28T02:30:00Z');
const aged = (days: number): BackupManifest => ({
  format: 1,
  id: `00000000-0000-7000-8000-${String(Math.round(days * 100)).padStart(12, '0')}`,
  kind: 'cluster',
  major: '18',
  startedAt: new Date(NOW.getTime() - days * DAY).toISOString(),
  completedAt: new Date(NOW.getTime() - days * DAY).toISOString(),
  firstSegment: '000000010000000000000002',
  size: 1,
  sha256: '0'.repeat(64),
  files: { count: 0, bytes: 0 },
});

test('1.30 4.65 every night of a week, a night of each week before, nothing older than 35 days', () => {
  const nightly = Array.from({ length: 60 }, (_, n) => aged(59 - n));
  const gone = new Set(outdated(nightly, NOW));
  const ages = nightly.filter((manifest) => !gone.has(manifest)).map(({ startedAt }) => (NOW.getTime() - Date.parse(startedAt)) / DAY);
  expect(ages.filter((age) => age <= 7)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
  const weekly = ages.filter((age) => age > 7);
  expect(weekly.length).toBeGreaterThanOrEqual(4);
  expect(weekly.length).toBeLessThanOrEqual(6);
  expect(Math.max(...weekly)).toBeLessThanOrEqual(KEPT_DAYS);
});

test('4.65 whatever there is, the newest copy stays, and what is dropped once would be dropped again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 40 }), (hours) => {
      const manifests = hours.toSorted((a, b) => b - a).map((hour) => aged(hour / 10));
      const gone = outdated(manifests, NOW);
      const left = manifests.filter((manifest) => !gone.includes(manifest));
      expect(left.at(-1)).toBe(manifests.at(-1));
      expect(outdated(left, NOW)).toEqual([]);
    }),
  );
});
