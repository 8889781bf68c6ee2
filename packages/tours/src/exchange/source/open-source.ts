import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail } from '@belvedere/kernel';
import { archiveErrors, readZip } from '@belvedere/kernel/archive';
import { isOfUse, MAX_TEXT, type TourSource } from './is-of-use.ts';

const MEGABYTE = 1_048_576;
/** A tour is thousands of tiles; what is far beyond one is an attack or a mistake. */
const LIMITS = { maxEntries: 60_000, maxTotalBytes: 8_192 * MEGABYTE, maxEntryBytes: 512 * MEGABYTE };
const MAX_DEPTH = 12;

/** Opens a folder or a ZIP file; undefined when there is none. */
export async function openSource(path: string): Promise<TourSource | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (!info) return undefined;
  return info.isDirectory() ? openFolder(path) : openZip(path);
}

async function openFolder(root: string): Promise<TourSource> {
  const files = new Map<string, string>();
  const walk = async (folder: string, prefix: string, depth: number): Promise<void> => {
    if (depth > MAX_DEPTH) return;
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const name = prefix + entry.name;
      // Links are neither: what they lead to is not of this folder.
      if (entry.isDirectory()) await walk(join(folder, entry.name), `${name}/`, depth + 1);
      else if (entry.isFile() && isOfUse(name)) files.set(name, join(folder, entry.name));
      if (files.size > LIMITS.maxEntries) fail(archiveErrors.too_large);
    }
  };
  await walk(root, '', 0);
  return sourceOf(files, async () => {});
}

async function openZip(path: string): Promise<TourSource> {
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-import-'));
  const files = new Map<string, string>();
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    await readZip(
      { path },
      async ({ label }, content) => {
        if (!isOfUse(label) || files.has(label)) return;
        // The name inside the archive is looked up, never a path to write to.
        const target = join(folder, `${files.size}${extname(label).toLowerCase()}`);
        await pipeline(content, createWriteStream(target));
        files.set(label, target);
      },
      LIMITS,
    );
  } catch (error) {
    await close();
    throw error;
  }
  return sourceOf(files, close);
}

function sourceOf(files: ReadonlyMap<string, string>, close: () => Promise<void>): TourSource {
  return {
    names: new Set(files.keys()),
    file: (name) => files.get(name),
    async text(name) {
      const path = files.get(name);
      if (path === undefined || (await stat(path)).size > MAX_TEXT) return undefined;
      return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
    },
    close,
  };
}
