import type { Context } from '@belvedere/kernel';
import { endEntry, type Ended } from './end-entry.ts';
import { fillPlaces } from './fill-places.ts';
import type { EntryRow } from './table.ts';

/** Takes an entry from the list, with what it was offered; what it frees goes on. The caller holds the event. */
export async function cancelEntry(ctx: Context, ended: Ended): Promise<EntryRow> {
  const entry = await endEntry(ctx, ended);
  await fillPlaces(ctx, ended.event);
  return entry;
}
