import type { Call } from '@belvedere/kernel';
import { lockEvent } from '../events/table.ts';
import { cancelEntry } from './cancel-entry.ts';
import { takenOffLetter } from './letters.ts';
import type { EntryView } from './schemas.ts';
import { findEntry, viewEntry } from './table.ts';
import { writeTo } from './write-to.ts';

/** An organiser takes somebody from the list; what it frees goes on to the next. */
export async function takeOff({ ctx, input }: Call<{ entryId: string }>): Promise<EntryView> {
  const { eventId } = await findEntry(ctx, input.entryId);
  const event = await lockEvent(ctx, eventId);
  const entry = await findEntry(ctx, input.entryId);
  if (entry.status !== 'cancelled') {
    const after = await cancelEntry(ctx, { event, entryId: entry.id });
    const calendar = entry.status === 'confirmed' ? 'CANCEL' : undefined;
    await writeTo(ctx, { event, entry: after, calendar }, takenOffLetter);
  }
  ctx.changed({ before: { status: entry.status }, after: { status: 'cancelled' } });
  return viewEntry(ctx, entry.id);
}
