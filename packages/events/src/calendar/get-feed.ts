import type { Call } from '@belvedere/kernel';
import { toCalendarEvent } from './to-calendar-event.ts';
import { writeCalendar } from './write-calendar.ts';
import type { CalendarFile, FeedInput } from './schemas.ts';
import { findOrganizer, listFeedEvents } from './table.ts';

/** All that is on at a tenant, as a calendar to subscribe to. */
export async function getFeed({ ctx, input }: Call<FeedInput>): Promise<CalendarFile> {
  const organizer = await findOrganizer(ctx);
  const events = (await listFeedEvents(ctx)).map((event) => toCalendarEvent(event, organizer, input.language));
  return { name: 'calendar.ics', content: writeCalendar({ method: 'PUBLISH', name: organizer.name, events }) };
}
