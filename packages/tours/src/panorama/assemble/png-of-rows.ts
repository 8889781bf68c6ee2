import { once } from 'node:events';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32, createDeflate } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const ROWS_AT_ONCE = 64;

/**
 * Writes RGB rows that lie in a file as a PNG without compression, so that libvips can read them from top to bottom with little
 * memory: it takes raw pixels only as one buffer.
 */
export async function pngOfRows(rows: FileHandle, { width, height }: { width: number; height: number }, target: string): Promise<void> {
  await using file = await open(target, 'w');
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, RGB, no interlacing.
  header.set([8, 2, 0, 0, 0], 8);
  await file.write(SIGNATURE);
  await file.write(chunk('IHDR', header));

  const deflate = createDeflate({ level: 0 });
  const written = (async () => {
    for await (const bytes of deflate as AsyncIterable<Buffer>) await file.write(chunk('IDAT', bytes));
  })();
  const stride = width * 3;
  for (let row = 0; row < height; row += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, height - row);
    const bytes = Buffer.alloc(count * (stride + 1));
    // Each row begins with its filter, 0 for none.
    for (let index = 0; index < count; index++) await rows.read(bytes, index * (stride + 1) + 1, stride, (row + index) * stride);
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  }
  deflate.end();
  await written;
  await file.write(chunk('IEND', Buffer.alloc(0)));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
