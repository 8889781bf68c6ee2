import type { Context } from '@belvedere/kernel';
import type { Media } from './media.ts';
import { shareMedia } from './table.ts';

/**
 * The file, for a system that is about to point at it, or undefined when there is none that could be shown one day. It can't be
 * removed before this transaction has ended, so that a removal sees every use (0.24).
 */
export async function holdMedia(ctx: Context, mediaId: string): Promise<Media | undefined> {
  const media = await shareMedia(ctx, mediaId);
  const isLost = media === undefined || media.deletedAt !== null || media.status === 'failed' || media.status === 'quarantined';
  return isLost ? undefined : media;
}
