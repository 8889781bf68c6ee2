import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { StartupError } from './startup-error.ts';

const SQLITE_BUSY = 5;

/**
 * Runs `work` while no other process runs under the same file. Node has no flock; SQLite's exclusive lock is the operating
 * system's own, so it ends with its holder, however that died, and a file left behind locks nothing.
 */
export async function withFileLock<T>(file: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const lock = open(file);
  try {
    const deadline = Date.now() + timeoutMs;
    while (!acquire(lock)) {
      if (Date.now() > deadline) {
        throw new StartupError(
          `Another process has held ${file} for ${Math.round(timeoutMs / 1000)} s`,
          'Wait until that start is done, or end the process that hangs, then start again.',
        );
      }
      await delay(25);
    }
    return await work();
  } finally {
    lock.close();
  }
}

function open(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (cause) {
    throw new StartupError(`${file} can't be opened for writing`, 'Choose a data folder that this account may write to.', { cause });
  }
}

function acquire(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
