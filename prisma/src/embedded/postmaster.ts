import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readIfThere } from './read-if-there.ts';

const run = promisify(execFile);

export type Postmaster = { pid: number; port: number; ready: boolean };

/**
 * The server that runs over this cluster, if one does. A postmaster.pid whose number now belongs to another program (a
 * restarted machine or container hands the same numbers out again) is removed: PostgreSQL itself would refuse to start over it.
 */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const file = join(clusterDir, 'postmaster.pid');
  const text = await readIfThere(file);
  if (text === undefined) return undefined;

  // Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, status.
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const command = Number.isInteger(pid) && pid > 0 ? await commandOf(pid) : '';
  if (!command.includes(clusterDir)) {
    await rm(file, { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await readIfThere(`/proc/${pid}/cmdline`)) ?? '';
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout;
}
