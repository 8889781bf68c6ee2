import type { Context } from '@belvedere/kernel';
import { HOUR } from '@belvedere/kernel/core';
import { isOpen } from '../events/event.ts';
import type { EventRow } from '../events/table.ts';
import { placeOffered } from '../facts.ts';
import { confirmEntry } from './confirm-entry.ts';
import { endOverdue } from './end-overdue.ts';
import { offerLetter } from './letters.ts';
import { recordStep } from './record-step.ts';
import { findEntry, insertOffer, listWaiting, readPlaces } from './table.ts';
import { chooseNext } from './waitlist.ts';
import { writeTo } from './write-to.ts';

/** Taken from the list at once: more come in another round. */
const ROUND = 500;

/**
 * Gives every free place to whoever is next (2.11, 2.12), in the transaction that made it free; the caller holds the event. Whoever is
 * `present`, having just joined, is confirmed; all others get an offer. What was kept for an answer that did not come in time is free too:
 * while much happens at an event, nobody waits for the loop.
 */
export async function fillPlaces(ctx: Context, event: EventRow, present?: string): Promise<void> {
  await endOverdue(ctx, event);
  if (!isOpen(event, ctx.now)) return;
  for (;;) {
    const { confirmed, offered } = await readPlaces(ctx, event.id);
    const free = event.capacity === null ? null : event.capacity - confirmed - offered;
    if (free !== null && free <= 0) return;
    const chosen = chooseNext(free ?? Infinity, await listWaiting(ctx, event.id, { free, limit: ROUND }));
    if (chosen.length === 0) return;
    for (const { id } of chosen) await (id === present ? confirmEntry(ctx, event, { id }) : offerTo(ctx, event, id));
  }
}

async function offerTo(ctx: Context, event: EventRow, id: string): Promise<void> {
  const entry = await findEntry(ctx, id);
  // An answer after the start is none.
  const expiresAt = new Date(Math.min(ctx.now.getTime() + event.offerHours * HOUR, event.startsAt.getTime()));
  const offer = await insertOffer(ctx, entry, expiresAt);
  await writeTo(ctx, { event, entry }, (site, about) => offerLetter(site, about, offer));
  const payload = { eventId: event.id, entryId: id, places: entry.places, offerId: offer.id, expiresAt: expiresAt.toISOString() };
  await ctx.emit(placeOffered, { aggregateId: event.id, payload });
  await recordStep(ctx, 'offered', { event, entry });
}
