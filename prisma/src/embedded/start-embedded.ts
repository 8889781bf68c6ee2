import { randomBytes } from 'node:crypto';
import { appendFile, chmod, chown, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { explainFailure } from './explain-failure.ts';
import { findBinaries, type Binaries } from './find-binaries.ts';
import { freePort } from './free-port.ts';
import { findPostmaster } from './postmaster.ts';
import { readIfThere } from './read-if-there.ts';
import { chooseRunAccount, findClosedFolder, type RunAccount } from './run-account.ts';
import { runProgram } from './run-program.ts';
import { INITDB_OPTIONS, settings } from './settings.ts';
import { StartupError } from './startup-error.ts';
import { withFileLock } from './with-file-lock.ts';

const DATABASE = 'belvedere';
const UNFINISHED = 'cluster.new-';
const START_TIMEOUT_S = 60;
const LOG_KEPT_BYTES = 8 * 1024 * 1024;

export type StartEmbeddedOptions = {
  /** Folder for everything of this server: cluster, password, log. Made when missing. */
  dataDir: string;
  /** Without it a free port is chosen at the first start and kept. */
  port?: number;
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

type Cluster = {
  dataDir: string;
  /** PostgreSQL's own data folder. */
  dir: string;
  binaries: Binaries;
  account: RunAccount | undefined;
  log: (line: string) => void;
};

/**
 * Starts PostgreSQL from the binaries that npm installed, or connects to the one that already runs over `dataDir`. The server
 * is a process of its own and outlives this one; any number of processes may start at once.
 */
export async function startEmbedded(options: StartEmbeddedOptions): Promise<Embedded> {
  const cluster = await openCluster(options);
  return withFileLock(join(cluster.dataDir, 'start.lock'), START_TIMEOUT_S * 2_000, async () => {
    await initialiseOnce(cluster);
    const running = await findRunning(cluster, options.port);
    const port = running ?? (await start(cluster, options.port));
    const password = await readPassword(cluster);
    const version = await prepareDatabase(port, password);
    const reused = running !== undefined;
    return {
      ownerUrl: urlOf(port, password, DATABASE),
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password,
      database: DATABASE,
      version,
      reused,
      stop: async ({ force = false } = {}) => {
        if (!reused || force) await stop(cluster);
      },
    };
  });
}

async function openCluster({ dataDir, log = () => {} }: StartEmbeddedOptions): Promise<Cluster> {
  // One spelling of the path for every process, as the running server is recognised by it.
  const folder = await mkdir(dataDir, { recursive: true })
    .then(() => realpath(dataDir))
    .catch((cause: Error) => {
      throw explainFailure('Making the data folder', cause.message, resolve(dataDir));
    });
  const dir = join(folder, 'cluster');
  const account = await chooseRunAccount(dir);
  const closed = account && (await findClosedFolder(folder, account));
  if (closed) {
    throw new StartupError(
      `The account ${account.name}, which PostgreSQL runs as, may not enter ${closed}`,
      `Choose a data folder outside of ${closed} (such as /var/lib/belvedere), open it (chmod o+x), or start as an ordinary user.`,
    );
  }
  return { dataDir: folder, dir, binaries: await findBinaries(), account, log };
}

/** initdb works in a folder of its own, renamed when complete: a start that died half-way leaves nothing that looks whole. */
async function initialiseOnce(cluster: Cluster): Promise<void> {
  const made = await readIfThere(join(cluster.dir, 'PG_VERSION')).catch((cause: Error) => {
    throw explainFailure('Reading the database', cause.message, cluster.dataDir);
  });
  if (made) return refuseOtherMajor(cluster, made.trim());

  cluster.log('Making the database');
  await removeUnfinished(cluster);
  await initialise(cluster).catch(async (cause: unknown) => {
    await removeUnfinished(cluster);
    throw cause instanceof StartupError ? cause : explainFailure('Making the database', reasonOf(cause), cluster.dataDir);
  });
}

async function initialise({ dataDir, dir, binaries, account }: Cluster): Promise<void> {
  const unfinished = await mkdtemp(join(dataDir, UNFINISHED));
  const passwordFile = passwordFileOf(dataDir);
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  if (account) await Promise.all([unfinished, passwordFile].map((path) => chown(path, account.uid, account.gid)));
  const { code, output } = await runProgram({
    file: binaries.initdb,
    args: [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...INITDB_OPTIONS],
    cwd: dataDir,
    account,
  });
  if (code !== 0) throw explainFailure('Making the database', output, dataDir);
  await writeFile(join(unfinished, 'pg_hba.conf'), HOST_RULES);
  await appendFile(join(unfinished, 'postgresql.conf'), "\ninclude = 'belvedere.conf'\n");
  await rename(unfinished, dir);
}

async function removeUnfinished({ dataDir }: Cluster): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith(UNFINISHED));
  // The initdb of a killed start may still be writing; what it leaves now goes next time.
  await Promise.allSettled(names.map((name) => rm(join(dataDir, name), { recursive: true, force: true })));
}

/** Passwords only, over loopback only; replication is for standbys and base backups on this machine. */
const HOST_RULES = `host all         all 127.0.0.1/32 scram-sha-256
host replication all 127.0.0.1/32 scram-sha-256
`;

async function refuseOtherMajor(cluster: Cluster, made: string): Promise<void> {
  const { output } = await runProgram({
    file: cluster.binaries.postgres,
    args: ['--version'],
    cwd: cluster.dataDir,
    account: cluster.account,
  });
  const carried = /(\d+)\.\d+/.exec(output)?.[1];
  if (carried === undefined) throw explainFailure('Asking PostgreSQL for its version', output, cluster.dataDir);
  if (carried === made) return;
  throw new StartupError(
    `The data in ${cluster.dataDir} belongs to PostgreSQL ${made}; this version carries PostgreSQL ${carried}`,
    `Start the release that made it, take a backup and restore it here; or move the folder away to begin with an empty database.`,
  );
}

async function findRunning(cluster: Cluster, wanted: number | undefined): Promise<number | undefined> {
  const deadline = Date.now() + START_TIMEOUT_S * 1_000;
  for (;;) {
    const postmaster = await findPostmaster(cluster.dir);
    if (!postmaster) return undefined;
    if (postmaster.ready) {
      if (wanted === undefined || wanted === postmaster.port) return postmaster.port;
      throw new StartupError(
        `The database in ${cluster.dataDir} already runs on port ${postmaster.port}, not ${wanted}`,
        'Stop it first, or leave the port unset.',
      );
    }
    // Another process's start or stop, or recovery after a crash, is under way.
    if (Date.now() > deadline) throw explainFailure('Waiting for the running server', await readLogEnd(cluster, 0), cluster.dataDir);
    await delay(50);
  }
}

async function start(cluster: Cluster, wanted: number | undefined): Promise<number> {
  const { dataDir, dir, binaries, account, log } = cluster;
  log('Starting the database');
  const logFile = await openLog(cluster);
  const deadline = Date.now() + START_TIMEOUT_S * 1_000;
  for (;;) {
    const port = await choosePort(dataDir, wanted);
    await writeFile(join(dir, 'belvedere.conf'), settings(port));
    const { size } = await stat(logFile);
    const { code } = await runProgram({
      file: binaries.pgCtl,
      args: ['start', '--wait', `--timeout=${START_TIMEOUT_S}`, `--pgdata=${dir}`, `--log=${logFile}`, '--silent'],
      cwd: dataDir,
      account,
    });
    if (code === 0) {
      await writeFile(portFileOf(dataDir), String(port));
      return port;
    }
    const output = await readLogEnd(cluster, size);
    const portLost = /could not bind .*Address already in use/.test(output);
    // After a kill -9 of the postmaster its children take a moment to notice; until then the memory is theirs.
    const childrenLinger = /pre-existing shared memory block/.test(output);
    if (Date.now() > deadline || !(childrenLinger || (portLost && wanted === undefined))) {
      throw portLost ? portTaken(port) : explainFailure('Starting PostgreSQL', output, dataDir);
    }
    await delay(100);
  }
}

async function choosePort(dataDir: string, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (await freePort(wanted)) return wanted;
    throw portTaken(wanted);
  }
  const kept = Number((await readIfThere(portFileOf(dataDir))) ?? 0);
  const port = (await freePort(kept)) ?? (await freePort(0));
  if (port) return port;
  throw new StartupError('No port is free on this machine', 'End the programs that hold them, or set DATABASE_URL.');
}

function portTaken(port: number): StartupError {
  return new StartupError(`Port ${port} is taken by another program`, 'Choose another port, or leave it unset to have a free one chosen.');
}

async function openLog({ dataDir, account }: Cluster): Promise<string> {
  const file = join(dataDir, 'server.log');
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_KEPT_BYTES) await rename(file, `${file}.1`);
  await appendFile(file, '', { mode: 0o600 });
  if (account) await chown(file, account.uid, account.gid);
  return file;
}

async function readLogEnd({ dataDir }: Cluster, from: number): Promise<string> {
  const bytes = await readFile(join(dataDir, 'server.log'));
  return bytes.subarray(Math.max(from, bytes.length - 64 * 1024)).toString();
}

async function readPassword({ dataDir }: Cluster): Promise<string> {
  const file = passwordFileOf(dataDir);
  try {
    const password = await readFile(file, 'utf8');
    await chmod(file, 0o600);
    return password.trim();
  } catch (cause) {
    throw new StartupError(
      `${file} can't be read, and without it nobody can sign in to the database`,
      'Put it back from a backup of the data folder.',
      {
        cause,
      },
    );
  }
}

/** Proves that the server answers, makes the database once, and says which version runs. */
async function prepareDatabase(port: number, password: string): Promise<string> {
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
    throw new StartupError(
      `The database on port ${port} refuses: ${reasonOf(cause)}`,
      'Put the password file back that belongs to this data folder.',
      { cause },
    );
  } finally {
    await client.end();
  }
}

async function stop({ dataDir, dir, binaries, account }: Cluster): Promise<void> {
  if (!(await findPostmaster(dir))) return;
  const { code, output } = await runProgram({
    file: binaries.pgCtl,
    args: ['stop', '--mode=fast', '--wait', `--timeout=${START_TIMEOUT_S}`, `--pgdata=${dir}`, '--silent'],
    cwd: dataDir,
    account,
  });
  if (code !== 0 && (await findPostmaster(dir))) throw explainFailure('Stopping PostgreSQL', output, dataDir);
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const passwordFileOf = (dataDir: string) => join(dataDir, 'password');
const portFileOf = (dataDir: string) => join(dataDir, 'port');
const urlOf = (port: number, password: string, database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
