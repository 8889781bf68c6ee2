import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { gates, runGates } from './gates.mjs';
import { prepare } from './prepare.mjs';
import { report } from './report.mjs';
import { run } from './run.mjs';
import { findPrograms } from './find-programs.mjs';
import { openTestRoom } from './test-room.mjs';

/** Every gate and every test; `npm test -- <filter>` gives vitest the filter. */
export async function test(/** @type {string[]} */ rest) {
  await prepare();
  const env = { ...(await findPrograms()), ...(await chance()) };
  const gateTally = rest.length === 0 ? await runGates(gates) : { passed: 0, failed: 0 };
  const room = openTestRoom();
  try {
    return report([gateTally, await runVitest(rest, { ...env, ...room.env })]);
  } finally {
    room.remove();
  }
}

/**
 * What chance decides in a run comes from the sources that are tested: whoever tests the same sees the same, and every change tries
 * something new. The long tier, or `BELVEDERE_SEED=$RANDOM`, goes where nobody has been.
 * @returns {Promise<Record<string, string>>}
 */
async function chance() {
  if (process.env.BELVEDERE_SEED || process.env.BELVEDERE_LONG) return {};
  const { code, output } = await run(['git', 'rev-parse', 'HEAD^{tree}']).catch(() => ({ code: 1, output: '' }));
  return { BELVEDERE_SEED: code === 0 ? String(Number.parseInt(output.slice(0, 7), 16)) : '1' };
}

/**
 * @param {string[]} rest
 * @param {Record<string, string>} env
 */
async function runVitest(rest, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'belvedere-test-'));
  const tallyFile = path.join(folder, 'tally.json');
  const reporters = ['--reporter=default', '--reporter=./tooling/bootstrap/src/tally-reporter.ts'];
  try {
    const { code } = await run(['vitest', 'run', ...reporters, ...rest], { show: true, env: { ...env, BELVEDERE_TALLY: tallyFile } });
    const tally = readTally(tallyFile);
    // A runner that dies, or fails for a reason that no test has, is a failure too.
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function readTally(file) {
  try {
    return /** @type {import('./report.mjs').Tally} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    process.stderr.write(`vitest ended without a result (${error instanceof Error ? error.message : String(error)}).\n`);
    return { passed: 0, failed: 1 };
  }
}
