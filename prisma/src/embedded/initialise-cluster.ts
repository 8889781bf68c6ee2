import { randomBytes } from 'node:crypto';
import { appendFile, chown, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFailure } from './explain-failure.ts';
import { writePrivate, type Cluster } from './open-cluster.ts';
import { readIfThere } from './read-if-there.ts';
import { runProgram } from './run-program.ts';
import { HOST_RULES, INITDB_OPTIONS } from './settings.ts';
import { StartupError } from './startup-error.ts';

const UNFINISHED = 'cluster.new-';

/** Makes the cluster unless there is one. initdb works in a folder of its own, renamed when complete: a start that died leaves nothing that looks whole. */
export async function initialiseCluster(cluster: Cluster): Promise<void> {
  const made = await readIfThere(join(cluster.dir, 'PG_VERSION'));
  if (made !== undefined) return refuseOtherMajor(cluster, made.trim());

  cluster.log('Making the database');
  await removeUnfinished(cluster);
  try {
    await initialise(cluster);
  } catch (error) {
    await removeUnfinished(cluster);
    throw error;
  }
}

async function initialise(cluster: Cluster): Promise<void> {
  const { dataDir, dir, passwordFile, binaries, account } = cluster;
  const unfinished = await mkdtemp(join(dataDir, UNFINISHED));
  if (account) await chown(unfinished, account.uid, account.gid);
  await rm(passwordFile, { force: true });
  await writePrivate(passwordFile, randomBytes(24).toString('base64url'), cluster);
  const { code, output } = await runProgram(cluster, binaries.initdb, [
    `--pgdata=${unfinished}`,
    `--pwfile=${passwordFile}`,
    ...INITDB_OPTIONS,
  ]);
  if (code !== 0) throw explainFailure({ doing: 'Making the database', output, dataDir });
  await writeFile(join(unfinished, 'pg_hba.conf'), HOST_RULES);
  await appendFile(join(unfinished, 'postgresql.conf'), "\ninclude = 'belvedere.conf'\n");
  await rename(unfinished, dir);
}

async function removeUnfinished({ dataDir }: Cluster): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith(UNFINISHED));
  // The initdb of a killed start may still be writing; what it leaves now goes next time.
  await Promise.allSettled(names.map((name) => rm(join(dataDir, name), { recursive: true, force: true })));
}

async function refuseOtherMajor(cluster: Cluster, made: string): Promise<void> {
  const { output } = await runProgram(cluster, cluster.binaries.postgres, ['--version']);
  const carried = /(\d+)\.\d+/.exec(output)?.[1];
  if (carried === undefined) throw explainFailure({ doing: 'Asking PostgreSQL for its version', output, dataDir: cluster.dataDir });
  if (carried === made) return;
  throw new StartupError(
    `The data in ${cluster.dataDir} belongs to PostgreSQL ${made}; this version carries PostgreSQL ${carried}`,
    'Start the release that made it, take a backup and restore it here; or move the folder away to begin with an empty database.',
  );
}
