import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directionToVector, equirectToDirection, type Vector3 } from '@belvedere/manifest';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toSharp } from '../encode-tile.ts';
import { blankPixels, type Pixels } from '../pixels.ts';
import { spherePicture } from '../sphere-picture.ts';
import { assemblePanorama } from './assemble-panorama.ts';

const WIDTH = 512;
let folder: string;
let seen: Pixels;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-lenses-test-'));
  seen = spherePicture(WIDTH, WIDTH / 2, colour);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Waves of some 12° on a colour that no two directions share. */
function colour({ x, y, z }: Vector3): number[] {
  const length = Math.hypot(x, y, z);
  const [right, up, back] = [x / length, y / length, z / length];
  return [
    127.5 + 60 * right + 50 * Math.sin(30 * up + 9 * right),
    127.5 + 60 * up + 50 * Math.sin(27 * back),
    127.5 + 60 * back + 50 * Math.sin(29 * right + 11 * up),
  ];
}

/** The direction in which a lens sees a place of its circle (−1 to 1 to the right and upwards), by the definition of an equidistant fisheye. */
function seenAt([right, up]: readonly [number, number], fov: number): Vector3 {
  const distance = Math.hypot(right, up);
  const angle = ((distance * fov) / 2 / 180) * Math.PI;
  const off = distance === 0 ? 0 : Math.sin(angle) / distance;
  return { x: right * off, y: up * off, z: -Math.cos(angle) };
}

/** What a camera of two lenses writes: the right circle looks ahead, the left one back, outside it is black. */
function fisheyePicture(fov: number, brightnessOfBack = 1): Pixels {
  const side = WIDTH / 2;
  const picture = blankPixels(WIDTH, side);
  const draw = (left: number, colourAt: (direction: Vector3) => number[]) => {
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) {
        const place = [((column + 0.5) / side) * 2 - 1, 1 - ((row + 0.5) / side) * 2] as const;
        if (Math.hypot(...place) > 1) continue;
        picture.data.set(colourAt(seenAt(place, fov)).map(Math.round), (row * WIDTH + left + column) * 3);
      }
  };
  draw(side, colour);
  draw(0, ({ x, y, z }) => colour({ x: -x, y, z: -z }).map((value) => value * brightnessOfBack));
  return picture;
}

async function sphereFrom(picture: Pixels, fov: number): Promise<Buffer> {
  const path = join(folder, 'lenses.png');
  await toSharp(picture).png().toFile(path);
  const made = await assemblePanorama({ parts: { kind: 'dual-fisheye', path, fov }, folder, name: 'sphere' });
  const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels, info.format]).toEqual([WIDTH, WIDTH / 2, 3, 'raw']);
  return data;
}

/** Mean and largest error of 255, where the angle from the seam is in a range. */
function errorsOf(made: Uint8Array, [from, to]: readonly [number, number]): { mean: number; most: number } {
  const { data } = seen;
  let [sum, count, most] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 3) {
    const [row, column] = [Math.floor(at / 3 / WIDTH), (at / 3) % WIDTH];
    const { z } = directionToVector(equirectToDirection((column + 0.5) / WIDTH, (row + 0.5) / (WIDTH / 2)));
    const off = Math.abs((Math.asin(z) / Math.PI) * 180);
    if (off < from || off >= to) continue;
    for (let channel = at; channel < at + 3; channel++) {
      const error = Math.abs(made[channel]! - data[channel]!);
      sum += error;
      count += 1;
      most = Math.max(most, error);
    }
  }
  return { mean: sum / count, most };
}

describe('two lenses', { timeout: 60_000 }, () => {
  test.for([185, 195, 200, 240])('0.21 1.0 of %i° become the sphere that they saw, at the seam as well as elsewhere', async (fov) => {
    const made = await sphereFrom(fisheyePicture(fov), fov);
    const [seam, elsewhere] = [errorsOf(made, [0, 10]), errorsOf(made, [10, 91])];
    expect(elsewhere.mean).toBeLessThan(0.5);
    expect(seam.mean).toBeLessThan(elsewhere.mean * 1.5);
    expect(Math.max(seam.most, elsewhere.most)).toBeLessThan(6);
  });

  test('0.21 a lens that is darker than the other one fades into it: no line is to be seen', async () => {
    const made = await sphereFrom(fisheyePicture(200, 0.8), 200);
    // Along the horizon, against the picture itself, for 12° on both sides of the seam.
    const row = WIDTH / 4;
    const share = (column: number) => made[(row * WIDTH + column) * 3]! / seen.data[(row * WIDTH + column) * 3]!;
    const columns = Array.from({ length: 34 }, (_, index) => (WIDTH * 3) / 4 - 17 + index);
    const steps = columns.slice(1).map((column) => Math.abs(share(column) - share(column - 1)));
    // Right of the seam is what the lens behind saw.
    expect(share(columns[0]!)).toBeCloseTo(1, 1);
    expect(share(columns.at(-1)!)).toBeCloseTo(0.8, 1);
    // A hard edge would be one step of 0.2; it is spread over 10°, which are 14 pixels.
    expect(Math.max(...steps)).toBeLessThan(0.04);
  });

  test('0.21 with the wrong number of degrees it is not the sphere that they saw', async () => {
    const made = await sphereFrom(fisheyePicture(190), 200);
    expect(errorsOf(made, [0, 91]).mean).toBeGreaterThan(5);
  });

  test('0.21 what is no picture of two lenses is refused with words', async () => {
    const path = join(folder, 'refused.png');
    const attempt = () => assemblePanorama({ parts: { kind: 'dual-fisheye', path, fov: 200 }, folder, name: 'refused' });
    const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#789' } });
    for (const [code, bytes] of [
      ['tours.panorama_not_a_picture', Buffer.from('Two circles, side by side.')],
      ['tours.panorama_not_two_to_one', await picture(600, 600).png().toBuffer()],
      ['tours.panorama_not_two_to_one', await picture(1, 2).png().toBuffer()],
      ['tours.panorama_too_small', await picture(2, 1).png().toBuffer()],
      ['tours.panorama_rotated', await picture(600, 300).withMetadata({ orientation: 3 }).jpeg().toBuffer()],
      ['tours.panorama_damaged', (await picture(600, 300).png().toBuffer()).subarray(0, 60)],
    ] as const) {
      await writeFile(path, bytes);
      await expect(attempt()).rejects.toMatchObject({ code });
    }
  });

  test('0.21 pictures of other kinds of pixels, and of an odd size, are taken', async () => {
    const path = join(folder, 'other.png');
    const attempt = () => assemblePanorama({ parts: { kind: 'dual-fisheye', path, fov: 200 }, folder, name: 'other' });
    const picture = sharp({ create: { width: 517, height: 259, channels: 4, background: { r: 120, g: 130, b: 140, alpha: 1 } } });
    for (const bytes of [
      await picture.clone().png().toBuffer(),
      await picture.clone().greyscale().png().toBuffer(),
      await picture.clone().toColourspace('rgb16').png().toBuffer(),
      await picture.clone().flatten().toColourspace('cmyk').jpeg().toBuffer(),
    ]) {
      await writeFile(path, bytes);
      const { width, height, channels } = await sharp(await attempt()).metadata();
      expect([width, height, channels]).toEqual([512, 256, 3]);
    }
  });

  test('0.21 who stops it is obeyed, and nothing stays', async () => {
    const path = join(folder, 'stopped.png');
    await toSharp(blankPixels(WIDTH, WIDTH / 2))
      .png()
      .toFile(path);
    const signal = AbortSignal.abort(new Error('The worker is stopping.'));
    const work = assemblePanorama({ parts: { kind: 'dual-fisheye', path, fov: 200 }, folder, name: 'stopped', signal });
    await expect(work).rejects.toThrow('The worker is stopping.');
    expect((await readdir(folder)).filter((name) => name.endsWith('.rows'))).toEqual([]);
  });
});
