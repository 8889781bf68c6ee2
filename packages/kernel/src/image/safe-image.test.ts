import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openImage } from './open-image.ts';
import { inspectImage, safeImage } from './safe-image.ts';

const plain = () => sharp({ create: { width: 64, height: 32, channels: 3, background: '#36c' } });

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG that claims a size and holds as much grey as `rows` say. */
function png(width: number, height: number, rows = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const pixels = deflateSync(Buffer.alloc((width + 1) * rows));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Overwrites the size that a JPEG's frame header states. */
function jpegClaiming(jpeg: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  const frame = copy.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc2].includes(copy[at + 1] ?? 0));
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
}

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>');
let folder: string;
let jpeg: Buffer;
let webp: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-'));
  jpeg = await plain()
    .withExif({ IFD0: { Make: 'CANARY-camera' }, IFD3: { GPSLatitude: '46/1 12/1 0/1', GPSLatitudeRef: 'N' } })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><d GPano:ProjectionType="equirectangular" GPano:PoseHeadingDegrees="90.5" xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" CANARY="1"/></x:xmpmeta>',
    )
    .jpeg()
    .toBuffer();
  webp = await plain().webp().toBuffer();
});
afterAll(() => rm(folder, { recursive: true }));

describe('safeImage', () => {
  test('0.21 a picture is inspected: size as seen, format, XMP', async () => {
    const turned = await plain().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await inspectImage(turned)).toEqual({ format: 'jpeg', width: 32, height: 64, hasAlpha: false, pano: {}, origin: {} });
    const { pano, origin } = await inspectImage(jpeg);
    expect(pano).toEqual({ projection: 'equirectangular', poseHeading: 90.5 });
    expect(origin).toEqual({ make: 'CANARY-camera' });
    expect(await inspectImage(await plain().avif().toBuffer())).toMatchObject({ format: 'avif', width: 64, height: 32 });
    expect(await inspectImage(await plain().ensureAlpha().png().toBuffer())).toMatchObject({ format: 'png', hasAlpha: true });
  });

  test('0.21 variants fit, are upright, never enlarged, and made from a file as well', async () => {
    const path = join(folder, 'turned');
    await writeFile(path, await plain().withMetadata({ orientation: 6 }).jpeg().toBuffer());
    const variants = await safeImage({ path }, [
      { format: 'webp', maxWidth: 16 },
      { format: 'jpeg', maxHeight: 16 },
      { format: 'webp', maxWidth: 9_000 },
    ]);
    expect(variants.map(({ format, mimeType, width, height }) => [format, mimeType, width, height])).toEqual([
      ['webp', 'image/webp', 16, 32],
      ['jpeg', 'image/jpeg', 8, 16],
      ['webp', 'image/webp', 32, 64],
    ]);
    for (const { bytes, width } of variants) expect((await sharp(bytes).metadata()).width).toBe(width);
  });

  test('E7 nothing of the original’s metadata, position or appended bytes is left', async () => {
    const polyglot = Buffer.concat([jpeg, Buffer.from('PK\x03\x04CANARY<script>alert(1)</script><?php CANARY ?>')]);
    expect(polyglot.toString('latin1')).toContain('CANARY-camera');
    for (const { bytes } of await safeImage(polyglot, [{ format: 'webp' }, { format: 'jpeg' }])) {
      expect(bytes.toString('latin1')).not.toMatch(/CANARY|script|php|GPano|Exif/);
      const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata();
      expect([exif, xmp, icc, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    }
  });

  test('0.1 a square is cut around the middle of a picture, and is as large as was asked for', async () => {
    const [square] = await safeImage(await plain().png().toBuffer(), [{ format: 'webp', square: 64 }]);
    expect(square).toMatchObject({ width: 64, height: 64, mimeType: 'image/webp' });
  });

  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ['SVG', () => svg],
    ['SVG in gzip', () => gzipSync(svg)],
    ['SVG after the mark of a JPEG', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), svg])],
    ['GIF', () => plain().gif().toBuffer()],
    ['TIFF', () => plain().tiff().toBuffer()],
    ['empty', () => Buffer.alloc(0)],
    ['three bytes', () => Buffer.from([0xff, 0xd8, 0xff])],
    ['PDF', () => Buffer.from('%PDF-1.7')],
    ['MP4', () => Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1')],
    ['truncated JPEG', () => jpeg.subarray(0, jpeg.length - 200)],
    ['truncated PNG', () => png(64, 64, 10)],
    ['truncated WebP', () => webp.subarray(0, 60)],
    ['PNG of no pixels', () => png(0, 0)],
    ['PNG of 900 million pixels', () => png(30_000, 30_000)],
    ['PNG of 2³¹ by 1', () => png(2 ** 31 - 1, 1)],
    ['JPEG that claims 65,500 squared', () => jpegClaiming(jpeg, 65_500, 65_500)],
    ['JPEG of size zero', () => jpegClaiming(jpeg, 0, 0)],
    ['noise after a PNG mark', () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(1_000, 7)])],
    ['noise as AVIF', () => Buffer.concat([Buffer.from('\0\0\0\x1cftypavif\0\0\0\0', 'latin1'), Buffer.alloc(1_000, 7)])],
  ])('E8 %s is refused by name and costs little', async (_, make) => {
    const bytes = await make();
    const before = process.memoryUsage().rss;
    await expect(safeImage(bytes, [{ format: 'webp' }])).rejects.toMatchObject({ code: expect.stringMatching(/^image\./) });
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
  });

  test('E8 a bomb of 100 million equal pixels is over a limit of its purpose, and so is a JPEG one pixel too large', async () => {
    await expect(safeImage(png(10_000, 10_000, 10_000), [{ format: 'webp' }], { maxPixels: 50_000_000 })).rejects.toMatchObject({
      code: 'image.too_large',
    });
    await expect(inspectImage(jpeg, { maxPixels: 64 * 32 - 1 })).rejects.toMatchObject({ code: 'image.too_large' });
    expect(await inspectImage(jpeg, { maxPixels: 64 * 32 })).toMatchObject({ width: 64 });
  });

  test('E8 an animation gives its first picture only', async () => {
    const shades = Array.from({ length: 50 }, (_, red) => ({
      width: 40,
      height: 40,
      channels: 3 as const,
      background: { r: red, g: 0, b: 0 },
    }));
    const frames = await Promise.all(shades.map((create) => sharp({ create }).png().toBuffer()));
    const animated = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    const [first] = await safeImage(animated, [{ format: 'webp' }]);
    expect(first).toMatchObject({ width: 40, height: 40 });
  });

  test('E8 1,000 damaged pictures never end the process', async () => {
    let refused = 0;
    for (let round = 0; round < 1_000; round += 1) {
      const copy = Buffer.from(round % 2 ? jpeg : webp);
      for (let hit = 0; hit < 4; hit += 1) copy[(round * 131 + hit * 977) % copy.length] = (round * 29 + hit * 71) % 256;
      await inspectImage(copy).catch((error: { code: string }) => {
        expect(error.code).toMatch(/^image\./);
        refused += 1;
      });
    }
    expect(refused).toBeGreaterThan(0);
  });

  test('E8 the decoder itself refuses what was not unblocked', async () => {
    await expect(openImage(svg)).rejects.toMatchObject({ code: 'image.unsupported' });
    await expect(sharp(svg).metadata()).rejects.toThrow(/unsupported image format/);
    await expect(sharp(await plain().tiff().toBuffer()).metadata()).rejects.toThrow(/unsupported image format/);
  });

  test('a file that is not there is no broken picture', async () => {
    await expect(inspectImage({ path: join(folder, 'missing') })).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
