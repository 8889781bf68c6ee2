import type { PublicAnswer, PublicReader } from '@belvedere/tours';

export type LiveAnswer = PublicAnswer;

interface Entry {
  answer: LiveAnswer;
  tenantId: string | undefined;
  size: number;
  expires: number;
  touched: number;
}

/** Even if every wake-up got lost, nobody sees an old tour for longer than this. */
const MAX_AGE = 60_000;
const OVERHEAD = 500;
const TENANT_AGE = 1000;
const MAX_TENANTS = 10_000;

export interface LiveTours {
  /** What is live at an address. Answers from memory where it can. */
  find(tenantSlug: string, tourSlug: string): Promise<LiveAnswer>;
  /** The same without waiting; undefined when it is not in memory. */
  peek(tenantSlug: string, tourSlug: string): LiveAnswer | undefined;
  /** Forgets what is kept of a tenant, or everything. */
  forget(tenantId?: string): void;
  /** Whether answers may be kept: not while nobody would tell us of a change. */
  setListening(listening: boolean): void;
  stats(): { entries: number; bytes: number };
}

/** Published tours in memory: least recently used go first when the byte budget is reached. */
export function createLiveTours(reader: PublicReader, options: { maxBytes: number; now?: () => number }): LiveTours {
  const { maxBytes, now = Date.now } = options;
  const entries = new Map<string, Entry>();
  const tenants = new Map<string, { answer: ReturnType<PublicReader['tenantBySlug']>; expires: number }>();
  const loading = new Map<string, Promise<LiveAnswer>>();
  let bytes = 0;
  let listening = false;
  // Raised at each forgetting: what was read before it must not be kept after it.
  let epoch = 0;

  return {
    peek,
    async find(tenantSlug, tourSlug) {
      const known = peek(tenantSlug, tourSlug);
      if (known) return known;
      const key = keyOf(tenantSlug, tourSlug);
      const running = loading.get(key);
      if (running) return running;
      const load = read(tenantSlug, tourSlug, key).finally(() => {
        // After a forgetting another load may stand in its place.
        if (loading.get(key) === load) loading.delete(key);
      });
      loading.set(key, load);
      return load;
    },
    forget(tenantId) {
      epoch++;
      loading.clear();
      tenants.clear();
      for (const [key, entry] of entries)
        if (tenantId === undefined || entry.tenantId === tenantId || entry.tenantId === undefined) drop(key, entry);
    },
    setListening(value) {
      listening = value;
    },
    stats: () => ({ entries: entries.size, bytes }),
  };

  function peek(tenantSlug: string, tourSlug: string): LiveAnswer | undefined {
    const key = keyOf(tenantSlug, tourSlug);
    const entry = entries.get(key);
    if (!entry) return undefined;
    const time = now();
    if (entry.expires < time) {
      drop(key, entry);
      return undefined;
    }
    // To the young end, but not at every read: an order that is a second old is good enough.
    if (time - entry.touched > 1000) {
      entry.touched = time;
      entries.delete(key);
      entries.set(key, entry);
    }
    return entry.answer;
  }

  async function read(tenantSlug: string, tourSlug: string, key: string): Promise<LiveAnswer> {
    const started = epoch;
    const tenant = await tenantBySlug(tenantSlug);
    const answer: LiveAnswer = tenant ? await reader.tour(tenant.id, tourSlug) : { kind: 'none' };
    if (listening && started === epoch)
      keep(key, { answer, tenantId: tenant?.id, size: sizeOf(answer), expires: now() + MAX_AGE, touched: now() });
    return answer;
  }

  /** Kept for a second: a tenant that was suspended or renamed is gone within it. */
  async function tenantBySlug(slug: string): ReturnType<PublicReader['tenantBySlug']> {
    const known = tenants.get(slug);
    if (known && known.expires > now()) return known.answer;
    const answer = reader.tenantBySlug(slug);
    if (tenants.size >= MAX_TENANTS) tenants.clear();
    tenants.set(slug, { answer, expires: now() + TENANT_AGE });
    answer.catch(() => tenants.delete(slug));
    return answer;
  }

  function keep(key: string, entry: Entry): void {
    if (entry.size > maxBytes / 4) return;
    const former = entries.get(key);
    if (former) drop(key, former);
    entries.set(key, entry);
    bytes += entry.size;
    for (const [oldest, each] of entries) {
      if (bytes <= maxBytes) break;
      drop(oldest, each);
    }
  }

  function drop(key: string, entry: Entry): void {
    entries.delete(key);
    bytes -= entry.size;
  }
}

function keyOf(tenantSlug: string, tourSlug: string): string {
  return `${tenantSlug}/${tourSlug}`;
}

function sizeOf(answer: LiveAnswer): number {
  return OVERHEAD + ('tour' in answer ? answer.tour.size + 2 * answer.tour.brotli.length : 0);
}
