import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectImage } from '@belvedere/kernel/image';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writePart } from './write-part.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-place-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const part = { left: 0.25, top: 0.2, width: 0.51, height: 0.64 };

test('0.16 a copy of a picture says its place whatever its size', async () => {
  const from = join(folder, 'small.webp');
  await sharp({ create: { width: 510, height: 320, channels: 3, background: '#487' } })
    .webp()
    .toFile(from);
  const { pano, width } = await inspectImage({ path: await writePart({ from, target: join(folder, 'said.jpg'), part }) });
  expect([width, pano.projection]).toEqual([510, 'equirectangular']);
  const { left, top, fullWidth, fullHeight } = pano.crop!;
  expect([left / fullWidth, top / fullHeight]).toEqual([expect.closeTo(part.left, 4), expect.closeTo(part.top, 4)]);
});

test('E8 what is no picture is refused with words', async () => {
  const nothing = writePart({ from: join(folder, 'nothing.webp'), target: join(folder, 'no.jpg'), part });
  await expect(nothing).rejects.toMatchObject({ code: 'tours.panorama_damaged' });
});
