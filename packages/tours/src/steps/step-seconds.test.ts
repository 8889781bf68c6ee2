import { expect, test } from 'vitest';
import { stepSeconds } from './step-seconds.ts';

test('0.13 a step lasts as its narration, as was said, or as it takes to read', () => {
  expect(stepSeconds({ seconds: null, text: 'words', narrationSeconds: 31.5 })).toBe(31.5);
  expect(stepSeconds({ seconds: 40, text: null, narrationSeconds: 31.5 })).toBe(40);
  expect(stepSeconds({ seconds: 5, text: null, narrationSeconds: 31.5 })).toBe(31.5);
  expect(stepSeconds({ seconds: 5, text: 'x '.repeat(500), narrationSeconds: null })).toBe(5);
  expect(stepSeconds({ seconds: null, text: Array.from({ length: 100 }, () => 'word').join(' '), narrationSeconds: null })).toBe(30);
  expect(stepSeconds({ seconds: null, text: 'Look.', narrationSeconds: null })).toBe(4);
  expect(stepSeconds({ seconds: null, text: null, narrationSeconds: null })).toBe(8);
});
