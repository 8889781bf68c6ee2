import type { CalendarFile } from '@belvedere/events';
import { toAppError } from '@belvedere/kernel';
import type { BrandedSite } from '@belvedere/platform';
import { Hono, type Context } from 'hono';
import { brandParts, type BrandParts } from './brand-parts.tsx';
import { minePage, placePage } from './events/place-page.tsx';
import type { Html } from './html.ts';
import { expiredPage, notHerePage, tooManyPage } from './not-here-page.tsx';
import { pageResponse, type Made, type PageCache } from './page-cache.ts';
import { readQuery } from './query.ts';
import { CALENDAR, isMade, sitePages, type Asked, type Otherwise, type SitePages } from './site-pages.ts';
import type { SitePorts } from './site-ports.ts';
import { languageOf, wishedLanguage, type SiteLanguage } from './words/words.ts';

type Env = { Bindings: { site: BrandedSite } };
type Answer = Response | Promise<Response>;
type Build = (pages: SitePages, asked: Asked) => Promise<Made | Otherwise>;

const STEPS = ['confirm', 'accept', 'decline', 'leave'] as const;
const MOST_HEADERS = 1000;
const wishes = new Map<string, SiteLanguage>();

/** What a browser wishes: the header is read once, however many send it. */
function wishedBy(c: Context): SiteLanguage {
  const header = rawHeader(c, 'accept-language');
  if (header === undefined) return 'en';
  const known = wishes.get(header);
  if (known) return known;
  if (wishes.size >= MOST_HEADERS) wishes.clear();
  const wished = wishedLanguage(header) ?? 'en';
  wishes.set(header, wished);
  return wished;
}

interface Incoming {
  headers: Record<string, string | undefined>;
}
/** A header as Node has read it: asking Hono for one builds all of them, which costs more than the rest of a hot answer. */
function rawHeader(c: Context, name: 'accept-encoding' | 'accept-language' | 'if-none-match'): string | undefined {
  const { incoming } = (c.env ?? {}) as { incoming?: Incoming };
  return incoming ? incoming.headers[name] : c.req.header(name);
}

/** One page, from memory where it is there. */
async function serve(
  c: Context,
  {
    key,
    cache,
    make,
    otherwise,
  }: { key: string; cache: PageCache; make: () => Promise<Made | Otherwise>; otherwise: (answer: Otherwise) => Answer },
): Promise<Response> {
  const answer = await cache.find(key, make, isMade);
  return 'etag' in answer ? pageResponse(answer, conditions(c)) : otherwise(answer);
}

const conditions = (c: Context) => ({ acceptEncoding: rawHeader(c, 'accept-encoding'), ifNoneMatch: rawHeader(c, 'if-none-match') });

/** The same page under the same key, whatever else an address says. */
function keyOf(c: Context, where: string): string {
  const { url } = c.req;
  const at = url.indexOf('?');
  const read = at === -1 ? '' : JSON.stringify(readQuery(c.req.query()));
  return `${where} ${wishedBy(c)} ${c.req.path} ${read}`;
}

/** Pages below the platform’s address: `/at/<tenant>`, `/t/<tenant>`, `/e/<tenant>` and what the links of mails open. */
export function platformSite(ports: SitePorts, cache: PageCache): Hono {
  const app = new Hono();
  const pages = sitePages(ports);

  const at =
    (build: Build) =>
    (c: Context): Answer => {
      const key = keyOf(c, '');
      const known = cache.peek(key);
      if (known) return pageResponse(known, conditions(c));
      const make = async () => {
        const tenant = await ports.tenantOf(c.req.param('tenant') ?? '');
        return tenant ? build(pages, { c, tenant, query: readQuery(c.req.query()), wished: wishedBy(c) }) : ({ kind: 'none' } as const);
      };
      return guarded(c, () => serve(c, { key, cache, make, otherwise: (answer) => instead(c, answer) }));
    };
  app.get(
    '/at/:tenant',
    at((pages, asked) => pages.home(asked)),
  );
  app.get(
    '/t/:tenant',
    at((pages, asked) => pages.tours(asked)),
  );
  app.get(
    '/e/:tenant',
    at((pages, asked) => pages.events(asked)),
  );
  const event = at((pages, asked) => pages.event(asked, asked.c.req.param('event') ?? ''));
  app.get('/e/:tenant/:event', (c) => (c.req.param('event').endsWith(CALENDAR) ? calendarAt(c) : event(c)));
  const calendarAt = (c: Context) =>
    guarded(c, async () => {
      const tenant = await ports.tenantOf(c.req.param('tenant') ?? '');
      if (!tenant) return instead(c, { kind: 'none' });
      const asked = { c, tenant, query: {}, wished: wishedBy(c) };
      return calendarResponse(await pages.calendar(asked, c.req.param('event') ?? ''), (answer) => instead(c, answer));
    });
  app.post('/e/:tenant/:event', (c) =>
    guarded(c, async () => {
      const tenant = await ports.tenantOf(c.req.param('tenant'));
      if (!tenant) return instead(c, { kind: 'none' });
      const asked = { c, tenant, query: readQuery(c.req.query()), wished: wishedBy(c) };
      const made = await pages.joined(asked, c.req.param('event'), await ports.readForm(c));
      return isMade(made) ? fresh(made) : instead(c, made);
    }),
  );

  const language = (c: Context) => languageOf(c.req.query('lang')) ?? wishedBy(c);
  const plain = (c: Context, page: Html, status: 200 | 404 | 429 = 200) =>
    c.html(page, status, { ...ports.headersOf('plain'), 'cache-control': 'no-store' });

  const byLink =
    (show: (link: { tenant: string; token: string }, asked: Asked) => Promise<Html>) =>
    (c: Context): Promise<Response> => {
      const link = { tenant: c.req.query('tenant') ?? '', token: c.req.query('token') ?? '' };
      const run = async (): Promise<Response> => {
        const tenant = await ports.tenantOf(link.tenant);
        if (!tenant) return plain(c, expiredPage(language(c)), 404);
        return plain(c, await show(link, { c, tenant, query: readQuery(c.req.query()), wished: wishedBy(c) }));
      };
      return guarded(c, run, () => plain(c, expiredPage(language(c)), 404));
    };
  const addressOf = (path: string, { tenant, token }: { tenant: string; token: string }) =>
    `${path}?${new URLSearchParams({ tenant, token }).toString()}`;
  const place = byLink(async (link, asked) => {
    const { c } = asked;
    const { waitlist } = ports.callerOf(c);
    const wanted = c.req.method === 'POST' ? (await ports.readForm(c)).get('do') : null;
    const step = STEPS.find((each) => each === wanted);
    // What a button no longer does, the page says by how things are.
    if (step) await waitlist[step](link).catch((error: unknown) => (toAppError(error).status === 409 ? undefined : Promise.reject(error)));
    const mine = await waitlist.mine(link);
    const [site, event] = await Promise.all([pages.siteOf(asked), pages.visited(asked, mine.event.slug)]);
    return placePage({ site, mine, event, action: addressOf('/events/place', link), allPath: addressOf('/events/mine', link) });
  });
  app.get('/events/place', place);
  app.post('/events/place', place);
  app.get(
    '/events/mine',
    byLink(async (link, asked) => {
      const mine = await ports.callerOf(asked.c).waitlist.ofAddress(link);
      return minePage({ site: await pages.siteOf(asked), mine, placePath: addressOf('/events/place', link) });
    }),
  );

  function instead(c: Context, answer: Otherwise): Answer {
    return answer.kind === 'moved' ? c.redirect(answer.to, 301) : plain(c, notHerePage(undefined, language(c)), 404);
  }

  async function guarded(c: Context, run: () => Promise<Response>, missing = () => instead(c, { kind: 'none' })): Promise<Response> {
    try {
      return await run();
    } catch (error) {
      return refusal(c, error, { missing, tooMany: () => plain(c, tooManyPage(language(c)), 429) });
    }
  }
  return app;
}

/** The same pages at a domain of a tenant, below `/`, `/tours` and `/events`. */
export function domainSite(ports: SitePorts, cache: PageCache): Hono<Env> {
  const app = new Hono<Env>();
  const pages = sitePages(ports);
  type C = Context<Env>;
  const brandOf = (c: C) => brandParts(c.env.site, ports.publicUrl);
  const askedOf = (c: C): Asked => {
    const { tenantId: id, tenantSlug: slug, name } = c.env.site;
    return { c, tenant: { id, slug, name }, brand: brandOf(c), query: readQuery(c.req.query()), wished: wishedBy(c) };
  };

  const at =
    (build: Build) =>
    (c: C): Answer => {
      const key = keyOf(c, c.env.site.host);
      const known = cache.peek(key);
      if (known) return pageResponse(known, conditions(c));
      return guarded(c, () => serve(c, { key, cache, make: () => build(pages, askedOf(c)), otherwise: (answer) => instead(c, answer) }));
    };
  app.get(
    '/',
    at((pages, asked) => pages.home(asked)),
  );
  app.get(
    '/tours',
    at((pages, asked) => pages.tours(asked)),
  );
  app.get(
    '/events',
    at((pages, asked) => pages.events(asked)),
  );
  const event = at((pages, asked) => pages.event(asked, asked.c.req.param('event') ?? ''));
  const calendarAt = (c: C) =>
    guarded(c, async () => {
      const file = await pages.calendar(askedOf(c), c.req.param('event') ?? '');
      return calendarResponse(file, (answer) => instead(c, answer));
    });
  app.get('/events/:event', (c) => (c.req.param('event').endsWith(CALENDAR) ? calendarAt(c) : event(c)));
  app.post('/events/:event', (c) =>
    guarded(c, async () => {
      const made = await pages.joined(askedOf(c), c.req.param('event'), await ports.readForm(c));
      return isMade(made) ? fresh(made) : instead(c, made);
    }),
  );

  const plain = (c: C, page: (brand: BrandParts, language: SiteLanguage) => Html, status: 404 | 429) =>
    c.html(page(brandOf(c), languageOf(c.req.query('lang')) ?? wishedBy(c)), status, {
      ...ports.headersOf('plain'),
      'cache-control': 'no-store',
    });

  function instead(c: C, answer: Otherwise): Answer {
    return answer.kind === 'moved' ? c.redirect(answer.to, 301) : plain(c, notHerePage, 404);
  }

  async function guarded(c: C, run: () => Promise<Response>): Promise<Response> {
    try {
      return await run();
    } catch (error) {
      const tooMany = () => plain(c, (brand, language) => tooManyPage(language, brand), 429);
      return refusal(c, error, { missing: () => instead(c, { kind: 'none' }), tooMany });
    }
  }
  return app;
}

/** Calendars come for it again and again, each for one reader. */
function calendarResponse(file: CalendarFile | Otherwise, otherwise: (answer: Otherwise) => Answer): Answer {
  if ('kind' in file) return otherwise(file);
  const headers = {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="${file.name}"`,
    'cache-control': 'private, max-age=300',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
  };
  return new Response(file.content, { headers });
}

/** What a form was answered with is nobody else’s. */
const fresh = ({ status, body, headers }: Made) => new Response(body, { status, headers: { ...headers, 'cache-control': 'no-store' } });

async function refusal(
  c: Context,
  error: unknown,
  { missing, tooMany }: { missing: () => Answer; tooMany: () => Answer },
): Promise<Response> {
  const { status, retryAfter } = toAppError(error);
  if (status >= 500) throw error;
  if (status !== 429) return missing();
  c.header('retry-after', String(Math.ceil(retryAfter ?? 60)));
  return tooMany();
}
