import type { RequestContext, RequestFacts, Services } from '@belvedere/kernel';
import { authenticate } from '@belvedere/platform';
import type { Context } from 'hono';
import { callerIp, socketAddress, type Caller, type Header } from './credentials.ts';
import { countCalls } from './request-guards.ts';

/** What of a request is kept. */
export function requestFacts(c: Context, trustedHops: number, id: string): RequestFacts {
  return { id, ...callerOf(c, trustedHops) };
}

export function callerOf(c: Context, trustedHops: number): Omit<RequestFacts, 'id'> {
  return factsOf({ header: (name) => c.req.header(name), address: socketAddress(c), trustedHops });
}

/** The same, whoever read the request. */
export function factsOf(caller: Caller): Omit<RequestFacts, 'id'> {
  const { header } = caller;
  return { ip: callerIp(caller), userAgent: header('user-agent')?.slice(0, 500) ?? null, privacySignal: privacySignal(header) };
}

/** Who calls and what of the request is kept: the context of every procedure, whatever way it was called. */
export async function requestContext(
  c: Context,
  {
    services,
    trustedHops,
    requestId,
    responseHeaders,
  }: { services: Services; trustedHops: number; requestId: string; responseHeaders: Headers },
): Promise<RequestContext> {
  const request = requestFacts(c, trustedHops, requestId);
  const setHeader = (name: string, value: string) =>
    name.toLowerCase() === 'set-cookie' ? responseHeaders.append(name, value) : responseHeaders.set(name, value);
  const { actor, refreshedCookie } = await authenticate(services, {
    cookie: c.req.header('cookie'),
    authorization: c.req.header('authorization'),
    origin: c.req.header('origin'),
    ip: request.ip,
    userAgent: request.userAgent,
    calls: countCalls(c.req.path, c.req.query('batch') !== undefined),
  });
  if (refreshedCookie) setHeader('set-cookie', refreshedCookie);
  return {
    services,
    actor,
    request,
    wantedTenant: c.req.header('x-belvedere-tenant')?.slice(0, 100),
    idempotencyKey: c.req.header('idempotency-key'),
    signal: c.req.raw.signal,
    setHeader,
  };
}

function privacySignal(header: Header): 'gpc' | 'dnt' | null {
  if (header('sec-gpc') === '1') return 'gpc';
  return header('dnt') === '1' ? 'dnt' : null;
}
