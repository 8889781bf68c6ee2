import { fail, type Call } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import { moveMedia } from './move-media.ts';
import type { MediaIdInput, MediaView } from './schemas.ts';
import { findUses, lockMedia } from './table.ts';
import { viewMedia } from './view-media.ts';

const USES_NAMED = 20;

/** Takes a file away until it is restored. What shows it somewhere keeps it (0.24, 0.25). */
export async function removeMedia({ ctx, input }: Call<MediaIdInput>): Promise<MediaView> {
  const media = await lockMedia(ctx, input.id);
  if (media.deletedAt) return viewMedia(ctx, media);
  const uses = await findUses(ctx, media.id, USES_NAMED);
  if (uses.length > 0) fail(mediaErrors.in_use, { data: { uses: uses.map(({ type, id, role }) => ({ type, id, role })) } });
  const removed = await moveMedia(ctx, media, { deletedAt: ctx.now });
  ctx.changed({ before: { status: media.status }, after: { status: 'deleted' } });
  return viewMedia(ctx, removed);
}
