import process from 'node:process';
import { sample } from '../proofs/sample.ts';

/** Everything is tried: `BELVEDERE_LONG=1`. Otherwise what costs much takes a sample, another one for each change. */
export const isLongTier = Boolean(process.env['BELVEDERE_LONG']);

/** What is asked for before a release where everything takes an hour: `BELVEDERE_MIDDLE=1`. */
const isMiddleTier = Boolean(process.env['BELVEDERE_MIDDLE']);

/** Decides whatever chance decides in a run; say it in every failure, so that the run can be repeated. */
export const runSeed = Number(process.env['BELVEDERE_SEED'] ?? Date.now() % 2 ** 31);

/** How many in each tier. */
export function inTier<T>({ sample: few, middle, all }: { sample: T; middle?: T; all: T }): T {
  if (isLongTier) return all;
  return isMiddleTier && middle !== undefined ? middle : few;
}

/** All of them in the long tier, otherwise so many, chosen by the run's seed and, where one run chooses often, by the turn. */
export function someOf<T>(items: readonly T[], size: number, turn = 0): readonly T[] {
  return isLongTier ? items : sample(items, size, runSeed + turn);
}
