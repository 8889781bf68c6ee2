import { type Call, type Json, defined } from '@belvedere/kernel';
import { changeEvent } from './change-event.ts';
import { chooseSlug } from './choose-slug.ts';
import { filmIn } from './event.ts';
import type { EventView, UpdateEventInput } from './schemas.ts';
import { findEvent, holdSlug, lockEvent, toEventView, type EventRow } from './table.ts';

/** Changes an event. One of a series is on its own from now on. */
export async function updateEvent({ ctx, input }: Call<UpdateEventInput>): Promise<EventView> {
  const { id, version, slug: wanted, youtubeUrl, ...fields } = input;
  const before = await lockEvent(ctx, id);
  const slug = wanted === undefined ? before.slug : await chooseSlug(ctx, { wanted, title: before.title, eventId: id });
  const changes = { ...defined({ ...fields, youtubeId: filmIn(youtubeUrl) }), slug, isApart: before.seriesId !== null };
  const after = await changeEvent(ctx, { ...before, version }, changes);
  if (slug !== before.slug) await holdSlug(ctx, slug, id);

  const changed = Object.keys(input).filter((key) => key !== 'id' && key !== 'version' && key in before) as (keyof EventRow)[];
  const pick = (row: EventRow) => Object.fromEntries(changed.map((key) => [key, row[key]])) as Json;
  ctx.changed({ before: pick(before), after: pick(after) });
  return toEventView(await findEvent(ctx, { id }));
}
