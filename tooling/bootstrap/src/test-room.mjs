import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const MEMORY = '/dev/shm';
const PREFIX = 'belvedere-test-';
const GIB = 2 ** 30;

/**
 * Where tests put what they throw away: databases, profiles, tiles. In memory where Linux offers it and there is plenty, for nobody wants
 * any of it written to a disk; otherwise wherever the system has it.
 * @param {{ memory?: string, least?: number }} [options] a folder in memory, and how many bytes have to be free in it
 * @returns {{ env: Record<string, string>, remove: () => void }}
 */
export function openTestRoom({ memory = MEMORY, least = 6 * GIB } = {}) {
  const nothing = { env: {}, remove: () => {} };
  if (process.platform !== 'linux' || process.env.TMPDIR || !hasRoom(memory, least)) return nothing;
  sweep(memory);
  const folder = mkdtempSync(path.join(memory, `${PREFIX}${process.pid}-`));
  // PostgreSQL runs under an account of its own where root runs the tests.
  chmodSync(folder, 0o1777);
  return { env: { TMPDIR: folder, ...KEPT }, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** glibc keeps memory that was given back instead of asking the machine for it again, page by page. */
const KEPT = {
  MALLOC_MMAP_THRESHOLD_: String(GIB),
  MALLOC_TRIM_THRESHOLD_: String(4 * GIB),
  MALLOC_TOP_PAD_: String(2 ** 26),
  MALLOC_ARENA_MAX: '2',
};

function hasRoom(/** @type {string} */ memory, /** @type {number} */ least) {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= least && process.availableMemory() >= 2 * least;
  } catch {
    return false;
  }
}

/** What runs left that were killed. */
function sweep(/** @type {string} */ memory) {
  for (const name of readdirSync(memory)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(memory, name), { recursive: true, force: true });
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
