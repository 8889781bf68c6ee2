import { AppError, newId, type RequestContext, type Services } from '@belvedere/kernel';
import type { Context } from 'hono';
import { clientIp } from './credentials.ts';
import { readText } from './read-text.ts';

const MAX_FORM = 65_536;

/** The fields of a form that a page of ours sends; of any other body none. */
export async function readForm(c: Context): Promise<URLSearchParams> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  // RFC 8058 lets a mail program send either kind of form; what is in it is not needed.
  if (type !== 'application/x-www-form-urlencoded') return new URLSearchParams();
  const text = await readText(c, MAX_FORM);
  if (text === undefined) throw tooLarge();
  return new URLSearchParams(text);
}

const tooLarge = () => new AppError({ code: 'common.payload_too_large', status: 413, message: 'This form is too large.' });

/** A form of another site would be sent with the person's cookie: only our own pages may send one that counts on it (A11). */
export function isOurForm(c: Context, own: ReadonlySet<string>): boolean {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  return origin !== undefined && own.has(origin) && (site === undefined || site === 'same-origin');
}

/** The context of whoever is let in by what they hold, such as the link of a mail, and by no cookie. */
export function anonymousContext(c: Context, { services, trustedHops }: { services: Services; trustedHops: number }): RequestContext {
  return {
    services,
    actor: { type: 'anonymous' },
    request: { id: newId(), ip: clientIp(c, trustedHops), userAgent: c.req.header('user-agent')?.slice(0, 500) ?? null },
    wantedTenant: undefined,
    idempotencyKey: undefined,
    signal: c.req.raw.signal,
    setHeader: (name, value) => c.header(name, value),
  };
}
