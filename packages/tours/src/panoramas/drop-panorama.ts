import type { Context } from '@belvedere/kernel';
import { tilesUnneeded } from '../facts.ts';
import { removePanorama } from './table.ts';

/** Forgets the panorama of a file that is purged; its tiles go when nothing else shows the same. */
export async function dropPanorama(ctx: Context, mediaId: string): Promise<void> {
  const trees = await removePanorama(ctx, mediaId);
  for (const contentId of trees) await ctx.emit(tilesUnneeded, { aggregateId: mediaId, payload: { contentId } });
}
