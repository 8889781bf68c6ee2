import { createHash } from 'node:crypto';
import { pipeline, Transform, type Readable } from 'node:stream';
import type { Services } from '@belvedere/kernel';
import { HOUR } from '@belvedere/kernel/core';
import { exportKey } from './export-key.ts';
import { changeExport } from './table.ts';

/** How long an archive can be fetched (G5). */
const KEPT_FOR = 24 * HOUR;

/** Writes an archive into the storage as it is made and says when it is there. */
export async function storeArchive(
  services: Services,
  { tenantId, id }: { tenantId: string; id: string },
  archive: Readable,
): Promise<void> {
  const { database, storage, clock } = services;
  const hash = createHash('sha256');
  const watched = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  // A failure of either side reaches the storage as the failure of what it reads.
  pipeline(archive, watched, () => {});
  const stored = await storage.put(exportKey(tenantId, id), watched, { mimeType: 'application/zip' });
  const finishedAt = clock.now();
  const done = { status: 'ready', size: BigInt(stored.size), checksum: hash.digest('hex'), finishedAt } as const;
  const expiresAt = new Date(finishedAt.getTime() + KEPT_FOR);
  await database.transaction({ tenantId }, (tx) => changeExport(tx, { tenantId, id }, { ...done, expiresAt }));
}
