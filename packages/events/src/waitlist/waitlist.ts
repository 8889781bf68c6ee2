/** An entry that waits. */
export interface Waiting {
  id: string;
  places: number;
  /** Higher is earlier. */
  priority: number;
  /** When it joined, counted by the event: lower is earlier. */
  turn: number;
}

/** The order in which places go: by priority, then by turn. */
export function byOrder(a: Waiting, b: Waiting): number {
  return b.priority - a.priority || a.turn - b.turn;
}

/**
 * Who gets `free` places: in their order whoever fits, as a group is kept whole and no place stays empty for one that is too large for
 * what is left.
 */
export function chooseNext(free: number, waiting: readonly Waiting[]): Waiting[] {
  let left = free;
  return waiting.toSorted(byOrder).filter(({ places }) => {
    if (places > left) return false;
    left -= places;
    return true;
  });
}

/**
 * How likely places come to an entry, 0 to 1: that of the places taken so many are given back as the entry and those before it need,
 * when each is given back with the same chance, independently. `rate` comes of what happened before: see `givingBackRate`.
 */
export function oddsOf({ free, taken, needed, rate }: { free: number; taken: number; needed: number; rate: number }): number {
  const wanted = needed - free;
  if (wanted <= 0) return 1;
  if (wanted > taken) return 0;
  // Of the binomial distribution, from below; in logarithms, for thousands of places.
  let log = taken * Math.log1p(-rate);
  let below = 0;
  for (let given = 0; given < wanted; given++) {
    below += Math.exp(log);
    log += Math.log((taken - given) / (given + 1)) + Math.log(rate / (1 - rate));
  }
  return Math.min(1, Math.max(0, 1 - below));
}

/** How often a confirmed place was given back, by what a tenant has seen; with nothing seen yet, one in ten. */
export function givingBackRate({ confirmed, givenBack }: { confirmed: number; givenBack: number }): number {
  return (givenBack + 1) / (confirmed + givenBack + 10);
}
