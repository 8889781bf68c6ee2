import type { PublicEvent } from '@belvedere/events';
import type { Event, EventStatusType, WithContext } from 'schema-dts';
import type { Site } from '../site.ts';

/** What a search engine may understand of an event (schema.org). Only what is in the data; there is nothing to buy. */
export function eventJsonLd(event: PublicEvent, { site, url, image }: { site: Site; url: string; image?: string }): WithContext<Event> {
  const { venue, place } = event;
  const { tenant, canonical } = site;
  const day = (moment: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: event.timeZone }).format(moment);
  const at = (moment: Date) => (event.isAllDay ? day(moment) : moment.toISOString());
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': `${url}#event`,
    name: event.title,
    url,
    startDate: at(event.startsAt),
    ...(event.endsAt && { endDate: at(event.endsAt) }),
    ...(event.description !== null && { description: event.description }),
    ...(image !== undefined && { image: [image] }),
    inLanguage: event.language,
    eventStatus: statusOf(event),
    ...(event.previousStartsAt && { previousStartDate: at(event.previousStartsAt) }),
    ...((venue ?? place) && {
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode' as const,
      location: {
        '@type': 'Place',
        ...(venue && {
          name: venue.name,
          address: {
            '@type': 'PostalAddress',
            streetAddress: venue.address,
            addressLocality: venue.city,
            addressCountry: venue.country.toUpperCase(),
          },
          ...(venue.website !== null && { sameAs: venue.website }),
        }),
        ...(place && { geo: { '@type': 'GeoCoordinates', latitude: place.latitude, longitude: place.longitude } }),
      },
    }),
    organizer: { '@type': 'Organization', name: tenant.name, url: canonical.origin + canonical.paths.home() },
    ...(event.tags.length > 0 && { keywords: event.tags.join(', ') }),
  };
}

function statusOf({ status, isPostponed, previousStartsAt }: PublicEvent): EventStatusType {
  if (status === 'cancelled') return 'https://schema.org/EventCancelled';
  if (isPostponed) return 'https://schema.org/EventPostponed';
  return previousStartsAt ? 'https://schema.org/EventRescheduled' : 'https://schema.org/EventScheduled';
}
