import { chmod, chown, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { explainFailure, LOG_ENDS_EARLY } from './explain-failure.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import { makeDataDir, openCluster, type Cluster } from './open-cluster.ts';
import { findPostmaster } from './postmaster.ts';
import { START_TIMEOUT_S, startServer } from './start-server.ts';
import { StartupError } from './startup-error.ts';
import { stopServer } from './stop-server.ts';
import { withFileLock } from './with-file-lock.ts';

const HOST = '127.0.0.1';
const USER = 'postgres';
const DATABASE = 'belvedere';

export type StartEmbeddedOptions = {
  /** Folder for everything of this server: cluster, password, log. Made when missing. */
  dataDir: string;
  /** Without it a free port is chosen at the first start and kept. */
  port?: number;
  /** Folder into which the write-ahead log is archived, for restoring to any moment. Takes effect when the server starts. */
  archive?: string;
  /** For a cluster that was put back from a copy: where the log after it lies, and the moment to stop at. */
  recovery?: { folder: string; target?: Date };
  /** Hears one line for each phase that takes noticeable time. */
  log?: (line: string) => void;
};

export type Embedded = {
  /** The superuser's connection to the database `belvedere`: for migrations and set-up, never for requests. */
  ownerUrl: string;
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Such as `18.4`. */
  version: string;
  /** True when a server that another process had started was found running. */
  reused: boolean;
  /** Ends the server if this call started it; with `force` also one that was reused. */
  stop: (options?: { force?: boolean }) => Promise<void>;
};

/**
 * Starts PostgreSQL from the binaries that npm installed, or connects to the one that already runs over `dataDir`. The server
 * is a process of its own and outlives this one; any number of processes may start at once. Throws StartupError.
 */
export async function startEmbedded(options: StartEmbeddedOptions): Promise<Embedded> {
  const { dataDir, port: wanted, archive, recovery, log = () => {} } = options;
  try {
    const folder = await makeDataDir(dataDir);
    return await withFileLock(join(folder, 'start.lock'), START_TIMEOUT_S * 2_000, async () => {
      const cluster = await openCluster(folder, log);
      await initialiseCluster(cluster);
      if (archive !== undefined) await openArchive(cluster, archive);
      const { port, reused } = await startServer(cluster, wanted, {
        ...(archive !== undefined && { archive }),
        ...(recovery && { recovery }),
      });
      const password = await readPassword(cluster);
      if (recovery) await untilRecovered(urlOf(port, password, 'postgres'), cluster);
      const version = await ensureDatabase(port, password);
      const stop: Embedded['stop'] = async ({ force = false } = {}) => {
        if (!reused || force) await stopServer(cluster);
      };
      return {
        ownerUrl: urlOf(port, password, DATABASE),
        host: HOST,
        port,
        user: USER,
        password,
        database: DATABASE,
        version,
        reused,
        stop,
      };
    });
  } catch (cause) {
    if (cause instanceof StartupError) throw cause;
    throw explainFailure({ doing: 'Starting the database', output: reasonOf(cause), dataDir: resolve(dataDir), cause });
  }
}

async function openArchive({ account }: Cluster, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}

/** The server answers before its log is played to the end; it must not be used until then. */
async function untilRecovered(url: string, cluster: Cluster): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    try {
      await client.connect();
      const { rows } = await client.query<{ busy: boolean }>('SELECT pg_is_in_recovery() AS busy');
      if (!rows[0]!.busy) return;
    } catch (cause) {
      if (await findPostmaster(cluster.dir)) continue;
      throw new StartupError(LOG_ENDS_EARLY.message, LOG_ENDS_EARLY.wayOut, { cause });
    } finally {
      await client.end();
    }
    await delay(100);
  }
}

async function readPassword({ passwordFile }: Cluster): Promise<string> {
  try {
    const password = await readFile(passwordFile, 'utf8');
    await chmod(passwordFile, 0o600);
    return password.trim();
  } catch (cause) {
    const message = `${passwordFile} can't be read, and without it nobody can sign in to the database`;
    throw new StartupError(message, 'Put it back from a backup of the data folder.', { cause });
  }
}

/** Proves that the server answers, makes the database once, and says which version runs. */
async function ensureDatabase(port: number, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: urlOf(port, password, 'postgres'), connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; exists: boolean }>(
      `SELECT current_setting('server_version') AS version, EXISTS (SELECT FROM pg_database WHERE datname = $1) AS exists`,
      [DATABASE],
    );
    if (!rows[0]?.exists) await client.query(`CREATE DATABASE ${DATABASE}`);
    return rows[0]?.version ?? '';
  } catch (cause) {
    const wrongPassword = cause instanceof pg.DatabaseError && cause.code === '28P01';
    const wayOut = wrongPassword ? 'Put the password file back that belongs to this data folder.' : 'Read server.log in the data folder.';
    throw new StartupError(`The database on port ${port} refuses: ${reasonOf(cause)}`, wayOut, { cause });
  } finally {
    await client.end();
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const urlOf = (port: number, password: string, database: string) => `postgresql://${USER}:${password}@${HOST}:${port}/${database}`;
