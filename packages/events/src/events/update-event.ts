import { fail, type Call, type Json, defined } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { fillPlaces } from '../waitlist/fill-places.ts';
import { checkEvent } from './check-event.ts';
import { chooseSlug } from './choose-slug.ts';
import { eventMoved } from '../facts.ts';
import { isNews, youtubeIdOf } from './event.ts';
import type { EventView, UpdateEventInput } from './schemas.ts';
import { findEvent, holdSlug, lockEvent, toEventView, updateEventRow, type EventRow } from './table.ts';
import { tellChange } from './tell-change.ts';

/** Changes an event; more places go at once to whoever waits (2.5), and whoever comes hears of another time, place or title. */
export async function updateEvent({ ctx, input }: Call<UpdateEventInput>): Promise<EventView> {
  const { id, version, slug: wantedSlug, youtubeUrl, ...fields } = input;
  const before = await lockEvent(ctx, id);
  if (before.status === 'cancelled' || before.status === 'completed') fail(eventsErrors.wrong_status);
  const wanted = { ...before, ...defined(fields) };
  await checkEvent(ctx, wanted, fields.venueId);
  const taken = (before.places?.confirmed ?? 0) + (before.places?.offered ?? 0);
  if (fields.capacity !== undefined && fields.capacity !== null && fields.capacity < taken)
    fail(eventsErrors.below_taken, { fields: { capacity: `${taken} places are taken.` } });
  const slug = wantedSlug === undefined ? before.slug : await chooseSlug(ctx, { wanted: wantedSlug, title: before.title, eventId: id });
  const youtubeId = youtubeUrl === undefined ? before.youtubeId : ((youtubeUrl && youtubeIdOf(youtubeUrl)) ?? null);
  const isMoved = wanted.startsAt.getTime() !== before.startsAt.getTime();
  const isTold = before.status === 'published' && isNews(before, wanted) && (isMoved || before.postponedAt === null);
  const after = await updateEventRow(
    ctx,
    { id, version },
    {
      ...defined(fields),
      ...{ youtubeId, slug },
      ...(isTold && { calendarSequence: { increment: 1 } }),
      ...(isTold && isMoved && { previousStartsAt: before.startsAt, postponedAt: null }),
    },
  );
  if (slug !== before.slug) await holdSlug(ctx, slug, id);
  if (isTold) await tellChange(ctx, after);
  if (isTold && isMoved) await ctx.emit(eventMoved, { aggregateId: id, payload: { eventId: id, startsAt: after.startsAt.toISOString() } });
  await fillPlaces(ctx, after);

  const changed = Object.keys(input).filter((key) => key !== 'id' && key !== 'version' && key in before) as (keyof EventRow)[];
  const pick = (row: EventRow) => Object.fromEntries(changed.map((key) => [key, row[key]])) as Json;
  ctx.changed({ before: pick(before), after: pick(after) });
  return toEventView(await findEvent(ctx, { id }));
}
