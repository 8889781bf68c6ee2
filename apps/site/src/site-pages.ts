import type { CalendarFile, PublicEvent } from '@belvedere/events';
import { toAppError } from '@belvedere/kernel';
import type { PublicTenant } from '@belvedere/platform';
import type { Context } from 'hono';
import type { BrandParts } from './brand-parts.tsx';
import { eventPage, type Shown } from './events/event-page.tsx';
import { eventsPage, monthPage } from './events/events-page.tsx';
import type { Said } from './events/join-form.tsx';
import { atomFeed } from './feeds/atom-feed.ts';
import { jsonFeed } from './feeds/json-feed.ts';
import { homePage } from './home/home-page.tsx';
import type { Html } from './html.ts';
import { eventMap, MAP_FILE, MAP_HEADERS } from './maps/event-map.tsx';
import type { Made } from './page-cache.ts';
import { chosenOf, instantOf, pageNumber, placeOf, type Query } from './query.ts';
import { siteAt, type Site } from './site.ts';
import type { PageKind, SitePorts, VenueTour } from './site-ports.ts';
import { toursPage } from './tours/tours-page.tsx';
import { languageOf, type SiteLanguage } from './words/words.ts';

/** Whose page is asked for, where, and how. */
export interface Asked {
  c: Context;
  tenant: PublicTenant;
  /** On a domain of its own. */
  brand?: BrandParts;
  query: Query;
  /** By the browser. */
  wished: SiteLanguage;
}

/** What is answered instead of a page. */
export type Otherwise = { kind: 'moved'; to: string } | { kind: 'none' };
type Answer = Promise<Made | Otherwise>;

const NONE: Otherwise = { kind: 'none' };
const TOURS_PER_PAGE = 24;
const ON_HOME = 6;
/** How files of iCalendar end. */
export const CALENDAR = '.ics';
const FILES = {
  'feed.atom': { type: 'application/atom+xml', make: atomFeed },
  'feed.json': { type: 'application/feed+json', make: jsonFeed },
};
export const isMade = (answer: Made | Otherwise): answer is Made => 'body' in answer;

export interface SitePages {
  home(asked: Asked): Answer;
  tours(asked: Asked): Answer;
  events(asked: Asked): Answer;
  /** One event, its map, or a file about all of them: a slug has no point in it. */
  event(asked: Asked, slug: string): Answer;
  /** A calendar: what is on, what somebody has places at, or one event. */
  calendar(asked: Asked, name: string): Promise<CalendarFile | Otherwise>;
  /** The page of an event after its form was sent. */
  joined(asked: Asked, slug: string, form: URLSearchParams): Answer;
  siteOf(asked: Asked, content?: string): Promise<Site>;
  /** An event as it is shown to whoever looks. */
  visited(asked: Asked, slug: string): Promise<PublicEvent | undefined>;
}

/** The pages of a tenant, each from what procedures say. */
export function sitePages(ports: SitePorts): SitePages {
  const { publicUrl, callerOf, showsEvents, tours: reader, legal, originOf, headersOf, now } = ports;

  async function siteOf({ tenant, brand, query, wished }: Asked, content?: string): Promise<Site> {
    const chosen = languageOf(query.lang);
    const language = chosen ?? languageOf(content) ?? wished;
    const [own, said] = await Promise.all([originOf(tenant.id), legal.of(tenant.id)]);
    return siteAt({ tenant, brand, own, publicUrl, legal: said, language, chosen });
  }

  async function made(
    { tenant }: Asked,
    page: Html | string,
    more: { kind?: PageKind; until?: Date | undefined; status?: Made['status'] } = {},
  ): Promise<Made> {
    const { kind = 'plain', until, status = 200 } = more;
    const headers = headersOf(kind);
    const vary = [headers['vary'], 'accept-language', 'accept-encoding'].filter((each) => each !== undefined).join(', ');
    return {
      tenantId: tenant.id,
      status,
      body: String(await page),
      until,
      headers: { ...headers, 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'public, max-age=0, must-revalidate', vary },
    };
  }

  /** The tours of the venues of events, by the ids of the events. */
  async function toursAt(tenant: PublicTenant, events: readonly PublicEvent[]): Promise<ReadonlyMap<string, VenueTour>> {
    const named = events.flatMap(({ id, venue }) => (venue?.tour ? [{ id, ...venue.tour }] : []));
    const tours = await reader.ofVenues(tenant, named);
    return new Map(named.flatMap(({ id }, n) => (tours[n] ? [[id, tours[n]]] : [])));
  }

  /** When the first of them begins, which takes it from the list. */
  const soonest = (events: readonly PublicEvent[]) => {
    const moment = Math.min(...events.map(({ startsAt }) => startsAt.getTime()).filter((start) => start > now().getTime()));
    return Number.isFinite(moment) ? new Date(moment) : undefined;
  };

  const visited = (asked: Asked, slug: string): Promise<PublicEvent | undefined> =>
    callerOf(asked.c, asked.tenant)
      .public.get({ tenant: asked.tenant.id, slug, language: readIn(asked) })
      .catch(missing);

  async function event(asked: Asked, slug: string, sent?: { said: Said; status: 200 | 400 | 429 }): Answer {
    const { tenant, query } = asked;
    const found = await visited(asked, slug);
    if (!found) return NONE;
    const site = await siteOf(asked, found.language);
    const { show } = query;
    if (found.slug !== slug && !sent) return { kind: 'moved', to: site.paths.event(found.slug, { show }) };
    const tour = (await toursAt(tenant, [found])).get(found.id);
    const shown: Shown | undefined = show === 'film' && found.youtubeId !== null ? show : show === 'tour' && tour ? show : undefined;
    const chosen = languageOf(query.lang);
    const page = eventPage({
      site,
      event: found,
      tour,
      ...(chosen && { chosen }),
      ...(shown && { shown }),
      ...(sent && { said: sent.said }),
    });
    const until = found.isOpen ? found.startsAt : undefined;
    return made(asked, page, { kind: shown ?? 'plain', until, status: found.status === 'cancelled' ? 410 : (sent?.status ?? 200) });
  }

  async function file(asked: Asked, name: keyof typeof FILES): Promise<Made> {
    const { type, make } = FILES[name];
    const { items } = await callerOf(asked.c, asked.tenant).public.newest({ tenant: asked.tenant.id, language: readIn(asked) });
    const feed = await made(asked, make(await siteOf(asked), items), { until: soonest(items) });
    return { ...feed, headers: { ...feed.headers, 'content-type': `${type}; charset=utf-8`, 'access-control-allow-origin': '*' } };
  }

  /** Where an event is. Its address tells the place, so that browsers may keep the picture. */
  async function map(asked: Asked, slug: string): Answer {
    const found = await visited(asked, slug);
    if (!found?.place) return NONE;
    const { words, language } = await siteOf(asked);
    const picture = await made(asked, await eventMap({ event: found, place: found.place, words, language, style: asked.brand?.style }));
    return { ...picture, headers: { ...picture.headers, ...MAP_HEADERS } };
  }

  /** On the platform an address of nothing tells nobody that a tenant of that name is there; what it links to has to be there. */
  async function isNobody({ tenant: { id }, brand }: Asked): Promise<boolean> {
    if (brand) return false;
    const [tours, hasEvents] = await Promise.all([reader.listed(id, { offset: 0, limit: 1 }), showsEvents(id)]);
    return tours.length === 0 && !hasEvents;
  }

  return {
    siteOf,
    visited,
    async home(asked) {
      const { c, tenant } = asked;
      const [events, tours, site] = await Promise.all([
        callerOf(c, tenant).public.list({ tenant: tenant.id, limit: ON_HOME, language: readIn(asked) }),
        reader.listed(tenant.id, { offset: 0, limit: ON_HOME }),
        siteOf(asked),
      ]);
      if (events.items.length + tours.length === 0 && (await isNobody(asked))) return NONE;
      return made(asked, homePage({ site, events: events.items, pictures: await toursAt(tenant, events.items), tours }), {
        until: soonest(events.items),
      });
    },
    async tours(asked) {
      const { tenant, query } = asked;
      const page = pageNumber(query.page);
      const tours = await reader.listed(tenant.id, { offset: (page - 1) * TOURS_PER_PAGE, limit: TOURS_PER_PAGE + 1 });
      if (tours.length === 0 && (page > 1 || (await isNobody(asked)))) return NONE;
      const shown = { tours: tours.slice(0, TOURS_PER_PAGE), page, hasMore: tours.length > TOURS_PER_PAGE };
      return made(asked, toursPage({ site: await siteOf(asked), ...shown }));
    },
    async events(asked) {
      const { c, tenant, query } = asked;
      const caller = callerOf(c, tenant).public;
      const chosen = chosenOf(query, now());
      const { category, city, past, from, near, month } = chosen;
      const by = { tenant: tenant.id, ...(category !== undefined && { category }), ...(city !== undefined && { city }) };
      const language = readIn(asked);
      const frame = Promise.all([siteOf(asked), caller.filters({ tenant: tenant.id })]);
      if (month !== undefined) {
        const [[site, filters], { days }] = await Promise.all([frame, caller.month({ ...by, month, language })]);
        if (days.length === 0 && (await isNobody(asked))) return NONE;
        return made(asked, monthPage({ site, chosen, filters, month, days }));
      }
      const place = placeOf(near);
      if (place) {
        const [[site, filters], { items }] = await Promise.all([frame, caller.near({ tenant: tenant.id, ...place, language })]);
        if (items.length === 0 && (await isNobody(asked))) return NONE;
        return made(asked, eventsPage({ site, chosen, filters, events: items, pictures: await toursAt(tenant, items), next: null }), {
          until: soonest(items),
        });
      }
      const first = instantOf(from);
      const { after } = query;
      const list = {
        ...by,
        language,
        ...(past && { past: true }),
        ...(first && { from: first }),
        ...(after !== undefined && { cursor: after }),
      };
      const [[site, filters], found] = await Promise.all([frame, caller.list(list).catch(missing)]);
      if (!found || (found.items.length === 0 && (await isNobody(asked)))) return NONE;
      const page = eventsPage({
        site,
        chosen,
        filters,
        events: found.items,
        pictures: await toursAt(tenant, found.items),
        next: found.nextCursor,
        ...(after !== undefined && { after }),
      });
      return made(asked, page, { until: soonest(found.items) });
    },
    async event(asked, name) {
      if (name in FILES) return file(asked, name as keyof typeof FILES);
      return name.endsWith(MAP_FILE) ? map(asked, name.slice(0, -MAP_FILE.length)) : event(asked, name);
    },
    async calendar({ c, tenant: { id: tenant } }, name) {
      const { calendar, feed, ownFeed } = callerOf(c).public;
      const slug = name.slice(0, -CALENDAR.length);
      const wanted =
        slug === 'calendar'
          ? feed({ tenant })
          : slug === 'mine'
            ? ownFeed({ tenant, feed: c.req.query('feed') ?? '' })
            : calendar({ tenant, slug });
      return (await wanted.catch(missing)) ?? NONE;
    },
    async joined(asked, slug, form) {
      const { c, tenant } = asked;
      const caller = callerOf(c);
      const found = await caller.public.get({ tenant: tenant.id, slug }).catch(missing);
      if (!found) return NONE;
      const { words, language } = await siteOf(asked, found.language);
      const field = (name: string) => (form.get(name) ?? '').trim().slice(0, 300);
      const [email, name, places] = [field('email'), field('name'), field('places')];
      let said: Said = { sent: true };
      let status: 200 | 400 | 429 = 200;
      try {
        const input = { tenant: tenant.id, eventId: found.id, email, language, places: Number(places), ...(name !== '' && { name }) };
        await caller.waitlist.join(input);
      } catch (error) {
        const problem = toAppError(error);
        if (problem.status >= 500) throw error;
        const { fields = {} } = problem;
        const wrong = {
          ...('email' in fields && { email: words.emailWrong }),
          ...('name' in fields && { name: words.nameWrong }),
          ...('places' in fields && { places: words.placesWrong }),
        };
        status = problem.status === 429 ? 429 : 400;
        const text = status === 429 ? words.tooMany : Object.keys(wrong).length > 0 ? words.notSent : words.closed;
        said = { problem: text, email, name, places, wrong };
      }
      return event(asked, slug, { said, status });
    },
  };
}

/** The language in which events are read, where they are translated. */
const readIn = ({ query, wished }: Asked): SiteLanguage => languageOf(query.lang) ?? wished;

/** Nothing where nothing is, or where the address is no address; what else went wrong goes on. */
function missing(error: unknown): undefined {
  const { status } = toAppError(error);
  if (status !== 404 && status !== 400) throw error;
}
