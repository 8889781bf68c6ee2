import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { createDeflate, gzipSync } from 'node:zlib';
import { safeImage } from '@belvedere/kernel/image';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MEDIA_VARIANTS } from './media-path.ts';
import { openMedia } from './open-media.ts';
import { processMedia } from './process-media.ts';
import { box } from './testing/films.ts';
import { chunk, pngPicture } from './testing/pictures.ts';
import { mediaWorld, viewOf, type MediaTenant, type MediaWorld } from './testing/media-world.ts';

let world: MediaWorld;
let tenant: MediaTenant;
let jpeg: Buffer;
let webp: Buffer;
beforeAll(async () => {
  world = await mediaWorld();
  tenant = await world.createTenant();
  jpeg = (await safeImage(pngPicture(64, 32), [{ format: 'jpeg' }]))[0]!.bytes;
  webp = (await safeImage(pngPicture(64, 32), [{ format: 'webp' }]))[0]!.bytes;
});
afterAll(() => world.close());

const latin = (text: string) => Buffer.from(text, 'latin1');
const SIGNATURE = latin('\x89PNG\r\n\x1a\n');

function header(width: number, height: number, isBits = false): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width);
  data.writeUInt32BE(height, 4);
  data.set(isBits ? [1, 0] : [8, 2], 8);
  return chunk('IHDR', data);
}
const png = (...chunks: Buffer[]) => Buffer.concat([SIGNATURE, ...chunks, chunk('IEND', Buffer.alloc(0))]);
/** Packed zeros, made a piece at a time, so that the memory that is measured below is not the test's own. */
async function zeros(megabytes: number): Promise<Buffer> {
  const pack = createDeflate({ level: 9 });
  const packed = buffer(pack);
  const piece = Buffer.alloc(1024 * 1024);
  for (let count = 0; count < megabytes; count += 1) if (!pack.write(piece)) await once(pack, 'drain');
  pack.end();
  return packed;
}
/** A picture that is sound, with something more behind its header. */
const pngWith = (...chunks: Buffer[]) => {
  const sound = pngPicture(64, 32);
  return Buffer.concat([sound.subarray(0, 33), ...chunks, sound.subarray(33)]);
};
const jpegWith = (marker: number, content: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
};
/** A JPEG that says to have another size than it has. */
function lyingJpeg(width: number, height: number): Buffer {
  const lying = Buffer.from(jpeg);
  for (let at = 2; at < lying.length; at += 2 + lying.readUInt16BE(at + 2)) {
    if (lying[at] !== 0xff) break;
    if ([0xc0, 0xc1, 0xc2].includes(lying[at + 1] ?? 0)) {
      lying.writeUInt16BE(height, at + 5);
      lying.writeUInt16BE(width, at + 7);
      break;
    }
  }
  return lying;
}
/** A directory of Exif whose every entry points at all of the block: 5,000 times 60 kB for whoever reads all. */
function exifBomb(): Buffer {
  const block = Buffer.alloc(60_000);
  block.write('MM\0*\0\0\0\x08', 'latin1');
  block.writeUInt16BE(4_900, 8);
  for (let entry = 0; entry < 4_900; entry += 1) {
    const at = 10 + entry * 12;
    block.writeUInt16BE(entry, at);
    block.writeUInt16BE(3, at + 2);
    block.writeUInt32BE(29_000, at + 4);
    block.writeUInt32BE(0, at + 8);
  }
  return Buffer.concat([latin('Exif\0\0'), block]);
}
function exifLoop(): Buffer {
  const block = Buffer.alloc(64);
  block.write('MM\0*\0\0\0\x08\0\x02\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\x88\x25\0\x04\0\0\0\x01\0\0\0\x08', 'latin1');
  return Buffer.concat([latin('Exif\0\0'), block]);
}
const xmp = (text: string) => Buffer.concat([latin('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(text)]);
const GPANO = 'xmlns:GPano="http://ns.google.com/photos/1.0/panorama/"';
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefg'[index]};`.repeat(10)}">`)
  .join('')}]><x ${GPANO}>&h;</x>`;
const ftyp = (brand: string) => box('ftyp', latin(`${brand}\0\0\0\0${brand}`));
const size32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

const FILES: Record<string, () => [name: string, bytes: Buffer] | Promise<[name: string, bytes: Buffer]>> = {
  'a PNG of 900 million pixels': async () => ['a.png', png(header(30_000, 30_000, true), chunk('IDAT', await zeros(107)))],
  'a PNG of 4 billion by 4 billion': async () => ['a.png', png(header(0xffff_ffff, 0xffff_ffff), chunk('IDAT', await zeros(1)))],
  'a PNG as wide as a number can be': async () => ['a.png', png(header(0x7fff_ffff, 1), chunk('IDAT', await zeros(1)))],
  'a PNG that says to be larger than it is': async () => ['a.png', png(header(8_000, 8_000), chunk('IDAT', await zeros(1)))],
  'a PNG without pixels': () => ['a.png', png(header(64, 32))],
  'a PNG of nothing': async () => ['a.png', png(header(0, 0), chunk('IDAT', await zeros(1)))],
  'a PNG whose colour profile unpacks to 200 MB': async () => [
    'a.png',
    pngWith(chunk('iCCP', Buffer.concat([latin('x\0\0'), await zeros(200)]))),
  ],
  'a PNG whose text unpacks to 200 MB': async () => ['a.png', pngWith(chunk('zTXt', Buffer.concat([latin('x\0\0'), await zeros(200)])))],
  'a PNG of 20,000 texts': () => ['a.png', pngWith(...Array.from({ length: 20_000 }, (_, n) => chunk('tEXt', latin(`k${n}\0v`))))],
  'a PNG with a part of 4 GB': () => ['a.png', Buffer.concat([SIGNATURE, header(64, 32), size32(0xffff_fff0), latin('IDATx')])],
  'a PNG with PHP behind it': () => ['a.php.png', Buffer.concat([pngPicture(64, 32), latin('<?php system($_GET[0]); ?>')])],
  'a PNG with a page in its text': () => ['a.png', pngWith(chunk('tEXt', latin('Title\0<script>alert(1)</script>')))],
  'half a PNG': () => ['a.png', pngPicture(640, 320).subarray(0, 300)],
  'a JPEG that says to be 65,500 pixels a side': () => ['a.jpg', lyingJpeg(65_500, 65_500)],
  'a JPEG that says to be 20,000 pixels a side': () => ['a.jpg', lyingJpeg(20_000, 20_000)],
  'a JPEG of no pixels': () => ['a.jpg', lyingJpeg(0, 0)],
  'half a JPEG': () => ['a.jpg', jpeg.subarray(0, jpeg.length >> 1)],
  'a JPEG that is only its mark': () => ['a.jpg', latin('\xff\xd8\xff\xd9')],
  'a JPEG with a page in its comment': () => ['a.jpg', jpegWith(0xfe, latin('*/=alert(1)/*<script>alert(1)</script>'))],
  'a JPEG with an archive behind it': () => ['a.jpg', Buffer.concat([jpeg, latin('PK\x03\x04\x14\0\0\0\0\0META-INF/MANIFEST.MF')])],
  'a JPEG whose Exif points at itself 5,000 times': () => ['a.jpg', jpegWith(0xe1, exifBomb())],
  'a JPEG whose Exif goes round': () => ['a.jpg', jpegWith(0xe1, exifLoop())],
  'a JPEG whose Exif ends early': () => ['a.jpg', jpegWith(0xe1, latin('Exif\0\0MM\0*\0\0'))],
  'a JPEG whose XMP multiplies its entities': () => ['a.jpg', jpegWith(0xe1, xmp(LAUGHS))],
  'a JPEG whose XMP asks for a file': () => [
    'a.jpg',
    jpegWith(0xe1, xmp(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x ${GPANO}>&e;</x>`)),
  ],
  'a JPEG whose XMP is 3,000 deep': () => ['a.jpg', jpegWith(0xe1, xmp(`<a ${GPANO}>`.padEnd(9_000, '<a>') + '</a>'.repeat(3_000)))],
  'a JPEG whose panorama is larger than the world': () => [
    'a.jpg',
    jpegWith(
      0xe1,
      xmp(
        `<x ${GPANO} GPano:FullPanoWidthPixels="1e300" GPano:FullPanoHeightPixels="-1" GPano:CroppedAreaImageWidthPixels="NaN" GPano:PoseHeadingDegrees="1e99"/>`,
      ),
    ),
  ],
  'half a WebP': () => ['a.webp', webp.subarray(0, webp.length - 20)],
  'a WebP that says to be 16,384 pixels a side': () => [
    'a.webp',
    Buffer.concat([latin('RIFF\x30\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0'), Buffer.from('ff3f00ff3f00', 'hex'), latin('VP8L')]),
  ],
  'an AVIF of nothing': () => ['a.avif', ftyp('avif')],
  'an AVIF with a box of 4 GB': () => ['a.avif', Buffer.concat([ftyp('avif'), size32(0xffff_ffff), latin('meta')])],
  'a HEIC under the name of AVIF': () => ['a.avif', ftyp('heic')],
  'a packed SVG': () => ['a.png', gzipSync('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  'an SVG': () => ['a.webp', latin('<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1/"/></svg>')],
  'a GIF that is a script': () => ['a.jpg', latin('GIF89a/*\0\0*/=1;alert(1)')],
  'a TIFF': () => ['a.jpg', latin('II*\0\x08\0\0\0')],
  'a film of 4 GB boxes': () => ['a.mp4', Buffer.concat([ftyp('isom'), size32(0xffff_ffff), latin('moov')])],
  'a film whose box ends before it begins': () => ['a.mp4', Buffer.concat([ftyp('isom'), size32(1), latin('moov'), Buffer.alloc(8, 0xff)])],
  'a film of boxes in boxes': () => [
    'a.mp4',
    Buffer.concat([ftyp('isom'), Array.from({ length: 2_000 }).reduce<Buffer>((inner) => box('moov', inner), Buffer.alloc(0))]),
  ],
  'a film with two billion samples': () => [
    'a.mp4',
    Buffer.concat([
      ftyp('isom'),
      box(
        'moov',
        box(
          'trak',
          box(
            'mdia',
            box('minf', box('stbl', box('stsz', size32(0), size32(0), size32(0x7fff_ffff)), box('stco', size32(0), size32(0x7fff_ffff)))),
          ),
        ),
      ),
    ]),
  ],
  'a film that names another file': () => [
    'a.mov',
    Buffer.concat([
      ftyp('qt  '),
      box('moov', box('rmra', box('rmda', box('rdrf', size32(0), latin('url '), size32(20), latin('file:///etc/passwd\0\0'))))),
    ]),
  ],
  'a Matroska without end': () => [
    'a.mkv',
    latin('\x1aE\xdf\xa3\xa3B\x86\x81\x01B\x82\x88matroska\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff'),
  ],
  'a WebM whose head lies': () => ['a.webm', latin('\x1aE\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xffB\x82\x84webm')],
  'a WAV that says to be 4 GB': () => [
    'a.wav',
    Buffer.concat([
      latin('RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\x01\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0data\xff\xff\xff\xff'),
    ]),
  ],
  'an MP3 whose tag says to be 256 MB': () => ['a.mp3', Buffer.concat([latin('ID3\x04\0\0\x7f\x7f\x7f\x7f'), Buffer.alloc(1000)])],
  'an OGG of empty pages': () => ['a.ogg', Buffer.concat(Array.from({ length: 1000 }, () => latin(`OggS\0\x02${'\0'.repeat(20)}\0`)))],
  'a FLAC of eight channels of nothing': () => ['a.flac', Buffer.concat([latin('fLaC\x80\0\0\x22'), Buffer.alloc(34, 0xff)])],
  'a PDF that is a page': () => ['a.pdf', latin('<html>%PDF-1.7</html>%%EOF')],
  'a PDF that runs': () => ['a.pdf', latin('%PDF-1.7\n<</OpenAction<</S/Launch/F(cmd.exe)>>>>\n<script>alert(1)</script>\n%%EOF')],
  'a text of 4 MB on one line': () => ['a.txt', Buffer.alloc(4 * 1024 * 1024, '<')],
  'a text that nearly is a page': () => ['a.txt', latin('words '.repeat(1000) + '<' + ' '.repeat(1000) + 'script>')],
  'a program under the name of a text': () => ['a.txt', latin('\x7fELF\x02\x01\x01')],
  'a page with its own marks': () => ['a.vtt', latin('WEBVTT\n<script src=//x></script>')],
};

const SHOWN_TYPES =
  /^(image\/(webp|jpeg|png|avif)|video\/(mp4|quicktime|webm|x-matroska)|audio\/(mp4|mpeg|ogg|wav|flac)|application\/pdf|text\/(plain|vtt); charset=utf-8)$/;
/** What may grow besides: buffers that the collector has not taken yet. */
const GROWTH = 512 * 1024 * 1024;

test('E7 E8 of 50 hostile files none ends the process, none fills its memory, and none is served as anything that runs', async () => {
  const files = Object.entries(FILES);
  expect(files.length).toBeGreaterThanOrEqual(50);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const ends: Record<string, number> = {};
  for (const [what, make] of files) {
    const [fileName, bytes] = await make();
    const mediaId = await world.upload(tenant, bytes, fileName);
    await processMedia(world.processCall(tenant, mediaId));
    const { status, failure } = await viewOf(tenant, mediaId);
    expect([what, status]).toEqual([what, expect.stringMatching(/^(ready|failed|quarantined)$/)]);
    // A fault of ours would be told as one.
    expect([what, failure]).not.toEqual([what, expect.stringContaining('our side')]);
    ends[status] = (ends[status] ?? 0) + 1;
    for (const variant of MEDIA_VARIANTS) await expectHarmless(mediaId, variant, status === 'ready');
  }
  clearInterval(watch);
  process.stdout.write(`hostile files: ${JSON.stringify(ends)}, memory grew by ${Math.round((most - before) / 1024 / 1024)} MB at most\n`);
  expect(most - before).toBeLessThan(GROWTH);
}, 300_000);

async function expectHarmless(mediaId: string, variant: (typeof MEDIA_VARIANTS)[number], isReady: boolean): Promise<void> {
  const address = { services: world.services, tenantId: tenant.tenantId, mediaId, variant };
  const opened = await openMedia(address).catch(() => undefined);
  if (!isReady) expect(opened).toBeUndefined();
  if (!opened) return;
  opened.body?.destroy();
  expect(opened.headers['Content-Type']).toMatch(SHOWN_TYPES);
  expect(opened.headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "sandbox; default-src 'none'" });
  if (variant === 'original') expect(opened.headers['Content-Disposition']).toMatch(/^attachment;/);
}
