import { fail, type Call } from '@belvedere/kernel';
import { recordOwner } from '@belvedere/platform';
import { eventsErrors } from '../errors.ts';
import type { EventView } from './schemas.ts';
import { findEvent, holdSlug, isSlugTaken, lockSlugs, toEventView, updateEventRow } from './table.ts';

/** Brings a removed event back. If its slug went to another one meanwhile, that one has to give way first. */
export async function restoreEvent({ ctx, input }: Call<{ id: string }>): Promise<EventView> {
  await lockSlugs(ctx);
  const event = await findEvent(ctx, { id: input.id }, { removed: true });
  if (await isSlugTaken(ctx, event.slug, event.id)) fail(eventsErrors.slug_taken);
  const restored = await updateEventRow(ctx, event, { deletedAt: null });
  await holdSlug(ctx, event.slug, event.id);
  await recordOwner(ctx, { resourceType: 'event', resourceId: event.id, ownerId: event.createdById });
  ctx.changed({ after: { title: restored.title, status: restored.status } });
  return toEventView(restored);
}
