import { LINK_PARAMETER, type Visitor } from '@belvedere/tours';
import type { Context } from 'hono';

/** Before the path of anything that a grant opens: the viewer finds tiles and media below the same prefix, and sends no cookie. */
export const GRANT_PREFIX = '/g/:grant';
export const grantPrefix = (grant: string): string => `/g/${grant}`;

const GRANT = /^[A-Za-z0-9_-]{1,330}\.[A-Za-z0-9_-]{43}$/;
const MOST_GRANTS = 4;

// `__Secure-` over https: no page without it can set one. Bound to the path of its tour, so that it travels nowhere else.
const nameAt = (isHttps: boolean) => (isHttps ? '__Secure-tour' : 'tour');

/** Everything that a request shows for being let in. */
export function visitorOf(c: Context, isHttps: boolean): Visitor {
  const cookie = c.req.header('cookie');
  const prefix = `${nameAt(isHttps)}=`;
  const kept = (cookie ?? '').split(';').flatMap((pair) => (pair.trimStart().startsWith(prefix) ? [pair.trim().slice(prefix.length)] : []));
  const named: string | undefined = c.req.param('grant');
  const grants = [...(named === undefined ? [] : [named]), ...kept].filter((grant) => GRANT.test(grant)).slice(0, MOST_GRANTS);
  return { grants, link: c.req.query(LINK_PARAMETER), cookie };
}

/** The cookie that keeps a visitor inside one tour. */
export function grantCookie(
  { grant, expiresAt }: { grant: string; expiresAt: Date },
  { path, isHttps, now }: { path: string; isHttps: boolean; now: Date },
): string {
  const seconds = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000));
  return `${nameAt(isHttps)}=${grant}; Path=${path}; HttpOnly${isHttps ? '; Secure' : ''}; SameSite=Lax; Max-Age=${seconds}`;
}

/** Headers of whatever a grant opened, or a gate: kept by no shared cache, found by no search engine, told to no other site. */
export const CLOSED_HEADERS = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
} as const;
