import type { Context } from '@belvedere/kernel';
import { lockEvent } from '../events/table.ts';
import { cancelEntry } from './cancel-entry.ts';
import { expiredLetter } from './letters.ts';
import { findEntry, listOpenOffers } from './table.ts';
import { writeTo } from './write-to.ts';

/** Ends the offers of an event that are over; what they kept goes on. */
export async function passOn(ctx: Context, eventId: string): Promise<void> {
  const event = await lockEvent(ctx, eventId);
  for (const { entryId } of await listOpenOffers(ctx, eventId, { over: true })) {
    const entry = await findEntry(ctx, entryId);
    await writeTo(ctx, { event, entry }, expiredLetter);
    await cancelEntry(ctx, { event, entryId, offer: 'expired' });
  }
}
