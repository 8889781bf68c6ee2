import { directionToEquirect, vectorToDirection } from '@belvedere/manifest';
import { expect, test } from 'vitest';
import { pixelDirection } from './camera.ts';

test('0.18 a pixel is traced in the direction that the projection gives it', () => {
  for (let column = 0; column < 64; column += 5)
    for (let row = 1; row < 31; row += 3) {
      const [s, t] = [(column + 0.5) / 64, (row + 0.5) / 32];
      const [x, y, z] = pixelDirection(s, t);
      expect(Math.hypot(x, y, z)).toBeCloseTo(1, 12);
      const back = directionToEquirect(vectorToDirection({ x, y, z }));
      expect(back.s).toBeCloseTo(s, 9);
      expect(back.t).toBeCloseTo(t, 9);
    }
});

test('0.18 the middle of the picture looks north, its right neighbour east', () => {
  expect(pixelDirection(0.5, 0.5)[2]).toBeCloseTo(-1, 12);
  expect(pixelDirection(0.75, 0.5)[0]).toBeCloseTo(1, 12);
  expect(pixelDirection(0.5, 0)[1]).toBeCloseTo(1, 12);
});
