import { Hono, type Context } from 'hono';
import { createCaller, type Caller } from '../caller.ts';
import { anonymousContext, isOurForm, readForm } from '../http/forms.ts';
import { newNonce, pageHeaders } from '../http/security-headers.ts';
import { myPrivacyPage } from './my-privacy-page.ts';
import { answer, askToSignIn, browserContext, refusal, spoken, type PrivacyParts, type Status } from './privacy-answers.ts';
import type { Said } from './privacy-shell.ts';
import type { PrivacyTexts } from './privacy-texts.ts';
import { askedPage, badProofPage, openProofPage, provenPage } from './prove-page.ts';

const MINE = '/account/privacy';
type Done = keyof PrivacyTexts['mine']['done'];

/** Pages by which people prove what they asked for, and ask for more. Looking at them changes nothing; each button is a form. */
export function privacyRoutes(parts: PrivacyParts): Hono {
  const { services, own } = parts;
  const app = new Hono();
  const isHttps = services.publicUrl.startsWith('https:');

  app.get('/privacy/prove', (c) => {
    const nonce = newNonce();
    const headers = pageHeaders(isHttps, nonce);
    const policy = headers['content-security-policy']!.replace("form-action 'none'", "form-action 'self'");
    const tenant = (c.req.query('tenant') ?? '').slice(0, 36);
    return c.html(openProofPage(spoken(c), { tenant, nonce }), 200, {
      ...headers,
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      vary: 'accept-language',
    });
  });

  app.post('/privacy/prove', async (c) => {
    const form = await readForm(c);
    const link = { tenant: form.get('tenant') ?? '', token: (form.get('token') ?? '').trim() };
    const input = { tenantId: link.tenant, token: link.token };
    const { requests } = createCaller(anonymousContext(c, parts)).compliance;
    try {
      const asked = await requests.asked(input);
      if (!form.has('confirm')) return await answer(c, services, { body: askedPage(spoken(c), asked, link) });
      await requests.prove(input);
      return await answer(c, services, { body: provenPage(spoken(c), asked) });
    } catch (error) {
      const { status } = refusal(error);
      return answer(c, services, { body: badProofPage(spoken(c)), status: status === 429 ? 429 : 404 });
    }
  });

  app.get(MINE, async (c) => {
    const context = await browserContext(c, parts);
    if (context.actor.type !== 'user') return askToSignIn(c, services, { next: MINE });
    const done = c.req.query('done') ?? '';
    const words = spoken(c).texts.mine.done;
    return show(c, createCaller(context), { said: Object.hasOwn(words, done) ? { status: words[done as Done] } : {} });
  });

  app.post(MINE, async (c) => {
    const { texts } = spoken(c);
    const context = await browserContext(c, parts);
    if (context.actor.type !== 'user') return askToSignIn(c, services, { next: MINE });
    const caller = createCaller(context);
    if (!isOurForm(c, own)) return show(c, caller, { said: { problem: texts.signIn.notOurs }, status: 403 });
    try {
      const form = await readForm(c);
      if (form.get('do') === 'erase' && !form.has('confirm'))
        return await show(c, caller, { said: { problem: texts.mine.erase.unconfirmed }, status: 400 });
      return c.redirect(await carryOut(caller, form), 303);
    } catch (error) {
      const { code, status, words } = refusal(error);
      if (code === 'common.step_up_required') return askToSignIn(c, services, { next: MINE, isAgain: true });
      return show(c, caller, { said: { problem: `${texts.problem} ${words}` }, status });
    }
  });

  async function show(c: Context, { compliance }: Caller, { said, status = 200 }: { said: Said; status?: Status }): Promise<Response> {
    try {
      const [{ items: requests }, limits] = await Promise.all([compliance.requests.mine({}), compliance.limits.get({})]);
      return await answer(c, services, {
        body: myPrivacyPage({ ...spoken(c), requests, limits, now: services.clock.now(), said }),
        status,
      });
    } catch (error) {
      const { code } = refusal(error);
      if (code === 'common.unauthenticated') return askToSignIn(c, services, { next: MINE });
      throw error;
    }
  }

  return app;
}

/** @returns where to go on: the page again, or the archive. */
async function carryOut({ compliance: { requests, limits } }: Caller, form: URLSearchParams): Promise<string> {
  const id = form.get('id') ?? '';
  const done = (what: Done) => `${MINE}?done=${what}`;
  switch (form.get('do')) {
    case 'copy':
      await requests.open({ type: 'access', withFiles: form.has('files') });
      return done('copy');
    case 'correct':
      await requests.open({ type: 'rectification', details: form.get('details') ?? '' });
      return done('correct');
    case 'erase':
      await requests.open({ type: 'erasure' });
      return done('erase');
    case 'limits':
      await limits.set({ restricted: form.has('restricted'), objected: form.has('objected') });
      return done('limits');
    case 'withdraw':
      await requests.withdraw({ id });
      return done('withdraw');
    case 'download':
      return (await requests.download({ id })).url;
    default:
      return MINE;
  }
}
