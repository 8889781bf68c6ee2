import type { RequestContext } from '@belvedere/kernel';
import { DAY, HOUR } from '@belvedere/kernel/core';
import { createCaller } from '../caller.ts';

/** Days from now, `from` by the clocks of Greenwich: an hour or two later by those of the house. */
const EVENTS = [
  {
    title: 'Candlelight concert in the hall',
    description:
      'Two violins, a viola and a cello below the double stairs, which carry the sound up to the gallery. Doors open half an hour before; the house can be walked through in the interval.',
    inDays: 12,
    from: 18,
    hours: 2,
    capacity: 60,
    category: 'Music',
    tags: ['concert', 'strings'],
  },
  {
    title: 'Behind the bookshelves: a night in the library',
    description: 'The librarian opens the cabinets that are locked by day. In a small group, with lamps.',
    inDays: 19,
    from: 18,
    hours: 1.5,
    capacity: 12,
    category: 'Guided tour',
    tags: ['library', 'night'],
  },
  {
    title: 'Open day in the winter garden',
    description: 'The camellias are in flower. No tickets, no limit: whoever says that they come helps us to have enough tea.',
    inDays: 40,
    from: 10,
    hours: 6,
    capacity: null,
    category: 'Open day',
    tags: ['garden'],
  },
] as const;

/** What is on in the house of the demo tour, by the same procedures as everybody. */
export async function buildDemoEvents(context: RequestContext, { tourId, now }: { tourId: string; now: Date }): Promise<void> {
  const { events } = createCaller(context);
  const venue = await events.venues.create({
    name: 'Belvedere House',
    address: 'Seestrasse 1',
    city: 'Thun',
    country: 'CH',
    latitude: 46.7451,
    longitude: 7.6336,
    tourId,
  });
  const midnight = Math.floor(now.getTime() / DAY) * DAY;
  for (const { inDays, from, hours, tags, ...said } of EVENTS) {
    const startsAt = new Date(midnight + inDays * DAY + from * HOUR);
    const endsAt = new Date(startsAt.getTime() + hours * HOUR);
    const { id } = await events.create({ ...said, startsAt, endsAt, timeZone: 'Europe/Zurich', venueId: venue.id, tags: [...tags] });
    await events.publish({ id });
  }
}
