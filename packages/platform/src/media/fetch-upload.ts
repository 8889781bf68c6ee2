import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SNIFF_BYTES } from '@belvedere/kernel/image';
import type { Storage, StorageKey } from '@belvedere/kernel/storage';
import { parsePartKey, type MediaKeys } from './media-keys.ts';

export interface FetchedUpload {
  path: string;
  /** SHA-256 in hex. */
  checksum: string;
  /** What the file begins with. */
  head: Buffer;
}

export interface FetchCall {
  storage: Storage;
  keys: MediaKeys;
  size: number;
  /** Where to put it. */
  folder: string;
  signal: AbortSignal;
}

/** Joins the parts of a complete upload into a file of this machine. */
export async function fetchUpload({ storage, keys, size, folder, signal }: FetchCall): Promise<FetchedUpload> {
  const path = join(folder, 'original');
  const hash = createHash('sha256');
  const parts = await findParts(storage, keys, size);
  await pipeline(readParts(storage, parts, hash), createWriteStream(path, { mode: 0o600 }), { signal });
  return { path, checksum: hash.digest('hex'), head: await readHead(path) };
}

/**
 * The parts that were committed, in order. Where several lie at one offset the one of the youngest claim counts: the others lost
 * theirs before they could commit.
 */
async function findParts(storage: Storage, keys: MediaKeys, size: number): Promise<StorageKey[]> {
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

async function* readParts(storage: Storage, parts: readonly StorageKey[], hash: Hash): AsyncGenerator<Uint8Array> {
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
