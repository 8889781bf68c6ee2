import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { AppError } from '@belvedere/kernel/core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeSource } from './decode-source.ts';
import { panoramaErrors } from './errors.ts';
import { inspectSource } from './inspect-source.ts';

type Reason = keyof typeof panoramaErrors;

const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#7a9' } });
const noise = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 120, sigma: 40 } } });
const start = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));

/** Bytes with the first occurrence of a sequence replaced from `offset` after it. */
function patch(bytes: Buffer, after: string, { offset, value }: { offset: number; value: Buffer }): Buffer {
  const at = bytes.indexOf(Buffer.from(after, 'latin1'));
  if (at < 0) throw new Error(`The picture has no ${JSON.stringify(after)}.`);
  const copy = Buffer.from(bytes);
  value.copy(copy, at + after.length + offset);
  return copy;
}

const uint16 = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])));
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** A PNG that says it has these dimensions and holds what it is given as pixel data. */
function png(width: number, height: number, data: Buffer = deflateSync(Buffer.alloc(1000))): Buffer {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 2, 0, 0, 0])]);
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', data), pngChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2048" height="1024"><rect width="9" height="9"/></svg>';
const latin = (text: string) => Buffer.from(text.padEnd(80, '\0'), 'latin1');

async function badPictures(): Promise<[name: string, reason: Reason, bytes: Buffer][]> {
  const jpeg = await noise(1024, 512).jpeg().toBuffer();
  const progressive = await noise(1024, 512).jpeg({ progressive: true }).toBuffer();
  const plainPng = await noise(1024, 512).png().toBuffer();
  const webp = await noise(1024, 512).webp().toBuffer();
  const lossless = await noise(1024, 512).webp({ lossless: true }).toBuffer();
  const avif = await noise(1024, 512).avif({ effort: 0 }).toBuffer();
  const gif = await flat(1024, 512).gif().toBuffer();
  const pages = ['#123', '#abc'].map((background) => ({ create: { width: 512, height: 256, channels: 3 as const, background } }));
  const animated = sharp(await Promise.all(pages.map((page) => sharp(page).png().toBuffer())), { join: { animated: true } });
  const rotated = await Promise.all(
    [2, 3, 4, 5, 6, 7, 8].map((orientation) => flat(1024, 512).withMetadata({ orientation }).jpeg().toBuffer()),
  );
  const sof = (bytes: Buffer, marker: string, size: Buffer) => patch(bytes, marker, { offset: 3, value: size });

  return [
    ['nothing', 'panorama_not_a_picture', Buffer.alloc(0)],
    ['one byte', 'panorama_not_a_picture', Buffer.from([0xff])],
    ['text', 'panorama_not_a_picture', latin('This is not a picture.')],
    ['HTML', 'panorama_not_a_picture', latin('<!doctype html><script>alert(1)</script>')],
    ['SVG', 'panorama_not_a_picture', Buffer.from(SVG)],
    ['SVG after an XML declaration', 'panorama_not_a_picture', Buffer.from(`<?xml version="1.0"?>\n${SVG}`)],
    ['SVG after a byte order mark', 'panorama_not_a_picture', Buffer.from(`\ufeff${SVG}`)],
    ['SVG compressed', 'panorama_not_a_picture', gzipSync(SVG)],
    ['SVG behind the start of a JPEG', 'panorama_damaged', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(SVG)])],
    ['SVG behind the start of a PNG', 'panorama_damaged', Buffer.concat([plainPng.subarray(0, 8), Buffer.from(SVG)])],
    ['GIF', 'panorama_not_a_picture', gif],
    ['TIFF', 'panorama_not_a_picture', await flat(512, 256).tiff().toBuffer()],
    ['TIFF, big-endian', 'panorama_not_a_picture', latin('MM\0*')],
    ['PDF', 'panorama_not_a_picture', latin('%PDF-1.7')],
    ['PostScript', 'panorama_not_a_picture', latin('%!PS-Adobe-3.0 EPSF-3.0')],
    ['BMP', 'panorama_not_a_picture', latin('BM')],
    ['icon', 'panorama_not_a_picture', latin('\0\0\x01\0')],
    ['JPEG XL', 'panorama_not_a_picture', latin('\xff\x0a')],
    ['JPEG 2000', 'panorama_not_a_picture', latin('\0\0\0\x0cjP  \r\n\x87\n')],
    ['HEIC', 'panorama_not_a_picture', latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['a film', 'panorama_not_a_picture', latin('\0\0\0\x18ftypisom\0\0\x02\0isomiso2')],
    ['sound in a RIFF file', 'panorama_not_a_picture', latin('RIFF\x24\0\0\0WAVEfmt ')],
    ['a Photoshop document', 'panorama_not_a_picture', latin('8BPS\0\x01')],
    ['Radiance', 'panorama_not_a_picture', latin('#?RADIANCE\n')],
    ['PPM', 'panorama_not_a_picture', latin('P6 512 256 255\n')],
    ["libvips' own format", 'panorama_not_a_picture', latin('\xb6\xa6\xf2\x08')],
    ['ZIP', 'panorama_not_a_picture', latin('PK\x03\x04')],
    ['an ImageMagick script', 'panorama_not_a_picture', latin('push graphic-context\nimage over 0,0 0,0 "https://example.com"')],
    ['a program', 'panorama_not_a_picture', latin('\x7fELF')],

    ['animated WebP', 'panorama_animated', await animated.clone().webp().toBuffer()],
    ['AVIF sequence', 'panorama_not_a_picture', patch(avif, 'ftyp', { offset: 0, value: Buffer.from('avis\0\0\0\0avismsf1miafMA1B') })],

    ['only the start of a JPEG', 'panorama_damaged', jpeg.subarray(0, 4)],
    ['JPEG, 1 %', 'panorama_damaged', start(jpeg, 0.01)],
    ['JPEG, half', 'panorama_damaged', start(jpeg, 0.5)],
    ['JPEG, 95 %', 'panorama_damaged', start(jpeg, 0.95)],
    ['progressive JPEG, half', 'panorama_damaged', start(progressive, 0.5)],
    ['JPEG with less than it says', 'panorama_damaged', sof(jpeg, '\xff\xc0', uint16(16384, 32768))],
    ['JPEG with no height', 'panorama_damaged', sof(jpeg, '\xff\xc0', uint16(0, 1024))],
    ['JPEG with too much', 'panorama_too_large', sof(jpeg, '\xff\xc0', uint16(32767, 65500))],
    ['progressive JPEG with a bomb of coefficients', 'panorama_needs_whole_memory', sof(progressive, '\xff\xc2', uint16(16384, 32768))],
    ['JPEG with wrong tables', 'panorama_damaged', patch(jpeg, '\xff\xc4', { offset: 3, value: Buffer.alloc(16, 255) })],
    ['JPEG without its scan', 'panorama_damaged', jpeg.subarray(0, jpeg.indexOf(Buffer.from([0xff, 0xda])))],

    ['only the start of a PNG', 'panorama_damaged', plainPng.subarray(0, 8)],
    ['PNG, half', 'panorama_damaged', start(plainPng, 0.5)],
    ['PNG, 95 %', 'panorama_damaged', start(plainPng, 0.95)],
    ['PNG with less than it says', 'panorama_damaged', png(32768, 16384)],
    ['PNG with more than 900 million pixels', 'panorama_too_large', png(42426, 21213)],
    ['PNG with 2³¹ pixels', 'panorama_too_large', png(65536, 32768)],
    ['PNG with the largest dimensions', 'panorama_damaged', png(0x7fffffff, 0x3fffffff)],
    ['PNG of no width', 'panorama_damaged', png(0, 256)],
    ['PNG with a wrong checksum', 'panorama_damaged', patch(plainPng, 'IHDR', { offset: 13, value: uint32(0) })],
    ['PNG with noise for pixels', 'panorama_damaged', png(1024, 512, Buffer.alloc(5000, 0xa7))],

    ['only the start of a WebP', 'panorama_damaged', webp.subarray(0, 12)],
    ['WebP, half', 'panorama_damaged', start(webp, 0.5)],
    ['lossless WebP, 95 %', 'panorama_damaged', start(lossless, 0.95)],
    ['only the start of an AVIF', 'panorama_damaged', avif.subarray(0, 32)],
    ['AVIF, half', 'panorama_damaged', start(avif, 0.5)],
    [
      'AVIF with more than it holds',
      'panorama_too_large',
      patch(avif, 'ispe', { offset: 4, value: Buffer.concat([uint32(65536), uint32(32768)]) }),
    ],

    ['a square', 'panorama_not_two_to_one', await flat(1024, 1024).jpeg().toBuffer()],
    ['a photograph', 'panorama_not_two_to_one', await flat(1024, 768).png().toBuffer()],
    ['upright', 'panorama_not_two_to_one', await flat(512, 1024).webp().toBuffer()],
    ['part of a sphere', 'panorama_not_two_to_one', await flat(1024, 500).jpeg().toBuffer()],
    ['too small', 'panorama_too_small', await flat(510, 255).jpeg().toBuffer()],
    ['a dot', 'panorama_too_small', await flat(2, 1).png().toBuffer()],
    ['too wide', 'panorama_too_large', png(32770, 16384)],
    ...rotated.map((bytes, index): [string, Reason, Buffer] => [`EXIF orientation ${index + 2}`, 'panorama_rotated', bytes]),
  ];
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-source-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: Buffer) {
  const path = join(folder, 'picture');
  await writeFile(path, bytes);
  const { file, ...decoded } = await decodeSource(path, await inspectSource(path));
  await file.close();
  return decoded;
}

test('E8 every picture that is hostile, damaged or of no use is refused with its reason, in bounded memory', async () => {
  const cases = await badPictures();
  expect(cases.length).toBeGreaterThanOrEqual(50);
  const before = process.memoryUsage.rss();
  const wrong: string[] = [];
  for (const [name, reason, bytes] of cases) {
    const outcome: unknown = await read(bytes).then(
      () => 'accepted',
      (error: unknown) => (error instanceof AppError ? error.code : error),
    );
    if (outcome !== panoramaErrors[reason].code) wrong.push(`${name}: ${String(outcome)} instead of ${reason}`);
  }
  expect(wrong).toEqual([]);
  expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(512);
}, 20_000);

test('E8 odd but honest pictures are taken', async () => {
  const jpeg = await noise(1024, 512).jpeg().toBuffer();
  const profile = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), Buffer.alloc(3000, 0x5a)]);
  const junkProfile = Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xe2]),
    uint16(profile.length + 2),
    profile,
    jpeg.subarray(2),
  ]);
  const ok = { width: 1024, height: 512 };
  expect(await read(junkProfile)).toMatchObject(ok);
  expect(await read(Buffer.concat([jpeg, gzipSync(SVG)]))).toMatchObject(ok);
  expect(await read(await flat(1020, 512).jpeg().toBuffer())).toMatchObject({ width: 1020, height: 512 });
  expect(await read(await flat(512, 256).withMetadata({ orientation: 1 }).jpeg().toBuffer())).toMatchObject({ width: 512 });
});

test('E8 what sharp would read besides is blocked in the whole process', async () => {
  await expect(sharp(Buffer.from(SVG)).toBuffer()).rejects.toThrow('unsupported image format');
  await expect(sharp(await flat(8, 8).gif().toBuffer()).toBuffer()).rejects.toThrow('unsupported image format');
  expect((await sharp(await flat(8, 8).png().toBuffer()).metadata()).format).toBe('png');
});

test('a file that does not exist is not the fault of a picture', async () => {
  await expect(inspectSource(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
});
