import type { Context } from '@belvedere/kernel';
import { eventPublished } from '../facts.ts';
import { updateEventRow, type EventRow } from './table.ts';

/** Makes a draft live; the caller holds it. */
export async function goLive(ctx: Context, before: EventRow): Promise<EventRow> {
  const after = await updateEventRow(ctx, before, { status: 'published', publishedAt: ctx.now });
  await ctx.emit(eventPublished, { aggregateId: after.id, payload: { eventId: after.id, slug: after.slug } });
  return after;
}
