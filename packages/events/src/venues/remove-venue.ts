import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import type { RemoveVenueInput, VenueView } from './schemas.ts';
import { detachVenue, eventsAt, lockVenue, updateVenueRow } from './table.ts';

/** Blocked while events take place there, unless they are to go without it (2.7). */
export async function removeVenue({ ctx, input: { id, detach } }: Call<RemoveVenueInput>): Promise<VenueView> {
  const venue = await lockVenue(ctx, id);
  const events = await eventsAt(ctx, id);
  if (events.length > 0 && !detach) fail(eventsErrors.venue_in_use);
  await detachVenue(ctx, id);
  const row = await updateVenueRow(ctx, venue, { deletedAt: ctx.now });
  ctx.changed({ before: { name: venue.name, events }, after: { events: [] } });
  return row;
}
