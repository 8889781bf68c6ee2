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

interface Held {
  key: KeyRow;
  event: EventRow;
  entry: EntryRow;
}

/** The entry behind a link, its event held for this transaction. */
async function hold(ctx: Context, token: string): Promise<Held> {
  const key = await findKey(ctx, token);
  if (key.entryId === null) fail(eventsErrors.entry_not_found);
  const event = await lockEvent(ctx, key.eventId);
  return { key, event, entry: await findEntry(ctx, key.entryId) };
}

/** Takes the places that are offered. A second time changes nothing; an offer that is over is refused. */
export async function acceptOffer({ ctx, input }: Call<KeyInput>): Promise<MyEntry> {
  const { key, event, entry } = await hold(ctx, input.token);
  if (entry.status !== 'confirmed') await takeOffer(ctx, event, entry.id);
  ctx.changed({ before: { status: entry.status }, after: { status: 'confirmed' } });
  return myEntryOf(ctx, key);
}

/** Confirms what is offered to an entry, while it is; the caller holds the event. */
export async function takeOffer(ctx: Context, event: EventRow, entryId: string): Promise<void> {
  const offer = await findOpenOffer(ctx, entryId);
  if (!offer || offer.expiresAt <= ctx.now) fail(eventsErrors.no_offer);
  await settleOffer(ctx, offer.id, 'accepted');
  await confirmEntry(ctx, event, { id: entryId });
}

/** Says no to what is offered, which goes on to the next. */
export async function declineOffer({ ctx, input }: Call<KeyInput>): Promise<MyEntry> {
  const { key, event, entry } = await hold(ctx, input.token);
  if (entry.status === 'confirmed') fail(eventsErrors.no_offer);
  if (entry.status === 'pending') {
    if (!(await findOpenOffer(ctx, entry.id))) fail(eventsErrors.no_offer);
    await cancelEntry(ctx, { event, entryId: entry.id, offer: 'declined' });
  }
  ctx.changed({ before: { status: entry.status }, after: { status: 'cancelled' } });
  return myEntryOf(ctx, key);
}

/** Leaves the list, or gives the places back (2.12). */
export async function leaveWaitlist({ ctx, input }: Call<KeyInput>): Promise<MyEntry> {
  const { key, event, entry } = await hold(ctx, input.token);
  if (entry.status !== 'cancelled') {
    const left = await cancelEntry(ctx, { event, entryId: entry.id });
    if (entry.status === 'confirmed') await writeTo(ctx, { event, entry: left, calendar: 'CANCEL' }, leftLetter);
  }
  ctx.changed({ before: { status: entry.status }, after: { status: 'cancelled' } });
  return myEntryOf(ctx, key);
}
