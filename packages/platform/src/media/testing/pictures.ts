import { crc32, deflateSync } from 'node:zlib';
import { safeImage } from '@belvedere/kernel/image';

/** A PNG with a gradient; `noise` makes it large and different. */
export function pngPicture(width: number, height: number, noise?: (count: number) => Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const stride = width * 3 + 1;
  const pixels = noise?.(stride * height) ?? Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    if (!noise) pixels.fill((row * 255) / height, row * stride, (row + 1) * stride);
    pixels[row * stride] = 0;
  }
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(pixels, { level: 1 })), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

/** A JPEG whose Exif says where it was taken, and has a canary. */
export async function jpegWithPosition(width: number, height: number): Promise<Buffer> {
  const [jpeg] = await safeImage(pngPicture(width, height), [{ format: 'jpeg' }]);
  const exif = exifWithPosition();
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg!.bytes.subarray(0, 2), marker, exif, jpeg!.bytes.subarray(2)]);
}

/** TIFF in big-endian: an IFD that points to a GPS IFD with the reference N, and a maker's name. */
function exifWithPosition(): Buffer {
  const maker = Buffer.from('CANARY-camera\0', 'latin1');
  const tiff = Buffer.alloc(8 + 2 + 24 + 4 + 2 + 12 + 4);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  entry(tiff, 10, { tag: 0x010f, type: 2, count: maker.length, value: tiff.length });
  entry(tiff, 22, { tag: 0x8825, type: 4, count: 1, value: 38 });
  tiff.writeUInt16BE(1, 38);
  entry(tiff, 40, { tag: 1, type: 2, count: 2, value: 0x4e000000 });
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, maker]);
}

function entry(tiff: Buffer, at: number, { tag, type, count, value }: { tag: number; type: number; count: number; value: number }): void {
  tiff.writeUInt16BE(tag, at);
  tiff.writeUInt16BE(type, at + 2);
  tiff.writeUInt32BE(count, at + 4);
  tiff.writeUInt32BE(value, at + 8);
}

/** A part of a PNG. */
export function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

interface Tag {
  tag: number;
  type: 1 | 2 | 3 | 4 | 5;
  values: string | number[];
}

/** An Exif block as cameras write it, in either order of bytes: where it was taken, when, and by what, each with a canary. */
export function exifBlock(isBig = true): Buffer {
  const ratios = (...values: number[]) => values.flatMap((value) => [Math.round(value * 100), 100]);
  return tiff(isBig, [
    [
      { tag: 0x010f, type: 2, values: 'CANARY-make' },
      { tag: 0x0110, type: 2, values: 'CANARY-model' },
    ],
    [
      { tag: 0x9003, type: 2, values: '2024:05:01 12:30:00' },
      { tag: 0x9011, type: 2, values: '+02:00' },
    ],
    [
      { tag: 1, type: 2, values: 'N' },
      { tag: 2, type: 5, values: ratios(46, 12, 16) },
      { tag: 3, type: 2, values: 'W' },
      { tag: 4, type: 5, values: ratios(6, 8, 36) },
      { tag: 5, type: 1, values: [0] },
      { tag: 6, type: 5, values: ratios(375.5) },
      { tag: 17, type: 5, values: ratios(211) },
    ],
  ]);
}

/** An Exif block that says that the camera was held upright. */
export function rotatedExif(): Buffer {
  return tiff(true, [[{ tag: 0x0112, type: 3, values: [6] }], [], []]);
}

/** A TIFF of three directories: the picture's, and those of Exif and of the position, to which it points. */
function tiff(isBig: boolean, [image = [], exif = [], gps = []]: readonly Tag[][]): Buffer {
  const pointers: Tag[] = [
    { tag: 0x8769, type: 4, values: [0] },
    { tag: 0x8825, type: 4, values: [0] },
  ];
  const directories = [[...image, ...pointers], exif, gps];
  const starts: number[] = [];
  let at = 8;
  for (const entries of directories) {
    starts.push(at);
    at += 2 + entries.length * 12 + 4;
  }
  pointers[0]!.values = [starts[1]!];
  pointers[1]!.values = [starts[2]!];
  const head = Buffer.alloc(at);
  const u16 = (value: number, place: number) => (isBig ? head.writeUInt16BE(value, place) : head.writeUInt16LE(value, place));
  const u32 = (value: number, place: number) => (isBig ? head.writeUInt32BE(value, place) : head.writeUInt32LE(value, place));
  head.write(isBig ? 'MM' : 'II', 'latin1');
  u16(42, 2);
  u32(8, 4);
  const tails: Buffer[] = [];
  for (const [index, entries] of directories.entries()) {
    u16(entries.length, starts[index]!);
    for (const [position, { tag, type, values }] of entries.entries()) {
      const place = starts[index]! + 2 + position * 12;
      const bytes = encodeValues(values, type, isBig);
      u16(tag, place);
      u16(type, place + 2);
      u32(typeof values === 'string' ? values.length + 1 : type === 5 ? values.length / 2 : values.length, place + 4);
      if (bytes.length <= 4) bytes.copy(head, place + 8);
      else {
        u32(at, place + 8);
        tails.push(bytes);
        at += bytes.length;
      }
    }
  }
  return Buffer.concat([head, ...tails]);
}

function encodeValues(values: string | number[], type: Tag['type'], isBig: boolean): Buffer {
  if (typeof values === 'string') return Buffer.from(`${values}\0`, 'latin1');
  const size = type === 1 ? 1 : type === 3 ? 2 : 4;
  const bytes = Buffer.alloc(values.length * size);
  for (const [index, value] of values.entries()) {
    if (isBig) bytes.writeUIntBE(value, index * size, size);
    else bytes.writeUIntLE(value, index * size, size);
  }
  return bytes;
}
