import process from 'node:process';

/** @typedef {{ passed: number, failed: number, said?: string }} Tally */

/**
 * The last line of every run, and its exit code. What failed gates said is repeated before it: a thousand tests ran since.
 * @param {Tally[]} tallies
 */
export function report(tallies) {
  const sum = (/** @type {'passed' | 'failed'} */ key) => tallies.reduce((total, tally) => total + tally[key], 0);
  process.stdout.write(tallies.map(({ said = '' }) => said).join(''));
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}
