import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import type { BackupStore } from './create-backup-store.ts';
import { runTool } from './dump-source.ts';
import type { BackupManifest } from './schemas.ts';

/** Reads a dump into an empty database of a server of the operator's, as one transaction: all of it or nothing. */
export async function restoreDump(call: { store: BackupStore; manifest: BackupManifest; ownerUrl: string }): Promise<void> {
  const { store, manifest, ownerUrl } = call;
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const tool = runTool('pg_restore', ['--single-transaction', '--exit-on-error', '--no-password', `--dbname=${database}`], ownerUrl);
  await Promise.all([pipeline(await store.openBase(manifest.id), createZstdDecompress(), tool.stdin), tool.done]);
}
