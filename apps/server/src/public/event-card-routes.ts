import { AppError, commonErrors, fail, newId, toAppError, type Services } from '@belvedere/kernel';
import { Hono, type Context } from 'hono';
import { createCaller } from '../caller.ts';
import { ANY_PAGE, ANY_PAGE_PREFLIGHT } from '../http/any-page.ts';
import { anonymousContext } from '../http/forms.ts';
import { problemResponse } from '../http/problem-response.ts';
import { readText } from '../http/read-text.ts';
import { apiHeaders } from '../http/security-headers.ts';

const MOST_BYTES = 4096;

/** An event as a hotspot shows it in a tour on anybody's page, and joining it there. No cookie counts: what joins is a link in a mail. */
export function eventCardRoutes({ services, trustedHops }: { services: Services; trustedHops: number }): Hono {
  const app = new Hono();
  const open = { ...apiHeaders(services.publicUrl.startsWith('https:')), ...ANY_PAGE };

  const told = (work: (c: Context) => Promise<object>) => async (c: Context) => {
    try {
      return Response.json(await work(c), { headers: open });
    } catch (error) {
      if (toAppError(error).status >= 500) services.log.error({ err: error }, 'a card of an event was not given');
      const response = problemResponse(error, { requestId: newId(), instance: c.req.path });
      for (const [name, value] of Object.entries(open)) response.headers.set(name, value);
      return response;
    }
  };
  const eventOf = async (c: Context) => {
    const { tenant = '', event = '' } = c.req.param() as { tenant?: string; event?: string };
    const caller = createCaller(anonymousContext(c, { services, trustedHops })).events;
    return { caller, tenant, event: await caller.public.get({ tenant, slug: event }) };
  };

  app.options('/e/:tenant/:event/card.json', () => new Response(null, { status: 204, headers: { ...open, ...ANY_PAGE_PREFLIGHT } }));
  app.get(
    '/e/:tenant/:event/card.json',
    told(async (c) => {
      const { event, tenant } = await eventOf(c);
      const { slug, title, startsAt, endsAt, timeZone, isAllDay, venue, isOpen, isFull } = event;
      const where = venue && `${venue.name}, ${venue.city}`;
      const url = `${services.publicUrl}/e/${encodeURIComponent(tenant)}/${slug}`;
      return { title, startsAt, endsAt, timeZone, isAllDay, where, isOpen, isFull, url };
    }),
  );
  app.post(
    '/e/:tenant/:event/card.json',
    told(async (c) => {
      const body = await readWish(c);
      const { caller, tenant, event } = await eventOf(c);
      return caller.waitlist.join({ ...body, tenant, eventId: event.id });
    }),
  );
  return app;
}

/** What somebody wants: checked by the procedure that it is for. */
async function readWish(c: Context): Promise<{ email: string }> {
  const text = (await readText(c, MOST_BYTES)) ?? fail(commonErrors.payload_too_large);
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as { email: string };
  } catch {
    // Told below, as of any other body that is no object.
  }
  throw new AppError(commonErrors.invalid_input, { fields: { '': 'The body is not a JSON object.' } });
}
