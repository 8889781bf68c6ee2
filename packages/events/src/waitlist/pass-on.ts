import type { Context } from '@belvedere/kernel';
import { lockEvent } from '../events/table.ts';
import { fillPlaces } from './fill-places.ts';

/** Ends the offers of an event that are over; what they kept goes on. */
export async function passOn(ctx: Context, eventId: string): Promise<void> {
  await fillPlaces(ctx, await lockEvent(ctx, eventId));
}
