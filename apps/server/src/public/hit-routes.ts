import { Hono, type Context } from 'hono';
import { ANY_PAGE_PREFLIGHT } from '../http/any-page.ts';
import type { TextAnswer } from '../http/problem-response.ts';
import { readText } from '../http/read-text.ts';
import { callerOf } from '../http/request-context.ts';
import { MOST_HIT_BYTES, type HitCall, type HitTaking } from './hit-taking.ts';

/** Where browsers tell what visitors do in a live tour. `navigator.sendBeacon` may send it as plain text, which asks for no preflight. */
export function hitRoutes(hits: HitTaking, trustedHops: number): Hono {
  const app = new Hono();
  const callOf = (c: Context): HitCall => ({ caller: callerOf(c, trustedHops) });
  const posted = async (c: Context): Promise<HitCall> => ({ ...callOf(c), body: await readText(c, MOST_HIT_BYTES) });
  const respond = ({ body, ...rest }: TextAnswer) => new Response(body, rest);
  const preflight = () => new Response(null, { status: 204, headers: { ...hits.headers, ...ANY_PAGE_PREFLIGHT } });

  app.options('/hits', preflight);
  app.post('/hits', async (c) => respond(await hits.takeHits(await posted(c))));
  app.options('/hits/consent', preflight);
  app.get('/hits/consent', async (c) => {
    const { at = '', grant, language = '' } = c.req.query();
    return respond(await hits.offerConsent(callOf(c), { at, grant, language }));
  });
  app.post('/hits/consent', async (c) => respond(await hits.takeDecision(await posted(c))));
  return app;
}
