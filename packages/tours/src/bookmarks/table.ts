import { newId, type Context } from '@belvedere/kernel';
import { cursorId } from '../tours/table.ts';
import { listingOf } from '../publishing/listing.ts';
import { publicTourPath } from '../public/public-tour-path.ts';
import type { BookmarkPage, ListBookmarksInput } from './schemas.ts';
import { OPEN } from '../tours/tour.ts';

type Mark = { tourId: string; userId: string };

/** Sets the mark; the caller holds the tour's counters. @returns whether it is new. */
export async function insertBookmark(ctx: Context, mark: Mark): Promise<boolean> {
  const { count } = await ctx.tx.tourBookmark.createMany({
    data: { ...mark, tenantId: ctx.tenantId, id: newId(), createdAt: ctx.now },
    skipDuplicates: true,
  });
  if (count > 0) await countMark(ctx, mark.tourId, 1);
  return count > 0;
}

/** Takes the mark away; the caller holds the tour's counters. @returns whether there was one. */
export async function deleteBookmark(ctx: Context, mark: Mark): Promise<boolean> {
  const { count } = await ctx.tx.tourBookmark.deleteMany({ where: { ...mark, tenantId: ctx.tenantId } });
  if (count > 0) await countMark(ctx, mark.tourId, -1);
  return count > 0;
}

async function countMark(ctx: Context, tourId: string, by: 1 | -1): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE tours SET bookmark_count = bookmark_count + ${by} WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${tourId}::uuid`;
}

/** A person's marks, newest first; of tours that visitors may still see. */
export async function listBookmarkRows(ctx: Context, userId: string, input: ListBookmarksInput): Promise<BookmarkPage> {
  const { cursor, limit } = input;
  const { slug: tenantSlug } = await ctx.tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId }, select: { slug: true } });
  const rows = await ctx.tx.tourBookmark.findMany({
    where: {
      tenantId: ctx.tenantId,
      userId,
      tour: { deletedAt: null, publication: { visibility: { in: OPEN } } },
      ...(cursor !== undefined && { id: { lt: cursorId(cursor) } }),
    },
    include: { tour: { select: { publication: { select: { slug: true, listing: true } } } } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map(({ tourId, createdAt, tour: { publication } }) => {
    const { title, thumbnail } = listingOf(publication!);
    return { tourId, path: publicTourPath(tenantSlug, publication!.slug), title, thumbnail, bookmarkedAt: createdAt };
  });
  return { items, nextCursor: rows.length > limit ? rows[limit - 1]!.id : null };
}
