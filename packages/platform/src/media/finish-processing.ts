import type { Context } from '@belvedere/kernel';
import { mediaReady } from './facts.ts';
import type { MadeForms } from './make-forms.ts';
import { appendLog, type LogEntry, type Media } from './media.ts';
import { moveMedia } from './move-media.ts';
import { RefusedContent } from './refused-content.ts';
import { swapContents } from './swap-contents.ts';
import { lockContent } from './table.ts';
import { tellChanged } from './tell-changed.ts';

/** The step that counts: of several that processed the same file one makes it ready and tells so. */
export async function finishProcessing(ctx: Context, mediaId: string, { made, log }: { made: MadeForms; log: LogEntry[] }): Promise<void> {
  const media = await lockContent(ctx, mediaId);
  if (!media || media.deletedAt || media.status !== 'processing') return;
  const replaced = media.replacesId === null ? undefined : await lockReplaced(ctx, media.replacesId, made);
  const processingLog = appendLog(media.processingLog, log);
  const ready = await moveMedia(ctx, media, { ...made, status: 'ready', progress: 1, failure: null, processingLog });
  if (replaced) {
    await swapContents(ctx, { file: replaced, upload: ready });
    await tellChanged(ctx, replaced.id, ready.id);
    return;
  }
  const { width, height, mimeType, mediaType } = made;
  await ctx.emit(mediaReady, { aggregateId: mediaId, payload: { mediaId, mediaType, mimeType, width, height } });
}

async function lockReplaced(ctx: Context, replacesId: string, made: MadeForms): Promise<Media> {
  const file = await lockContent(ctx, replacesId);
  if (!file || file.deletedAt || file.status !== 'ready') throw new RefusedContent('failed', 'The file that it should replace is gone.');
  if (file.mediaType !== made.mediaType)
    throw new RefusedContent(
      'failed',
      `It is of the kind ${made.mediaType}, the file that it should replace is of the kind ${file.mediaType}.`,
    );
  return file;
}
