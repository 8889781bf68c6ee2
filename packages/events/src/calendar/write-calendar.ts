import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, type ICalEventData, type ICalLocation } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { endOf } from '../events/event.ts';
import { timeAt, zoneBlock, zoneNameFor } from './zones.ts';

/** What calendars are told of an event. */
export interface CalendarEvent {
  id: string;
  title: string;
  description: string | null;
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
  isAllDay: boolean;
  isCancelled: boolean;
  /** A newer word has a higher one; of two with the same the one that was changed later counts. */
  sequence: number;
  changedAt: Date;
  url: string;
  place: { name: string; address: string | null; latitude: number | null; longitude: number | null } | null;
  organizer: { name: string; email: string };
  attendee?: { name: string | null; email: string };
}

export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL';

interface Calendar {
  method: CalendarMethod;
  /** Of a feed. */
  name?: string;
  events: readonly CalendarEvent[];
}

const MOST_TEXT = 4_000;
/** How often calendars look at a feed again: s. */
const REFRESH = 3_600;

/** Writes iCalendar (RFC 5545, 5546). */
export function writeCalendar({ method, name, events }: Calendar): string {
  const calendar = ical({
    prodId: { company: 'Belvedere', product: 'Events', language: 'EN' },
    method: ICalCalendarMethod[method],
    ...(name !== undefined && { name: oneLine(name), ttl: REFRESH }),
    timezone: { name: null, generator: zoneBlock },
    events: events.map((event) => toEvent(event, method)),
  });
  return calendar.toString();
}

function toEvent(event: CalendarEvent, method: CalendarMethod): ICalEventData {
  const { id, title, description, sequence, changedAt, url, organizer, attendee, isCancelled } = event;
  return {
    id,
    ...timesOf(event),
    summary: oneLine(title),
    description: description === null ? null : cleaned(description).slice(0, MOST_TEXT).toWellFormed(),
    location: placeOf(event),
    sequence,
    stamp: changedAt,
    lastModified: changedAt,
    url,
    status: isCancelled || method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: oneLine(organizer.name), email: organizer.email },
    ...(attendee && {
      attendees: [
        {
          email: attendee.email,
          ...(attendee.name !== null && { name: oneLine(attendee.name) }),
          // Nothing is asked of them: they said so on our page, and leave there.
          rsvp: false,
          status: ICalAttendeeStatus.ACCEPTED,
        },
      ],
    }),
  };
}

/** By the clocks of the event; days without a clock where it takes all day. */
function timesOf(event: CalendarEvent): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  const { startsAt, timeZone, isAllDay } = event;
  if (isAllDay) {
    const first = timeAt(timeZone, startsAt).toPlainDate();
    const end = event.endsAt ? dayAfter(timeAt(timeZone, event.endsAt), first) : first.add({ days: 1 });
    return { start: first, end, allDay: true };
  }
  const endsAt = endOf(event);
  const zone = zoneNameFor(timeZone, [startsAt, endsAt]);
  const at = (instant: Date) => timeAt(zone ?? 'UTC', instant);
  return { start: at(startsAt), end: at(endsAt), ...(zone !== null && { timezone: zone }) };
}

/** The first day on which it is over: an end at midnight is the end of the day before. */
function dayAfter(end: Temporal.ZonedDateTime, first: Temporal.PlainDate): Temporal.PlainDate {
  const isMidnight = end.equals(end.startOfDay());
  const day = isMidnight ? end.toPlainDate() : end.toPlainDate().add({ days: 1 });
  return Temporal.PlainDate.compare(day, first) > 0 ? day : first.add({ days: 1 });
}

function placeOf({ place }: CalendarEvent): ICalLocation | null {
  if (!place) return null;
  const { name, address, latitude, longitude } = place;
  return {
    title: oneLine(name),
    ...(address !== null && { address: oneLine(address) }),
    ...(latitude !== null && longitude !== null && { geo: { lat: latitude, lon: longitude } }),
  };
}

// Signs that no calendar may hold, and that would be no text of a mail either.
// oxlint-disable-next-line no-control-regex
const cleaned = (text: string) => text.replaceAll(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '').toWellFormed();
const oneLine = (text: string) => cleaned(text).replaceAll(/\s+/g, ' ').trim();
