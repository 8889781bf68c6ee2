import type { Context } from '@belvedere/kernel';
import type { EventRow } from '../events/table.ts';
import { endEntry } from './end-entry.ts';
import { expiredLetter } from './letters.ts';
import { findEntry, listOpenOffers } from './table.ts';
import { writeTo } from './write-to.ts';

/**
 * Ends the entries of an event whose offer is over; the caller holds the event, and gives on what becomes free. Over by now: where much
 * happens the caller has waited for the event since it began (`ctx.now`).
 */
export async function endOverdue(ctx: Context, event: EventRow): Promise<void> {
  for (const { entryId } of await listOpenOffers(ctx, event.id, { over: ctx.services.clock.now() })) {
    const entry = await findEntry(ctx, entryId);
    await writeTo(ctx, { event, entry }, expiredLetter);
    await endEntry(ctx, { event, entryId, offer: 'expired' });
  }
}
