/** A map that holds at most `budget` bytes and lets go first of what was used least recently. */
export interface Lru<V> {
  get(key: string): V | undefined;
  /** Marks an entry as used. */
  touch(key: string): void;
  set(key: string, value: V, bytes: number): void;
  /** Lets go of entries until the budget is kept, but of none used since the last call. */
  trim(): void;
  clear(): void;
  readonly bytes: number;
}

/** `release` is called once for each value that is let go of. */
export function createLru<V>(budget: number, release: (value: V) => void): Lru<V> {
  const entries = new Map<string, { value: V; bytes: number; turn: number }>();
  let bytes = 0;
  let turn = 0;
  const remove = (key: string) => {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    bytes -= entry.bytes;
    release(entry.value);
  };
  return {
    get: (key) => entries.get(key)?.value,
    touch(key) {
      const entry = entries.get(key);
      if (!entry || entry.turn === turn) return;
      entry.turn = turn;
      // A Map keeps the order of insertion: the least recently used is always the first.
      entries.delete(key);
      entries.set(key, entry);
    },
    set(key, value, size) {
      remove(key);
      entries.set(key, { value, bytes: size, turn });
      bytes += size;
    },
    trim() {
      for (const [key, entry] of entries) {
        if (bytes <= budget || entry.turn === turn) break;
        remove(key);
      }
      turn++;
    },
    clear() {
      for (const key of [...entries.keys()]) remove(key);
    },
    get bytes() {
      return bytes;
    },
  };
}
