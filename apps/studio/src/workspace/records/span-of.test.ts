import { expect, test } from 'vitest';
import { spanOf } from './span-of.ts';

test('a span takes its last day whole, and leaves out what is no day', () => {
  expect(spanOf('2026-01-30', '2026-01-31')).toEqual({ from: new Date(2026, 0, 30), to: new Date(2026, 1, 1) });
  expect(spanOf(undefined, '2026-12-31')).toEqual({ to: new Date(2027, 0, 1) });
  expect(spanOf('yesterday', '')).toEqual({});
});
