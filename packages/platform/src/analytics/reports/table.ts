import { Prisma, type Transaction } from '@belvedere/db';
import type {
  FunnelInput,
  HotspotsReport,
  HoursReport,
  LiveReport,
  PathsReport,
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
const MOST_PATHS = 2_000;

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

function movesOf({ tenantId, span: { from, until, rawFrom }, tourId }: Of): Prisma.Sql {
  return Prisma.sql`(
    SELECT tour_id, from_scene_id, to_scene_id, moves FROM scene_moves_daily
    WHERE tenant_id = ${tenantId}::uuid AND day >= ${from}::date AND day < least(${until}::date, ${rawFrom}::date) ${ofTour(tourId)}
    UNION ALL
    SELECT tour_id, from_scene_id, to_scene_id, moves FROM app.moves_between(greatest(${from}::date, ${rawFrom}::date), ${until}::date)
    WHERE true ${ofTour(tourId)})`;
}

/** Whether the sums were made so lately, and have so many hits since a day that those are better not counted anew. */
export async function areSumsEnough(
  tx: Transaction,
  { tenantId, since, madeAfter, most }: { tenantId: string; since: string; madeAfter: Date; most: number },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ enough: boolean }[]>`
    SELECT EXISTS (SELECT FROM rollups_due WHERE tenant_id = ${tenantId}::uuid AND made_at > ${madeAfter})
      AND (SELECT coalesce(sum(hits), 0) > ${most} FROM hits_daily WHERE tenant_id = ${tenantId}::uuid AND day >= ${since}::date) AS enough`;
  return row?.enough ?? false;
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

/** Sums of hours, and the hits of those that may still change. */
export async function readHours(
  tx: Transaction,
  { tenantId, span: { from, until }, tourId = NIL, rawFrom }: Of & { rawFrom: Date },
): Promise<{ items: HoursReport['items']; visits: number }> {
  const [since, before] = [Prisma.sql`${from}::timestamp AT TIME ZONE 'UTC'`, Prisma.sql`${until}::timestamp AT TIME ZONE 'UTC'`];
  const hours = Prisma.sql`(
    SELECT hour, event_type, hits, visits, sketch FROM hits_hourly
    WHERE tenant_id = ${tenantId}::uuid AND hour >= ${since} AND hour < least(${before}, ${rawFrom}::timestamptz) AND tour_id = ${tourId}::uuid
    UNION ALL
    SELECT hour, event_type, hits, visits, sketch FROM app.hours_between(greatest(${since}, ${rawFrom}::timestamptz), ${before}) WHERE tour_id = ${tourId}::uuid)`;
  const items = await tx.$queryRaw<HoursReport['items']>`
    SELECT hour, coalesce(sum(visits) FILTER (WHERE event_type = ''), 0)::int AS visits, coalesce(sum(hits) FILTER (WHERE event_type = ''), 0)::int AS hits,
      ${countOf('tour_view')} AS "tourViews" FROM ${hours} AS hours GROUP BY hour ORDER BY hour`;
  const [row] = await tx.$queryRaw<{ visits: number }[]>`
    SELECT app.visits_of_sketch(array_agg(u.hash))::int AS visits FROM ${hours} AS hours, unnest(hours.sketch) AS u (hash) WHERE event_type = ''`;
  return { items, visits: row?.visits ?? 0 };
}

export async function readScenes(tx: Transaction, of: Of): Promise<ScenesReport['items']> {
  return tx.$queryRaw`
    WITH h AS (
      SELECT tour_id, scene_id, ${countOf('scene_view')} AS views, ${countOf('hotspot_click')} AS clicks,
        coalesce(round(sum(duration_ms) FILTER (WHERE event_type = 'scene_leave') / nullif(sum(measured) FILTER (WHERE event_type = 'scene_leave'), 0)), 0)::int AS dwell
      FROM ${hitsOf(of)} AS hits WHERE scene_id <> ${NIL}::uuid GROUP BY 1, 2
    ), m AS MATERIALIZED (SELECT * FROM ${movesOf(of)} AS moves),
    entered AS (SELECT tour_id, to_scene_id AS scene_id, sum(moves)::int AS n FROM m WHERE from_scene_id = ${NIL}::uuid GROUP BY 1, 2),
    left_in AS (SELECT tour_id, from_scene_id AS scene_id, sum(moves)::int AS n FROM m WHERE to_scene_id = ${NIL}::uuid GROUP BY 1, 2)
    SELECT h.tour_id::text AS "tourId", h.scene_id::text AS "sceneId", h.views, h.clicks AS "hotspotClicks", h.dwell AS "dwellMs",
      coalesce(entered.n, 0) AS entries, coalesce(left_in.n, 0) AS exits
    FROM h LEFT JOIN entered USING (tour_id, scene_id) LEFT JOIN left_in USING (tour_id, scene_id) ORDER BY views DESC, 1, 2 LIMIT ${MOST}`;
}

export async function readPaths(tx: Transaction, of: Of): Promise<PathsReport['items']> {
  return tx.$queryRaw`
    SELECT nullif(from_scene_id, ${NIL}::uuid)::text AS "fromSceneId", nullif(to_scene_id, ${NIL}::uuid)::text AS "toSceneId", sum(moves)::int AS moves
    FROM ${movesOf(of)} AS moves GROUP BY from_scene_id, to_scene_id ORDER BY moves DESC, from_scene_id, to_scene_id LIMIT ${MOST_PATHS}`;
}

/** Of the raw hits: for each visit the first hit that does a step, after those that did the steps before. A hit does one step. */
export async function readFunnel(
  tx: Transaction,
  { tenantId, span: { from, until }, tourId, steps }: Of & Pick<FunnelInput, 'steps'>,
): Promise<number[]> {
  const found = steps.map(({ type, sceneId, hotspotId }, n) => {
    const place = Prisma.sql`${sceneId === undefined ? Prisma.empty : Prisma.sql`AND e.scene_id = ${sceneId}::uuid`}
      ${hotspotId === undefined ? Prisma.empty : Prisma.sql`AND e.hotspot_id = ${hotspotId}::uuid`}`;
    const before = Prisma.raw(`step_${n - 1}`);
    const after =
      n === 0
        ? Prisma.empty
        : Prisma.sql`JOIN ${before} p ON p.session_id = e.session_id AND e.occurred_at >= p.at AND e.id <> ALL (p.used)`;
    return Prisma.sql`${Prisma.raw(`step_${n}`)} AS (
      SELECT DISTINCT ON (e.session_id) e.session_id, e.occurred_at AS at, ${n === 0 ? Prisma.sql`ARRAY[e.id]` : Prisma.sql`p.used || e.id`} AS used
      FROM analytics_events e ${after}
      WHERE e.tenant_id = ${tenantId}::uuid AND e.tour_id = ${tourId}::uuid AND e.session_id IS NOT NULL AND e.event_type = ${type}
        AND e.occurred_at >= ${from}::timestamp AT TIME ZONE 'UTC' AND e.occurred_at < ${until}::timestamp AT TIME ZONE 'UTC' ${place}
      ORDER BY e.session_id, e.occurred_at, e.id)`;
  });
  const counts = steps.map((_, n) => Prisma.sql`(SELECT count(*)::int FROM ${Prisma.raw(`step_${n}`)})`);
  const [row] = await tx.$queryRaw<{ visits: number[] }[]>`WITH ${Prisma.join(found)} SELECT ARRAY[${Prisma.join(counts)}] AS visits`;
  return row?.visits ?? [];
}

export async function readGaze(
  tx: Transaction,
  { tenantId, span: { from, until, rawFrom }, tourId, sceneId }: Of & { sceneId: string },
): Promise<{ visits: number; bins: { bin: number; samples: number }[] }> {
  const [row] = await tx.$queryRaw<{ visits: number; bins: { bin: number; samples: number }[] }[]>`
    WITH g AS MATERIALIZED (
      SELECT visits, bins, samples FROM gaze_daily
      WHERE tenant_id = ${tenantId}::uuid AND day >= ${from}::date AND day < least(${until}::date, ${rawFrom}::date)
        AND tour_id = ${tourId}::uuid AND scene_id = ${sceneId}::uuid
      UNION ALL
      SELECT visits, bins, samples FROM app.gaze_between(greatest(${from}::date, ${rawFrom}::date), ${until}::date)
      WHERE tour_id = ${tourId}::uuid AND scene_id = ${sceneId}::uuid
    ), b AS (SELECT u.bin, sum(u.samples)::int AS samples FROM g, unnest(g.bins, g.samples) AS u (bin, samples) GROUP BY 1)
    SELECT coalesce((SELECT sum(visits)::int FROM g), 0) AS visits, coalesce((SELECT jsonb_agg(b ORDER BY b.bin) FROM b), '[]') AS bins`;
  return row ?? { visits: 0, bins: [] };
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
