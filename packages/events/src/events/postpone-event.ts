import { commonErrors, fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { eventMoved } from '../facts.ts';
import { fillPlaces } from '../waitlist/fill-places.ts';
import { checkTimes } from './event.ts';
import type { EventView, PostponeEventInput } from './schemas.ts';
import { findEvent, lockEvent, toEventView, updateEventRow } from './table.ts';
import { tellChange } from './tell-change.ts';

/** Puts a live event off, to another time or to one that is not known yet; whoever comes keeps their place and is told. */
export async function postponeEvent({ ctx, input }: Call<PostponeEventInput>): Promise<EventView> {
  const { id, version, startsAt, reason } = input;
  const before = await lockEvent(ctx, id);
  if (before.status !== 'published' || (startsAt === undefined && before.postponedAt)) fail(eventsErrors.wrong_status);
  if (startsAt && startsAt <= ctx.now) fail(commonErrors.invalid_input, { fields: { startsAt: 'A new time is one to come.' } });
  const times = startsAt ? { startsAt, endsAt: input.endsAt === undefined ? sameLength(before, startsAt) : input.endsAt } : undefined;
  if (times) checkTimes(times);
  const data = times ? { ...times, postponedAt: null, previousStartsAt: before.startsAt } : { postponedAt: ctx.now };
  const after = await updateEventRow(ctx, { id, version }, { ...data, calendarSequence: { increment: 1 } });
  const told = await tellChange(ctx, after, reason);
  await ctx.emit(eventMoved, { aggregateId: id, payload: { eventId: id, startsAt: startsAt?.toISOString() ?? null } });
  await fillPlaces(ctx, after);
  ctx.changed({ before: { startsAt: before.startsAt.toISOString() }, after: { startsAt: startsAt?.toISOString() ?? null, told } });
  return toEventView(await findEvent(ctx, { id }));
}

function sameLength({ startsAt, endsAt }: { startsAt: Date; endsAt: Date | null }, to: Date): Date | null {
  return endsAt && new Date(to.getTime() + endsAt.getTime() - startsAt.getTime());
}
