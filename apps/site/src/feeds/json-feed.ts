import type { PublicEvent } from '@belvedere/events';
import { whenText } from '../events/when-text.ts';
import type { Site } from '../site.ts';

/**
 * The same as JSON, with when and where in fields of their own.
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function jsonFeed(site: Site, events: readonly PublicEvent[]): string {
  const { tenant, words, canonical } = site;
  const at = (path: string) => canonical.origin + path;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: `${tenant.name}: ${words.events}`,
    home_page_url: at(canonical.paths.events()),
    feed_url: at(canonical.paths.eventsFile('feed.json')),
    authors: [{ name: tenant.name, url: at(canonical.paths.home()) }],
    items: events.map((event) => ({
      id: `urn:uuid:${event.id}`,
      url: at(canonical.paths.event(event.slug)),
      title: event.title,
      summary: whenText(event, words.locale),
      content_text: event.description ?? whenText(event, words.locale),
      ...(event.publishedAt && { date_published: event.publishedAt.toISOString() }),
      date_modified: event.updatedAt.toISOString(),
      language: event.language,
      tags: [...new Set([...(event.category === null ? [] : [event.category]), ...event.tags])],
      _event: {
        starts_at: event.startsAt.toISOString(),
        ends_at: event.endsAt?.toISOString() ?? null,
        time_zone: event.timeZone,
        is_all_day: event.isAllDay,
        venue: event.venue && {
          name: event.venue.name,
          address: event.venue.address,
          city: event.venue.city,
          country: event.venue.country,
        },
        place: event.place,
      },
    })),
  });
}
