import { Prisma, type Transaction } from '@belvedere/db';
import type {
  HotspotsReport,
  LiveReport,
  RefusalsReport,
  ScenesReport,
  Totals,
  ToursReport,
  VisitorsInput,
  VisitorsReport,
} from './schemas.ts';
import type { Span } from './spans-of.ts';

/** Stands for no tour, no scene, no hotspot; as the tour of visits, for all of them. */
const NIL = '00000000-0000-0000-0000-000000000000';
const MOST = 500;

interface Of {
  tenantId: string;
  span: Span;
  tourId?: string | undefined;
}

const ofTour = (tourId: string | undefined) => (tourId === undefined ? Prisma.empty : Prisma.sql`AND tour_id = ${tourId}::uuid`);

/** The sums of closed days and the hits of those that may still change, as one. */
function hitsOf({ tenantId, span: { from, until, rawFrom }, tourId }: Of): Prisma.Sql {
  return Prisma.sql`(
    SELECT day, event_type, tour_id, scene_id, hotspot_id, hits, measured, duration_ms FROM hits_daily
    WHERE tenant_id = ${tenantId}::uuid AND day >= ${from}::date AND day < least(${until}::date, ${rawFrom}::date) ${ofTour(tourId)}
    UNION ALL
    SELECT day, event_type, tour_id, scene_id, hotspot_id, hits, measured, duration_ms
    FROM app.hits_between(greatest(${from}::date, ${rawFrom}::date), ${until}::date) WHERE true ${ofTour(tourId)})`;
}

function visitsOf({ tenantId, span: { from, until, rawFrom } }: Of): Prisma.Sql {
  return Prisma.sql`(
    SELECT day, tour_id, dimension, value, visits, duration_ms FROM visits_daily
    WHERE tenant_id = ${tenantId}::uuid AND day >= ${from}::date AND day < least(${until}::date, ${rawFrom}::date)
    UNION ALL
    SELECT day, tour_id, dimension, value, visits, duration_ms FROM app.visits_between(greatest(${from}::date, ${rawFrom}::date), ${until}::date))`;
}

const countOf = (type: string) => Prisma.sql`coalesce(sum(hits) FILTER (WHERE event_type = ${type}), 0)::int`;
const MEAN_VISIT = Prisma.sql`coalesce(round(sum(duration_ms) / nullif(sum(visits), 0)), 0)::int`;

export async function readDays(tx: Transaction, of: Of): Promise<(Totals & { day: string })[]> {
  return tx.$queryRaw`
    WITH h AS (
      SELECT day, ${countOf('tour_view')} AS "tourViews", ${countOf('scene_view')} AS "sceneViews", ${countOf('hotspot_view')} AS "hotspotViews",
        ${countOf('hotspot_click')} AS "hotspotClicks", ${countOf('share')} AS shares FROM ${hitsOf(of)} AS hits GROUP BY day
    ), v AS (
      SELECT day, sum(visits)::int AS visits, ${MEAN_VISIT} AS "visitMs" FROM ${visitsOf(of)} AS seen
      WHERE dimension = 'all' AND tour_id = ${of.tourId ?? NIL}::uuid GROUP BY day
    )
    SELECT to_char(day, 'YYYY-MM-DD') AS day, coalesce(visits, 0) AS visits, coalesce("visitMs", 0) AS "visitMs", coalesce("tourViews", 0) AS "tourViews",
      coalesce("sceneViews", 0) AS "sceneViews", coalesce("hotspotViews", 0) AS "hotspotViews", coalesce("hotspotClicks", 0) AS "hotspotClicks",
      coalesce(shares, 0) AS shares
    FROM h FULL JOIN v USING (day) ORDER BY day`;
}

export async function readTours(tx: Transaction, of: Of): Promise<ToursReport['items']> {
  return tx.$queryRaw`
    WITH h AS (
      SELECT tour_id, ${countOf('tour_view')} AS views, ${countOf('hotspot_click')} AS clicks, ${countOf('share')} AS shares
      FROM ${hitsOf(of)} AS hits WHERE tour_id <> ${NIL}::uuid GROUP BY 1
    ), v AS (
      SELECT tour_id, sum(visits)::int AS visits, ${MEAN_VISIT} AS ms FROM ${visitsOf(of)} AS seen WHERE dimension = 'all' GROUP BY 1
    )
    SELECT h.tour_id::text AS "tourId", coalesce(v.visits, 0) AS visits, h.views, h.clicks AS "hotspotClicks", h.shares, coalesce(v.ms, 0) AS "visitMs"
    FROM h LEFT JOIN v USING (tour_id) ORDER BY visits DESC, views DESC, 1 LIMIT ${MOST}`;
}

export async function readScenes(tx: Transaction, of: Of): Promise<ScenesReport['items']> {
  return tx.$queryRaw`
    SELECT tour_id::text AS "tourId", scene_id::text AS "sceneId", ${countOf('scene_view')} AS views, ${countOf('hotspot_click')} AS "hotspotClicks",
      coalesce(round(sum(duration_ms) FILTER (WHERE event_type = 'scene_leave') / nullif(sum(measured) FILTER (WHERE event_type = 'scene_leave'), 0)), 0)::int AS "dwellMs"
    FROM ${hitsOf(of)} AS hits WHERE scene_id <> ${NIL}::uuid GROUP BY 1, 2 ORDER BY views DESC, 1, 2 LIMIT ${MOST}`;
}

export async function readHotspots(tx: Transaction, of: Of): Promise<HotspotsReport['items']> {
  return tx.$queryRaw`
    SELECT "tourId", "sceneId", "hotspotId", views, clicks, clicks::float8 / nullif(views, 0) AS rate FROM (
      SELECT tour_id::text AS "tourId", scene_id::text AS "sceneId", hotspot_id::text AS "hotspotId",
        ${countOf('hotspot_view')} AS views, ${countOf('hotspot_click')} AS clicks
      FROM ${hitsOf(of)} AS hits WHERE hotspot_id <> ${NIL}::uuid GROUP BY 1, 2, 3
    ) AS counted ORDER BY clicks DESC, views DESC, "hotspotId" LIMIT ${MOST}`;
}

export async function readVisitors(tx: Transaction, of: Of & Pick<VisitorsInput, 'by'>): Promise<VisitorsReport['items']> {
  return tx.$queryRaw`
    SELECT value, sum(visits)::int AS visits, ${MEAN_VISIT} AS "visitMs" FROM ${visitsOf(of)} AS seen
    WHERE dimension = ${of.by} AND tour_id = ${of.tourId ?? NIL}::uuid GROUP BY 1 ORDER BY visits DESC, 1 LIMIT ${MOST}`;
}

/** What happened since: of the raw hits, so that nothing has to be waited for. */
export async function readLive(
  tx: Transaction,
  { tenantId, since, until }: { tenantId: string; since: Date; until: Date },
): Promise<Omit<LiveReport, 'at'>> {
  const rows = await tx.$queryRaw<{ tourId: string | null; visits: number; hits: number }[]>`
    SELECT tour_id::text AS "tourId", count(DISTINCT session_id)::int AS visits, count(*)::int AS hits FROM analytics_events
    WHERE tenant_id = ${tenantId}::uuid AND occurred_at > ${since} AND occurred_at <= ${until}
    GROUP BY GROUPING SETS ((), (tour_id)) HAVING GROUPING(tour_id) = 1 OR tour_id IS NOT NULL ORDER BY 2 DESC, 1 LIMIT 101`;
  const tours = rows.flatMap(({ tourId, ...row }) => (tourId === null ? [] : [{ tourId, ...row }]));
  return { visits: rows.find(({ tourId }) => tourId === null)?.visits ?? 0, tours: tours.slice(0, 100) };
}

export async function readRefusals(tx: Transaction, { tenantId, span: { from, until } }: Of): Promise<RefusalsReport['items']> {
  return tx.$queryRaw`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, reason, hits FROM hit_refusals
    WHERE tenant_id = ${tenantId}::uuid AND day >= ${from}::date AND day < ${until}::date ORDER BY 1 DESC, 2 LIMIT 1000`;
}
