import { AppError, commonErrors, fail } from '@belvedere/kernel';
import { API_KEY_PATTERN, TOKEN_PATTERN } from '@belvedere/platform';
import type { Context } from 'hono';

const MAX_BATCH = 10;
const MAX_BODY = 1_048_576;

/**
 * Stops forged requests before anything is read of them (A11). A browser sends cookies along from anywhere, so a call that
 * changes something and is signed in by cookie needs all three: an origin of ours, a fetch that the browser itself calls ours, and a
 * header that no form can send. Bodies are JSON and nothing else: tRPC would run a mutation without input on any.
 */
export function guardRequest(c: Context, origins: ReadonlySet<string>): void {
  const { method } = c.req;
  if (API_KEY_PATTERN.test(c.req.url) || TOKEN_PATTERN.test(c.req.url))
    fail(commonErrors.invalid_input, {
      fields: { '': 'Send keys in the Authorization header only, and revoke this one: addresses end up in logs.' },
    });
  if (method === 'GET' || method === 'HEAD') return;

  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') fail(commonErrors.unsupported_media_type);
  const length = c.req.header('content-length');
  if (length === undefined) limitBody(c);
  else if (Number(length) > MAX_BODY) fail(commonErrors.payload_too_large);

  if (c.req.header('authorization') !== undefined) return;
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const app = c.req.header('x-app');
  // An app or a script, which has no cookie to be misused: no browser sends this header without saying its origin.
  if (app === 'native' && origin === undefined && site === undefined && c.req.header('cookie') === undefined) return;
  const isOurs =
    origin !== undefined && origins.has(origin) && (site === undefined || site === 'same-origin') && (app === '1' || app === 'native');
  // Without a cookie there is nothing to forge but a sign-in, and that is guarded the same.
  if (!isOurs) fail(commonErrors.forbidden);
}

/** How many calls a request makes. tRPC decodes the path before it divides it, so a comma counts in either spelling. */
export function countCalls(path: string, isBatch: boolean): number {
  return isBatch ? path.split(/,|%2c/i).length : 1;
}

/** A body that does not say its length (chunked) is counted while it is read. */
function limitBody(c: Context): void {
  const { raw } = c.req;
  if (!raw.body) return;
  let size = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > MAX_BODY) controller.error(new AppError(commonErrors.payload_too_large));
      else controller.enqueue(chunk);
    },
  });
  c.req.raw = new Request(raw, { method: raw.method, body: raw.body.pipeThrough(counted), duplex: 'half' });
}

/** tRPC would run thousands of calls in one request (K6). */
export function guardBatch(path: string, search: URLSearchParams): void {
  if (countCalls(path, search.has('batch')) > MAX_BATCH) fail(commonErrors.payload_too_large, { data: { max_batch: MAX_BATCH } });
}
