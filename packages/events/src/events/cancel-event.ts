import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { eventCancelled } from '../facts.ts';
import { closeWaitlist } from '../waitlist/close-waitlist.ts';
import { canBecome } from './event.ts';
import type { CancelEventInput, EventView } from './schemas.ts';
import { findEvent, lockEvent, toEventView, updateEventRow } from './table.ts';

/** Calls an event off for good: its entries and offers end with it, and everybody on the list is told (2.13). */
export async function cancelEvent({ ctx, input }: Call<CancelEventInput>): Promise<EventView> {
  const before = await lockEvent(ctx, input.id);
  if (!canBecome(before.status, 'cancelled')) fail(eventsErrors.wrong_status);
  const after = await updateEventRow(ctx, before, { status: 'cancelled', cancelledAt: ctx.now, calendarSequence: { increment: 1 } });
  const entries = await closeWaitlist(ctx, after, input.reason);
  await ctx.emit(eventCancelled, { aggregateId: after.id, payload: { eventId: after.id } });
  ctx.changed({ before: { status: before.status }, after: { status: after.status, entries } });
  return toEventView(await findEvent(ctx, { id: after.id }));
}
