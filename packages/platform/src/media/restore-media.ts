import type { Call } from '@belvedere/kernel';
import { mediaFetchWanted, mediaUploaded } from './facts.ts';
import { isComplete } from './media.ts';
import { moveMedia } from './move-media.ts';
import type { MediaIdInput, MediaView } from './schemas.ts';
import { lockMedia } from './table.ts';
import { viewMedia } from './view-media.ts';

/** Brings a removed file back as it was. */
export async function restoreMedia({ ctx, input }: Call<MediaIdInput>): Promise<MediaView> {
  const media = await lockMedia(ctx, input.id);
  if (!media.deletedAt) return viewMedia(ctx, media);
  const restored = await moveMedia(ctx, media, { deletedAt: null });
  // A removal stops the processing; it begins anew.
  const wasInWork = restored.status === 'processing' || restored.status === 'pending';
  if (wasInWork && isComplete(restored)) await ctx.emit(mediaUploaded, { aggregateId: media.id, payload: { mediaId: media.id } });
  if (wasInWork && restored.fileSize === 0) await ctx.emit(mediaFetchWanted, { aggregateId: media.id, payload: { mediaId: media.id } });
  ctx.changed({ before: { status: 'deleted' }, after: { status: restored.status } });
  return viewMedia(ctx, restored);
}
