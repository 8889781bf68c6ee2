import { expect, test } from 'vitest';
import { pixelsOf } from './pixels-of.ts';

test('a length is pixels of a page, and what is none is none', () => {
  const page = { width: 1000, height: 700 };
  expect(['640px', '50%', '80vh', '60vw'].map((length) => pixelsOf(length, page))).toEqual([640, 500, 560, 600]);
  expect(['640', 'auto', '', '5em', '-1px'].map((length) => pixelsOf(length, page))).toEqual([null, null, null, null, null]);
});
