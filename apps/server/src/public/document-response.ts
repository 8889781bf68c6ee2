import type { LiveTour } from '@belvedere/tours';

const SHARED = { 'content-type': 'application/json; charset=utf-8', vary: 'accept-encoding', 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'cross-origin' };

export type Freshness = 'immutable' | 'revalidate';
const CACHE: Record<Freshness, string> = { immutable: 'public, max-age=31536000, immutable', revalidate: 'public, max-age=0, must-revalidate' };

/** A compiled document as it was stored: compressed once, told apart by its hash. */
export function documentResponse(document: Pick<LiveTour, 'hash' | 'body' | 'brotli'>, request: { acceptEncoding: string | undefined; ifNoneMatch: string | undefined }, freshness: Freshness): Response {
  const etag = `"${document.hash}"`;
  const headers: Record<string, string> = { ...SHARED, etag, 'cache-control': CACHE[freshness] };
  if (matches(request.ifNoneMatch, etag)) return new Response(null, { status: 304, headers });
  const brotli = request.acceptEncoding?.includes('br') ?? false;
  const bytes = brotli ? document.brotli : document.body;
  headers['content-length'] = String(bytes.length);
  if (brotli) headers['content-encoding'] = 'br';
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers });
}

/** If-None-Match compares weakly (RFC 9110 §13.1.2): proxies that compress mark tags with W/. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  return ifNoneMatch === etag || ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
