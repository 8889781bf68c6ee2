import { fail } from '../core/index.ts';
import { fetchErrors } from './errors.ts';

export interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
// What may follow to another origin: everything else could carry a secret.
const HARMLESS = new Set(['accept', 'accept-language', 'user-agent']);

/** The next request that a redirect asks for, or `undefined` if the answer is none. */
export function nextHop(hop: Hop, status: number, location: string | undefined): Hop | undefined {
  if (!REDIRECTS.has(status) || location === undefined) return undefined;
  const url = URL.parse(location, hop.url.href) ?? fail(fetchErrors.bad_answer);
  if (hop.url.protocol === 'https:' && url.protocol !== 'https:') fail(fetchErrors.refused);
  const keepsBody = status === 307 || status === 308;
  const sameOrigin = url.origin === hop.url.origin;
  if (keepsBody && hop.body !== undefined && !sameOrigin) fail(fetchErrors.refused);
  const keeps = (name: string) => (sameOrigin ? keepsBody || !name.startsWith('content-') : HARMLESS.has(name));
  return {
    url,
    method: keepsBody || hop.method === 'HEAD' ? hop.method : 'GET',
    headers: Object.fromEntries(Object.entries(hop.headers).filter(([name]) => keeps(name))),
    body: keepsBody ? hop.body : undefined,
  };
}
