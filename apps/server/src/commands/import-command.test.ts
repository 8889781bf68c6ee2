import { expect, test } from 'vitest';
import { degreesOfLens } from './import-command.ts';

test('0.21 the degrees of lenses are a number that lenses have', () => {
  expect(['185', '195.5', '240'].map(degreesOfLens)).toEqual([185, 195.5, 240]);
  for (const text of ['', '184', '241', 'wide', 'NaN', '200°']) expect(() => degreesOfLens(text)).toThrow('Use 185 to 240 degrees.');
});
