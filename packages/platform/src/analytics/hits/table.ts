import type { Database } from '@belvedere/db';
import type { JudgedHit, QuarantinedHit, RefusalReason } from './judge-hits.ts';

export interface VisitRow {
  id: string;
  tokenHash: string;
  network: string | null;
  userAgent: string | null;
  deviceType: string;
  browser: string | null;
  os: string | null;
  country: string | null;
  city: string | null;
  referrer: string | null;
  source: string | null;
  medium: string | null;
  campaign: string | null;
  term: string | null;
  content: string | null;
  startedAt: Date;
  lastActivityAt: Date;
}

/** What one request brought, ready to be kept. */
export interface ReceivedBatch {
  /** Of the visitor, by which their consent is found; none where nothing of them is kept anyway. */
  keyHash: string | null;
  tourId: string;
  pageUrl: string | null;
  visits: VisitRow[];
  hits: (JudgedHit & { sessionId: string })[];
  quarantined: QuarantinedHit[];
  refusals: { reason: RefusalReason; hits: number }[];
}

/** Days before today that every refresh of the rollups makes anew; one less is not marked, as midnight may fall between. */
const FRESH_DAYS = 1;
/** Hours before now that the next refresh makes anew, one less than it does for the same reason. */
const FRESH_HOURS = 2;
/** Bodies that are kept of a tenant in a day: whoever sends nonsense on purpose must not fill a disk. */
const MOST_QUARANTINED = 1_000;
const DAY_MS = 86_400_000;

/**
 * What another system moves with the hits that are new, in the statement that stores them: a part of its text that reads them from `fresh`
 * (`tour_id`, `event_type`, `occurred_at`) and the tenant from `$1`. It is text of ours, with nothing in it that anybody gave.
 */
export interface HitFollower {
  name: string;
  text: string;
}

const RECORD = `
  WITH allowed AS MATERIALIZED (
    SELECT DISTINCT visit_key_hash AS key FROM consent_records
    WHERE tenant_id = $1 AND purpose = 'analytics' AND granted AND withdrawn_at IS NULL AND visit_key_hash = ANY ($2::text[])
  ), visits AS (
    INSERT INTO visit_sessions AS v (tenant_id, id, token_hash, ip_address, user_agent, device_type, browser, os, country, city, referrer,
      utm_source, utm_medium, utm_campaign, utm_term, utm_content, started_at, last_activity_at)
    SELECT $1, i.id, i.token, i.ip, i.agent, i.device, i.browser, i.os, i.country, i.city, i.referrer,
      i.source, i.medium, i.campaign, i.term, i.content, i.started, i.active
    FROM unnest($3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
        $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::timestamptz[], $20::timestamptz[])
      AS i (key, id, token, ip, agent, device, browser, os, country, city, referrer, source, medium, campaign, term, content, started, active)
    JOIN allowed a ON a.key = i.key ORDER BY i.id
    ON CONFLICT (tenant_id, id) DO UPDATE SET started_at = least(v.started_at, excluded.started_at),
      last_activity_at = greatest(v.last_activity_at, excluded.last_activity_at),
      ended_at = CASE WHEN v.ended_at < excluded.last_activity_at THEN NULL ELSE v.ended_at END
  ), fresh AS (
    INSERT INTO analytics_events (tenant_id, id, occurred_at, event_type, session_id, tour_id, scene_id, hotspot_id, properties, page_url, duration)
    SELECT $1, h.id, h.at, h.type, h.visit, h.tour, h.scene, h.hotspot, h.properties, h.page, h.duration
    FROM unnest($21::text[], $22::uuid[], $23::timestamptz[], $24::text[], $25::uuid[], $26::uuid[], $27::uuid[], $28::uuid[], $29::jsonb[], $30::text[], $31::float8[])
      AS h (key, id, at, type, visit, tour, scene, hotspot, properties, page, duration)
    JOIN allowed a ON a.key = h.key
    ON CONFLICT DO NOTHING RETURNING occurred_at, event_type, tour_id
  ), late AS (
    INSERT INTO rollups_due AS d (tenant_id, day)
    SELECT DISTINCT $1::uuid, (occurred_at AT TIME ZONE 'UTC')::date AS day FROM fresh WHERE occurred_at < $32 ORDER BY day
    ON CONFLICT (tenant_id, day) DO UPDATE SET day = excluded.day
  ), late_hours AS (
    INSERT INTO hours_due AS d (tenant_id, hour)
    SELECT DISTINCT $1::uuid, date_trunc('hour', occurred_at, 'UTC') AS hour FROM fresh
    WHERE occurred_at < $33::timestamptz - interval '${FRESH_HOURS} hours' ORDER BY hour
    ON CONFLICT (tenant_id, hour) DO UPDATE SET hour = excluded.hour
  ), aside AS (
    INSERT INTO hit_quarantine (tenant_id, id, received_at, event_type, reason, body)
    SELECT $1, q.id, $33, q.type, q.reason, q.body FROM unnest($34::text[], $35::uuid[], $36::text[], $37::text[], $38::jsonb[]) AS q (key, id, type, reason, body)
    JOIN allowed a ON a.key = q.key
    WHERE (SELECT count(*) FROM (SELECT FROM hit_quarantine WHERE tenant_id = $1 AND received_at > $33::timestamptz - interval '1 day' LIMIT ${MOST_QUARANTINED}) AS n) < ${MOST_QUARANTINED}
    ON CONFLICT DO NOTHING
  ), refused AS (
    INSERT INTO hit_refusals AS r (tenant_id, day, reason, hits)
    SELECT $1, ($33::timestamptz AT TIME ZONE 'UTC')::date, n.reason, sum(n.hits)::int FROM (
      SELECT reason, hits FROM unnest($39::text[], $40::int[]) AS given (reason, hits)
      UNION ALL SELECT 'no_consent', 1 FROM unnest($21::text[]) AS h (key) WHERE NOT EXISTS (SELECT FROM allowed a WHERE a.key = h.key)
    ) AS n GROUP BY n.reason ORDER BY n.reason
    ON CONFLICT (tenant_id, day, reason) DO UPDATE SET hits = r.hits + excluded.hits
  )`;

const statementWith = (followers: readonly HitFollower[]): string =>
  `${RECORD}${followers.map(({ name, text }) => `, ${name} AS (${text})`).join('')} SELECT key FROM allowed`;

/**
 * Keeps what several requests brought, in one statement, which is one transaction. What was kept before is kept once; without the
 * visitor's consent only the number is. @returns the visitors that consented.
 */
export async function insertBatches(
  database: Database,
  {
    tenantId,
    batches,
    now,
    followers,
  }: { tenantId: string; batches: readonly ReceivedBatch[]; now: Date; followers: readonly HitFollower[] },
): Promise<ReadonlySet<string>> {
  // One statement can't touch a row twice.
  const visits = new Map<string, VisitRow & { key: string | null }>();
  for (const { keyHash, visits: rows } of batches) for (const row of rows) visits.set(row.id, merged(visits.get(row.id), row, keyHash));
  const visitRows = [...visits.values()];
  const hits = batches.flatMap(({ keyHash, tourId, pageUrl, hits: rows }) => rows.map((row) => ({ ...row, keyHash, tourId, pageUrl })));
  const aside = batches.flatMap(({ keyHash, quarantined }) => quarantined.map((row) => ({ ...row, keyHash })));
  const refusals = batches.flatMap((batch) => batch.refusals);
  const today = now.getTime() - (now.getTime() % DAY_MS);
  const rows = await database.read<{ key: string }>(
    { tenantId },
    {
      name: `hits_record${followers.map(({ name }) => `_${name}`).join('')}`,
      text: statementWith(followers),
      values: [
        tenantId,
        [...new Set(batches.flatMap(({ keyHash }) => (keyHash === null ? [] : [keyHash])))],
        ...columns(visitRows, [
          'key',
          'id',
          'tokenHash',
          'network',
          'userAgent',
          'deviceType',
          'browser',
          'os',
          'country',
          'city',
          'referrer',
          'source',
          'medium',
          'campaign',
          'term',
          'content',
          'startedAt',
          'lastActivityAt',
        ]),
        ...columns(hits, ['keyHash', 'id', 'occurredAt', 'eventType', 'sessionId', 'tourId', 'sceneId', 'hotspotId']),
        hits.map(({ properties }) => JSON.stringify(properties)),
        ...columns(hits, ['pageUrl', 'duration']),
        new Date(today - FRESH_DAYS * DAY_MS),
        now,
        ...columns(aside, ['keyHash', 'id', 'eventType', 'reason']),
        aside.map(({ body }) => JSON.stringify(body)),
        ...columns(refusals, ['reason', 'hits']),
      ],
    },
  );
  return new Set(rows.map(({ key }) => key));
}

function merged(
  before: (VisitRow & { key: string | null }) | undefined,
  row: VisitRow,
  key: string | null,
): VisitRow & { key: string | null } {
  if (!before) return { ...row, key };
  const startedAt = before.startedAt < row.startedAt ? before.startedAt : row.startedAt;
  const lastActivityAt = before.lastActivityAt > row.lastActivityAt ? before.lastActivityAt : row.lastActivityAt;
  return { ...before, startedAt, lastActivityAt };
}

/** Rows turned into one array for each column, as `unnest` takes them. */
function columns<Row extends object>(rows: readonly Row[], names: readonly (keyof Row)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}
