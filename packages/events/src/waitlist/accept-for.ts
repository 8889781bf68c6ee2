import type { Call } from '@belvedere/kernel';
import { lockEvent } from '../events/table.ts';
import { takeOffer } from './answer-offer.ts';
import type { EntryView } from './schemas.ts';
import { findEntry, viewEntry } from './table.ts';

/** An organiser takes what is offered to somebody who said yes otherwise than by their link, such as at the telephone. */
export async function acceptFor({ ctx, input }: Call<{ entryId: string }>): Promise<EntryView> {
  const { eventId } = await findEntry(ctx, input.entryId);
  const event = await lockEvent(ctx, eventId);
  const entry = await findEntry(ctx, input.entryId);
  if (entry.status !== 'confirmed') await takeOffer(ctx, event, entry.id);
  ctx.changed({ before: { status: entry.status }, after: { status: 'confirmed' } });
  return viewEntry(ctx, entry.id);
}
