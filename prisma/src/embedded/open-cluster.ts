import { chmod, chown, mkdir, realpath, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries, type Binaries } from './find-binaries.ts';
import { openBinaries } from './open-binaries.ts';
import { chooseRunAccount, findClosedFolder, type RunAccount } from './run-account.ts';
import { StartupError } from './startup-error.ts';

/** A data folder and all that is needed to run PostgreSQL over it. */
export type Cluster = {
  dataDir: string;
  /** PostgreSQL's own part of it. */
  dir: string;
  passwordFile: string;
  portFile: string;
  logFile: string;
  binaries: Binaries;
  account: RunAccount | undefined;
  log: (line: string) => void;
};

export async function makeDataDir(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  // One spelling of the path for every process, as the running server is recognised by it.
  return realpath(path);
}

export async function openCluster(dataDir: string, log: (line: string) => void): Promise<Cluster> {
  const dir = join(dataDir, 'cluster');
  const account = await chooseRunAccount(dir);
  if (account) await letThrough(dataDir, account);
  return {
    dataDir,
    dir,
    passwordFile: join(dataDir, 'password'),
    portFile: join(dataDir, 'port'),
    logFile: join(dataDir, 'server.log'),
    binaries: await openBinaries({ binaries: await findBinaries(), dataDir, account, log }),
    account,
    log,
  };
}

/** The data folder is this program's to open; the folders above it are not. */
async function letThrough(dataDir: string, account: RunAccount): Promise<void> {
  await chmod(dataDir, (await stat(dataDir)).mode | 0o011);
  const closed = await findClosedFolder(dataDir, account);
  if (closed === undefined) return;
  throw new StartupError(
    `The account ${account.name}, which PostgreSQL runs as, may not enter ${closed}`,
    `Choose a data folder outside of ${closed} (such as /var/lib/belvedere), open it (chmod o+x), or start as an ordinary user.`,
  );
}

/** Writes a file that only PostgreSQL's account may read, whatever the umask. */
export async function writePrivate(file: string, text: string, { account }: Pick<Cluster, 'account'>): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  if (account) await chown(file, account.uid, account.gid);
}
