import { callerId, type Call } from '@belvedere/kernel';
import { holdLiveTour } from '../public/table.ts';
import type { BookmarkInput, BookmarkState } from './schemas.ts';
import { insertBookmark } from './table.ts';

/** Marks a live tour for the caller; a second time changes nothing (0.32). */
export async function addBookmark({ ctx, input: { tourId } }: Call<BookmarkInput>): Promise<BookmarkState> {
  await holdLiveTour(ctx, tourId);
  const isNew = await insertBookmark(ctx, { tourId, userId: callerId(ctx) });
  ctx.changed({ before: { bookmarked: !isNew }, after: { bookmarked: true } });
  return { tourId, bookmarked: true };
}
