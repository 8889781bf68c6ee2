import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { toCalendarEvent } from './to-calendar-event.ts';
import { writeCalendar } from './write-calendar.ts';
import type { CalendarFile, FeedInput } from './schemas.ts';
import { findOrganizer, listFeedEvents } from './table.ts';

/** All that is on at a tenant, as a calendar to subscribe to. */
export async function getFeed({ ctx }: Call<FeedInput>): Promise<CalendarFile> {
  // Where a tenant that is not there leads: nobody holds events in it.
  if (ctx.tenantId === PLATFORM_TENANT_ID) fail(eventsErrors.not_found);
  const organizer = await findOrganizer(ctx);
  const events = (await listFeedEvents(ctx)).map((event) => toCalendarEvent(event, organizer));
  return { name: 'calendar.ics', content: writeCalendar({ method: 'PUBLISH', name: organizer.name, events }) };
}
