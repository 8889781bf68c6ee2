import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from './startup-error.ts';

const run = promisify(execFile);

/** Whom PostgreSQL runs as; undefined where it is simply the current user. */
export type RunAccount = { name: string; uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root, so root lends it an account without privileges: the one that owns the data already,
 * else `belvedere` where an operator has created it, else `nobody`.
 */
export async function chooseRunAccount(clusterDir: string): Promise<RunAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;

  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { name: `#${owner.uid}`, uid: owner.uid, gid: owner.gid };

  const account = (await lookUp('belvedere')) ?? (await lookUp('nobody'));
  if (account) return account;
  throw new StartupError(
    'PostgreSQL does not run as root, and there is no account "belvedere" or "nobody" to lend it',
    'Create one (useradd --system belvedere), or start as an ordinary user.',
  );
}

async function lookUp(name: string): Promise<RunAccount | undefined> {
  const ids = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]).catch(() => undefined);
  return ids && { name, uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
}

/** The first folder above `path` that the account may not pass through; undefined when all are open to it. */
export async function findClosedFolder(path: string, account: RunAccount): Promise<string | undefined> {
  const above = dirname(path);
  const closed = above === path ? undefined : await findClosedFolder(above, account);
  if (closed) return closed;

  const { mode, uid, gid } = await stat(path);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  return mode & bit ? undefined : path;
}
