import { expect, test } from 'vitest';
import { meter, toneMap } from './tone-map.ts';

const SIZE = { width: 128, height: 64 };
const picture = (value: (x: number, y: number) => number) => ({
  ...SIZE,
  radiance: Float32Array.from({ length: SIZE.width * SIZE.height * 3 }, (_, i) =>
    value(Math.floor(i / 3) % SIZE.width, Math.floor(i / 3 / SIZE.width)),
  ),
});

test('an even grey is metered to middle grey, whatever its light', () => {
  for (const light of [0.02, 1, 40]) {
    const grey = picture(() => light);
    const pixels = toneMap(grey, { exposure: meter(grey), range: 0.7, balance: 0 });
    const middle = pixels[(32 * SIZE.width + 64) * 3]!;
    expect(middle).toBeGreaterThan(95);
    expect(middle).toBeLessThan(150);
  }
});

test('a smaller range brings a bright window and its room together', () => {
  const room = picture((x) => (x > 40 && x < 88 ? 12 : 0.3));
  const spread = (range: number) => {
    const pixels = toneMap(room, { exposure: 0.6, range, balance: 0 });
    return pixels[(32 * SIZE.width + 64) * 3]! - pixels[(32 * SIZE.width + 8) * 3]!;
  };
  expect(spread(0.5)).toBeLessThan(spread(1));
});
