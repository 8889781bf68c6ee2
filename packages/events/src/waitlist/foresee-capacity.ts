import type { Call } from '@belvedere/kernel';
import { isOpen } from '../events/event.ts';
import { findEvent } from '../events/table.ts';
import type { ForeseeInput, Foreseen } from './schemas.ts';
import { listWaiting, readPlaces } from './table.ts';
import { chooseNext } from './waitlist.ts';

const MOST_WAITING = 20_000;

/** What another capacity would do at this moment, by the rule by which it is done. */
export async function foreseeCapacity({ ctx, input: { eventId, capacity } }: Call<ForeseeInput>): Promise<Foreseen> {
  const event = await findEvent(ctx, { id: eventId });
  const { confirmed, offered } = await readPlaces(ctx, eventId);
  const taken = confirmed + offered;
  const free = capacity === null ? null : capacity - taken;
  const goOn = isOpen(event, ctx.now) && (free === null || free > 0);
  const chosen = goOn ? chooseNext(free ?? Infinity, await listWaiting(ctx, eventId, { free, limit: MOST_WAITING })) : [];
  const places = chosen.reduce((sum, entry) => sum + entry.places, 0);
  return { taken, isPossible: free === null || free >= 0, offers: chosen.length, places };
}
