import { join } from 'node:path';
import { copyBase } from '@belvedere/db/recovery';
import type { BackupSource } from './take-backup.ts';

/** The embedded server: its files are copied while it runs. `dataDir` is the folder that it was started over. */
export function clusterSource({ ownerUrl, dataDir }: { ownerUrl: string; dataDir: string }): BackupSource {
  return {
    kind: 'cluster',
    async copy() {
      const { tar, done } = copyBase({ ownerUrl, clusterDir: join(dataDir, 'cluster'), passwordFile: join(dataDir, 'password') });
      return { content: tar, done };
    },
  };
}
