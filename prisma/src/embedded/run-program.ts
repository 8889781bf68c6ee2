import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import type { Cluster } from './open-cluster.ts';
import { StartupError } from './startup-error.ts';

type RunIn = Pick<Cluster, 'dataDir' | 'account'>;

/** Runs one of PostgreSQL's programs to its end, without the caller's environment: PGPORT and the like must not leak in. */
export async function runProgram(
  { dataDir, account }: RunIn,
  file: string,
  args: string[],
): Promise<{ code: number | null; output: string }> {
  const child = spawn(file, args, {
    cwd: dataDir,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  try {
    const [code] = await once(child, 'close');
    return { code, output };
  } catch (cause) {
    throw (await stat(file).catch(() => undefined))
      ? new StartupError(`This system can't run ${file}`, 'Set DATABASE_URL to a PostgreSQL server, version 15 or later.', { cause })
      : new StartupError(`${file} is missing`, 'Install the dependencies again.', { cause });
  }
}
