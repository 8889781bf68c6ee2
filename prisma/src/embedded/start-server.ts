import { appendFile, chown, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { explainFailure } from './explain-failure.ts';
import { freePort } from './free-port.ts';
import { writePrivate, type Cluster } from './open-cluster.ts';
import { findPostmaster } from './postmaster.ts';
import { readIfThere } from './read-if-there.ts';
import { runProgram } from './run-program.ts';
import { settings, type LogSettings } from './settings.ts';
import { StartupError } from './startup-error.ts';

export const START_TIMEOUT_S = 60;
const LOG_KEPT_BYTES = 8 * 1024 * 1024;

/** Starts the server unless it runs, and says on which port. */
export async function startServer(
  cluster: Cluster,
  wanted: number | undefined,
  log: LogSettings = {},
): Promise<{ port: number; reused: boolean }> {
  const running = await findRunning(cluster);
  if (running === undefined) return { port: await start(cluster, wanted, log), reused: false };
  if (wanted === undefined || wanted === running) return { port: running, reused: true };
  throw new StartupError(
    `The database in ${cluster.dataDir} already runs on port ${running}, not ${wanted}`,
    'Stop it first, or leave the port unset.',
  );
}

async function findRunning(cluster: Cluster): Promise<number | undefined> {
  const deadline = Date.now() + START_TIMEOUT_S * 1_000;
  for (;;) {
    const postmaster = await findPostmaster(cluster.dir);
    if (!postmaster) return undefined;
    if (postmaster.ready) return postmaster.port;
    // Another process's start or stop, or recovery after a crash, is under way.
    if (Date.now() > deadline)
      throw explainFailure({ doing: 'Waiting for the running server', output: await readLog(cluster, 0), dataDir: cluster.dataDir });
    await delay(50);
  }
}

async function start(cluster: Cluster, wanted: number | undefined, logSettings: LogSettings): Promise<number> {
  const { dataDir, dir, binaries, logFile, portFile, log } = cluster;
  log('Starting the database');
  await openLog(cluster);
  const deadline = Date.now() + START_TIMEOUT_S * 1_000;
  for (;;) {
    const port = await choosePort(cluster, wanted);
    await writePrivate(join(dir, 'belvedere.conf'), settings(port, logSettings), cluster);
    const { size } = await stat(logFile);
    const options = ['--wait', `--timeout=${START_TIMEOUT_S}`, `--pgdata=${dir}`, `--log=${logFile}`, '--silent'];
    const { code } = await runProgram(cluster, binaries.pgCtl, ['start', ...options]);
    if (code === 0) {
      await writeFile(portFile, String(port));
      return port;
    }
    const output = await readLog(cluster, size);
    const portLost = /could not bind .*Address already in use/.test(output);
    // After a kill -9 of the postmaster its children take a moment to notice; until then the memory is theirs.
    const childrenLinger = /pre-existing shared memory block/.test(output);
    if (Date.now() > deadline || !(childrenLinger || (portLost && wanted === undefined))) {
      throw portLost ? portTaken(port) : explainFailure({ doing: 'Starting PostgreSQL', output, dataDir });
    }
    await delay(100);
  }
}

async function choosePort({ portFile }: Cluster, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (await freePort(wanted)) return wanted;
    throw portTaken(wanted);
  }
  const kept = Number((await readIfThere(portFile)) ?? 0);
  const port = (await freePort(kept)) ?? (await freePort(0));
  if (port !== undefined) return port;
  throw new StartupError('No port is free on this machine', 'End the programs that hold them, or set DATABASE_URL.');
}

function portTaken(port: number): StartupError {
  return new StartupError(`Port ${port} is taken by another program`, 'Choose another port, or leave it unset to have a free one chosen.');
}

async function openLog({ logFile, account }: Cluster): Promise<void> {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size > LOG_KEPT_BYTES) await rename(logFile, `${logFile}.1`);
  await appendFile(logFile, '', { mode: 0o600 });
  if (account) await chown(logFile, account.uid, account.gid);
}

async function readLog({ logFile }: Cluster, from: number): Promise<string> {
  const bytes = await readFile(logFile);
  return bytes.subarray(Math.max(from, bytes.length - 64 * 1024)).toString();
}
