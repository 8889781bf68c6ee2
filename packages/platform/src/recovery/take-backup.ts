import type { Readable } from 'node:stream';
import { createZstdCompress } from 'node:zlib';
import { newId } from '@belvedere/kernel/core';
import { storagePrefix, type Storage } from '@belvedere/kernel/storage';
import type { BackupStore } from './create-backup-store.ts';
import { isCopied } from './is-copied.ts';
import { pipeThrough } from './pipe-through.ts';
import type { BackupManifest } from './schemas.ts';

/** A database that can be copied while it runs. */
export interface BackupSource {
  readonly kind: BackupManifest['kind'];
  copy(): Promise<{ content: Readable; done: Promise<{ major: string; firstSegment: string | null; startedAt: Date; completedAt: Date }> }>;
}

export interface BackupCall {
  source: BackupSource;
  store: BackupStore;
  /** Media and tiles; they never change in place, so that copying what is not there yet is enough. */
  files: Storage;
  tenants: readonly string[];
  onProgress?: (detail: string) => void;
}

/**
 * Copies the database, then the files: whatever the copied database names is there then. The manifest is written last, so that an
 * interrupted backup is none.
 */
export async function takeBackup({ source, store, files, tenants, onProgress = () => {} }: BackupCall): Promise<BackupManifest> {
  const id = newId();
  onProgress('copying the database');
  const { content, done } = await source.copy();
  const packed = pipeThrough(content, createZstdCompress());
  const [{ size, sha256 }, { major, firstSegment, startedAt, completedAt }] = await Promise.all([store.putBase(id, packed), done]);
  const copied = await copyFiles({ store, files, tenants, onProgress });
  const manifest: BackupManifest = {
    format: 1,
    id,
    kind: source.kind,
    major,
    firstSegment,
    startedAt: startedAt.toISOString(),
    completedAt: completedAt.toISOString(),
    size,
    sha256,
    files: copied,
  };
  await store.putManifest(manifest);
  return manifest;
}

async function copyFiles({
  store,
  files,
  tenants,
  onProgress,
}: Required<Pick<BackupCall, 'store' | 'files' | 'tenants' | 'onProgress'>>): Promise<BackupManifest['files']> {
  let count = 0;
  let bytes = 0;
  for (const tenantId of tenants) {
    for await (const { key, size } of files.list(storagePrefix(tenantId))) {
      if (!isCopied(tenantId, key)) continue;
      count++;
      bytes += size;
      if (count % 500 === 0) onProgress(`copying files: ${count}`);
      if (!(await store.hasFile(key))) await store.putFile(key, (await files.get(key)).body);
    }
  }
  return { count, bytes };
}
