import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './environment.mjs';
import { run } from './run.mjs';

/** The gates that read the whole tree. */
export const gates = ['typecheck', 'lint', 'format:check', 'boundaries', 'workspace', 'contract:check', 'knip', 'secrets'];

/**
 * Runs gates through turbo, which remembers those that passed; what fails speaks for itself.
 * @param {string[]} names
 */
export async function runGates(names) {
  const summaries = path.join(root, '.turbo', 'runs');
  rmSync(summaries, { recursive: true, force: true });
  await run(['turbo', 'run', ...names, '--continue', '--summarize', '--output-logs=errors-only'], { show: true });
  const [summary] = readdirSync(summaries);
  /** @type {{ tasks: { task: string, package: string, execution?: { exitCode: number | null, startTime: number, endTime: number } }[] }} */
  const { tasks } = JSON.parse(readFileSync(path.join(summaries, String(summary)), 'utf8'));
  const passed = names.filter((name) => tasks.some(({ task, execution }) => task === name && execution?.exitCode === 0));
  for (const name of names) process.stdout.write(`  ${passed.includes(name) ? '✓' : '✗'} ${name}\n`);
  return { passed: passed.length, failed: names.length - passed.length };
}
