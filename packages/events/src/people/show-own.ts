import { callerId, fail, type Call, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { lockEvent } from '../events/table.ts';
import { accept, decline, leave, type Held } from '../waitlist/answer-offer.ts';
import { myEntryOf } from '../waitlist/get-my-entry.ts';
import type { MyEntry } from '../waitlist/schemas.ts';
import { findEntry, type EntryRow } from '../waitlist/table.ts';
import type { OwnEntryInput } from './schemas.ts';

/** An entry of whoever is signed in; of anybody else's it is not said that there is one. */
async function findOwn(ctx: Context, entryId: string): Promise<EntryRow> {
  const entry = await findEntry(ctx, entryId);
  return entry.userId === callerId(ctx) ? entry : fail(eventsErrors.entry_not_found);
}

const viewOwn = async (ctx: Context, entryId: string): Promise<MyEntry> => {
  const entry = await findOwn(ctx, entryId);
  return myEntryOf(ctx, { ...entry, entryId: entry.id });
};

export async function showOwn({ ctx, input }: Call<OwnEntryInput>): Promise<MyEntry> {
  return viewOwn(ctx, input.entryId);
}

/** A verb of the person whose entry it is: what the link of a mail does, without it. */
const ofOwn =
  (answer: (ctx: Context, held: Held) => Promise<void>) =>
  async ({ ctx, input }: Call<OwnEntryInput>): Promise<MyEntry> => {
    const { eventId } = await findOwn(ctx, input.entryId);
    const event = await lockEvent(ctx, eventId);
    await answer(ctx, { event, entry: await findOwn(ctx, input.entryId) });
    return viewOwn(ctx, input.entryId);
  };

export const acceptOwn = ofOwn(accept);
export const declineOwn = ofOwn(decline);
export const leaveOwn = ofOwn(leave);
