import { fail, type Call } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import { mediaFetchWanted, mediaUploaded } from './facts.ts';
import { appendLog, isComplete, isRetryable } from './media.ts';
import { moveMedia } from './move-media.ts';
import type { MediaIdInput, MediaView } from './schemas.ts';
import { lockMedia } from './table.ts';
import { viewMedia } from './view-media.ts';

/** Has a file processed again whose processing failed, or stopped without a word. */
export async function retryMedia({ ctx, input }: Call<MediaIdInput>): Promise<MediaView> {
  const media = await lockMedia(ctx, input.id);
  if (!isRetryable(media, ctx.now)) fail(mediaErrors.not_retryable);
  const processingLog = appendLog(media.processingLog, [{ at: ctx.now, step: 'retry', ms: 0, message: 'Asked for again.' }]);
  const pending = await moveMedia(ctx, media, { status: 'pending', failure: null, progress: 0, processingLog });
  const fact = isComplete(media) ? mediaUploaded : mediaFetchWanted;
  await ctx.emit(fact, { aggregateId: media.id, payload: { mediaId: media.id } });
  return viewMedia(ctx, pending);
}
