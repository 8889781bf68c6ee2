import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { eventPublished } from '../facts.ts';
import { canBecome } from './event.ts';
import type { EventView } from './schemas.ts';
import { lockEvent, toEventView, updateEventRow } from './table.ts';

export async function publishEvent({ ctx, input }: Call<{ id: string }>): Promise<EventView> {
  const before = await lockEvent(ctx, input.id);
  if (!canBecome(before.status, 'published')) fail(eventsErrors.wrong_status);
  const after = await updateEventRow(ctx, before, { status: 'published', publishedAt: ctx.now });
  await ctx.emit(eventPublished, { aggregateId: after.id, payload: { eventId: after.id, slug: after.slug } });
  ctx.changed({ before: { status: before.status }, after: { status: after.status } });
  return toEventView(after);
}
