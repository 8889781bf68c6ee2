import type { Context } from '@belvedere/kernel';
import { forgetOwner } from '@belvedere/platform';
import { updateEventRow, type EventRow } from './table.ts';

/** Takes an event away that nobody was told of; the caller holds it. */
export async function discardEvent(ctx: Context, before: EventRow): Promise<EventRow> {
  const after = await updateEventRow(ctx, before, { deletedAt: ctx.now });
  await forgetOwner(ctx, { resourceType: 'event', resourceId: after.id });
  return after;
}
