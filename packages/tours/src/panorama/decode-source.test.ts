import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeSource } from './decode-source.ts';
import { inspectSource } from './inspect-source.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decode-source-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['Display P3', (picture: Sharp) => picture.withIccProfile('p3').jpeg({ quality: 100 }), [200, 100, 50]],
  ['CMYK', (picture: Sharp) => picture.toColourspace('cmyk').jpeg({ quality: 100 }), [200, 100, 50]],
  ['grey', (picture: Sharp) => picture.toColourspace('b-w').jpeg({ quality: 100 }), [128, 128, 128]],
  ['16 bits', (picture: Sharp) => picture.toColourspace('rgb16').png(), [200, 100, 50]],
  ['a palette', (picture: Sharp) => picture.png({ palette: true }), [200, 100, 50]],
  ['half transparent, on black', (picture: Sharp) => picture.ensureAlpha(0.5).png(), [100, 50, 25]],
  ['progressive JPEG', (picture: Sharp) => picture.jpeg({ progressive: true, quality: 100 }), [200, 100, 50]],
  ['interlaced PNG', (picture: Sharp) => picture.png({ progressive: true }), [200, 100, 50]],
  ['WebP', (picture: Sharp) => picture.webp({ lossless: true }), [200, 100, 50]],
  ['AVIF', (picture: Sharp) => picture.avif({ quality: 90 }), [200, 100, 50]],
] as const)('%s is decoded to plain sRGB rows', async (name, write, colour) => {
  const path = join(folder, name.replaceAll(/\W/g, ''));
  await writeFile(path, await write(sharp({ create: { width: 512, height: 256, channels: 3, background: '#c86432' } })).toBuffer());
  const { file, offset, width, height } = await decodeSource(path, await inspectSource(path));
  try {
    const pixels = Buffer.alloc(width * height * 3);
    expect((await file.read(pixels, 0, pixels.length, offset)).bytesRead).toBe(pixels.length);
    for (const at of [0, 1000, width * height - 1]) {
      for (const [channel, value] of colour.entries()) expect(Math.abs(pixels[at * 3 + channel]! - value)).toBeLessThan(32);
    }
  } finally {
    await file.close();
  }
});
