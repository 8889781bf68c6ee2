/**
 * Who may read answers from another origin (A12). Our own pages with cookies; anyone without cookies, because a key in the
 * Authorization header is not sent by a browser on its own.
 */
export function corsHeaders(origin: string | undefined, own: ReadonlySet<string>): Record<string, string> {
  const shared = { vary: 'origin' };
  if (origin === undefined || origin === 'null') return shared;
  if (own.has(origin))
    return {
      ...shared,
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': EXPOSED,
    };
  return { ...shared, 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED };
}

const EXPOSED = 'x-request-id, ratelimit, ratelimit-policy, retry-after, idempotency-replayed, upload-offset';

export const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD, POST, PATCH, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, x-app, x-belvedere-tenant, idempotency-key, trpc-accept, upload-offset',
  'access-control-max-age': '600',
};
