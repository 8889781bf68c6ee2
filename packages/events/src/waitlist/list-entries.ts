import type { Call } from '@belvedere/kernel';
import { findEvent } from '../events/table.ts';
import type { EntryPage, ListEntriesInput } from './schemas.ts';
import { listEntryRows } from './table.ts';

export async function listEntries({ ctx, input }: Call<ListEntriesInput>): Promise<EntryPage> {
  await findEvent(ctx, { id: input.eventId });
  return listEntryRows(ctx, input);
}
