import { fail, type Call } from '@belvedere/kernel';
import { discardParts } from './discard-parts.ts';
import { mediaErrors } from './errors.ts';
import { findUses } from './find-uses.ts';
import { isComplete } from './media.ts';
import { moveMedia } from './move-media.ts';
import type { MediaIdInput, MediaView } from './schemas.ts';
import { lockMedia } from './table.ts';
import { viewMedia } from './view-media.ts';

const USES_NAMED = 20;

/** Takes a file away until it is restored or its time is over. What shows it somewhere keeps it (0.24, 0.25). */
export async function removeMedia({ ctx, input }: Call<MediaIdInput>): Promise<MediaView> {
  const media = await lockMedia(ctx, input.id);
  if (media.deletedAt) return viewMedia(ctx, media);
  const uses = await findUses(ctx, media.id, USES_NAMED);
  if (uses.length > 0) fail(mediaErrors.in_use, { data: { uses: uses.map(({ type, id, role }) => ({ type, id, role })) } });
  // Half an upload is of no use to anybody: its room is given back at once.
  const isHalf = !isComplete(media) && (media.status === 'pending' || media.status === 'uploading');
  const given = isHalf ? ({ status: 'failed', uploadOffset: 0, failure: 'It was removed before it had arrived.' } as const) : {};
  const removed = await moveMedia(ctx, media, { ...given, deletedAt: ctx.now });
  if (isHalf) ctx.afterCommit(() => discardParts(ctx.services, ctx.tenantId, media.id));
  ctx.changed({ before: { status: media.status }, after: { status: 'deleted' } });
  return viewMedia(ctx, removed);
}
