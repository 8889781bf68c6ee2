import { callerId, fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { lockEvent } from '../events/table.ts';
import { checkInUndone } from '../facts.ts';
import { recordDoor } from './record-door.ts';
import type { GuestView } from './schemas.ts';
import { findGuest, markUndone, toGuestView } from './table.ts';

/** Takes back the last check-in of an entry; of a group that came one after the other, those who came last. */
export async function undoCheckIn({ ctx, input }: Call<{ entryId: string }>): Promise<GuestView> {
  const { eventId } = (await findGuest(ctx, input.entryId)) ?? fail(eventsErrors.entry_not_found);
  await lockEvent(ctx, eventId);
  const before = (await findGuest(ctx, input.entryId)) ?? fail(eventsErrors.entry_not_found);
  const [last] = before.checkIns;
  if (!last) fail(eventsErrors.not_checked_in);
  await markUndone(ctx, last.id, callerId(ctx));
  const { places, scannedAt, id: checkInId } = last;
  await ctx.emit(checkInUndone, { aggregateId: eventId, payload: { eventId, entryId: before.id, places, checkInId } });
  await recordDoor(ctx, 'check_in_undone', { entryId: before.id, places, checkInId, scannedAt });
  const guest = toGuestView(before);
  const after = { ...guest, arrived: guest.arrived - places };
  ctx.changed({ before: { arrived: guest.arrived }, after: { arrived: after.arrived } });
  return after;
}
