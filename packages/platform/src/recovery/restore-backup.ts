import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createZstdDecompress } from 'node:zlib';
import { restoreBase } from '@belvedere/db/recovery';
import type { Embedded } from '@belvedere/db/embedded';
import { fail } from '@belvedere/kernel/core';
import type { BackupStore } from './create-backup-store.ts';
import { chooseBackup } from './choose-backup.ts';
import { recoveryErrors } from './errors.ts';
import { pipeThrough } from './pipe-through.ts';
import type { BackupManifest } from './schemas.ts';
import { fetchLog } from './ship-log.ts';

export interface RestoreCall {
  store: BackupStore;
  /** Folder of the embedded server; a cluster that is there is moved aside. */
  dataDir: string;
  id?: string;
  /** The moment to go back to; without it everything that was archived. */
  to?: Date;
  onProgress?: (detail: string) => void;
}

/** Puts the database back as it was at a moment and starts it. The caller stops it. */
export async function restoreBackup(
  call: RestoreCall,
): Promise<{ manifest: BackupManifest; server: Embedded & { movedAside: string | undefined } }> {
  const { store, dataDir, id, to, onProgress = () => {} } = call;
  const manifest = chooseBackup(await store.manifests(), { ...(id !== undefined && { id }), ...(to && { before: to }) });
  if (manifest.kind !== 'cluster' || manifest.firstSegment === null) fail(recoveryErrors.no_backup);
  const log = join(dataDir, 'log-to-play');
  try {
    onProgress('fetching the write-ahead log');
    const segments = await fetchLog({ store, folder: log, from: manifest.firstSegment });
    // Without an archive there is nothing to go to but the end of the copy itself.
    if (segments === 0 && to) fail(recoveryErrors.no_backup);
    onProgress('unpacking the database');
    const content = await store.openBase(manifest.id);
    const tar = pipeThrough(content, createZstdDecompress());
    const archive = segments === 0 ? {} : { archive: { folder: log, ...(to && { target: to }) } };
    const server = await restoreBase({ dataDir, tar, log: onProgress, ...archive });
    return { manifest, server };
  } finally {
    await rm(log, { recursive: true, force: true });
  }
}
