import type { EventFilters, EventMonth, PublicEvent } from '@belvedere/events';
import { frame } from '../frame.tsx';
import type { Html, View } from '../html.ts';
import { webcal } from '../site-paths.ts';
import type { Site } from '../site.ts';
import { EventList, type EventPictures } from './event-list.tsx';
import { FeedLinks } from './feed-links.tsx';
import { MonthTable } from './month-table.tsx';
import { monthText } from './when-text.ts';

/** What was chosen, as it stands in the address. */
export interface Chosen {
  category?: string;
  city?: string;
  past?: '1';
  /** A first event. */
  from?: string;
  /** Around a place: degrees. */
  near?: string;
  /** As a calendar of a month. */
  month?: string;
}

interface Parts {
  site: Site;
  chosen: Chosen;
  filters: EventFilters;
}

const NOTHING = { category: undefined, city: undefined, past: undefined, from: undefined, near: undefined, month: undefined };

/** What is on at a tenant, as a list. */
export function eventsPage({
  site,
  chosen,
  filters,
  events,
  pictures,
  after,
  next,
}: Parts & { events: readonly PublicEvent[]; pictures: EventPictures; after?: string; next: string | null }): Html {
  const { words, tenant, paths, canonical } = site;
  const isChosen = Object.keys(chosen).length > 0;
  return frame(
    {
      site,
      title: `${tenant.name}: ${chosen.past ? words.past : words.events}`,
      description: words.eventsOf(tenant.name),
      url: canonical.origin + canonical.paths.events({ ...chosen, after }),
      at: 'events',
      addressIn: (lang) => paths.events({ ...chosen, after, lang }),
      head: <FeedLinks site={site} />,
      kind: 'event',
    },
    <>
      <h1>{chosen.near ? words.near : chosen.past ? words.past : words.events}</h1>
      <Views site={site} chosen={chosen} />
      <FilterForm site={site} chosen={chosen} filters={filters} />
      {chosen.near && <p>{words.nearby}</p>}
      {events.length === 0 ? (
        <p>
          {isChosen || after ? words.noneFound : words.noEvents} {isChosen && <a href={paths.events()}>{words.allEvents}</a>}
        </p>
      ) : (
        <EventList site={site} events={events} pictures={pictures} level="h2" />
      )}
      {next !== null && (
        <nav class="pages" aria-label={words.pages}>
          <a rel="next" href={paths.events({ ...chosen, after: next })}>
            {chosen.past ? words.earlier : words.later}
          </a>
        </nav>
      )}
      <p class="subscribe">
        <a href={webcal(canonical.origin + canonical.paths.eventsFile('calendar.ics'))} rel="nofollow">
          {words.subscribe}
        </a>{' '}
        <a href={paths.eventsFile('feed.atom')}>{words.feed}</a>
      </p>
    </>,
  );
}

/** The same as a calendar. */
export function monthPage({ site, chosen, filters, month, days }: Parts & { month: string; days: EventMonth['days'] }): Html {
  const { words, tenant, paths, canonical } = site;
  const name = monthText(month, words.locale);
  return frame(
    {
      site,
      title: `${tenant.name}: ${words.month(name)}`,
      description: words.eventsOf(tenant.name),
      url: canonical.origin + canonical.paths.events({ ...chosen, month }),
      at: 'events',
      addressIn: (lang) => paths.events({ ...chosen, month, lang }),
      head: <FeedLinks site={site} />,
      kind: 'event wide',
    },
    <>
      <h1>{words.events}</h1>
      <Views site={site} chosen={{ ...chosen, month }} />
      <FilterForm site={site} chosen={{ ...chosen, month }} filters={filters} />
      <MonthTable site={site} chosen={chosen} month={month} days={days} />
    </>,
  );
}

/** The list, the calendar, and what has been. */
function Views({ site: { words, paths }, chosen }: { site: Site; chosen: Chosen }): View {
  const at = chosen.month !== undefined ? 'calendar' : chosen.past ? 'past' : chosen.near ? 'near' : 'list';
  const link = (place: string, href: string, text: string) => (
    <a href={href} {...(at === place && { 'aria-current': 'true' as const })}>
      {text}
    </a>
  );
  const kept = { ...NOTHING, category: chosen.category, city: chosen.city };
  return (
    <nav class="views" aria-label={words.events}>
      {link('list', paths.events(kept), words.list)}
      {link('calendar', paths.events({ ...kept, month: chosen.month ?? 'now' }), words.calendar)}
      {link('past', paths.events({ ...kept, past: '1' }), words.past)}
    </nav>
  );
}

/** Which events: sent as an address, so that what is shown can be passed on. */
function FilterForm({ site: { words, paths, language }, chosen, filters }: Parts): View {
  const { categories, cities } = filters;
  if (categories.length + cities.length === 0) return null;
  const choice = (name: 'category' | 'city', values: readonly string[]) =>
    values.length > 0 && (
      <label>
        {words[name]}
        <select name={name}>
          <option value="">{words.any}</option>
          {[...new Set([...values, ...(chosen[name] === undefined ? [] : [chosen[name]])])].map((value) => (
            <option value={value} selected={value === chosen[name]}>
              {value}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <search>
      <form class="filter" method="get" action={paths.events({ lang: undefined })} aria-label={words.filter}>
        {choice('category', categories)}
        {choice('city', cities)}
        {chosen.past && <input type="hidden" name="past" value="1" />}
        {chosen.month !== undefined && <input type="hidden" name="month" value={chosen.month} />}
        {paths.events().includes('lang=') && <input type="hidden" name="lang" value={language} />}
        <button>{words.show}</button>
      </form>
    </search>
  );
}
