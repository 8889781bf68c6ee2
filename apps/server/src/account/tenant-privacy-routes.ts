import type { RequestContext } from '@belvedere/kernel';
import type { RequestType } from '@belvedere/platform';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { createCaller, type Caller } from '../caller.ts';
import { isOurForm, readForm } from '../http/forms.ts';
import { answer, askToSignIn, browserContext, refusal, spoken, type PrivacyParts, type Status } from './privacy-answers.ts';
import { privacyShell, type Said } from './privacy-shell.ts';
import type { PrivacyTexts } from './privacy-texts.ts';
import { tenantPrivacyPage, tenantPrivacyPath } from './tenant-privacy-page.ts';

const PATH = '/settings/privacy';
const PAGE = 20;
/** What is not done without a tick. */
const CONFIRMED = new Set(['place', 'release']);

type Done = keyof PrivacyTexts['tenant']['done'];

/** Where those who answer requests do it, until there is a studio: forms over the same procedures. */
export function tenantPrivacyRoutes(parts: PrivacyParts): Hono {
  const { services, own } = parts;
  const app = new Hono();

  app.get(PATH, async (c) => {
    const context = await browserContext(c, parts, c.req.query('tenant'));
    if (context.actor.type !== 'user') return signIn(c);
    const done = c.req.query('done') ?? '';
    const words = spoken(c).texts.tenant.done;
    return show(c, context, { said: Object.hasOwn(words, done) ? { status: words[done as Done] } : {} });
  });

  app.post(PATH, async (c) => {
    const tenant = c.req.query('tenant') ?? '';
    const context = await browserContext(c, parts, tenant);
    if (context.actor.type !== 'user') return signIn(c);
    const { texts } = spoken(c);
    if (!isOurForm(c, own)) return show(c, context, { said: { problem: texts.signIn.notOurs }, status: 403 });
    try {
      const form = await readForm(c);
      if (CONFIRMED.has(form.get('do') ?? '') && !form.has('confirm'))
        return await show(c, context, { said: { problem: texts.tenant.holds.unconfirmed }, status: 400 });
      return c.redirect(await carryOut(createCaller(context), tenant, form), 303);
    } catch (error) {
      const { code, status, words } = refusal(error);
      if (code === 'common.step_up_required') return signIn(c, true);
      return show(c, context, { said: { problem: `${texts.problem} ${words}` }, status });
    }
  });

  const signIn = (c: Context, isAgain = false) => {
    const tenant = c.req.query('tenant');
    return askToSignIn(c, services, { next: tenant === undefined ? PATH : tenantPrivacyPath(tenant), isAgain });
  };

  async function show(c: Context, context: RequestContext, { said, status = 200 }: { said: Said; status?: Status }): Promise<Response> {
    const { language, texts } = spoken(c);
    try {
      const tenants = await listTenants(context, texts.tenant.platform);
      const tenant = c.req.query('tenant') ?? tenants[0]?.slug ?? 'none';
      const caller = createCaller({ ...context, wantedTenant: tenant });
      const { compliance } = caller;
      const [rooms, holdRoom] = tenant === '' ? [compliance.platformCases, compliance.platformHolds] : [compliance.cases, compliance.holds];
      const cursor = c.req.query('after');
      const { items: requests, nextCursor: next } = await rooms.list({ limit: PAGE, ...(cursor !== undefined && { cursor }) });
      const { items: holds } = await holdRoom.list({});
      const names = tenant === '' ? new Map<string, string>() : await namesOf(caller);
      const body = tenantPrivacyPage({ language, texts, tenant, tenants, requests, next, holds, names, now: services.clock.now(), said });
      return await answer(c, services, { body, status });
    } catch (error) {
      const { code, status: refused, words } = refusal(error);
      if (code === 'common.unauthenticated') return signIn(c);
      if (code === 'common.step_up_required') return signIn(c, true);
      const said = { problem: words };
      return answer(c, services, {
        body: privacyShell({ language, title: texts.tenant.title, said }, html`<p>${texts.tenant.refused}</p>`),
        status: refused,
      });
    }
  }

  return app;
}

async function listTenants(context: RequestContext, platform: string): Promise<{ slug: string; name: string }[]> {
  const { items } = await createCaller(context).tenancy.tenants.mine({});
  const isAdmin = context.actor.type === 'user' && context.actor.platformRole === 'super_admin';
  return [...items.filter(({ status }) => status === 'active'), ...(isAdmin ? [{ slug: '', name: platform }] : [])];
}

/** Who handles requests may not be one who sees members; then ids have to do. */
async function namesOf({ tenancy }: Caller): Promise<Map<string, string>> {
  const { items } = await tenancy.members.list({ limit: 100 }).catch(() => ({ items: [] }));
  return new Map(items.map(({ userId, displayName, email }) => [userId, `${displayName} (${email})`]));
}

/** @returns where to go on: the page again, or the archive. */
async function carryOut({ compliance }: Caller, tenant: string, form: URLSearchParams): Promise<string> {
  const [what, id, text] = [form.get('do') ?? '', form.get('id') ?? '', form.get('text') ?? ''];
  const cases = tenant === '' ? compliance.platformCases : compliance.cases;
  const holds = tenant === '' ? compliance.platformHolds : compliance.holds;
  switch (what) {
    case 'open': {
      const [type, details] = [form.get('type') as RequestType, form.get('details') ?? ''];
      await compliance.cases.open({ type, subject: { email: form.get('email') ?? '' }, ...(details !== '' && { details }) });
      break;
    }
    case 'verify':
      await compliance.cases.verify({ id, text });
      break;
    case 'note':
      await cases.note({ id, text });
      break;
    case 'decide':
      await cases.decide({ id, decision: form.get('decision') as 'completed' | 'rejected', reason: text });
      break;
    case 'place': {
      // A person that was named counts more than what the list stands on; nothing chosen is nobody's id, and refused.
      const person = form.get('person') || (form.get('who') ?? '');
      await holds.place({ reason: form.get('reason') ?? '', ...(person !== 'everything' && { userId: person }) });
      break;
    }
    case 'release':
      await holds.release({ id });
      break;
    case 'download':
      return (await compliance.cases.download({ id })).url;
  }
  return `${tenantPrivacyPath(tenant)}&done=${what}`;
}
