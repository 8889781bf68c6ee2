import { expect, test } from 'vitest';
import { panoramaSchema, tilePath, tilesOf } from './panorama.ts';
import { FACES } from './projection.ts';

const panorama = {
  id: 'abcdef0123456789',
  tileSize: 512,
  levels: [300, 512, 1200],
  formats: ['webp', 'jpg'] as const,
  preview: 'data:image/webp;base64,AAAA',
  width: 4800,
  height: 2400,
};

test('0.21 a tile has one path', () => {
  expect(tilePath('abc', { face: 'f', level: 2, x: 3, y: 1 }, 'webp')).toBe('abc/2/f/1_3.webp');
});

test('0.21 every tile of every level and face, each once, smallest level first', () => {
  const tiles = [...tilesOf(panorama)];
  // A face of 1200 is three tiles of 512 a side, the last of them narrower.
  expect(tiles.length).toBe(6 * (1 + 1 + 9));
  expect(new Set(tiles.map((tile) => tilePath('a', tile, 'jpg'))).size).toBe(tiles.length);
  expect(tiles.map(({ level }) => level)).toEqual(tiles.map(({ level }) => level).toSorted((a, b) => a - b));
  expect(new Set(tiles.map(({ face }) => face))).toEqual(new Set(FACES));
  expect(Math.max(...tiles.map(({ x }) => x))).toBe(2);
});

test('0.21 a panorama names only what a path and a page can carry', () => {
  expect(panoramaSchema.parse(panorama)).toEqual(panorama);
  const refused = [
    { id: '../../../etc' },
    { id: 'short' },
    { levels: [] },
    { levels: [0] },
    { formats: ['gif'] },
    { preview: 'https://example.org/x.webp' },
    { preview: `data:image/webp;base64,${'A'.repeat(6144)}` },
    { width: 65_537 },
  ];
  for (const change of refused) expect(panoramaSchema.safeParse({ ...panorama, ...change }).success).toBe(false);
});
