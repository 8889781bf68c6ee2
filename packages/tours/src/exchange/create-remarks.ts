import type { Remark } from './plan.ts';

/** Collects remarks; the same one about the same place is said once, and there is an end to them. */
export function createRemarks(limit = 500): { list: Remark[]; say(where: string, what: string): void } {
  const list: Remark[] = [];
  const said = new Set<string>();
  return {
    list,
    say(where, what) {
      const key = `${where}\n${what}`;
      if (said.has(key) || list.length >= limit) return;
      said.add(key);
      list.push({ where: where.slice(0, 200), what: what.slice(0, 500) });
    },
  };
}
