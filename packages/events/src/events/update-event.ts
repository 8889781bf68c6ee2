import { fail, type Call, type Json, defined } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { fillPlaces } from '../waitlist/fill-places.ts';
import { checkEvent } from './check-event.ts';
import { chooseSlug } from './choose-slug.ts';
import { youtubeIdOf } from './event.ts';
import type { EventView, UpdateEventInput } from './schemas.ts';
import { findEvent, holdSlug, lockEvent, toEventView, updateEventRow, type EventRow } from './table.ts';

/** Changes an event; more places go at once to whoever waits (2.5). */
export async function updateEvent({ ctx, input }: Call<UpdateEventInput>): Promise<EventView> {
  const { id, version, slug: wanted, youtubeUrl, ...fields } = input;
  const before = await lockEvent(ctx, id);
  if (before.status === 'cancelled' || before.status === 'completed') fail(eventsErrors.wrong_status);
  await checkEvent(ctx, { ...before, ...defined(fields) }, fields.venueId);
  const taken = (before.places?.confirmed ?? 0) + (before.places?.offered ?? 0);
  if (fields.capacity !== undefined && fields.capacity !== null && fields.capacity < taken)
    fail(eventsErrors.below_taken, { fields: { capacity: `${taken} places are taken.` } });
  const slug = wanted === undefined ? before.slug : await chooseSlug(ctx, { wanted, title: before.title, eventId: id });
  const youtubeId = youtubeUrl === undefined ? before.youtubeId : ((youtubeUrl && youtubeIdOf(youtubeUrl)) ?? null);
  const after = await updateEventRow(ctx, { id, version }, { ...defined(fields), youtubeId, slug });
  if (slug !== before.slug) await holdSlug(ctx, slug, id);
  await fillPlaces(ctx, after);

  const changed = Object.keys(input).filter((key) => key !== 'id' && key !== 'version' && key in before) as (keyof EventRow)[];
  const pick = (row: EventRow) => Object.fromEntries(changed.map((key) => [key, row[key]])) as Json;
  ctx.changed({ before: pick(before), after: pick(after) });
  return toEventView(await findEvent(ctx, { id }));
}
