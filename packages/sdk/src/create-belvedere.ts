import { withRetries } from './attempt.ts';
import type { CallOptions, ContractTable, Page, Way } from './call.ts';
import { contract, type BelvedereClient } from './contract.gen.ts';
import { createPageQuery } from './page-query.ts';
import { withAddress } from './procedure-path.ts';
import { createTokenSession, type TokenStore } from './token-session.ts';
import { createTransport, type Connection, type Transport } from './transport.ts';
import { createUploader, type UploadMedia } from './upload-media.ts';

export interface BelvedereOptions {
  /** Where the server is, such as `https://tours.example.org`. */
  baseUrl: string;
  /**
   * A key of your tenant: a secret one on your servers only, a publishable one in pages. Without a key the session of the signed-in person
   * is used, which works in pages of the server's own origins.
   */
  apiKey?: string | undefined;
  /**
   * For apps and scripts that people sign in to: where the tokens of their sign-in are kept. Sign in by `identity.signIn` or any other
   * way; from then on calls carry the access token, which is renewed by itself. `memoryTokens()` forgets them with the process.
   */
  tokens?: TokenStore | undefined;
  /** The tenant that calls are for, a slug or an id, where the credentials do not settle it. */
  tenant?: string | undefined;
  /** Another `fetch` than the global one: for proxies, tests, or to see every request. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds for each attempt of a call. Default 30,000. */
  timeoutMs?: number | undefined;
  /** How often a call that failed and can be repeated is repeated. Default 2. */
  retries?: number | undefined;
}

/** Every procedure of the server, and uploads. */
export interface Belvedere extends BelvedereClient {
  readonly uploadMedia: UploadMedia;
}

interface Defaults {
  tenant: string | undefined;
  timeoutMs: number;
  retries: number;
}

/**
 * Makes a client. It holds no connection and no state: make one and keep it.
 *
 * @example
 * const belvedere = createBelvedere({ baseUrl: 'https://tours.example.org', apiKey: process.env.BELVEDERE_API_KEY });
 * const tour = await belvedere.tours.get({ slug: 'the-house' });
 */
export function createBelvedere(options: BelvedereOptions): Belvedere {
  const { apiKey, tenant, timeoutMs = 30_000, retries = 2 } = options;
  const baseUrl = readBaseUrl(options.baseUrl);
  if (apiKey !== undefined && options.tokens) throw new TypeError('Give either apiKey or tokens.');
  const fetcher: typeof fetch = options.fetch ?? ((...call) => fetch(...call));
  // Renewing goes without tokens, past everything that would renew.
  const renew = createTransport({ baseUrl, apiKey: undefined, tokens: undefined, fetch: (url, init) => fetcher(url, asNative(init)) });
  const tokens = options.tokens && createTokenSession(options.tokens, renew);
  const connection: Connection = { baseUrl, apiKey, tokens, fetch: fetcher };
  const defaults: Defaults = { tenant, timeoutMs, retries };
  // The table and the interface are printed from the same procedures, in the same file.
  const procedures = createProcedures(contract, {
    transport: createTransport(connection),
    defaults,
    path: '',
  }) as unknown as BelvedereClient;
  return { ...procedures, uploadMedia: createUploader({ connection, media: procedures.media, retries }) };
}

function asNative(init: RequestInit = {}): RequestInit {
  return { ...init, credentials: 'omit', headers: { ...(init.headers as Record<string, string>), 'x-app': 'native' } };
}

/** Without a slash at the end; it may have a path, where a proxy puts the server below one. */
function readBaseUrl(text: string): string {
  const { protocol, origin, pathname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError('baseUrl has to begin with https:// (or http://).');
  return origin + (pathname.endsWith('/') ? pathname.slice(0, -1) : pathname);
}

type Procedure = (input?: object, options?: CallOptions) => Promise<unknown>;
interface Procedures {
  [name: string]: Procedure | Procedures;
}

interface Making {
  transport: Transport;
  defaults: Defaults;
  path: string;
}

function createProcedures(table: ContractTable, { transport, defaults, path }: Making): Procedures {
  return Object.fromEntries(
    Object.entries(table).map(([name, way]): [string, Procedure | Procedures] => {
      const making = { transport, defaults, path: path === '' ? name : `${path}.${name}` };
      return [name, typeof way === 'string' ? createProcedure(way, making) : createProcedures(way, making)];
    }),
  );
}

function createProcedure(way: Way, { transport, defaults, path }: Making): Procedure {
  const send = (input: object, options: CallOptions = {}): Promise<unknown> => {
    const { signal, tenant = defaults.tenant, timeoutMs = defaults.timeoutMs } = options;
    const idempotencyKey = options.idempotencyKey ?? (way === 'keyed' ? randomKey() : undefined);
    const kind = way === 'query' || way === 'page' ? 'query' : 'command';
    const message = { path, kind, input, tenant, idempotencyKey } as const;
    return withRetries({ retries: defaults.retries, timeoutMs, signal }, (attempt) => transport({ ...message, signal: attempt }));
  };
  const paged = (input: object & { cursor?: string }, options?: CallOptions) =>
    createPageQuery(input.cursor, (cursor) => send(cursor === undefined ? input : { ...input, cursor }, options) as Promise<Page<unknown>>);
  const call = way === 'page' ? paged : send;
  return withAddress((input: object = {}, options?: CallOptions) => call(input, options), { path, tenant: defaults.tenant ?? null });
}

/** 128 random bits. `crypto.randomUUID` would be missing in pages without HTTPS. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
