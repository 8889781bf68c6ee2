import type { Context } from '@belvedere/kernel';
import { isComplete, type Media } from './media.ts';
import { moveMedia } from './move-media.ts';
import { lockContent } from './table.ts';

/** The file, in processing if there is something to process; undefined when it was removed. */
export async function beginProcessing(ctx: Context, mediaId: string): Promise<Media | undefined> {
  const media = await lockContent(ctx, mediaId);
  if (!media || media.deletedAt) return undefined;
  return media.status === 'pending' && isComplete(media) ? moveMedia(ctx, media, { status: 'processing' }) : media;
}
