/** So long a hotspot has to be in the picture to have been seen, ms. */
const LONG_ENOUGH = 1_000;

interface SeenParts {
  /** Ids of the hotspots that somebody has before them now. */
  inPicture(): readonly string[];
  /** Is told of each once, until they are forgotten. */
  seen(id: string): void;
  /** Does something later; the answer calls it off. */
  later(ms: number, work: () => void): () => void;
  now(): number;
}

export interface HotspotsSeen {
  /** What is in the picture may be other than before. */
  look(): void;
  /** It was opened: who does that has seen it. */
  opened(id: string): void;
  /** A scene is entered: all count anew. */
  forget(): void;
  stop(): void;
}

/** Tells which hotspots were in the picture without a break for long enough. */
export function createHotspotsSeen({ inPicture, seen, later, now }: SeenParts): HotspotsSeen {
  const since = new Map<string, number>();
  const told = new Set<string>();
  let cancel = () => {};

  const opened = (id: string) => {
    if (told.has(id)) return;
    told.add(id);
    seen(id);
  };
  const look = () => {
    cancel();
    const here = inPicture();
    for (const id of since.keys()) if (!here.includes(id)) since.delete(id);
    const waits = here.flatMap((id) => {
      if (told.has(id)) return [];
      const from = since.get(id) ?? now();
      since.set(id, from);
      const left = from + LONG_ENOUGH - now();
      if (left > 0) return left;
      opened(id);
      return [];
    });
    if (waits.length > 0) cancel = later(Math.min(...waits), look);
  };
  return {
    look,
    opened,
    forget() {
      since.clear();
      told.clear();
    },
    stop: () => cancel(),
  };
}
