import { fail, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { eventMoved } from '../facts.ts';
import { fillPlaces } from '../waitlist/fill-places.ts';
import { checkEvent } from './check-event.ts';
import { isNews } from './event.ts';
import { updateEventRow, type EventRow } from './table.ts';
import { tellChange } from './tell-change.ts';

type Changes = Partial<Omit<EventRow, 'tenantId' | 'id' | 'places' | 'version' | 'status'>>;

/**
 * Changes an event that the caller holds: more places go at once to whoever waits (2.5), and whoever comes hears of another time, place or
 * title. Fails where more places are taken than are left.
 */
export async function changeEvent(
  ctx: Context,
  before: EventRow,
  { reason, ...changes }: Changes & { reason?: string | undefined },
): Promise<EventRow> {
  if (before.status === 'cancelled' || before.status === 'completed') fail(eventsErrors.wrong_status);
  const wanted = { ...before, ...changes };
  await checkEvent(ctx, wanted, changes.venueId);
  const taken = (before.places?.confirmed ?? 0) + (before.places?.offered ?? 0);
  if (wanted.capacity !== null && wanted.capacity < taken)
    fail(eventsErrors.below_taken, { fields: { capacity: `${taken} places are taken.` } });

  const isMoved = wanted.startsAt.getTime() !== before.startsAt.getTime();
  const isTold = before.status === 'published' && isNews(before, wanted) && (isMoved || before.postponedAt === null);
  const after = await updateEventRow(ctx, before, {
    ...changes,
    ...(isTold && { calendarSequence: { increment: 1 } }),
    ...(isTold && isMoved && { previousStartsAt: before.startsAt, postponedAt: null }),
  });
  if (isTold) await tellChange(ctx, after, reason);
  if (isTold && isMoved)
    await ctx.emit(eventMoved, { aggregateId: after.id, payload: { eventId: after.id, startsAt: after.startsAt.toISOString() } });
  await fillPlaces(ctx, after);
  return after;
}
