import { createTRPCUntypedClient, httpBatchLink, httpLink, TRPCClientError, type OperationLink, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import superjson from 'superjson';
import { BelvedereError } from './errors.ts';
import type { TokenSession } from './token-session.ts';
import { errorOfProblem, errorOfResponse, networkError } from './read-error.ts';

export interface Connection {
  /** Without a slash at the end. */
  baseUrl: string;
  apiKey: string | undefined;
  /** Instead of a key or a cookie: the tokens of a signed-in person. */
  tokens: TokenSession | undefined;
  fetch: typeof fetch;
}

export interface Message {
  path: string;
  kind: 'query' | 'command';
  input: unknown;
  tenant: string | undefined;
  idempotencyKey: string | undefined;
  signal: AbortSignal;
}

export type Transport = (message: Message) => Promise<unknown>;

/** What one request carries beside its calls. */
type Envelope = Pick<Message, 'tenant' | 'idempotencyKey'>;

/** As many calls as the server takes in one request, in an address that every server takes. */
const BATCH = { maxItems: 10, maxURLLength: 4_000 };

/** Sends calls over tRPC. Queries of one moment share a request; a command goes alone, since its Idempotency-Key is the request's. */
export function createTransport(connection: Connection): Transport {
  const client = createTRPCUntypedClient<AnyTRPCRouter>({ links: [createLink(connection)] });
  return async ({ path, kind, input, tenant, idempotencyKey, signal }) => {
    const context: Record<string, unknown> = { tenant, idempotencyKey } satisfies Envelope;
    const call = async (given: unknown) => {
      try {
        return await client[kind === 'query' ? 'query' : 'mutation'](path, given, { context, signal });
      } catch (error) {
        throw readError(error);
      }
    };
    return connection.tokens ? connection.tokens.around(path, input, call) : call(input);
  };
}

/** A batch is one request, so it can be for one tenant only: each tenant has a batch of its own. */
function createLink(connection: Connection): TRPCLink<AnyTRPCRouter> {
  return (runtime) => {
    const options = (envelope: Envelope) => ({
      url: `${connection.baseUrl}/trpc`,
      transformer: superjson,
      headers: () => headersOf(connection, envelope),
      fetch: (url: RequestInfo | URL, init?: object) => fetchJson(connection, url, init),
    });
    const batches = new Map<string | undefined, OperationLink<AnyTRPCRouter>>();
    const batchOf = (tenant: string | undefined) => {
      const batch = batches.get(tenant) ?? httpBatchLink({ ...options({ tenant, idempotencyKey: undefined }), ...BATCH })(runtime);
      batches.set(tenant, batch);
      return batch;
    };
    return (call) => {
      const envelope = call.op.context as unknown as Envelope;
      const link = call.op.type === 'query' ? batchOf(envelope.tenant) : httpLink(options(envelope))(runtime);
      return link(call);
    };
  };
}

async function fetchJson(connection: Connection, url: RequestInfo | URL, init?: object): Promise<Response> {
  const response = await connection.fetch(url, {
    ...init,
    credentials: connection.apiKey === undefined && !connection.tokens ? 'include' : 'omit',
  });
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) throw errorOfResponse(response);
  return response;
}

/**
 * A key or a token travels in the Authorization header and nowhere else; without one a browser's session does, which the server wants to
 * see said by `x-app`.
 */
async function headersOf({ apiKey, tokens }: Connection, { tenant, idempotencyKey }: Envelope): Promise<Record<string, string>> {
  const bearer = tokens ? await tokens.accessToken() : apiKey;
  return {
    ...(bearer === undefined ? { 'x-app': tokens ? 'native' : '1' } : { authorization: `Bearer ${bearer}` }),
    ...(tenant !== undefined && { 'x-belvedere-tenant': tenant }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  };
}

function readError(error: unknown): Error {
  if (!(error instanceof TRPCClientError)) return networkError(error);
  if (error.cause instanceof BelvedereError) return error.cause;
  const { response, responseJSON } = (error.meta ?? {}) as { response?: Response; responseJSON?: unknown };
  const known = errorOfProblem(error.data, { response, cause: error }) ?? errorOfProblem(responseJSON, { response, cause: error });
  if (known) return known;
  return response ? errorOfResponse(response, error) : networkError(error.cause ?? error);
}
