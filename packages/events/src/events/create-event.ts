import { callerId, type Call, defined } from '@belvedere/kernel';
import { recordOwner } from '@belvedere/platform';
import { checkEvent } from './check-event.ts';
import { chooseSlug } from './choose-slug.ts';
import { filmIn } from './event.ts';
import type { CreateEventInput, EventView } from './schemas.ts';
import { insertEvent, toEventView } from './table.ts';

export async function createEvent({ ctx, input }: Call<CreateEventInput>): Promise<EventView> {
  const { slug: wanted, youtubeUrl, ...fields } = input;
  await checkEvent(ctx, fields, fields.venueId);
  const slug = await chooseSlug(ctx, { wanted, title: fields.title });
  const createdById = callerId(ctx);
  const youtubeId = filmIn(youtubeUrl) ?? null;
  const { title, startsAt, timeZone } = fields;
  const row = await insertEvent(ctx, { ...defined(fields), title, startsAt, timeZone, youtubeId, slug, createdById });
  await recordOwner(ctx, { resourceType: 'event', resourceId: row.id, ownerId: createdById });
  ctx.changed({ after: { title: row.title, slug: row.slug } });
  return toEventView(row);
}
