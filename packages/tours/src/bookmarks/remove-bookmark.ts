import { callerId, fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { holdCounters, isLive } from '../public/table.ts';
import type { BookmarkInput, BookmarkState } from './schemas.ts';
import { deleteBookmark } from './table.ts';

/** Takes the caller's mark away; also from a tour that is no longer live, as the mark is theirs. */
export async function removeBookmark({ ctx, input: { tourId } }: Call<BookmarkInput>): Promise<BookmarkState> {
  await holdCounters(ctx, tourId);
  const wasThere = await deleteBookmark(ctx, { tourId, userId: callerId(ctx) });
  if (!wasThere && !(await isLive(ctx, tourId))) fail(toursErrors.not_found);
  ctx.changed({ before: { bookmarked: wasThere }, after: { bookmarked: false } });
  return { tourId, bookmarked: false };
}
