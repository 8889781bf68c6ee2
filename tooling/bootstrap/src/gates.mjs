import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './environment.mjs';
import { run } from './run.mjs';

/** The gates that read the whole tree. */
export const gates = ['typecheck', 'lint', 'format:check', 'boundaries', 'workspace', 'contract:check', 'knip', 'secrets'];

/**
 * Runs gates through turbo, which remembers those that passed. One that fails is run once more, by itself: its verdict is about the
 * sources, and a machine that was short of something beside the others must not be taken for one.
 * @param {string[]} names
 * @returns {Promise<import('./report.mjs').Tally & { said: string }>} `said` is what the failed gates had to say, for the end of a long log.
 */
export async function runGates(names) {
  const suspects = await failing(names, []);
  const said = suspects.map(readLog).join('');
  const failed = suspects.length === 0 ? [] : await failing(suspects, ['--concurrency=1']);
  for (const name of names) process.stdout.write(`  ${failed.includes(name) ? '✗' : '✓'} ${name}${wavered(name)}\n`);
  return { passed: names.length - failed.length, failed: failed.length, said };

  function wavered(/** @type {string} */ name) {
    return suspects.includes(name) && !failed.includes(name) ? ' (failed beside the others and passed alone: look at what it said)' : '';
  }
}

/**
 * Those that did not end with 0.
 * @param {string[]} names
 * @param {string[]} options to turbo
 */
async function failing(names, options) {
  const summaries = path.join(root, '.turbo', 'runs');
  rmSync(summaries, { recursive: true, force: true });
  await run(['turbo', 'run', ...names, '--continue', '--summarize', '--output-logs=errors-only', ...options], { show: true });
  const [summary] = readdirSync(summaries);
  /** @type {{ tasks: { task: string, package: string, execution?: { exitCode: number | null, startTime: number, endTime: number } }[] }} */
  const { tasks } = JSON.parse(readFileSync(path.join(summaries, String(summary)), 'utf8'));
  return names.filter((name) => !tasks.some(({ task, execution }) => task === name && execution?.exitCode === 0));
}

/** @param {string} name */
function readLog(name) {
  const file = path.join(root, '.turbo', `turbo-${name.replace(':', '$colon$')}.log`);
  try {
    return `--- ${name} ---\n${readFileSync(file, 'utf8').slice(-4000)}\n`;
  } catch {
    return `--- ${name} --- (turbo wrote no log)\n`;
  }
}
