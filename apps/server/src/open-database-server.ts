import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { assertSafeRole, prepareDatabase, readPostgresVersion } from '@belvedere/db';
import { startEmbedded } from '@belvedere/db/embedded';
import { BadEnvironment, type Env } from './env.ts';

export interface DatabaseServer {
  /** For migrations; requests never use it. */
  ownerUrl: string;
  runtimeUrl: string;
  jobsUrl: string;
  applied: string[];
  version: string;
  /** Ends an embedded server that this process started. */
  stop: () => Promise<void>;
}

/** The address of the database as its owner: the embedded server, started when it does not run, or the one that is named. */
export async function openOwner(
  env: Env,
  say: (line: string) => void,
): Promise<{ ownerUrl: string; version: string; stop: () => Promise<void> }> {
  if (env.DATABASE_URL !== undefined) {
    const { version, isRefused, warning } = await readPostgresVersion(env.DATABASE_URL);
    if (isRefused) throw new BadEnvironment(`DATABASE_URL: ${warning ?? version}`);
    if (warning !== undefined) say(`Warning: ${warning}`);
    return { ownerUrl: env.DATABASE_URL, version, stop: async () => {} };
  }
  const archive = logSpool(env);
  const { ownerUrl, version, stop } = await startEmbedded({
    dataDir: clusterFolder(env),
    log: say,
    ...(archive !== undefined && { archive }),
  });
  return { ownerUrl, version, stop };
}

/** Folder of the embedded server. */
export function clusterFolder(env: Env): string {
  return join(env.DATA_DIR, 'postgres');
}

/** Where the embedded server puts finished segments of its log; on the disk of the copies where that is a disk. Undefined: it does not. */
export function logSpool(env: Env): string | undefined {
  if (env.DATABASE_URL !== undefined) return undefined;
  if (env.BACKUP_DIR !== undefined) return join(env.BACKUP_DIR, 'log-spool');
  return env.BACKUP_S3_BUCKET === undefined ? undefined : join(env.DATA_DIR, 'log-spool');
}

/** Brings the database to where this version needs it and refuses roles that could cross tenants (R1). */
export async function openDatabaseServer(
  env: Env,
  options: { secretKey: Uint8Array; say: (line: string) => void },
): Promise<DatabaseServer> {
  const owner = await openOwner(env, options.say);
  const passwordOf = (role: string) => createHmac('sha256', options.secretKey).update(`database role ${role}`).digest('base64url');
  const prepared = await prepareDatabase({ ownerUrl: owner.ownerUrl, passwordOf });
  for (const url of [prepared.runtimeUrl, prepared.jobsUrl]) await assertSafeRole(url);
  return { ...owner, ...prepared };
}
