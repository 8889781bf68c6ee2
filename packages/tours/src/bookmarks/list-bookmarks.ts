import { callerId, type Call } from '@belvedere/kernel';
import type { BookmarkPage, ListBookmarksInput } from './schemas.ts';
import { listBookmarkRows } from './table.ts';

export async function listBookmarks({ ctx, input }: Call<ListBookmarksInput>): Promise<BookmarkPage> {
  return listBookmarkRows(ctx, callerId(ctx), input);
}
