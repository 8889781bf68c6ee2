import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fail } from '@belvedere/kernel/core';
import type { BackupStore } from './create-backup-store.ts';
import { recoveryErrors } from './errors.ts';
import type { BackupManifest } from './schemas.ts';

/** Reads a copy as it lies, against its checksum, and opens it to its last byte. Fails with `recovery.damaged`. */
export async function verifyBackup(store: BackupStore, manifest: BackupManifest): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(await store.rawBase(manifest.id), hash);
  if (hash.digest('hex') !== manifest.sha256) fail(recoveryErrors.damaged);
  await pipeline(await store.openBase(manifest.id), new Writable({ write: (_chunk, _encoding, done) => done() }));
}
