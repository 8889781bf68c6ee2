import type { Context } from '@belvedere/kernel';
import { mediaUsers, type MediaUse } from './media-user.ts';
import { findContentIds } from './table.ts';

/** Everything that uses a file, by all systems, at most `limit`. */
export async function findUses(ctx: Context, mediaId: string, limit: number): Promise<MediaUse[]> {
  const file = { mediaId, contentIds: await findContentIds(ctx, mediaId) };
  const uses: MediaUse[] = [];
  for (const user of mediaUsers()) if (uses.length < limit) uses.push(...(await user.find(ctx, file, limit - uses.length)));
  return uses;
}
