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

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
