import { fail, type Call, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { isOpen } from '../events/event.ts';
import { lockEvent } from '../events/table.ts';
import { waitlistJoined } from '../facts.ts';
import { ownerOfAddress } from '../people/owner-of-address.ts';
import { fillPlaces } from './fill-places.ts';
import { myEntryOf } from './get-my-entry.ts';
import { recordStep } from './record-step.ts';
import type { KeyInput, MyEntry } from './schemas.ts';
import { bindKey, findEntryOf, findKey, insertEntry, takeTurn, updateEntryRow, type EntryRow, type KeyRow } from './table.ts';
import { keyEndOf } from './write-to.ts';

/** The proof of the address: from now on it waits, or has its places at once. A second time changes nothing. */
export async function confirmJoin({ ctx, input }: Call<KeyInput>): Promise<MyEntry> {
  const key = await findKey(ctx, input.token);
  if (key.entryId !== null) return myEntryOf(ctx, key);
  const event = await lockEvent(ctx, key.eventId);
  // Pressed twice at once: the second one finds what the first one made.
  const fresh = await findKey(ctx, input.token);
  if (fresh.entryId !== null) return myEntryOf(ctx, fresh);
  if (!isOpen(event, ctx.now)) fail(eventsErrors.closed);

  const known = await findEntryOf(ctx, event.id, key.email);
  const entry = known && known.status !== 'cancelled' ? known : await putAtTheBack(ctx, key, known);
  await bindKey(ctx, key.id, { entryId: entry.id, expiresAt: keyEndOf(event) });
  if (entry !== known) {
    await ctx.emit(waitlistJoined, { aggregateId: event.id, payload: { eventId: event.id, entryId: entry.id, places: entry.places } });
    await recordStep(ctx, 'joined', { event, entry });
    await fillPlaces(ctx, event, entry.id);
  }
  ctx.changed({ after: { entryId: entry.id, places: entry.places } });
  return myEntryOf(ctx, { ...key, entryId: entry.id });
}

/** A new entry, or the one that was cancelled, at the end of the list (2.10). */
async function putAtTheBack(ctx: Context, key: KeyRow, known: EntryRow | undefined): Promise<EntryRow> {
  const { eventId, email, name, places, language } = key;
  const turn = await takeTurn(ctx, eventId);
  if (!known) return insertEntry(ctx, { eventId, email, name, places, language, turn, userId: await ownerOfAddress(ctx, email) });
  const fresh = { name, places, language, turn, priority: 0, confirmedAt: null, cancelledAt: null };
  return updateEntryRow(ctx, known.id, { ...fresh, status: 'pending', calendarSequence: { increment: 1 }, remindedFor: null });
}
