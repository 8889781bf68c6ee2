import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Storage } from '@belvedere/kernel/storage';
import { SNIFF_BYTES } from '@belvedere/kernel/image';
import type { StorageKey } from '@belvedere/kernel/storage';
import { parsePartKey, type MediaKeys } from './media-keys.ts';

export interface FetchedUpload {
  path: string;
  /** SHA-256 in hex. */
  checksum: string;
  /** What the file begins with. */
  head: Buffer;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Joins the parts of a complete upload into a file of this machine, which goes away with the answer. */
export async function fetchUpload({
  storage,
  keys,
  size,
  signal,
}: {
  storage: Storage;
  keys: MediaKeys;
  size: number;
  signal: AbortSignal;
}): Promise<FetchedUpload> {
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-media-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'original');
    const hash = createHash('sha256');
    const parts = await findParts({ storage, keys, size });
    await pipeline(readParts(storage, parts, hash), createWriteStream(path, { mode: 0o600 }), { signal });
    return { path, checksum: hash.digest('hex'), head: await readHead(path), [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * The parts that were committed, in order. Where several lie at one offset the one of the youngest claim counts: the others lost
 * theirs before they could commit.
 */
async function findParts({ storage, keys, size }: { storage: Storage; keys: MediaKeys; size: number }): Promise<StorageKey[]> {
  const youngest = new Map<number, { claim: number; key: StorageKey; size: number }>();
  for await (const stored of storage.list(keys.parts)) {
    const { offset, claim } = parsePartKey(stored.key);
    if (claim >= (youngest.get(offset)?.claim ?? 0)) youngest.set(offset, { claim, key: stored.key, size: stored.size });
  }
  const parts: StorageKey[] = [];
  let offset = 0;
  for (let part = youngest.get(0); part && offset < size; part = youngest.get(offset)) {
    parts.push(part.key);
    offset += part.size;
  }
  if (offset !== size) throw new Error(`The parts of an upload end at ${offset} of ${size} bytes.`);
  return parts;
}

async function* readParts(
  storage: Storage,
  parts: readonly StorageKey[],
  hash: { update(bytes: Uint8Array): unknown },
): AsyncGenerator<Uint8Array> {
  for (const key of parts) {
    const { body } = await storage.get(key);
    for await (const bytes of body as AsyncIterable<Uint8Array>) {
      hash.update(bytes);
      yield bytes;
    }
  }
}

async function readHead(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}
