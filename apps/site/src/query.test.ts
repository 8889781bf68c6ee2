import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenOf, pageNumber, placeOf, readQuery } from './query.ts';

const NOW = new Date('2026-11-30T10:00:00Z');

test('what an address says beside what is read makes no other page', () => {
  expect(readQuery({ utm_source: 'x', city: ' Thun ', page: '', category: 'a'.repeat(500) })).toEqual({
    city: 'Thun',
    category: 'a'.repeat(200),
  });
});

test('what is no month, place or time is left out, whatever is written', () => {
  const key = fc.constantFrom('category', 'city', 'past', 'from', 'near', 'month');
  fc.assert(
    fc.property(
      fc.dictionary(key, fc.oneof(fc.string(), fc.constantFrom('1', 'now', '2026-12', '46.7,7.6', '2026-12-24T10:00:00Z'))),
      (query) => {
        const { month, near, from, category } = chosenOf(query, NOW);
        if (month !== undefined) expect(month).toMatch(/^\d{4}-\d{2}$/);
        if (near !== undefined) expect(placeOf(near)).toBeDefined();
        if (from !== undefined) expect(Number.isNaN(Date.parse(from))).toBe(false);
        expect((category ?? '').length).toBeLessThanOrEqual(80);
      },
    ),
  );
  expect(chosenOf({ month: 'now', near: '91,7', from: 'soon', past: '2' }, NOW)).toEqual({ month: '2026-11' });
  expect(['2', '0', '-1', 'x', '1e9', undefined].map(pageNumber)).toEqual([2, 1, 1, 1, 1, 1]);
});
