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
import { daysOf, type Span } from './spans-of.ts';

/** Stands for no tour, no scene, no hotspot; as the tour of visits, for all of them. */
const NIL = '00000000-0000-0000-0000-000000000000';
/** In the text itself, so that the planner knows how many rows have it. */
const NIL_ID = Prisma.raw(`'${NIL}'::uuid`);
const MOST = 500;
const MOST_PATHS = 2_000;

export interface Of {
  tenantId: string;
  span: Span;
  tourId?: string | undefined;
  /** The tours that count, where not all do. */
  tours?: readonly string[] | undefined;
}
type Which = Pick<Of, 'tourId' | 'tours'>;

const among = (tours: readonly string[]) => Prisma.sql`tour_id = ANY (${[...tours]}::uuid[])`;

function ofTour({ tourId, tours }: Which): Prisma.Sql {
  if (tourId !== undefined) return Prisma.sql`AND tour_id = ${tourId}::uuid`;
  return tours ? Prisma.sql`AND ${among(tours)}` : Prisma.empty;
}

/** Of rows that stand for a tour or (nil uuid) for all: those that add up to what is asked for. A visit is of one tour, as the viewer tells it. */
const summedFor = ({ tourId, tours }: Which) => (tours ? among(tours) : Prisma.sql`tour_id = ${tourId ?? NIL}::uuid`);

interface Source {
  columns: Prisma.Sql;
  sums: Prisma.Sql;
  /** The function that makes the same of raw hits. */
  raw: Prisma.Sql;
}
const HITS: Source = {
  columns: Prisma.sql`day, event_type, tour_id, scene_id, hotspot_id, hits, measured, duration_ms`,
  sums: Prisma.sql`hits_daily`,
  raw: Prisma.sql`app.hits_between`,
};
const VISITS: Source = {
  columns: Prisma.sql`day, tour_id, dimension, value, visits, duration_ms`,
  sums: Prisma.sql`visits_daily`,
  raw: Prisma.sql`app.visits_between`,
};
const MOVES: Source = {
  columns: Prisma.sql`tour_id, from_scene_id, to_scene_id, moves`,
  sums: Prisma.sql`scene_moves_daily`,
  raw: Prisma.sql`app.moves_between`,
};
const TOURS: Source = {
  columns: Prisma.sql`day, tour_id, tour_views, scene_views, hotspot_views, hotspot_clicks, shares, visits, duration_ms`,
  sums: Prisma.sql`tours_daily`,
  raw: Prisma.sql`app.tours_between`,
};
const SCENES: Source = {
  columns: Prisma.sql`tour_id, scene_id, views, clicks, measured, dwell_ms, entries, exits`,
  sums: Prisma.sql`scenes_daily`,
  raw: Prisma.sql`app.scenes_between`,
};
const GAZE: Source = {
  columns: Prisma.sql`tour_id, scene_id, visits, bins, samples`,
  sums: Prisma.sql`gaze_daily`,
  raw: Prisma.sql`app.gaze_between`,
};

/**
 * The sums of closed days and the hits of those that may still change, as one. Where no day is counted from its hits nothing is said of them:
 * to plan how they are read takes longer than to read the sums. Closed days are named one by one: of a range whose ends come with the call the
 * planner thinks that nothing is in it.
 */
function countedFrom({ columns, sums, raw }: Source, { tenantId, span: { from, until, rawFrom } }: Of, which = Prisma.empty): Prisma.Sql {
  const closed = Prisma.sql`SELECT ${columns} FROM ${sums}
    WHERE tenant_id = ${tenantId}::uuid AND day = ANY (${daysOf(from, rawFrom < until ? rawFrom : until)}::date[]) ${which}`;
  if (rawFrom >= until) return Prisma.sql`(${closed})`;
  return Prisma.sql`(${closed} UNION ALL
    SELECT ${columns} FROM ${raw}(greatest(${from}::date, ${rawFrom}::date), ${until}::date) WHERE true ${which})`;
}

const hitsOf = (of: Of): Prisma.Sql => countedFrom(HITS, of, ofTour(of));
const visitsOf = (of: Of): Prisma.Sql => countedFrom(VISITS, of);
const movesOf = (of: Of): Prisma.Sql => countedFrom(MOVES, of, ofTour(of));

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

const OF_TOUR = Prisma.sql`AND tour_id <> ${NIL_ID}`;

/** Tours that anything was counted of. */
export async function listTours(tx: Transaction, of: Of): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { tourId: string }[]
  >`SELECT DISTINCT tour_id::text AS "tourId" FROM ${countedFrom(TOURS, of, OF_TOUR)} AS tours`;
  return rows.map(({ tourId }) => tourId);
}

export async function readDays(tx: Transaction, of: Of): Promise<(Totals & { day: string })[]> {
  return tx.$queryRaw`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(visits)::int AS visits, ${MEAN_VISIT} AS "visitMs", sum(tour_views)::int AS "tourViews",
      sum(scene_views)::int AS "sceneViews", sum(hotspot_views)::int AS "hotspotViews", sum(hotspot_clicks)::int AS "hotspotClicks", sum(shares)::int AS shares
    FROM ${countedFrom(TOURS, of, Prisma.sql`AND ${summedFor(of)}`)} AS tours GROUP BY tours.day ORDER BY tours.day`;
}

export async function readTours(tx: Transaction, of: Of): Promise<ToursReport['items']> {
  return tx.$queryRaw`
    SELECT tour_id::text AS "tourId", sum(visits)::int AS visits, sum(tour_views)::int AS views, sum(hotspot_clicks)::int AS "hotspotClicks", sum(shares)::int AS shares,
      ${MEAN_VISIT} AS "visitMs"
    FROM ${countedFrom(TOURS, of, Prisma.sql`${OF_TOUR} ${ofTour(of)}`)} AS tours GROUP BY tour_id ORDER BY visits DESC, views DESC, 1 LIMIT ${MOST}`;
}

/** Sums of hours, and the hits of those that may still change. */
export async function readHours(
  tx: Transaction,
  { tenantId, span: { from, until }, rawFrom, ...which }: Of & { rawFrom: Date },
): Promise<{ items: HoursReport['items']; visits: number }> {
  const [since, before] = [Prisma.sql`${from}::timestamp AT TIME ZONE 'UTC'`, Prisma.sql`${until}::timestamp AT TIME ZONE 'UTC'`];
  const hours = Prisma.sql`(
    SELECT hour, event_type, hits, visits, sketch FROM hits_hourly
    WHERE tenant_id = ${tenantId}::uuid AND hour >= ${since} AND hour < least(${before}, ${rawFrom}::timestamptz) AND ${summedFor(which)}
    UNION ALL
    SELECT hour, event_type, hits, visits, sketch FROM app.hours_between(greatest(${since}, ${rawFrom}::timestamptz), ${before}) WHERE ${summedFor(which)})`;
  const items = await tx.$queryRaw<HoursReport['items']>`
    SELECT hour, coalesce(sum(visits) FILTER (WHERE event_type = ''), 0)::int AS visits, coalesce(sum(hits) FILTER (WHERE event_type = ''), 0)::int AS hits,
      ${countOf('tour_view')} AS "tourViews" FROM ${hours} AS hours GROUP BY hour ORDER BY hour`;
  const [row] = await tx.$queryRaw<{ visits: number }[]>`
    SELECT app.visits_of_sketch(array_agg(u.hash))::int AS visits FROM ${hours} AS hours, unnest(hours.sketch) AS u (hash) WHERE event_type = ''`;
  return { items, visits: row?.visits ?? 0 };
}

export async function readScenes(tx: Transaction, of: Of): Promise<ScenesReport['items']> {
  return tx.$queryRaw`
    SELECT tour_id::text AS "tourId", scene_id::text AS "sceneId", sum(views)::int AS views, sum(clicks)::int AS "hotspotClicks",
      coalesce(round(sum(dwell_ms) / nullif(sum(measured), 0)), 0)::int AS "dwellMs", sum(entries)::int AS entries, sum(exits)::int AS exits
    FROM ${countedFrom(SCENES, of, ofTour(of))} AS scenes GROUP BY tour_id, scene_id ORDER BY views DESC, 1, 2 LIMIT ${MOST}`;
}

export async function readPaths(tx: Transaction, of: Of): Promise<PathsReport['items']> {
  return tx.$queryRaw`
    SELECT nullif(from_scene_id, ${NIL_ID})::text AS "fromSceneId", nullif(to_scene_id, ${NIL_ID})::text AS "toSceneId", sum(moves)::int AS moves
    FROM ${movesOf(of)} AS moves GROUP BY from_scene_id, to_scene_id ORDER BY moves DESC, from_scene_id, to_scene_id LIMIT ${MOST_PATHS}`;
}

/** Of the raw hits: how many visits came how far along the steps, in one pass over the hits that do any of them. */
export async function readFunnel(
  tx: Transaction,
  { tenantId, span: { from, until }, tourId, steps }: Of & Pick<FunnelInput, 'steps'>,
): Promise<number[]> {
  const masks = steps.map(({ type, sceneId, hotspotId }, n) => {
    const scene = sceneId === undefined ? Prisma.empty : Prisma.sql`AND scene_id = ${sceneId}::uuid`;
    const hotspot = hotspotId === undefined ? Prisma.empty : Prisma.sql`AND hotspot_id = ${hotspotId}::uuid`;
    return Prisma.sql`CASE WHEN event_type = ${type} ${scene} ${hotspot} THEN ${2 ** n}::int ELSE 0 END`;
  });
  const counts = steps.map((_, n) => Prisma.sql`(count(*) FILTER (WHERE done > ${n}))::int`);
  const [row] = await tx.$queryRaw<{ visits: number[] }[]>`
    WITH hits AS (
      SELECT session_id, occurred_at, ${Prisma.join(masks, ' | ')} AS mask FROM analytics_events
      WHERE tenant_id = ${tenantId}::uuid AND tour_id = ${tourId}::uuid AND session_id IS NOT NULL AND event_type = ANY (${[...new Set(steps.map(({ type }) => type))]})
        AND occurred_at >= ${from}::timestamp AT TIME ZONE 'UTC' AND occurred_at < ${until}::timestamp AT TIME ZONE 'UTC'
    ), visits AS (
      SELECT app.steps_done(array_agg(mask ORDER BY occurred_at, mask), array_agg(occurred_at ORDER BY occurred_at, mask), ${steps.length}) AS done
      FROM hits WHERE mask > 0 GROUP BY session_id
    )
    SELECT ARRAY[${Prisma.join(counts)}] AS visits FROM visits`;
  return row?.visits ?? [];
}

export async function readGaze(
  tx: Transaction,
  of: Of & { sceneId: string },
): Promise<{ visits: number; bins: { bin: number; samples: number }[] }> {
  const [row] = await tx.$queryRaw<{ visits: number; bins: { bin: number; samples: number }[] }[]>`
    WITH g AS MATERIALIZED (
      SELECT visits, bins, samples FROM ${countedFrom(GAZE, of, Prisma.sql`AND tour_id = ${of.tourId}::uuid AND scene_id = ${of.sceneId}::uuid`)} AS gaze
    ), b AS (SELECT u.bin, sum(u.samples)::int AS samples FROM g, unnest(g.bins, g.samples) AS u (bin, samples) GROUP BY 1)
    SELECT coalesce((SELECT sum(visits)::int FROM g), 0) AS visits, coalesce((SELECT jsonb_agg(b ORDER BY b.bin) FROM b), '[]') AS bins`;
  return row ?? { visits: 0, bins: [] };
}

export async function readHotspots(tx: Transaction, of: Of): Promise<HotspotsReport['items']> {
  return tx.$queryRaw`
    SELECT "tourId", "sceneId", "hotspotId", views, clicks, clicks::float8 / nullif(views, 0) AS rate FROM (
      SELECT tour_id::text AS "tourId", scene_id::text AS "sceneId", hotspot_id::text AS "hotspotId",
        ${countOf('hotspot_view')} AS views, ${countOf('hotspot_click')} AS clicks
      FROM ${hitsOf(of)} AS hits WHERE hotspot_id <> ${NIL_ID} GROUP BY 1, 2, 3
    ) AS counted ORDER BY clicks DESC, views DESC, "hotspotId" LIMIT ${MOST}`;
}

export async function readVisitors(tx: Transaction, of: Of & Pick<VisitorsInput, 'by'>): Promise<VisitorsReport['items']> {
  return tx.$queryRaw`
    SELECT value, sum(visits)::int AS visits, ${MEAN_VISIT} AS "visitMs" FROM ${visitsOf(of)} AS seen
    WHERE dimension = ${of.by} AND ${summedFor(of)} GROUP BY 1 ORDER BY visits DESC, 1 LIMIT ${MOST}`;
}

interface Live {
  tenantId: string;
  since: Date;
  until: Date;
}

/** Tours in which something happened since. */
export async function listLiveTours(tx: Transaction, { tenantId, since, until }: Live): Promise<string[]> {
  const rows = await tx.$queryRaw<{ tourId: string }[]>`
    SELECT DISTINCT tour_id::text AS "tourId" FROM analytics_events
    WHERE tenant_id = ${tenantId}::uuid AND occurred_at > ${since} AND occurred_at <= ${until} AND tour_id IS NOT NULL`;
  return rows.map(({ tourId }) => tourId);
}

/** What happened since: of the raw hits, so that nothing has to be waited for. */
export async function readLive(
  tx: Transaction,
  { tenantId, since, until, tours: visible }: Live & Pick<Of, 'tours'>,
): Promise<Omit<LiveReport, 'at'>> {
  const rows = await tx.$queryRaw<{ tourId: string | null; visits: number; hits: number }[]>`
    SELECT tour_id::text AS "tourId", count(DISTINCT session_id)::int AS visits, count(*)::int AS hits FROM analytics_events
    WHERE tenant_id = ${tenantId}::uuid AND occurred_at > ${since} AND occurred_at <= ${until} ${ofTour({ tours: visible })}
    GROUP BY GROUPING SETS ((), (tour_id)) HAVING GROUPING(tour_id) = 1 OR tour_id IS NOT NULL ORDER BY 2 DESC, 1 LIMIT 101`;
  const tours = rows.flatMap(({ tourId, ...row }) => (tourId === null ? [] : [{ tourId, ...row }]));
  return { visits: rows.find(({ tourId }) => tourId === null)?.visits ?? 0, tours: tours.slice(0, 100) };
}

export async function readRefusals(tx: Transaction, { tenantId, span: { from, until } }: Of): Promise<RefusalsReport['items']> {
  return tx.$queryRaw`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, reason, hits FROM hit_refusals
    WHERE tenant_id = ${tenantId}::uuid AND day >= ${from}::date AND day < ${until}::date ORDER BY 1 DESC, 2 LIMIT 1000`;
}
