import { randomUUID } from 'node:crypto';
import pg from 'pg';

const TOURS = 10;
const SCENES = 12;
const DAYS = 30;
/** Of one visit. */
const HITS = 20;

export interface Seeded {
  tenantId: string;
  /** Of each tour, its scenes behind it. */
  tours: { id: string; scenes: string[] }[];
}

/** Places of a tenant that hits can be about. */
export function makePlaces(tenantId: string): Seeded {
  return {
    tenantId,
    tours: Array.from({ length: TOURS }, () => ({ id: randomUUID(), scenes: Array.from({ length: SCENES }, () => randomUUID()) })),
  };
}

/**
 * Writes so many hits straight into the tables, evenly over the thirty days before now, or all of them into the last minute: visits of twenty
 * hits through five scenes, as `pnpm bench ingest` sends them. Nothing is checked, so that twenty million take minutes.
 */
export async function seedHits(
  ownerUrl: string,
  seeded: Seeded,
  { hits, isLate = false }: { hits: number; isLate?: boolean },
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`SELECT app.keep_day_partitions('analytics_events', current_date - ${DAYS}, ${DAYS + 8}, 730)`);
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    const span = isLate ? 60 : DAYS * 86_400;
    const salt = randomUUID();
    const time = `now() - make_interval(secs => $2::float8 * (1 - v.n / ($3::float8 / ${HITS})))`;
    await client.query(
      `INSERT INTO visit_sessions (tenant_id, id, token_hash, device_type, browser, os, country, referrer, utm_source, started_at, last_activity_at, ended_at)
       SELECT $1, md5($4 || v.n)::uuid, md5($4 || v.n), (ARRAY['desktop','mobile','tablet'])[1 + v.n % 3], (ARRAY['Firefox','Chrome','Safari','Edge'])[1 + v.n % 4],
         (ARRAY['Linux','Android','iOS','Windows'])[1 + v.n % 4], (ARRAY['NZ','DE','PE','JP','FR','US'])[1 + v.n % 6], 'site' || v.n % 40 || '.example', 'source' || v.n % 8,
         ${time}, ${time} + interval '${HITS} seconds', ${time} + interval '${HITS} seconds'
       FROM generate_series(1, $3::int / ${HITS}) AS v (n)`,
      [seeded.tenantId, span, hits, salt],
    );
    await client.query(
      `INSERT INTO analytics_events (tenant_id, id, occurred_at, event_type, session_id, tour_id, scene_id, page_url, duration)
       SELECT $1, (lpad(to_hex((extract(epoch FROM e.at) * 1000)::bigint), 12, '0') || '7' || substr(e.hash, 1, 3) || '8' || substr(e.hash, 4, 15))::uuid,
         e.at, e.type, md5($4 || e.visit)::uuid, ($5::uuid[])[1 + e.visit % ${TOURS}],
         CASE WHEN e.type LIKE 'scene%' THEN ($6::uuid[])[1 + (e.visit % ${TOURS}) * ${SCENES} + (e.visit / 7 + e.step / 4) % ${SCENES}] END,
         'https://bench.example/museum', CASE WHEN e.type = 'scene_leave' THEN 3 + e.step END
       FROM (SELECT v.n AS visit, s.step, md5($4 || v.n || ' ' || s.step) AS hash, ${time} + make_interval(secs => s.step) AS at,
         (ARRAY['tour_view','scene_view','interaction','scene_leave'])[CASE WHEN s.step = 0 THEN 1 ELSE 2 + s.step % 3 END] AS type
         FROM generate_series(1, $3::int / ${HITS}) AS v (n) CROSS JOIN generate_series(0, ${HITS - 1}) AS s (step)) AS e`,
      [seeded.tenantId, span, hits, salt, seeded.tours.map(({ id }) => id), seeded.tours.flatMap(({ scenes }) => scenes)],
    );
    if (!isLate)
      await client.query(
        'INSERT INTO rollups_due (tenant_id, day) SELECT $1, current_date - n FROM generate_series(1, $2::int) AS n ON CONFLICT DO NOTHING',
        [seeded.tenantId, DAYS],
      );
    else
      await client.query(
        `INSERT INTO hits_due (tenant_id, day, hits)
         SELECT $1, e.day, array_agg(e.id) FROM (
           SELECT (occurred_at AT TIME ZONE 'UTC')::date AS day, id, row_number() OVER () / 64 AS part FROM analytics_events
           WHERE tenant_id = $1 AND session_id IN (SELECT md5($2 || n)::uuid FROM generate_series(1, $3::int / ${HITS}) AS n)
         ) AS e GROUP BY e.day, e.part`,
        [seeded.tenantId, salt, hits],
      );
    await client.query('COMMIT');
    if (isLate) return;
    await client.query('VACUUM (ANALYZE) analytics_events');
    await client.query('VACUUM (ANALYZE) visit_sessions');
  } finally {
    await client.end();
  }
}

/** Makes sums as the schedules of a worker do, but by the owner, whom no timeout stops. @returns milliseconds. */
export async function makeSums(ownerUrl: string, tenantId: string): Promise<{ daily: number; hourly: number }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const timed = async (text: string) => {
    const began = performance.now();
    await client.query(text);
    return performance.now() - began;
  };
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.current_tenant', $1, true)`, [tenantId]);
    const [daily, hourly] = [await timed('SELECT app.refresh_metrics_daily()'), await timed('SELECT app.refresh_metrics_hourly(now())')];
    await client.query('COMMIT');
    // As autovacuum does within a minute.
    await client.query('ANALYZE hits_daily, visits_daily, scene_moves_daily, tours_daily, scenes_daily, hits_hourly, rollups_due');
    return { daily, hourly };
  } finally {
    await client.end();
  }
}
