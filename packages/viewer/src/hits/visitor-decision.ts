import { keep, readKept } from '../kept.ts';

const DECISION = 'belvedere-visitor';
const WAITING = 'belvedere-hits ';

/** Where hits wait. Of one tour: others have other scenes. */
export const waitingAt = (at: string): string => WAITING + at;

/** The key of a visitor who agreed, `no` of one who declined, null of one who has not been asked. */
export const readDecision = (): string | null => readKept(DECISION);
export const keepDecision = (decision: string): void => keep(DECISION, decision);

let counting = new AbortController();

/** Aborted when the decision is taken back, here or in another window; from then on nothing may be told. */
export function whenForgotten(signal: AbortSignal): AbortSignal {
  const { signal: forgotten } = counting;
  addEventListener('storage', ({ key, newValue }) => key === DECISION && !newValue && forgetDecision(), {
    signal: AbortSignal.any([signal, forgotten]),
  });
  return forgotten;
}

/**
 * Takes back what a visitor decided about being counted, for all tours of the page: the key by which they were known is gone, and so is
 * what waits to be sent. Nothing more is told from then on, and the next visit asks again. For a link such as “Privacy settings”.
 *
 * @example
 * settings.addEventListener('click', forgetDecision);
 */
export function forgetDecision(): void {
  counting.abort();
  counting = new AbortController();
  try {
    for (const name of Object.keys(localStorage)) if (name === DECISION || name.startsWith(WAITING)) localStorage.removeItem(name);
  } catch {
    // Where nothing is kept there is nothing to take away.
  }
}
