import type { Context } from '@belvedere/kernel';
import type { EventRow } from '../events/table.ts';
import { recordStep } from './record-step.ts';
import { findEntry, listOpenOffers, settleOffer } from './table.ts';

/** Takes back what is offered of an event; the caller holds it. */
export async function withdrawOffers(ctx: Context, event: EventRow): Promise<void> {
  for (const offer of await listOpenOffers(ctx, event.id)) {
    await settleOffer(ctx, offer.id, 'withdrawn');
    await recordStep(ctx, 'withdrawn', { event, entry: await findEntry(ctx, offer.entryId) });
  }
}
