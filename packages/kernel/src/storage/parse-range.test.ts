import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRange } from './parse-range.ts';

describe('parseRange', () => {
  test.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=99-99', { start: 99, end: 99 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=-1', { start: 99, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['BYTES=5-6', { start: 5, end: 6 }],
    [' bytes=5-6 ', { start: 5, end: 6 }],
    ['bytes=0-9223372036854775808', { start: 0, end: 99 }],
    ['bytes=-9223372036854775808', { start: 0, end: 99 }],
  ])('E12 %j of 100 bytes is a range', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range);
  });

  test.each(['bytes=100-', 'bytes=100-200', 'bytes=9223372036854775808-', 'bytes=-0', 'bytes=999999999999999999999999999999-'])(
    'E12 %j of 100 bytes is unsatisfiable',
    (header) => {
      expect(parseRange(header, 100)).toBe('unsatisfiable');
    },
  );

  test.each([
    undefined,
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=a-b',
    'bytes=5-4',
    'bytes=0-1,2-3',
    `bytes=${'0-1,'.repeat(10_000)}0-1`,
    'items=0-1',
    'bytes=0-1;',
    'bytes = 0-1',
    'bytes=0x1-2',
    'bytes=1e1-2',
    'bytes=--1',
    'bytes=1--2',
    'bytes=+1-2',
    `bytes=${'9'.repeat(31)}-`,
    'bytes=0-1\r\nx: y',
  ])('E12 %j asks for nothing that is understood', (header) => {
    expect(parseRange(header, 100)).toBeUndefined();
  });

  test('E12 an empty file has no range', () => {
    for (const header of ['bytes=0-', 'bytes=0-0', 'bytes=-1']) expect(parseRange(header, 0)).toBe('unsatisfiable');
  });

  test('E12 a range always lies within the file', () => {
    const header = fc.oneof(
      fc.string(),
      fc.tuple(fc.bigInt({ min: 0n, max: 2n ** 70n }), fc.nat(2_000)).map(([a, b]) => `bytes=${a}-${b}`),
      fc.nat().map((n) => `bytes=-${n}`),
    );
    fc.assert(
      fc.property(header, fc.nat(1_000), (text, size) => {
        const range = parseRange(text, size);
        if (typeof range === 'object') expect(0 <= range.start && range.start <= range.end && range.end < size).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
