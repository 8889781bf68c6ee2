import type { CalendarFile } from '@belvedere/events';
import { toAppError } from '@belvedere/kernel';
import { Hono, type Context } from 'hono';
import { notHerePage } from '../not-here-page.ts';
import type { SitePorts } from '../site-ports.ts';
import { badPlacePage, eventPage, eventsPage, placePage } from './event-pages.ts';

const STEPS = ['confirm', 'accept', 'decline', 'leave'] as const;

/** Events as visitors see them, and where the links of their mails lead. Without a script and without a cookie; each button is a form. */
export function eventRoutes({ publicUrl, callerOf, tenantBySlug, legal, readForm, headers }: SitePorts): Hono {
  const app = new Hono();
  type Status = 200 | 400 | 404 | 409 | 410 | 429;
  const answer = (c: Context, body: Parameters<Context['html']>[0], status: Status = 200) =>
    c.html(body, status, { ...headers, 'cache-control': 'no-store' });
  const notHere = (c: Context) => answer(c, notHerePage(), 404);

  app.get('/e/:tenant', async (c) => {
    const tenant = await tenantBySlug(c.req.param('tenant') ?? '');
    if (!tenant) return notHere(c);
    const cursor = c.req.query('after');
    try {
      const { items, nextCursor } = await callerOf(c).public.list({ tenant: tenant.id, ...(cursor !== undefined && { cursor }) });
      const url = `${publicUrl}/e/${tenant.slug}`;
      const nextUrl = nextCursor === null ? null : `${url}?after=${encodeURIComponent(nextCursor)}`;
      return await answer(c, eventsPage({ tenant, events: items, url, nextUrl, legal: await legal.of(tenant.id) }));
    } catch (error) {
      return problem(c, error, notHere);
    }
  });

  // `calendar.ics` is what is on, `mine.ics` what somebody has places at, and any other one event: no slug has a dot.
  app.get('/e/:tenant/:event', (c) => (c.req.param('event').endsWith('.ics') ? calendarAt(c) : eventAt(c)));

  app.post('/e/:tenant/:event', async (c) => {
    const form = await readForm(c);
    const [email, name, places] = ['email', 'name', 'places'].map((field) => (form.get(field) ?? '').trim().slice(0, 300)) as [
      string,
      string,
      string,
    ];
    return eventAt(c, async (tenant, eventId) => {
      try {
        const input = { tenant, eventId, email, places: Number(places), ...(name !== '' && { name }) };
        await callerOf(c).waitlist.join(input);
        return { status: 200, said: { sent: true } };
      } catch (error) {
        const { status, message, fields } = toAppError(error);
        if (status >= 500) throw error;
        const words = Object.values(fields ?? {}).join(' ');
        return { status: status === 429 ? 429 : 400, said: { problem: words === '' ? message : words, email, name, places } };
      }
    });
  });

  async function calendarAt(c: Context): Promise<Response> {
    const { calendar, feed, ownFeed } = callerOf(c).public;
    const tenant = c.req.param('tenant') ?? '';
    const slug = (c.req.param('event') ?? '').slice(0, -'.ics'.length);
    try {
      if (slug === 'calendar') return ics(c, await feed({ tenant }));
      return ics(c, await (slug === 'mine' ? ownFeed({ tenant, feed: c.req.query('feed') ?? '' }) : calendar({ tenant, slug })));
    } catch (error) {
      return problem(c, error, notHere);
    }
  }

  /** Calendars come for it again and again, each for one reader. */
  const ics = (c: Context, { name, content }: CalendarFile) =>
    c.body(content, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, max-age=300',
      'x-robots-tag': 'noindex',
    });

  type Answered = { status: Status; said: NonNullable<Parameters<typeof eventPage>[0]['said']> };

  async function eventAt(c: Context, join?: (tenant: string, eventId: string) => Promise<Answered>): Promise<Response> {
    const tenant = await tenantBySlug(c.req.param('tenant') ?? '');
    const slug = c.req.param('event') ?? '';
    if (!tenant) return notHere(c);
    try {
      const event = await callerOf(c).public.get({ tenant: tenant.id, slug });
      const path = `/e/${tenant.slug}/${event.slug}`;
      if (event.slug !== slug && !join) return c.redirect(path, 301);
      const done = await join?.(tenant.id, event.id);
      const body = eventPage({
        tenant,
        event,
        url: publicUrl + path,
        legal: await legal.of(tenant.id),
        ...(done && { said: done.said }),
      });
      return await answer(c, body, done?.status ?? (event.status === 'cancelled' ? 410 : 200));
    } catch (error) {
      return problem(c, error, notHere);
    }
  }

  app.get('/events/place', async (c) => placeAt(c));
  app.post('/events/place', async (c) => {
    const wanted = (await readForm(c)).get('do');
    return placeAt(
      c,
      STEPS.find((each) => each === wanted),
    );
  });

  async function placeAt(c: Context, step?: (typeof STEPS)[number]): Promise<Response> {
    const link = { tenant: c.req.query('tenant') ?? '', token: c.req.query('token') ?? '' };
    const bad = () => answer(c, badPlacePage(), 404);
    try {
      const { waitlist } = callerOf(c);
      // What a button no longer does, the page says by how things are.
      if (step)
        await waitlist[step](link).catch((error: unknown) => (toAppError(error).status === 409 ? undefined : Promise.reject(error)));
      const mine = await waitlist.mine(link);
      const calendars = `${publicUrl}/e/${encodeURIComponent(link.tenant)}`;
      return await answer(c, placePage({ mine, action: `/events/place?${new URLSearchParams(link).toString()}`, calendars }));
    } catch (error) {
      return problem(c, error, bad);
    }
  }

  async function problem(c: Context, error: unknown, missing: (c: Context) => Response | Promise<Response>): Promise<Response> {
    const { status, retryAfter } = toAppError(error);
    if (status >= 500) throw error;
    if (status === 429) {
      c.header('retry-after', String(Math.ceil(retryAfter ?? 60)));
      return answer(c, badPlacePage(), 429);
    }
    return missing(c);
  }

  return app;
}
