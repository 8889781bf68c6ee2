import process from 'node:process';

/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * The last line of every run, and its exit code.
 * @param {Tally[]} tallies
 */
export function report(tallies) {
  const sum = (/** @type {keyof Tally} */ key) => tallies.reduce((total, tally) => total + tally[key], 0);
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}
