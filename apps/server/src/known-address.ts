import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from './env.ts';

const fileIn = (env: Env): string => join(env.DATA_DIR, 'address');

/** Leaves word of where this installation is reached, so that a command beside the server prints addresses that work. */
export async function rememberAddress(env: Env): Promise<void> {
  await writeFile(fileIn(env), `${env.PUBLIC_URL}\n`);
}

/** The address that a server beside this command goes by, unless the command was told one. */
export async function withKnownAddress(env: Env): Promise<Env> {
  if (env.isAddressGiven) return env;
  const known = await readFile(fileIn(env), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return known === undefined ? env : { ...env, PUBLIC_URL: known.trim() };
}
