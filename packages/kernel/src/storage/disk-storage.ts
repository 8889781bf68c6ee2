import { constants, type BigIntStats } from 'node:fs';
import { mkdir, open, readdir, realpath, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { DAY, fail, newId } from '../core/index.ts';
import { storageErrors } from './errors.ts';
import { assertMimeType, mimeTypeOf } from './mime-type.ts';
import type { StorageKey, StoragePrefix } from './storage-key.ts';
import type { Storage, StoredFile } from './storage.ts';

const { O_RDONLY, O_NOFOLLOW } = constants;

/**
 * Files below one folder. A file appears whole or not at all and survives a power cut once `put` has answered: it is written beside, synced
 * and renamed. Symbolic links are not followed, neither as files nor as folders.
 */
export async function diskStorage({ root }: { root: string }): Promise<Storage> {
  await mkdir(join(root, '.incoming'), { recursive: true, mode: 0o700 });
  const base = await realpath(root);
  await removeAbandoned(join(base, '.incoming'));
  const pathOf = (key: string) => join(base, ...key.split('/'));

  const put: Storage['put'] = async (key, content, { mimeType }) => {
    assertMimeType(key, mimeType);
    const temporary = join(base, '.incoming', newId());
    try {
      const stats = await writeSynced(temporary, content);
      const folder = dirname(pathOf(key));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await assertRealFolder(folder);
      await rename(temporary, pathOf(key));
      await syncFolder(folder);
      return describe(key, stats);
    } catch (error) {
      await rm(temporary, { force: true });
      throw named(error);
    }
  };

  const head: Storage['head'] = async (key) => {
    await using file = await openFile(pathOf(key));
    return file && describe(key, await file.stat({ bigint: true }));
  };

  const get: Storage['get'] = async (key, { range } = {}) => {
    const file = (await openFile(pathOf(key))) ?? fail(storageErrors.not_found);
    const stored = describe(key, await file.stat({ bigint: true }));
    return { ...stored, body: file.createReadStream(range) };
  };

  async function* list(prefix: StoragePrefix | string): AsyncGenerator<StoredFile> {
    const folder = pathOf(prefix);
    const entries = await readdir(folder, { withFileTypes: true }).catch(emptyIfMissing);
    for (const entry of entries) {
      const name = prefix + entry.name;
      if (entry.isDirectory()) yield* list(`${name}/`);
      const stored = entry.isFile() && (await head(name as StorageKey));
      if (stored) yield stored;
    }
  }

  return {
    put,
    get,
    head,
    list,
    delete: async (key) => {
      await assertRealFolder(dirname(pathOf(key))).catch(emptyIfMissing);
      await rm(pathOf(key), { force: true }).catch(emptyIfMissing);
    },
    copy: async (from, to) => {
      const { body, mimeType } = await get(from);
      try {
        return await put(to, body, { mimeType });
      } finally {
        body.destroy();
      }
    },
    async freeBytes() {
      const { bavail, bsize } = await statfs(base);
      return bavail * bsize;
    },
  };
}

async function writeSynced(path: string, content: Uint8Array | Readable): Promise<BigIntStats> {
  await using file = await open(path, 'wx', 0o600);
  await file.writeFile(content);
  await file.sync();
  return file.stat({ bigint: true });
}

// What a process that was killed had begun to write. A day is longer than any upload takes.
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const stats = await stat(join(folder, name)).catch(emptyIfMissing);
    if ('mtimeMs' in stats && stats.mtimeMs < Date.now() - DAY) await rm(join(folder, name), { force: true });
  }
}

// Without this a power cut could forget the name of a file whose content is on the disk.
async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, O_RDONLY);
  await handle.sync();
}

async function openFile(path: string): Promise<FileHandle | undefined> {
  try {
    await assertRealFolder(dirname(path));
    const file = await open(path, O_RDONLY | O_NOFOLLOW);
    if ((await file.stat()).isFile()) return file;
    await file.close();
    return undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw named(error);
  }
}

async function assertRealFolder(folder: string): Promise<void> {
  if ((await realpath(folder)) !== resolve(folder)) fail(storageErrors.bad_key);
}

function describe(key: StorageKey, { size, mtimeNs, mtime, ino }: BigIntStats): StoredFile {
  const etag = `"${ino.toString(36)}-${mtimeNs.toString(36)}-${size.toString(36)}"`;
  return { key, size: Number(size), mimeType: mimeTypeOf(key), etag, modifiedAt: mtime };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR'].includes(String(error.code));
}

function emptyIfMissing(error: unknown): [] {
  if (isMissing(error)) return [];
  throw named(error);
}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];
// A file where a folder is needed, or the other way round.
const COLLIDES = ['ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY'];

function named(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.includes(code)) fail(storageErrors.full, { cause: error });
  if (COLLIDES.includes(code)) fail(storageErrors.bad_key, { cause: error });
  return error;
}
