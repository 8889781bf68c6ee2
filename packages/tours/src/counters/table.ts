import { Prisma } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import type { Counters } from './drift-of.ts';

/** The hit that is a view of a tour. */
const VIEW_HIT = 'tour_view';
/** Raw hits go after a time that a tenant chooses, a month at least: older views are counted from the sums by day, which are closed by then. */
const RAW_DAYS = 20;

export interface Counted {
  id: string;
  stored: Counters;
  actual: Counters;
}

/** Every counter counted anew: of the named tours, or of all whose counters differ. One statement, removed tours included. */
export async function countAnew(ctx: Context, tourIds?: readonly string[]): Promise<Counted[]> {
  const { tenantId, tx } = ctx;
  const tenant = Prisma.sql`${tenantId}::uuid`;
  const rawFrom = new Date(ctx.now.getTime() - RAW_DAYS * DAY).toISOString().slice(0, 10);
  const only = tourIds ? Prisma.sql`AND t.id = ANY (${tourIds}::uuid[])` : Prisma.empty;
  return tx.$queryRaw<Counted[]>`
    WITH counted AS (
      SELECT t.id,
        jsonb_build_object('viewCount', t.view_count, 'shareCount', t.share_count, 'bookmarkCount', t.bookmark_count,
          'averageRating', t.average_rating, 'totalRatings', t.total_ratings, 'ratingSum', t.rating_sum,
          'totalScenes', t.total_scenes, 'totalHotspots', t.total_hotspots) AS stored,
        jsonb_build_object('viewCount', coalesce(v.n, 0), 'shareCount', coalesce(sh.n, 0), 'bookmarkCount', coalesce(b.n, 0),
          'averageRating', coalesce(r.stars::float8 / r.n, 0), 'totalRatings', coalesce(r.n, 0), 'ratingSum', coalesce(r.stars, 0),
          'totalScenes', coalesce(s.n, 0), 'totalHotspots', coalesce(h.n, 0)) AS actual
      FROM tours t
      LEFT JOIN (SELECT tour_id, sum(n) AS n FROM (
          SELECT tour_id, sum(hits) AS n FROM hits_daily WHERE tenant_id = ${tenant} AND event_type = ${VIEW_HIT} AND day < ${rawFrom}::date GROUP BY 1
          UNION ALL SELECT tour_id, count(*) FROM analytics_events
          WHERE tenant_id = ${tenant} AND event_type = ${VIEW_HIT} AND occurred_at >= ${rawFrom}::timestamp AT TIME ZONE 'UTC' GROUP BY 1
        ) AS views GROUP BY 1) v ON v.tour_id = t.id
      LEFT JOIN (SELECT tour_id, count(DISTINCT actor) AS n FROM tour_shares WHERE tenant_id = ${tenant} GROUP BY 1) sh ON sh.tour_id = t.id
      LEFT JOIN (SELECT tour_id, count(*) AS n FROM tour_bookmarks WHERE tenant_id = ${tenant} GROUP BY 1) b ON b.tour_id = t.id
      LEFT JOIN (SELECT tour_id, count(*) AS n, sum(rating) AS stars FROM tour_ratings WHERE tenant_id = ${tenant} GROUP BY 1) r ON r.tour_id = t.id
      LEFT JOIN (SELECT tour_id, count(*) AS n FROM scenes WHERE tenant_id = ${tenant} AND deleted_at IS NULL GROUP BY 1) s ON s.tour_id = t.id
      LEFT JOIN (SELECT tour_id, count(*) AS n FROM hotspots WHERE tenant_id = ${tenant} AND deleted_at IS NULL GROUP BY 1) h ON h.tour_id = t.id
      WHERE t.tenant_id = ${tenant} ${only}
    )
    SELECT id, stored, actual FROM counted WHERE ${tourIds !== undefined} OR stored <> actual ORDER BY id`;
}

/** Writes counters as they were counted; the caller holds them. */
export async function writeCounters(ctx: Context, id: string, counters: Counters): Promise<void> {
  await ctx.tx.tour.updateMany({ where: { tenantId: ctx.tenantId, id }, data: counters });
}
