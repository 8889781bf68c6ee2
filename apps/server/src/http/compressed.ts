import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const compress = promisify(gzip);
/** Below it, compressing takes longer than sending. */
const LARGE = 2000;
const REFUSES_GZIP = /\bgzip; ?q=0(?:\.0{1,3})?(?:,|$)/;
const QUICK = { level: constants.Z_BEST_SPEED };

const takesGzip = (accepted: string) => accepted.includes('gzip') && !REFUSES_GZIP.test(accepted);

/** An answer in text, compressed where it is worth it and the caller takes it; off the main thread (ADR 0511). */
export async function compressed(response: Response, accepted = ''): Promise<Response> {
  response.headers.append('vary', 'accept-encoding');
  const isText = response.headers.get('content-type')?.includes('json') ?? false;
  if (!isText || response.body === null || !takesGzip(accepted)) return response;
  const text = await response.text();
  if (text.length < LARGE) return new Response(text, response);
  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'gzip');
  headers.delete('content-length');
  return new Response(new Uint8Array(await compress(text, QUICK)), { status: response.status, statusText: response.statusText, headers });
}
