import process from 'node:process';
import { sample } from '../proofs/sample.ts';

/** Everything is tried: `BELVEDERE_LONG=1`. Otherwise what costs much takes a sample, another one for each change. */
export const isLongTier = Boolean(process.env['BELVEDERE_LONG']);

/** Decides whatever chance decides in a run; say it in every failure, so that the run can be repeated. */
export const runSeed = Number(process.env['BELVEDERE_SEED'] ?? Date.now() % 2 ** 31);

/** How many in each tier. */
export const inTier = <T>(counts: { sample: T; all: T }): T => (isLongTier ? counts.all : counts.sample);

/** All of them in the long tier, otherwise so many, chosen by the run's seed and, where one run chooses often, by the turn. */
export function someOf<T>(items: readonly T[], size: number, turn = 0): readonly T[] {
  return isLongTier ? items : sample(items, size, runSeed + turn);
}
