import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';

type Headers = Record<string, string>;

/** A page as it was made. */
export interface Made {
  tenantId: string;
  status: 200 | 400 | 410 | 429;
  body: string;
  headers: Headers;
  /** When something on it is over. */
  until?: Date | undefined;
}

/** The same, ready to be sent. */
interface Ready {
  status: number;
  etag: string;
  plain: Uint8Array<ArrayBuffer>;
  brotli: Uint8Array<ArrayBuffer>;
  headers: { common: Headers; plain: Headers; brotli: Headers };
}

interface Entry {
  page: Ready;
  tenantId: string;
  size: number;
  expires: number;
  touched: number;
}

/** Even if every wake-up got lost, nobody sees an old page for longer than this. */
const MAX_AGE = 60_000;
/** Who a tenant is, its brand and its legal links are kept elsewhere for some seconds: what is made within them may hold what has just changed. */
const UNSURE = 4_000;
const OVERHEAD = 1_000;
const MOST_TENANTS = 10_000;

export interface PageCache {
  /** The page, if it is in memory. */
  peek(key: string): Ready | undefined;
  /** The page, made if need be, once for all who ask meanwhile; what `make` gives instead of a page is handed on. */
  find<Other>(key: string, make: () => Promise<Made | Other>, isPage: (made: Made | Other) => made is Made): Promise<Ready | Other>;
  /** Forgets what is kept of a tenant, or everything. */
  forget(tenantId?: string): void;
  /** Whether pages may be kept: not while nobody would tell us of a change. */
  setListening(listening: boolean): void;
  stats(): { entries: number; bytes: number };
}

/** Pages of visitors in memory: least recently used go first when the byte budget is reached. */
export function createPageCache({ maxBytes, now = Date.now }: { maxBytes: number; now?: () => number }): PageCache {
  const entries = new Map<string, Entry>();
  const loading = new Map<string, Promise<unknown>>();
  const changed = new Map<string, number>();
  let bytes = 0;
  let listening = false;
  // Raised at each forgetting: what was read before it must not be kept after it.
  let epoch = 0;

  return {
    peek,
    find,
    forget(tenantId) {
      epoch++;
      loading.clear();
      if (changed.size >= MOST_TENANTS) changed.clear();
      if (tenantId !== undefined) changed.set(tenantId, now());
      for (const [key, entry] of entries) if (tenantId === undefined || entry.tenantId === tenantId) drop(key, entry);
    },
    setListening(value) {
      listening = value;
    },
    stats: () => ({ entries: entries.size, bytes }),
  };

  function peek(key: string): Ready | undefined {
    const entry = entries.get(key);
    if (!entry) return undefined;
    const time = now();
    if (entry.expires <= time) {
      drop(key, entry);
      return undefined;
    }
    // To the young end, but not at every read: an order that is a second old is good enough.
    if (time - entry.touched > 1000) {
      entry.touched = time;
      entries.delete(key);
      entries.set(key, entry);
    }
    return entry.page;
  }

  async function find<Other>(
    key: string,
    make: () => Promise<Made | Other>,
    isPage: (made: Made | Other) => made is Made,
  ): Promise<Ready | Other> {
    // Whoever waits for a key waits for what this function makes of it.
    const running = loading.get(key) as Promise<Ready | Other> | undefined;
    if (running) return running;
    const started = epoch;
    const load = make()
      .then((made) => {
        if (!isPage(made)) return made;
        const page = readyOf(made);
        if (listening && started === epoch) keep(key, made, page);
        return page;
      })
      .finally(() => {
        // After a forgetting another load may stand in its place.
        if (loading.get(key) === load) loading.delete(key);
      });
    loading.set(key, load);
    return load;
  }

  function keep(key: string, { tenantId, until }: Made, page: Ready): void {
    const time = now();
    const size = OVERHEAD + page.plain.length + page.brotli.length;
    const age = time - (changed.get(tenantId) ?? -Infinity) < UNSURE ? UNSURE : MAX_AGE;
    const expires = Math.min(time + age, until?.getTime() ?? Infinity);
    if (size > maxBytes / 4 || expires <= time) return;
    const former = entries.get(key);
    if (former) drop(key, former);
    entries.set(key, { page, tenantId, size, expires, touched: time });
    bytes += size;
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

function readyOf({ status, body, headers }: Made): Ready {
  const plain = new Uint8Array(Buffer.from(body));
  // Quality 5 takes half a millisecond for a page; the best takes thirty.
  const brotli = new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const common = { ...headers, etag };
  return {
    status,
    etag,
    plain,
    brotli,
    headers: {
      common,
      plain: { ...common, 'content-length': String(plain.length) },
      brotli: { ...common, 'content-encoding': 'br', 'content-length': String(brotli.length) },
    },
  };
}

/** Brotli named in order to be refused (RFC 9110 §12.4.2). */
const REFUSES_BROTLI = /\bbr; ?q=0(?:\.0{1,3})?(?:,|$)/;

export function pageResponse(
  page: Ready,
  { acceptEncoding, ifNoneMatch }: { acceptEncoding: string | undefined; ifNoneMatch: string | undefined },
): Response {
  if (
    ifNoneMatch !== undefined &&
    page.status === 200 &&
    ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === page.etag)
  )
    return new Response(null, { status: 304, headers: page.headers.common });
  return acceptEncoding?.includes('br') && !REFUSES_BROTLI.test(acceptEncoding)
    ? new Response(page.brotli, { status: page.status, headers: page.headers.brotli })
    : new Response(page.plain, { status: page.status, headers: page.headers.plain });
}
