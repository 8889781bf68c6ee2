import { systemClock, type Clock } from '../core/index.ts';
import { gcra } from './gcra.ts';
import type { Limiter } from './limiter.ts';

/** Counts in this process. It remembers the `maxKeys` keys used last: whoever floods it with keys can forget others, not fill the memory. */
export function createMemoryLimiter({ clock = systemClock, maxKeys = 100_000 }: { clock?: Clock; maxKeys?: number } = {}): Limiter & {
  readonly size: number;
} {
  const states = new Map<string, number>();
  return {
    get size() {
      return states.size;
    },
    take: async (key, policy, cost = 1) => {
      const id = `${policy.name}:${key}`;
      const { state, verdict } = gcra({ state: states.get(id), now: clock.now().getTime() * 1_000, policy, cost });
      // Deleted and set again it is the youngest in the map's order.
      states.delete(id);
      states.set(id, state);
      if (states.size > maxKeys) {
        const [oldest] = states.keys();
        if (oldest !== undefined) states.delete(oldest);
      }
      return verdict;
    },
  };
}
