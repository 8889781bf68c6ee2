import type { Context } from '@belvedere/kernel';
import type { EventRow } from '../events/table.ts';
import { cancelledLetter } from './letters.ts';
import { recordStep } from './record-step.ts';
import { listLiveEntries, updateEntryRow } from './table.ts';
import { withdrawOffers } from './withdraw-offers.ts';
import { writeTo } from './write-to.ts';

/** Ends every entry of an event that does not take place, and tells whoever made it. @returns how many there were. */
export async function closeWaitlist(ctx: Context, event: EventRow, reason: string | undefined): Promise<number> {
  await withdrawOffers(ctx, event);
  const entries = await listLiveEntries(ctx, event.id);
  for (const { id, status } of entries) {
    const entry = await updateEntryRow(ctx, id, { status: 'cancelled', cancelledAt: ctx.now });
    await recordStep(ctx, 'cancelled', { event, entry });
    const calendar = status === 'confirmed' ? 'CANCEL' : undefined;
    await writeTo(ctx, { event, entry, calendar }, (site, about) => cancelledLetter(site, about, reason));
  }
  return entries.length;
}
