import type { Context } from '@belvedere/kernel';
import { eventCancelled } from '../facts.ts';
import { closeWaitlist } from '../waitlist/close-waitlist.ts';
import { updateEventRow, type EventRow } from './table.ts';

/** Ends an event that the caller holds, with its entries and offers, and tells everybody on its list. @returns how many there were. */
export async function callOff(ctx: Context, before: EventRow, reason: string | undefined): Promise<number> {
  const after = await updateEventRow(ctx, before, { status: 'cancelled', cancelledAt: ctx.now, calendarSequence: { increment: 1 } });
  const entries = await closeWaitlist(ctx, after, reason);
  await ctx.emit(eventCancelled, { aggregateId: after.id, payload: { eventId: after.id } });
  return entries;
}
