import { newId, toAppError, type RequestContext, type Services } from '@belvedere/kernel';
import { Hono, type Context } from 'hono';
import { createCaller } from '../caller.ts';
import { anonymousContext, isOurForm, readForm } from '../http/forms.ts';
import { requestContext } from '../http/request-context.ts';
import { formHeaders } from '../http/security-headers.ts';
import { badLinkPage, preferencesPage, signInFirstPage, unsubscribePage } from './mail-choice-page.ts';

interface Parts {
  services: Services;
  trustedHops: number;
  own: ReadonlySet<string>;
}

/**
 * Where the links of mails lead. GET shows and changes nothing, because scanners follow links; POST changes, and for the link of a mail
 * it needs no sign-in and no page: a mail program sends it by itself (RFC 8058).
 */
export function mailChoiceRoutes({ services, trustedHops, own }: Parts): Hono {
  const app = new Hono();
  const isHttps = services.publicUrl.startsWith('https:');
  const answer = (c: Context, body: Parameters<Context['html']>[0], status: 200 | 400 | 401 | 403 | 404 | 429 = 200) =>
    c.html(body, status, { ...formHeaders(isHttps), 'cache-control': 'no-store' });

  app.get('/unsubscribe', async (c) => {
    const token = c.req.query('token') ?? '';
    try {
      const subscription = await createCaller(anonymous(c)).notifications.subscription({ token });
      return await answer(c, unsubscribePage({ subscription, action: c.req.path + new URL(c.req.url).search }));
    } catch (error) {
      return badLink(c, error);
    }
  });

  app.post('/unsubscribe', async (c) => {
    const token = c.req.query('token') ?? '';
    try {
      const form = await readForm(c);
      const { notifications } = createCaller(anonymous(c));
      const from = form.get('from') === 'all' ? 'all' : 'topic';
      const subscription = form.has('undo') ? await notifications.resubscribe({ token }) : await notifications.unsubscribe({ token, from });
      return await answer(c, unsubscribePage({ subscription, action: c.req.path + new URL(c.req.url).search, done: true }));
    } catch (error) {
      return badLink(c, error);
    }
  });

  app.get('/preferences', async (c) => {
    const context = await signedIn(c);
    if (context.actor.type !== 'user') return answer(c, signInFirstPage(), 401);
    return answer(c, preferencesPage({ preferences: await createCaller(context).notifications.preferences.get({}) }));
  });

  app.post('/preferences', async (c) => {
    if (!isOurForm(c, own)) return answer(c, signInFirstPage(), 403);
    const context = await signedIn(c);
    if (context.actor.type !== 'user') return answer(c, signInFirstPage(), 401);
    const { preferences } = createCaller(context).notifications;
    try {
      return await answer(c, preferencesPage({ preferences: await preferences.update(fromForm(await readForm(c))), saved: true }));
    } catch (error) {
      const { status, message } = toAppError(error);
      if (status >= 500) throw error;
      return answer(c, preferencesPage({ preferences: await preferences.get({}), error: `${message} Nothing was changed.` }), 400);
    }
  });

  const anonymous = (c: Context) => anonymousContext(c, { services, trustedHops });

  function signedIn(c: Context): Promise<RequestContext> {
    return requestContext(c, { services, trustedHops, requestId: newId(), responseHeaders: c.res.headers });
  }

  function badLink(c: Context, error: unknown): Response | Promise<Response> {
    const { status } = toAppError(error);
    if (status >= 500) throw error;
    return answer(c, badLinkPage(), status === 429 ? 429 : 404);
  }

  return app;
}

/** The form of the preference centre as the procedure wants it. What it does not say stays as it is; a box that is not ticked is off. */
function fromForm(form: URLSearchParams) {
  const topics = [...form].flatMap(([name, mode]) => {
    const [, channel, topic] = /^(email|in_app):(.{1,120})$/.exec(name) ?? [];
    return channel !== undefined && topic !== undefined ? [{ channel, topic, mode }] : [];
  });
  const [from, until] = [form.get('quietFrom') ?? '', form.get('quietUntil') ?? ''];
  return {
    topics,
    categories: { product: form.has('product'), marketing: form.has('marketing') },
    quiet: from !== '' && until !== '' ? { from, until } : null,
    digest: { at: form.get('digestAt') ?? '', day: Number(form.get('digestDay')) },
  } as never;
}
