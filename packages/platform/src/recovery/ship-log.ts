import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import type { BackupStore } from './create-backup-store.ts';
import { pipeThrough } from './pipe-through.ts';

/** A finished segment, the history of a timeline, or the last part of an old timeline; what is still being written has another name. */
const FINISHED = /^([0-9A-F]{24}(\.partial)?|[0-9A-F]{8}\.history)$/;

/** Takes finished segments of the write-ahead log from where PostgreSQL puts them into the store. Killed in between it does one again. */
export async function shipLog({ store, spool }: { store: BackupStore; spool: string }): Promise<number> {
  const names = (await readdir(spool).catch(() => [])).filter((name) => FINISHED.test(name)).toSorted();
  for (const name of names) {
    await store.putSegment(name, pipeThrough(createReadStream(join(spool, name)), createZstdCompress()));
    await rm(join(spool, name));
  }
  return names.length;
}

/** Puts the segments from one on into a folder from which PostgreSQL plays them. */
export async function fetchLog({ store, folder, from }: { store: BackupStore; folder: string; from: string }): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const wanted = (await store.segments()).filter((name) => name.endsWith('.history') || positionOf(name) >= positionOf(from));
  for (const name of wanted) await pipeline(await store.openSegment(name), createZstdDecompress(), createWriteStream(join(folder, name)));
  return wanted.length;
}

/** A segment's place in the log, whatever its timeline: the first eight digits name that. */
export function positionOf(name: string): string {
  return name.slice(8, 24);
}
