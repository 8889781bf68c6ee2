import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { findClosedFolder, type RunAccount } from './run-account.ts';
import { StartupError } from './startup-error.ts';

type Program = { file: string; args: string[]; cwd: string; account: RunAccount | undefined };

/** Runs one of PostgreSQL's programs to its end, without the caller's environment (PGPORT and the like must not leak in). */
export async function runProgram({ file, args, cwd, account }: Program): Promise<{ code: number | null; output: string }> {
  const child = spawn(file, args, {
    cwd,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const [code] = await once(child, 'close').catch(async (cause: unknown) => {
    throw await explainSpawn(file, account, cause);
  });
  return { code, output };
}

async function explainSpawn(file: string, account: RunAccount | undefined, cause: unknown): Promise<StartupError> {
  const exists = await stat(file).catch(() => undefined);
  const closed = exists && account && (await findClosedFolder(file, account));
  if (closed) {
    return new StartupError(
      `The account ${account.name}, which PostgreSQL runs as, may not enter ${closed}`,
      `Move the installation out of ${closed}, open it (chmod o+x), or start as an ordinary user.`,
      { cause },
    );
  }
  return new StartupError(
    exists ? `This system can't run ${file}` : `${file} is missing`,
    exists ? 'Set DATABASE_URL to a PostgreSQL server, version 15 or later.' : 'Install the dependencies again.',
    { cause },
  );
}
