import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectImage } from '@belvedere/kernel/image';
import type { Panorama } from '@belvedere/manifest';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectSource } from '../inspect-source.ts';
import { cropSphere } from './crop-sphere.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-part-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const part = { left: 0.25, top: 0.2, width: 0.51, height: 0.64 };
const sized = (width: number, height: number): Panorama => ({
  ...{ id: 'a'.repeat(16), tileSize: 512, levels: [512], formats: ['webp'], preview: 'data:image/webp;base64,', part },
  width,
  height,
});

/** White where the part is, on black. */
async function sphere(width: number): Promise<string> {
  const [height, path] = [width / 2, join(folder, `${width}.png`)];
  const white = { create: { width: width * part.width, height: height * part.height, channels: 3 as const, background: '#fff' } };
  await sharp({ create: { width, height, channels: 3, background: '#000' } })
    .composite([{ input: white, left: width * part.left, top: height * part.top }])
    .png()
    .toFile(path);
  return path;
}

test('0.16 what is cut out of a sphere has the size and the place that it had, and says so', async () => {
  const from = await sphere(800);
  const target = await cropSphere({ from, target: join(folder, 'cut.jpg'), panorama: sized(2000, 1000) });
  const { pano } = await inspectImage({ path: target });
  const { place } = await inspectSource(target, { place: pano.crop });
  expect(place).toEqual({ left: 500, top: 200, width: 1020, height: 640, fullWidth: 2000, fullHeight: 1000 });
  const { channels } = await sharp(target).stats();
  expect(channels[0]!.mean).toBeGreaterThan(253);
});

test('E8 what is no picture, or claims a sphere beyond what is cut, is refused with words', async () => {
  const from = await sphere(400);
  const cut = (panorama: Panorama) => cropSphere({ from, target: join(folder, 'no.jpg'), panorama });
  await expect(cut(sized(65_536, 32_768))).rejects.toMatchObject({ code: 'tours.panorama_too_large' });
  await expect(cut({ ...sized(400, 200), part: { ...part, left: 1 } })).rejects.toMatchObject({ code: 'tours.panorama_damaged' });
});
