import { expect, test } from 'vitest';
import { filterWeights, footprintIndex, FRACTIONS, UNIT } from './filter-weights.ts';

const table = filterWeights();
const entry = (fraction: number, footprint: number) => [
  ...table.subarray((fraction * 16 + footprint) * 4, (fraction * 16 + footprint) * 4 + 4),
];

test('the weights of every entry add up to one', () => {
  for (let i = 0; i < table.length; i += 4) expect(table[i]! + table[i + 1]! + table[i + 2]! + table[i + 3]!).toBe(UNIT);
});

test('weights mirror: a pixel at 1/4 is weighed from the left as one at 3/4 from the right', () => {
  for (let fraction = 1; fraction < FRACTIONS; fraction++) {
    for (let footprint = 0; footprint < 16; footprint++) {
      const mirrored = entry(FRACTIONS - fraction, footprint).reverse();
      entry(fraction, footprint).forEach((weight, tap) => expect(Math.abs(weight - mirrored[tap]!)).toBeLessThanOrEqual(3));
    }
  }
});

test('a larger footprint averages more', () => {
  const middles = Array.from({ length: 16 }, (_, footprint) => entry(0, footprint)[1]!);
  expect(middles).toEqual(middles.toSorted((a, b) => b - a));
  expect([0, 0.4, 1, 1.27, 9].map(footprintIndex)).toEqual([0, 0, 8, 11, 15]);
});
