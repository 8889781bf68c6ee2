import type { EventModel, EventTranslationModel, VenueModel } from '@belvedere/db';
import { inLanguage } from '../translations/in-language.ts';
import type { CalendarEvent } from './write-calendar.ts';

export type EventWithVenue = EventModel & { venue: VenueModel | null; translations: readonly EventTranslationModel[] };

export interface Organizer {
  publicUrl: string;
  /** Whom mails are from. */
  email: string;
  slug: string;
  name: string;
}

/** What calendars are told of an event by whoever holds it, in the language of its reader as far as it is said in it. One that is put off to no known time is off for now. */
export function toCalendarEvent(
  event: EventWithVenue,
  { publicUrl, email, slug, name }: Organizer,
  language?: string | null,
): CalendarEvent {
  const { title, description } = inLanguage(event, event.translations, language);
  const { id, startsAt, endsAt, timeZone, isAllDay, updatedAt, venue, mapLatitude, mapLongitude } = event;
  const [latitude, longitude] = [mapLatitude ?? venue?.latitude ?? null, mapLongitude ?? venue?.longitude ?? null];
  return {
    ...{ id, title, description, startsAt, endsAt, timeZone, isAllDay },
    isCancelled: event.status === 'cancelled' || event.postponedAt !== null,
    sequence: event.calendarSequence,
    changedAt: updatedAt,
    url: `${publicUrl}/e/${slug}/${event.slug}`,
    place: venue && { name: venue.name, address: `${venue.address}, ${venue.city}, ${venue.country}`, latitude, longitude },
    organizer: { name, email },
  };
}
