import type { Context } from '@belvedere/kernel';
import { holdFeed } from '../calendar/table.ts';
import type { EventRow } from '../events/table.ts';
import { placeConfirmed } from '../facts.ts';
import { ensureSigningKey } from '../tickets/signing-key.ts';
import { confirmedLetter } from './letters.ts';
import { recordStep } from './record-step.ts';
import { updateEntryRow, type EntryRow } from './table.ts';
import { writeTo } from './write-to.ts';

/** Gives an entry its places for good; the caller holds the event. */
export async function confirmEntry(ctx: Context, event: EventRow, { id, tell = true }: { id: string; tell?: boolean }): Promise<EntryRow> {
  const entry = await updateEntryRow(ctx, id, { status: 'confirmed', confirmedAt: ctx.now });
  await holdFeed(ctx, entry.email);
  await ensureSigningKey(ctx);
  if (tell) await writeTo(ctx, { event, entry, calendar: 'REQUEST' }, (site, about) => confirmedLetter(site, about, entry.places));
  await ctx.emit(placeConfirmed, { aggregateId: event.id, payload: { eventId: event.id, entryId: id, places: entry.places } });
  await recordStep(ctx, 'confirmed', { event, entry });
  return entry;
}
