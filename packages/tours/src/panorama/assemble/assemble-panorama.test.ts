import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { equirectToDirection, directionToVector, FACES, faceToVector, type Face, type Vector3 } from '@belvedere/manifest';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toSharp } from '../encode-tile.ts';
import { blankPixels, crop, type Pixels } from '../pixels.ts';
import { assemblePanorama } from './assemble-panorama.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-assemble-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A smooth sphere: each direction has a colour of its own. */
const colour = ({ x, y, z }: Vector3) => {
  const length = Math.hypot(x, y, z);
  return [x, y, z].map((part) => 127.5 + (part / length) * 110);
};

function facePicture(face: Face, size: number): Pixels {
  const picture = blankPixels(size, size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      colour(faceToVector(face, (column + 0.5) / size, (row + 0.5) / size)).forEach((value, channel) => {
        picture.data[(row * size + column) * 3 + channel] = Math.round(value);
      });
  return picture;
}

async function largestError(path: string): Promise<{ width: number; height: number; most: number }> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  let most = 0;
  for (let row = 0; row < info.height; row++)
    for (let column = 0; column < info.width; column++) {
      const wanted = colour(directionToVector(equirectToDirection((column + 0.5) / info.width, (row + 0.5) / info.height)));
      for (const [channel, value] of wanted.entries())
        most = Math.max(most, Math.abs(data[(row * info.width + column) * 3 + channel]! - value));
    }
  return { width: info.width, height: info.height, most };
}

async function store(picture: Pixels, name: string): Promise<string> {
  const path = join(folder, name);
  await toSharp(picture).png().toFile(path);
  return path;
}

test('0.21 six faces become the sphere that they were, without a seam', async () => {
  const faces = Object.fromEntries(
    await Promise.all(FACES.map(async (face) => [face, await store(facePicture(face, 128), `${face}.png`)])),
  ) as Record<Face, string>;
  const { width, height, most } = await largestError(await assemblePanorama({ parts: { kind: 'cube', faces }, folder, name: 'cube' }));
  expect([width, height]).toEqual([512, 256]);
  expect(most).toBeLessThan(5);
});

test('0.21 tiles of faces become the same, the narrower last ones too', async () => {
  const [size, tileSize] = [160, 64];
  const tiles = Object.fromEntries(
    await Promise.all(
      FACES.map(async (face) => {
        const whole = facePicture(face, size);
        const rows = [0, 1, 2].map((y) =>
          Promise.all(
            [0, 1, 2].map((x) => {
              const area = { left: x * tileSize, top: y * tileSize };
              const room = { width: Math.min(tileSize, size - area.left), height: Math.min(tileSize, size - area.top) };
              return store(crop(whole, { ...area, ...room }), `${face}-${y}-${x}.png`);
            }),
          ),
        );
        return [face, await Promise.all(rows)] as const;
      }),
    ),
  ) as Record<Face, string[][]>;
  const { width, most } = await largestError(
    await assemblePanorama({ parts: { kind: 'tiles', size, tileSize, tiles }, folder, name: 'tiles' }),
  );
  expect(width).toBe(640);
  expect(most).toBeLessThan(5);
});

test('0.21 a part of a sphere is put where it belongs on a black one', async () => {
  const path = join(folder, 'part.png');
  await sharp({ create: { width: 400, height: 100, channels: 3, background: '#fff' } })
    .png()
    .toFile(path);
  const made = await assemblePanorama({ parts: { kind: 'part', path, across: 180, down: 45, centrePitch: 22.5 }, folder, name: 'part' });
  const { data, info } = await sharp(made).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([800, 400]);
  const at = (yaw: number, pitch: number) =>
    data[Math.floor((0.5 - pitch / 180) * info.height) * info.width + Math.floor((yaw / 360 + 0.5) * info.width)]!;
  expect([at(0, 22), at(85, 40), at(-85, 5)].every((value) => value > 250)).toBe(true);
  expect([at(0, -5), at(0, 50), at(95, 20), at(-95, 20)].every((value) => value < 5)).toBe(true);
});

test('0.21 what is no picture is refused by a word that a person understands', async () => {
  const faces = Object.fromEntries(FACES.map((face) => [face, join(folder, 'nothing.png')])) as Record<Face, string>;
  await expect(assemblePanorama({ parts: { kind: 'cube', faces }, folder, name: 'none' })).rejects.toMatchObject({
    code: 'tours.panorama_damaged',
  });
});
