import { newId, toAppError, type RequestContext, type Services } from '@belvedere/kernel';
import type { Context } from 'hono';
import { requestContext } from '../http/request-context.ts';
import { formHeaders } from '../http/security-headers.ts';
import { accountTexts } from './account-texts.ts';
import { signInPage, type Html } from './privacy-shell.ts';
import { privacyTexts, type PrivacyTexts } from './privacy-texts.ts';

export interface PrivacyParts {
  services: Services;
  trustedHops: number;
  own: ReadonlySet<string>;
}

/** The language of a page, and its words. */
export function spoken(c: Context): { language: string; texts: PrivacyTexts } {
  const { language } = accountTexts(c.req.header('accept-language'));
  return { language, texts: privacyTexts(language) };
}

export type Status = 200 | 400 | 401 | 403 | 404 | 409 | 413 | 429;
const STATUSES: readonly number[] = [400, 401, 403, 404, 409, 413, 429] satisfies Status[];

export function answer(
  c: Context,
  services: Services,
  { body, status = 200 }: { body: Html; status?: Status },
): Response | Promise<Response> {
  const isHttps = services.publicUrl.startsWith('https:');
  const { language } = spoken(c);
  const headers = { ...formHeaders(isHttps), 'cache-control': 'no-store', vary: 'accept-language', 'content-language': language };
  return c.html(body, status, headers);
}

/** Whoever has the cookie of this browser, in one tenant where that is said. */
export async function browserContext(c: Context, { services, trustedHops }: PrivacyParts, tenant?: string): Promise<RequestContext> {
  const context = await requestContext(c, { services, trustedHops, requestId: newId(), responseHeaders: c.res.headers });
  return { ...context, wantedTenant: tenant };
}

/** Asks whoever comes without a session, or with an old one, to sign in, and how to come back. */
export function askToSignIn(
  c: Context,
  services: Services,
  { next, isAgain = false }: { next: string; isAgain?: boolean },
): Response | Promise<Response> {
  const { language, texts } = spoken(c);
  const { title, lead, button, again } = texts.signIn;
  return answer(c, services, {
    body: signInPage({ language, title, lead: isAgain ? again : lead, button }, next),
    status: isAgain ? 403 : 401,
  });
}

/** What a refused form is told: what went wrong and what to do, never more than the procedure says. */
export function refusal(error: unknown): { code: string; status: Status; words: string } {
  const app = toAppError(error);
  if (app.status >= 500 && app.status !== 503) throw error;
  const { code, message, help, fields = {}, data, retryAfter } = app;
  const tenants = Array.isArray(data?.['tenants']) ? data['tenants'].filter((slug) => typeof slug === 'string') : [];
  const wait = retryAfter === undefined ? '' : `${Math.ceil(retryAfter)} s.`;
  const words = [message, tenants.length > 0 ? `(${tenants.join(', ')})` : '', ...Object.values(fields), help ?? '', wait]
    .filter(Boolean)
    .join(' ');
  return { code, status: STATUSES.includes(app.status) ? (app.status as Status) : 400, words };
}
