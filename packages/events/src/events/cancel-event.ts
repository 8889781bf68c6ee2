import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { callOff } from './call-off.ts';
import { canBecome } from './event.ts';
import type { CancelEventInput, EventView } from './schemas.ts';
import { findEvent, lockEvent, toEventView } from './table.ts';

/** Calls an event off for good: its entries and offers end with it, and everybody on the list is told (2.13). */
export async function cancelEvent({ ctx, input }: Call<CancelEventInput>): Promise<EventView> {
  const before = await lockEvent(ctx, input.id);
  if (!canBecome(before.status, 'cancelled')) fail(eventsErrors.wrong_status);
  const entries = await callOff(ctx, before, input.reason);
  ctx.changed({ before: { status: before.status }, after: { status: 'cancelled', entries } });
  return toEventView(await findEvent(ctx, { id: before.id }));
}
