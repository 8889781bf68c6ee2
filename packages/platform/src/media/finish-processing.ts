import type { Context } from '@belvedere/kernel';
import { mediaReady } from './facts.ts';
import type { MadeForms } from './make-forms.ts';
import { appendLog, type LogEntry } from './media.ts';
import { moveMedia } from './move-media.ts';
import { lockMedia } from './table.ts';

/** The step that counts: of several that processed the same file one makes it ready and tells so. */
export async function finishProcessing(ctx: Context, mediaId: string, { made, log }: { made: MadeForms; log: LogEntry[] }): Promise<void> {
  const media = await lockMedia(ctx, mediaId);
  if (media.deletedAt || media.status !== 'processing') return;
  const processingLog = appendLog(media.processingLog, log);
  await moveMedia(ctx, media, { ...made, status: 'ready', progress: 1, failure: null, processingLog });
  const { width, height, mimeType } = made;
  await ctx.emit(mediaReady, { aggregateId: mediaId, payload: { mediaId, width, height, mimeType } });
}
