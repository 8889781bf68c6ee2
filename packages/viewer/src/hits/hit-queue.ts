/** Something that a visitor did, as the server takes it: its id says when. */
export interface Hit {
  readonly id: string;
  readonly type: string;
  readonly [detail: string]: string | number | readonly (readonly number[])[];
}

/** What became of a batch. `again`: nobody knows, or it was too much at once; the same hits are sent again, and counted once. */
export type Sent = 'taken' | 'refused' | { again: number };

interface QueueParts {
  send(hits: readonly Hit[]): Promise<Sent>;
  /** Where hits wait that have not been taken yet; what was kept there before is sent first. */
  kept: { read(): readonly Hit[]; write(hits: readonly Hit[]): void };
  /** Does something later; the answer calls it off. */
  later(ms: number, work: () => void): () => void;
  now(): number;
}

export interface HitQueue {
  add(hit: Hit): void;
  /** Sends what waits. */
  flush(): Promise<void>;
  /** All that is not taken yet, for a last word when the page goes. */
  waiting(): readonly Hit[];
  stop(): void;
}

const BATCH = 100;
const MOST = 500;
const PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;
const WEEK = 604_800_000;

/** Sends hits in batches, one after the other. What can't be sent waits, over a reload too; what is a week old nobody would take any more. */
export function createHitQueue({ send, kept, later, now }: QueueParts): HitQueue {
  let hits: readonly Hit[] = kept.read();
  let failures = 0;
  let cancel: (() => void) | undefined;
  let sending: Promise<void> | undefined;

  const keep = (next: readonly Hit[]) => {
    hits = next.filter(({ id }) => now() - timeOf(id) < WEEK).slice(-MOST);
    kept.write(hits);
  };
  const wait = (ms: number) => {
    cancel ??= later(ms, () => {
      cancel = undefined;
      void flush();
    });
  };
  const flush = (): Promise<void> => (sending ??= sendAll().finally(() => (sending = undefined)));

  async function sendAll(): Promise<void> {
    while (hits.length > 0) {
      const batch = hits.slice(0, BATCH);
      const sent = await send(batch).catch((): Sent => ({ again: 0 }));
      if (typeof sent === 'object') {
        failures += 1;
        cancel?.();
        cancel = undefined;
        wait(Math.min(Math.max(sent.again, PAUSE * 2 ** failures), LONGEST_PAUSE));
        return;
      }
      failures = 0;
      const ids = new Set(batch.map(({ id }) => id));
      keep(hits.filter(({ id }) => !ids.has(id)));
    }
  }

  if (hits.length > 0) wait(0);
  return {
    add(hit) {
      keep([...hits, hit]);
      wait(PAUSE);
    },
    flush,
    waiting: () => hits,
    stop: () => cancel?.(),
  };
}

/** A UUIDv7 of now. */
export function newHitId(now: number, random: Uint8Array): string {
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

function timeOf(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16);
}
