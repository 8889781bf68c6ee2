import { expect, test } from 'vitest';
import { contrast } from './contrast.ts';

test('contrast is what WCAG says, whichever colour is in front', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
});

test('half a colour has no contrast', () => {
  for (const typed of ['', '#', '#12345', 'red', '#12345g']) expect(contrast(typed, '#ffffff')).toBeNull();
});
