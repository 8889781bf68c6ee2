import type { PublicEvent } from '@belvedere/events';
import { whenText } from '../events/when-text.ts';
import type { Site } from '../site.ts';
import { xmlText } from '../xml-text.ts';

/** What was announced last, for feed readers (RFC 4287). Addresses are the canonical ones, wherever the feed is asked for. */
export function atomFeed(site: Site, events: readonly PublicEvent[]): string {
  const { tenant, words, canonical } = site;
  const at = (path: string) => xmlText(canonical.origin + path);
  const updated = events.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), new Date(0));
  const entries = events.map((event) => {
    const url = at(canonical.paths.event(event.slug));
    const where = event.venue ? `, ${event.venue.name}, ${event.venue.city}` : '';
    const text = [whenText(event, words.locale) + where, event.description].filter((each) => each !== null).join('\n\n');
    return [
      `<entry xml:lang="${xmlText(event.language)}">`,
      `<id>urn:uuid:${event.id}</id><title>${xmlText(event.title)}</title><link href="${url}"/>`,
      `<updated>${event.updatedAt.toISOString()}</updated>`,
      event.publishedAt ? `<published>${event.publishedAt.toISOString()}</published>` : '',
      event.category === null ? '' : `<category term="${xmlText(event.category)}"/>`,
      `<content type="text">${xmlText(text)}</content>`,
      '</entry>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>urn:uuid:${tenant.id}</id><title>${xmlText(`${tenant.name}: ${words.events}`)}</title><updated>${updated.toISOString()}</updated>`,
    `<author><name>${xmlText(tenant.name)}</name></author>`,
    `<link href="${at(canonical.paths.events())}"/><link rel="self" type="application/atom+xml" href="${at(canonical.paths.eventsFile('feed.atom'))}"/>`,
    ...entries,
    '</feed>\n',
  ].join('\n');
}
