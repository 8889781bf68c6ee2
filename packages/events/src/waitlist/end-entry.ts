import type { Context } from '@belvedere/kernel';
import type { EventRow } from '../events/table.ts';
import { placeGivenBack } from '../facts.ts';
import { recordStep } from './record-step.ts';
import { findOpenOffer, settleOffer, updateEntryRow, type EntryRow } from './table.ts';

export interface Ended {
  event: EventRow;
  entryId: string;
  /** What becomes of what it was offered. */
  offer?: 'declined' | 'expired' | 'withdrawn';
}

/** Takes an entry from the list, with what it was offered. The caller holds the event, and gives on what becomes free. */
export async function endEntry(ctx: Context, { event, entryId, offer: fate = 'withdrawn' }: Ended): Promise<EntryRow> {
  const offer = await findOpenOffer(ctx, entryId);
  if (offer) await settleOffer(ctx, offer.id, fate);
  const entry = await updateEntryRow(ctx, entryId, { status: 'cancelled', cancelledAt: ctx.now, calendarSequence: { increment: 1 } });
  await ctx.emit(placeGivenBack, { aggregateId: event.id, payload: { eventId: event.id, entryId, places: entry.places } });
  await recordStep(ctx, fate === 'expired' ? 'expired' : 'cancelled', { event, entry });
  return entry;
}
