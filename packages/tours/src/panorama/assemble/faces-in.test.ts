import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FACES, faceToVector, tilePath, tilesOf, type Face, type Vector3 } from '@belvedere/manifest';
import { CUBE_GRIDS, CUBE_LAYOUTS, layoutOf } from '@belvedere/platform';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toSharp } from '../encode-tile.ts';
import { blankPixels, paste, type Pixels } from '../pixels.ts';
import { spherePicture } from '../sphere-picture.ts';
import { tilePanorama } from '../tile-panorama.ts';
import { assemblePanorama } from './assemble-panorama.ts';

const SIZE = 128;
let folder: string;
let sphere: Map<string, Uint8Array>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-faces-in-test-'));
  const path = join(folder, 'sphere.png');
  await toSharp(spherePicture(SIZE * 4, SIZE * 2, colour))
    .png()
    .toFile(path);
  sphere = await tilesFrom(path);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Soft, and no two directions are alike. */
function colour({ x, y, z }: Vector3): number[] {
  const length = Math.hypot(x, y, z);
  return [x, y, z].map((part) => 127.5 + (part / length) * 110);
}

/** A face by the formulas of the manifest; a capital is turned by half. */
function facePicture(name: string): Pixels {
  const picture = blankPixels(SIZE, SIZE);
  const isTurned = name !== name.toLowerCase();
  for (let row = 0; row < SIZE; row++)
    for (let column = 0; column < SIZE; column++) {
      const [u, v] = [(column + 0.5) / SIZE, (row + 0.5) / SIZE];
      const vector = faceToVector(name.toLowerCase() as Face, isTurned ? 1 - u : u, isTurned ? 1 - v : v);
      colour(vector).forEach((value, channel) => (picture.data[(row * SIZE + column) * 3 + channel] = Math.round(value)));
    }
  return picture;
}

function cubePicture(grid: readonly string[]): Pixels {
  const whole = blankPixels(grid[0]!.length * SIZE, grid.length * SIZE);
  for (const [row, line] of grid.entries())
    for (const [column, name] of [...line].entries())
      if (name !== '.') paste(whole, facePicture(name), { left: column * SIZE, top: row * SIZE });
  return whole;
}

/** The pixels of each tile by face and place. */
async function tilesFrom(source: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const sink = { has: async () => false, write: async (path: string, bytes: Uint8Array) => void files.set(path, bytes) };
  const { panorama } = await tilePanorama({ source, sink, formats: ['webp'], quality: { webp: 95 }, workers: 2 });
  const tiles = [...tilesOf(panorama)].map(async (tile) => {
    const pixels = await sharp(files.get(tilePath(panorama.id, tile, 'webp')))
      .raw()
      .toBuffer();
    return [`${tile.level} ${tile.face} ${tile.x} ${tile.y}`, pixels] as const;
  });
  return new Map(await Promise.all(tiles));
}

describe('six faces in one picture', () => {
  test.for(CUBE_LAYOUTS)('0.21 1.0 %s gives the tiles of the sphere that it was cut from, each face where it belongs', async (layout) => {
    const path = join(folder, `${layout}.png`);
    const picture = cubePicture(CUBE_GRIDS[layout]);
    expect(layoutOf(picture)).toBe(layout);
    await toSharp(picture).png().toFile(path);
    const tiles = await tilesFrom(
      await assemblePanorama({ parts: { kind: 'cube-picture', path, grid: CUBE_GRIDS[layout] }, folder, name: layout }),
    );
    expect([...tiles.keys()].toSorted()).toEqual([...sphere.keys()].toSorted());
    for (const [name, pixels] of tiles) {
      const wanted = sphere.get(name)!;
      const most = pixels.reduce((largest, value, index) => Math.max(largest, Math.abs(value - wanted[index]!)), 0);
      // Of 255: what two lossy formats and one more resampling leave.
      expect([name, most < 12]).toEqual([name, true]);
    }
  });

  test('0.21 every grid names each face once', () => {
    for (const grid of Object.values(CUBE_GRIDS))
      expect([...grid.join('').toLowerCase().replaceAll('.', '')].toSorted()).toEqual([...FACES].toSorted());
  });

  test('0.21 a picture of other proportions than its layout, one that is turned, and one that is too small are refused with words', async () => {
    const path = join(folder, 'refused.jpg');
    const attempt = () => assemblePanorama({ parts: { kind: 'cube-picture', path, grid: CUBE_GRIDS.pack }, folder, name: 'refused' });
    const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#789' } }).jpeg();
    await picture(600, 300).toFile(path);
    await expect(attempt()).rejects.toMatchObject({ code: 'tours.panorama_not_a_cube' });
    await picture(600, 400).withMetadata({ orientation: 6 }).toFile(path);
    await expect(attempt()).rejects.toMatchObject({ code: 'tours.panorama_rotated' });
    await picture(150, 100).toFile(path);
    await expect(attempt()).rejects.toMatchObject({ code: 'tours.panorama_too_small' });
  });
});
