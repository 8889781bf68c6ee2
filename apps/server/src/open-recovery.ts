import { join } from 'node:path';
import type { Schedule } from '@belvedere/kernel';
import { diskStorage } from '@belvedere/kernel/storage';
import {
  clusterSource,
  createBackupStore,
  createRecoverySchedules,
  dumpSource,
  type BackupSource,
  type BackupStore,
} from '@belvedere/platform/recovery';
import type { Env } from './env.ts';
import { listTenants } from './list-tenants.ts';
import { clusterFolder, logSpool } from './open-database-server.ts';
import { openBucket } from './open-services.ts';

/** Where copies go: the bucket, the folder that is named, or a folder beside the data, which a lost disk takes with it. */
export async function openBackupStore(env: Env, secret: Uint8Array): Promise<BackupStore> {
  if (env.BACKUP_S3_BUCKET !== undefined)
    return createBackupStore({ storage: await openBucket(env, env.BACKUP_S3_BUCKET), location: `s3://${env.BACKUP_S3_BUCKET}`, secret });
  const root = env.BACKUP_DIR ?? join(env.DATA_DIR, 'backups');
  return createBackupStore({ storage: await diskStorage({ root }), location: root, secret });
}

/** What is copied: the embedded server's files, or whatever pg_dump says of another. */
export function backupSource(env: Env, { ownerUrl, version }: { ownerUrl: string; version: string }): BackupSource {
  if (env.DATABASE_URL === undefined) return clusterSource({ ownerUrl, dataDir: clusterFolder(env) });
  return dumpSource({ ownerUrl, major: version.split('.')[0] ?? version });
}

/** The calendar of copies, where somebody has said where they go. */
export async function openRecoverySchedules(
  env: Env,
  parts: { secret: Uint8Array; database: { ownerUrl: string; version: string } },
): Promise<Schedule[]> {
  if (env.BACKUP_DIR === undefined && env.BACKUP_S3_BUCKET === undefined) return [];
  const { secret, database } = parts;
  const tenantsOf = async (ownerUrl: string) => (await listTenants(ownerUrl)).map(({ id }) => id);
  return createRecoverySchedules({
    store: await openBackupStore(env, secret),
    source: backupSource(env, database),
    spool: logSpool(env),
    scratch: env.DATA_DIR,
    tenantsOf,
    tenants: () => tenantsOf(database.ownerUrl),
  });
}
