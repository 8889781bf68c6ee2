import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { lockEvent } from '../events/table.ts';
import { recordStep } from './record-step.ts';
import type { EntryView, PrioritizeInput } from './schemas.ts';
import { findEntry, findOpenOffer, updateEntryRow, viewEntry } from './table.ts';

/** Moves somebody who waits before or behind the others, in plain sight of the trail. */
export async function prioritize({ ctx, input }: Call<PrioritizeInput>): Promise<EntryView> {
  const { eventId } = await findEntry(ctx, input.entryId);
  const event = await lockEvent(ctx, eventId);
  const before = await findEntry(ctx, input.entryId);
  // Who is asked already is at the front.
  if (before.status !== 'pending' || (await findOpenOffer(ctx, before.id))) fail(eventsErrors.wrong_status);
  const after = await updateEntryRow(ctx, before.id, { priority: input.priority });
  await recordStep(ctx, 'prioritized', { event, entry: after });
  ctx.changed({ before: { priority: before.priority }, after: { priority: after.priority } });
  return viewEntry(ctx, after.id);
}
