import type { Call } from '@belvedere/kernel';
import { nearVenueRows } from '../venues/table.ts';
import type { EventsNearInput, PublicEvents } from './schemas.ts';
import { listUpcomingAt } from './table.ts';

const MOST_VENUES = 100;

/** At the nearest venues, soonest first. */
export async function listNear({ ctx, input }: Call<EventsNearInput>): Promise<PublicEvents> {
  const { latitude, longitude, within, limit, language } = input;
  const near = await nearVenueRows(ctx, { latitude, longitude, within, limit: MOST_VENUES });
  const venueIds = near.items.map(({ venue }) => venue.id);
  return { items: await listUpcomingAt(ctx, { venueIds, limit, language }) };
}
