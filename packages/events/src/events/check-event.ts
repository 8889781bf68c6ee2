import { checkPlace, type Context } from '@belvedere/kernel';
import { findVenue } from '../venues/table.ts';
import { checkTimes } from './event.ts';

interface Checked {
  startsAt: Date;
  endsAt?: Date | null | undefined;
  mapLatitude?: number | null | undefined;
  mapLongitude?: number | null | undefined;
}

/** What holds between the fields of an event, and that its venue is there. */
export async function checkEvent(ctx: Context, event: Checked, venueId: string | null | undefined): Promise<void> {
  checkTimes({ startsAt: event.startsAt, endsAt: event.endsAt ?? null });
  checkPlace({ latitude: event.mapLatitude, longitude: event.mapLongitude }, ['mapLatitude', 'mapLongitude']);
  if (venueId) await findVenue(ctx, venueId);
}
