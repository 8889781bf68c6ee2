import { readFile } from 'node:fs/promises';

/** The text of a file, undefined when there is none. */
export async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // ESRCH: a process that ended while its entry in /proc was being read.
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
    throw error;
  });
}
