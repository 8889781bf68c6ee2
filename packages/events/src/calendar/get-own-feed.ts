import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { toCalendarEvent } from './to-calendar-event.ts';
import { writeCalendar } from './write-calendar.ts';
import { feedOf } from './feed-token.ts';
import type { CalendarFile, OwnFeedInput } from './schemas.ts';
import { findFeed, findOrganizer, listEventsOf } from './table.ts';

/** Where somebody has places, as a calendar to subscribe to: by the secret that the page of each of their letters shows. */
export async function getOwnFeed({ ctx, input }: Call<OwnFeedInput>): Promise<CalendarFile> {
  const id = feedOf(ctx.services.signingKey, input.feed);
  const feed = id === undefined ? null : await findFeed(ctx, id);
  if (!feed) fail(eventsErrors.entry_not_found);
  const organizer = await findOrganizer(ctx);
  const events = (await listEventsOf(ctx, feed.email)).map(({ event, calendarSequence, language }) => {
    const told = toCalendarEvent(event, organizer, language);
    return { ...told, sequence: told.sequence + calendarSequence };
  });
  return { name: 'calendar.ics', content: writeCalendar({ method: 'PUBLISH', name: organizer.name, events }) };
}
