import { useMemo, useState } from 'react';

/** What is chosen in a list, by id. */
export interface Selection {
  readonly size: number;
  ids(): string[];
  has(id: string): boolean;
  toggle(id: string): void;
  set(ids: readonly string[]): void;
}

export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return useMemo(
    () => ({
      size: chosen.size,
      ids: () => [...chosen],
      has: (id) => chosen.has(id),
      toggle: (id) =>
        setChosen((before) => {
          const next = new Set(before);
          if (!next.delete(id)) next.add(id);
          return next;
        }),
      set: (ids) => setChosen(new Set(ids)),
    }),
    [chosen],
  );
}
