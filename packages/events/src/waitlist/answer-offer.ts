import { fail, type Call, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { lockEvent, type EventRow } from '../events/table.ts';
import { cancelEntry } from './cancel-entry.ts';
import { confirmEntry } from './confirm-entry.ts';
import { myEntryOf } from './get-my-entry.ts';
import { leftLetter } from './letters.ts';
import type { KeyInput, MyEntry } from './schemas.ts';
import { findEntry, findKey, findOpenOffer, settleOffer, type EntryRow, type KeyRow } from './table.ts';
import { writeTo } from './write-to.ts';

/** An entry, its event held for this transaction. */
export interface Held {
  event: EventRow;
  entry: EntryRow;
}

/** The entry behind a link. */
async function hold(ctx: Context, token: string): Promise<Held & { key: KeyRow }> {
  const key = await findKey(ctx, token);
  if (key.entryId === null) fail(eventsErrors.entry_not_found);
  const event = await lockEvent(ctx, key.eventId);
  return { key, event, entry: await findEntry(ctx, key.entryId) };
}

/** A verb of whoever has the link of a mail. */
const byLink =
  (answer: (ctx: Context, held: Held) => Promise<void>) =>
  async ({ ctx, input }: Call<KeyInput>): Promise<MyEntry> => {
    const { key, ...held } = await hold(ctx, input.token);
    await answer(ctx, held);
    return myEntryOf(ctx, key);
  };

export const acceptOffer = byLink(accept);
export const declineOffer = byLink(decline);
export const leaveWaitlist = byLink(leave);

/** Takes the places that are offered. A second time changes nothing; an offer that is over is refused. */
export async function accept(ctx: Context, { event, entry }: Held): Promise<void> {
  if (entry.status !== 'confirmed') await takeOffer(ctx, event, entry.id);
  ctx.changed({ before: { status: entry.status }, after: { status: 'confirmed' } });
}

/** Confirms what is offered to an entry, while it is; the caller holds the event. */
export async function takeOffer(ctx: Context, event: EventRow, entryId: string): Promise<void> {
  const offer = await findOpenOffer(ctx, entryId);
  if (!offer || offer.expiresAt <= ctx.now) fail(eventsErrors.no_offer);
  await settleOffer(ctx, offer.id, 'accepted');
  await confirmEntry(ctx, event, { id: entryId });
}

/** Says no to what is offered, which goes on to the next. */
export async function decline(ctx: Context, { event, entry }: Held): Promise<void> {
  if (entry.status === 'confirmed') fail(eventsErrors.no_offer);
  if (entry.status === 'pending') {
    if (!(await findOpenOffer(ctx, entry.id))) fail(eventsErrors.no_offer);
    await cancelEntry(ctx, { event, entryId: entry.id, offer: 'declined' });
  }
  ctx.changed({ before: { status: entry.status }, after: { status: 'cancelled' } });
}

/** Leaves the list, or gives the places back (2.12). */
export async function leave(ctx: Context, { event, entry }: Held): Promise<void> {
  if (entry.status !== 'cancelled') {
    const left = await cancelEntry(ctx, { event, entryId: entry.id });
    if (entry.status === 'confirmed') await writeTo(ctx, { event, entry: left, calendar: 'CANCEL' }, leftLetter);
  }
  ctx.changed({ before: { status: entry.status }, after: { status: 'cancelled' } });
}
