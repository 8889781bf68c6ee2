import { isIPv6 } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import { AppError, fail } from '../core/index.ts';
import { collect, unpack } from './body.ts';
import { fetchErrors } from './errors.ts';
import { checkedAddresses, publicInternet, type FetchPolicy } from './policy.ts';
import { nextHop, type Hop } from './redirect.ts';

export interface SafeFetchOptions {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Names in any case. `host` and the headers of the connection itself are not the caller's to set. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For the body as sent and, again, as unpacked. 10 MiB by default. */
  readonly maxBytes?: number;
  /** For everything, redirects and body included. 15 s by default. */
  readonly timeoutMs?: number;
  /** How many redirects are followed; with 0 the redirect itself is the answer. 3 by default. */
  readonly redirects?: number;
  /** A further condition on every address on the way, such as https only. */
  readonly allow?: (url: URL) => boolean;
  readonly signal?: AbortSignal;
}

export interface FetchAnswer {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly status: number;
  /** Names in lower case; repeated ones are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One ends a call that took too long; the other is that or the caller's wish. */
interface Signals {
  readonly timeout: AbortSignal;
  readonly signal: AbortSignal;
}

const CONNECTION_HEADERS =
  /^(host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|proxy-.*)$/;

/** Fetches an address that a user gave, without ever talking to our own network (E10). The whole body is in the answer. */
export async function safeFetch(
  url: string | URL,
  options: SafeFetchOptions = {},
  policy: FetchPolicy = publicInternet,
): Promise<FetchAnswer & { body: Buffer }> {
  return safeDownload(url, { ...options, consume: async (chunks, answer) => ({ ...answer, body: await collect(chunks) }) }, policy);
}

/** The same for content too large for memory: `consume` reads the chunks as they come, and its result is the result. */
export async function safeDownload<Result>(
  url: string | URL,
  options: SafeFetchOptions & { consume(chunks: AsyncIterable<Uint8Array>, answer: FetchAnswer): Promise<Result> },
  policy: FetchPolicy = publicInternet,
): Promise<Result> {
  const { redirects = 3, allow = () => true } = options;
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 15_000);
  const signals = { timeout, signal: options.signal ? AbortSignal.any([timeout, options.signal]) : timeout };
  let hop = firstHop(url, options);
  for (let followed = 0; ; followed += 1) {
    if (!allow(hop.url)) fail(fetchErrors.refused);
    const addresses = await unlessAborted(checkedAddresses(hop.url, policy), signals.signal).catch((error: unknown) =>
      failAs(error, signals),
    );
    const client = pinnedClient(hop.url, addresses);
    try {
      const response = await client
        .request({ ...requestOf(hop), signal: signals.signal })
        .catch((error: unknown) => failAs(error, signals));
      const headers = flatten(response.headers);
      const next = redirects > 0 ? nextHop(hop, response.statusCode, headers['location']) : undefined;
      if (next && followed >= redirects) fail(fetchErrors.too_many_redirects);
      if (!next) {
        const answer = { url: hop.url.href, status: response.statusCode, headers };
        const chunks = hop.method === 'HEAD' ? response.body : unpack(response.body, headers, options.maxBytes ?? 10 * 1024 * 1024);
        return await options.consume(named(chunks, signals), answer);
      }
      hop = next;
    } finally {
      await client.destroy();
    }
  }
}

function firstHop(url: string | URL, { method, headers = {}, body }: SafeFetchOptions): Hop {
  const parsed = URL.parse(String(url)) ?? fail(fetchErrors.refused);
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  if (named.some(([name]) => CONNECTION_HEADERS.test(name))) fail(fetchErrors.refused);
  return { url: parsed, method: method ?? (body === undefined ? 'GET' : 'POST'), headers: Object.fromEntries(named), body };
}

function requestOf({ url, method, headers, body }: Hop): Dispatcher.RequestOptions {
  return {
    path: url.pathname + url.search,
    method,
    headers: { 'user-agent': 'Belvedere', accept: '*/*', ...headers, 'accept-encoding': 'gzip, br' },
    body: body ?? null,
  };
}

// A connection of its own for each hop, to a checked address whatever the name resolves to by now. A literal address never asks the
// hook, but it was checked as it stands. Neither the environment's proxies nor a shared pool come into it.
function pinnedClient(url: URL, addresses: readonly string[]): Client {
  const pinned = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return new Client(url.origin, {
    allowH2: false,
    connect: {
      timeout: 10_000,
      autoSelectFamily: true,
      lookup: (_hostname, { all }, callback) =>
        all ? callback(null, pinned) : callback(null, pinned[0]?.address ?? '', pinned[0]?.family),
    },
  });
}

// Whatever goes wrong with the other server is named here; what `consume` throws on its own stays as it is.
async function* named(chunks: AsyncIterable<Uint8Array>, signals: Signals): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    failAs(error, signals);
  }
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
  );
}

async function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const NETWORK = /^(E(CONN|NET|HOST|PIPE|TIMEDOUT|ADDR|AI_)|UND_ERR_(CONNECT|SOCKET))/;

function failAs(error: unknown, { timeout, signal }: Signals): never {
  if (error instanceof AppError) throw error;
  if (timeout.aborted) fail(fetchErrors.timed_out, { cause: error });
  if (signal.aborted) throw signal.reason;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return fail(NETWORK.test(code) ? fetchErrors.unreachable : fetchErrors.bad_answer, { cause: error });
}
