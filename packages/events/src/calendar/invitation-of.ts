import type { Context } from '@belvedere/kernel';
import type { EntryRow } from '../waitlist/table.ts';
import { toCalendarEvent, type EventWithVenue } from './to-calendar-event.ts';
import { writeCalendar } from './write-calendar.ts';
import { findOrganizer } from './table.ts';

interface Invited {
  event: EventWithVenue;
  entry: Pick<EntryRow, 'email' | 'name' | 'language' | 'calendarSequence'>;
}

/** What the calendar of somebody who comes is told with a letter: that they come, to what and when, or that it is off. */
export async function invitationOf(ctx: Context, { event, entry }: Invited, method: 'REQUEST' | 'CANCEL'): Promise<string> {
  const told = toCalendarEvent(event, await findOrganizer(ctx), entry.language);
  const sequence = event.calendarSequence + entry.calendarSequence;
  const { email, name } = entry;
  return writeCalendar({ method, events: [{ ...told, sequence, changedAt: ctx.now, attendee: { email, name } }] });
}
