import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './find-binaries.ts';
import { findClosedFolder, type RunAccount } from './run-account.ts';

const run = promisify(execFile);

type Wanted = { binaries: Binaries; dataDir: string; account: RunAccount | undefined; log: (line: string) => void };

/**
 * The binaries where PostgreSQL's account may run them. A project that root has put into its own home is closed to every other
 * account, so there they are copied beside the data, once for each version.
 */
export async function openBinaries({ binaries, dataDir, account, log }: Wanted): Promise<Binaries> {
  if (!account || !(await findClosedFolder(binaries.postgres, account))) return binaries;

  const bin = dirname(binaries.postgres);
  const native = dirname(bin);
  const { version }: { version: string } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'));
  const copy = join(dataDir, `postgresql-${version}`);
  if (!(await stat(copy).catch(() => undefined))) {
    log('Copying PostgreSQL to where its account may run it');
    const unfinished = await mkdtemp(`${copy}.new-`);
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await run('chmod', ['-R', 'a+rX', unfinished]);
    await rename(unfinished, copy);
  }
  const inCopy = (file: string) => join(copy, basename(bin), basename(file));
  return { initdb: inCopy(binaries.initdb), pgCtl: inCopy(binaries.pgCtl), postgres: inCopy(binaries.postgres) };
}
