import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type Options, type ZipFile } from 'yauzl';
import { AppError, fail } from '../core/index.ts';
import { archiveErrors } from './errors.ts';

export interface ZipLimits {
  /** 10,000 by default. */
  readonly maxEntries?: number;
  /** Of one entry, unpacked. 512 MiB by default. */
  readonly maxEntryBytes?: number;
  /** Of all entries, unpacked. 2 GiB by default. */
  readonly maxTotalBytes?: number;
  /** Unpacked to packed, of each entry. 200 by default. */
  readonly maxRatio?: number;
}

export interface ZipEntry {
  /** What the archive calls it. To be shown and matched, never a path to write to. */
  readonly label: string;
  /** Unpacked; the content is exactly as long, or reading it fails. */
  readonly size: number;
}

const OPTIONS = {
  lazyEntries: true,
  autoClose: false,
  validateEntrySizes: true,
  decodeStrings: true,
  strictFileNames: true,
} satisfies Options;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const SMALL = 1024 * 1024;

/**
 * Hands over the files of a ZIP archive of a stranger one after the other (E9). All of them are judged by the directory before the first is
 * unpacked: number, sizes, ratio, names, and that they are plain files. Content that is left unread is dropped.
 */
export async function readZip(
  source: Uint8Array | { readonly path: string },
  onEntry: (entry: ZipEntry, content: AsyncIterable<Uint8Array>) => Promise<void>,
  limits: ZipLimits = {},
): Promise<void> {
  const zip = await naming(() =>
    source instanceof Uint8Array ? fromBufferPromise(Buffer.from(source), OPTIONS) : openPromise(source.path, OPTIONS),
  );
  try {
    for (const entry of await naming(() => checkedEntries(zip, limits))) {
      const content = await naming(() => zip.openReadStreamPromise(entry));
      await onEntry({ label: entry.fileName, size: entry.uncompressedSize }, checkedContent(content, entry.crc32));
      content.destroy();
    }
  } finally {
    zip.close();
  }
}

async function checkedEntries(zip: ZipFile, limits: ZipLimits): Promise<Entry[]> {
  const { maxEntries = 10_000, maxEntryBytes = 512 * 1024 ** 2, maxTotalBytes = 2 * 1024 ** 3, maxRatio = 200 } = limits;
  if (zip.entryCount > maxEntries) fail(archiveErrors.too_large);
  const files: Entry[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    if (!isPlainFile(entry)) fail(archiveErrors.refused);
    total += entry.uncompressedSize;
    const isBomb = entry.uncompressedSize > SMALL && entry.uncompressedSize / Math.max(1, entry.compressedSize) > maxRatio;
    if (entry.uncompressedSize > maxEntryBytes || total > maxTotalBytes || isBomb) fail(archiveErrors.too_large);
    files.push(entry);
  }
  return files;
}

// The upper half of the attributes is a Unix mode, or 0 from packers that know none.
function isPlainFile(entry: Entry): boolean {
  const fileType = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  return (fileType === 0 || fileType === REGULAR) && !entry.isEncrypted() && entry.canDecodeFileData();
}

async function* checkedContent(content: Readable, expected: number): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (cause) {
    fail(archiveErrors.broken, { cause });
  }
  if (checksum !== expected) fail(archiveErrors.broken);
}

async function naming<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError || (cause instanceof Error && 'syscall' in cause)) throw cause;
    return fail(archiveErrors.broken, { cause });
  }
}
