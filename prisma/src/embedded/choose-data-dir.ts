import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { chooseRunAccount, findClosedFolder } from './run-account.ts';

/** The first of these folders that PostgreSQL's account could enter; the first of all when none is, so that the start can say why. */
export async function chooseDataDir(...candidates: [string, ...string[]]): Promise<string> {
  for (const candidate of candidates) {
    const account = await chooseRunAccount(candidate);
    if (!account || !(await findClosedFolder(await nearestExisting(resolve(candidate)), account))) return candidate;
  }
  return candidates[0];
}

async function nearestExisting(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found ? path : nearestExisting(dirname(path));
}
