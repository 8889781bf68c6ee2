import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import type { VisitedEventInput } from '../public/schemas.ts';
import { toCalendarEvent } from './to-calendar-event.ts';
import { writeCalendar } from './write-calendar.ts';
import type { CalendarFile } from './schemas.ts';
import { findOpenEvent, findOrganizer } from './table.ts';

/** One event as a file for a calendar. */
export async function getEventFile({ ctx, input }: Call<VisitedEventInput>): Promise<CalendarFile> {
  const event = (await findOpenEvent(ctx, input.slug)) ?? fail(eventsErrors.not_found);
  const events = [toCalendarEvent(event, await findOrganizer(ctx), input.language)];
  return { name: `${event.slug}.ics`, content: writeCalendar({ method: 'PUBLISH', events }) };
}
