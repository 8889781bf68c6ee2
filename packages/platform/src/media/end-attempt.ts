import type { Context } from '@belvedere/kernel';
import { discardParts } from './discard-parts.ts';
import { appendLog, type LogEntry } from './media.ts';
import { moveMedia } from './move-media.ts';
import { lockContent } from './table.ts';

export interface AttemptEnd {
  log: LogEntry[];
  /** Without one another attempt follows. */
  verdict?: 'failed' | 'quarantined';
  failure?: string;
  /** Nothing that we hold can become a good file: its bytes are thrown away. */
  isHopeless?: boolean;
}

/** Writes down an attempt that did not succeed. What somebody else has finished meanwhile stays as it is. */
export async function endAttempt(ctx: Context, mediaId: string, { log, verdict, failure, isHopeless }: AttemptEnd): Promise<void> {
  const media = await lockContent(ctx, mediaId);
  if (!media || media.deletedAt || media.status !== 'processing') return;
  const processingLog = appendLog(media.processingLog, log);
  const words = failure === undefined ? {} : { failure };
  const hopeless = isHopeless ? { uploadOffset: 0 } : {};
  await moveMedia(ctx, media, { status: verdict ?? 'processing', processingLog, ...words, ...hopeless });
  if (isHopeless) ctx.afterCommit(() => discardParts(ctx.services, ctx.tenantId, mediaId));
}
