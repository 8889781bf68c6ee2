import type { Call } from '@belvedere/kernel';
import { isOpen } from '../events/event.ts';
import { findEvent } from '../events/table.ts';
import { BOARD_ROWS, type WaitlistBoard } from './schemas.ts';
import { countEntries, countGivenBack, listColumns, readPlaces } from './table.ts';
import { givingBackRate, oddsOf } from './waitlist.ts';

/** Everybody on an event's list by where they stand, as an organiser watches it. */
export async function getBoard({ ctx, input }: Call<{ eventId: string }>): Promise<WaitlistBoard> {
  const event = await findEvent(ctx, { id: input.eventId });
  const { id, capacity } = event;
  const places = await readPlaces(ctx, id);
  const columns = await listColumns(ctx, id, BOARD_ROWS);
  const taken = places.confirmed + places.offered;
  const free = capacity === null ? Infinity : Math.max(0, capacity - taken);
  const rate = givingBackRate(await countGivenBack(ctx));
  let needed = 0;
  const waiting = columns.waiting.map((entry, before) => {
    needed += entry.places;
    return { ...entry, position: before + 1, odds: oddsOf({ free, taken, needed, rate }) };
  });
  return { capacity, isOpen: isOpen(event, ctx.now), places, entries: await countEntries(ctx, id), ...columns, waiting };
}
