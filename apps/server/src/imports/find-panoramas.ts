import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readZip, type ZipEntry } from '@belvedere/kernel/archive';

const PICTURES = new Set(['.jpg', '.jpeg', '.png', '.webp', '.avif']);
const MEGABYTE = 1_048_576;
/** A folder of panoramas is large; what is far beyond one is an attack or a mistake. */
const ZIP_LIMITS = { maxEntries: 2_000, maxTotalBytes: 8_192 * MEGABYTE, maxEntryBytes: 512 * MEGABYTE };

export interface FoundPictures {
  /** In the order of their names, numbers counted as numbers. */
  files: { path: string; name: string }[];
  close(): Promise<void>;
}

class NothingToImport extends Error {
  override name = 'NothingToImport';
}

/** The pictures of a folder or a zip file. */
export async function findPanoramas(source: string): Promise<FoundPictures> {
  const info = await stat(source).catch(() => undefined);
  if (!info) throw new NothingToImport(`There is no folder or zip file at ${source}.`);
  const found = info.isDirectory() ? await fromFolder(source) : await fromZip(source);
  if (found.files.length === 0) {
    await found.close();
    throw new NothingToImport(`There is no picture in ${source}. Panoramas are JPEG, PNG, WebP or AVIF files, twice as wide as high.`);
  }
  found.files.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return found;
}

async function fromFolder(folder: string): Promise<FoundPictures> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isPicture(entry.name)).map(({ name }) => ({ name, path: join(folder, name) }));
  return { files, close: async () => {} };
}

async function fromZip(path: string): Promise<FoundPictures> {
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-import-'));
  const files: FoundPictures['files'] = [];
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const take = async ({ label }: ZipEntry, content: AsyncIterable<Uint8Array>): Promise<void> => {
      if (!isPicture(label)) return;
      // The name inside the archive is a title at most, never a path.
      const file = { name: basename(label), path: join(folder, `${files.length}${extname(label).toLowerCase()}`) };
      await pipeline(content, createWriteStream(file.path));
      files.push(file);
    };
    await readZip({ path }, take, ZIP_LIMITS);
  } catch (error) {
    await close();
    throw error;
  }
  return { files, close };
}

function isPicture(name: string): boolean {
  return PICTURES.has(extname(name).toLowerCase()) && !basename(name).startsWith('.');
}
