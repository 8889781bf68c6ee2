import sharp from 'sharp';
import { expect, test } from 'vitest';
import { looksLikeLenses } from './looks-like-lenses.ts';

const [WIDTH, HEIGHT] = [640, 320];

/** How bright it is at a place of a picture, 0 to 1 across and down. */
type Picture = (x: number, y: number) => number;

async function looks(at: Picture, [width, height]: readonly [number, number] = [WIDTH, HEIGHT]): Promise<boolean> {
  const pixels = Buffer.from(
    Array.from({ length: width * height }, (_, index) => at(((index % width) + 0.5) / width, (Math.floor(index / width) + 0.5) / height)),
  );
  const small = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .webp()
    .toBuffer();
  return looksLikeLenses(small, { width, height });
}

/** Two circles, as large as the halves where `size` is 1. */
const lenses =
  (size: number, outside = 0): Picture =>
  (x, y) =>
    Math.hypot(((x * 2) % 1) * 2 - 1, y * 2 - 1) < size ? 90 + 60 * Math.sin(x * 40) * Math.cos(y * 30) : outside;

test('0.21 two circles on black look like lenses, also where they are somewhat smaller than the halves', async () => {
  expect(await Promise.all([1, 0.97, 0.93].map((size) => looks(lenses(size))))).toEqual([true, true, true]);
});

test('0.21 nothing else looks like lenses: spheres by day and night, one circle, two eyes, two photographs', async () => {
  const others: Picture[] = [
    () => 0,
    () => 200,
    (x, y) => 100 + 80 * Math.sin(x * 30) * Math.cos(y * 20),
    // A lit street under a black sky, and a sky of stars.
    (_, y) => (y > 0.4 && y < 0.7 ? 150 : 0),
    (x, y) => (Math.sin(x * 500) * Math.sin(y * 300) > 0.98 ? 255 : 0),
    // A sphere whose poles are black, as a camera on a tripod leaves them.
    (_, y) => (y < 0.15 || y > 0.85 ? 0 : 130),
    (x, y) => (x < 0.5 ? lenses(1)(x, y) : 0),
    lenses(1, 40),
    lenses(0.6),
  ];
  expect(await Promise.all(others.map((picture) => looks(picture)))).toEqual(others.map(() => false));
  expect(await looks(lenses(1), [320, 320])).toBe(false);
});
