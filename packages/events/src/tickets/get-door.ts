import type { Call } from '@belvedere/kernel';
import { findEvent } from '../events/table.ts';
import type { DoorInput, DoorView } from './schemas.ts';
import { countArrivalsOf, listGuestRows, listKeyRows, toCheckInView, toGuestView, toTicketKeys } from './table.ts';
import { issueOf } from './ticket.ts';

/** What a device needs to let people in without a network. */
export async function getDoor({ ctx, input }: Call<DoorInput>): Promise<DoorView> {
  const { id, title, startsAt, endsAt, timeZone } = await findEvent(ctx, { id: input.eventId });
  const { rows, nextCursor } = await listGuestRows(ctx, input);
  const items = rows.map((row) => {
    const { status, confirmedAt, checkIns } = row;
    const [last] = checkIns;
    return {
      ...toGuestView(row),
      status,
      issue: status === 'confirmed' && confirmedAt ? issueOf(confirmedAt) : null,
      checkIn: last ? toCheckInView(last) : null,
    };
  });
  const { keys } = toTicketKeys(await listKeyRows(ctx));
  return {
    event: { id, title, startsAt, endsAt, timeZone },
    keys,
    arrivals: await countArrivalsOf(ctx, id),
    items,
    nextCursor,
    at: ctx.now,
  };
}
