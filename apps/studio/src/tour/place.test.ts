import { expect, test } from 'vitest';
import { readPlace } from './place.ts';

test('a place is two numbers, with a point or a comma, or both as a map copies them', () => {
  expect(readPlace('46.5', '7.25')).toEqual({ latitude: 46.5, longitude: 7.25 });
  expect(readPlace('-46,5', ' 7,25 ')).toEqual({ latitude: -46.5, longitude: 7.25 });
  expect(readPlace('46.5, 7.25', '')).toEqual({ latitude: 46.5, longitude: 7.25 });
  expect(readPlace('46,5 7,25', '')).toEqual({ latitude: 46.5, longitude: 7.25 });
  // Half typed: the comma is a point.
  expect(readPlace('46,5', '')).toBe('wrong');
  expect(readPlace(' ', '')).toBeNull();
});

test('what lies on no earth is no place', () => {
  for (const [latitude, longitude] of [
    ['91', '0'],
    ['0', '181'],
    ['46', ''],
    ['', '7'],
    ['north', '7'],
  ] as const)
    expect(readPlace(latitude, longitude)).toBe('wrong');
});
