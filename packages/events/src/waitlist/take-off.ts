import type { Call } from '@belvedere/kernel';
import { lockEvent } from '../events/table.ts';
import { cancelEntry } from './cancel-entry.ts';
import type { EntryView } from './schemas.ts';
import { findEntry, viewEntry } from './table.ts';

/** An organiser takes somebody from the list; what it frees goes on to the next. */
export async function takeOff({ ctx, input }: Call<{ entryId: string }>): Promise<EntryView> {
  const { eventId } = await findEntry(ctx, input.entryId);
  const event = await lockEvent(ctx, eventId);
  const entry = await findEntry(ctx, input.entryId);
  if (entry.status !== 'cancelled') await cancelEntry(ctx, { event, entryId: entry.id });
  ctx.changed({ before: { status: entry.status }, after: { status: 'cancelled' } });
  return viewEntry(ctx, entry.id);
}
