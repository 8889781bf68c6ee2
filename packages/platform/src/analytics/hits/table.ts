import { isTaken, type Database, type Statement } from '@belvedere/db';
import type { VisitMemory } from '../visits/create-visit-memory.ts';
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
  /** Of the visitor, by which their consent is found; without one hits are kept where the tenant counts without knowing anybody. */
  keyHash: string | null;
  tourId: string;
  pageUrl: string | null;
  visits: VisitRow[];
  hits: { hit: JudgedHit; sessionId: string }[];
  quarantined: QuarantinedHit[];
  refusals: { reason: RefusalReason; hits: number }[];
}

/** Ids of new hits that share a row of the list from which sums are made: few rows, and none so wide that it is kept elsewhere. */
const DUE_TOGETHER = 64;
/** Milliseconds. */
const VISIT_STEP = 10_000;
/** Bodies that are kept of a tenant in a day: whoever sends nonsense on purpose must not fill a disk. */
const MOST_QUARANTINED = 1_000;

/**
 * What another system moves with the hits that are new, in the statement that stores them: a part of its text that reads them from `fresh`
 * (`tour_id`, `event_type`, `occurred_at`) and the tenant from `$1`. It is text of ours, with nothing in it that anybody gave.
 */
export interface HitFollower {
  name: string;
  text: string;
}

// A hit names its batch, and whatever it has in common with others, by a place in the call, so that each is sent once and nothing is joined.
// What is looked up by a place is an array: the planner knows nothing of how long a call is, and its joins would compare everything with everything.
const recordText = (onConflict: string): string => `
  WITH who AS MATERIALIZED (
    SELECT array_agg(CASE WHEN b.key IS NULL THEN
      EXISTS (SELECT FROM tenant_settings s WHERE s.tenant_id = $1 AND s.settings #>> '{visits,counting}' = 'cookieless')
    ELSE EXISTS (
      SELECT FROM consent_records c
      WHERE c.tenant_id = $1 AND c.purpose = 'analytics' AND c.granted AND c.withdrawn_at IS NULL AND c.visit_key_hash = b.key
    ) END ORDER BY b.n) AS may FROM unnest($2::text[]) WITH ORDINALITY AS b (key, n)
  ), visits AS (
    INSERT INTO visit_sessions AS v (tenant_id, id, token_hash, ip_address, user_agent, device_type, browser, os, country, city, referrer,
      utm_source, utm_medium, utm_campaign, utm_term, utm_content, started_at, last_activity_at)
    SELECT $1, i.id, i.token, i.ip, i.agent, i.device, i.browser, i.os, i.country, i.city, i.referrer,
      i.source, i.medium, i.campaign, i.term, i.content, i.started, i.active
    FROM who, unnest($5::int[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
        $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::timestamptz[], $22::timestamptz[])
      AS i (batch, id, token, ip, agent, device, browser, os, country, city, referrer, source, medium, campaign, term, content, started, active)
    WHERE who.may[i.batch] ORDER BY i.id
    ON CONFLICT (tenant_id, id) DO UPDATE SET started_at = least(v.started_at, excluded.started_at),
      last_activity_at = greatest(v.last_activity_at, excluded.last_activity_at),
      ended_at = CASE WHEN v.ended_at < excluded.last_activity_at THEN NULL ELSE v.ended_at END
  ), fresh AS (
    INSERT INTO analytics_events (tenant_id, id, occurred_at, event_type, session_id, tour_id, scene_id, hotspot_id, properties, page_url, duration)
    SELECT $1, h.id, to_timestamp(h.ms / 1000), ($40::text[])[h.type], ($41::uuid[])[h.visit], ($3::uuid[])[h.batch],
      ($42::uuid[])[h.scene], ($42::uuid[])[h.hotspot], coalesce(h.properties, '{}'), ($4::text[])[($43::int[])[h.batch]], h.duration
    FROM who, unnest($23::int[], $24::uuid[], $25::float8[], $26::int[], $27::int[], $28::int[], $29::int[], $30::jsonb[], $31::float8[])
      AS h (batch, id, ms, type, visit, scene, hotspot, properties, duration)
    WHERE who.may[h.batch]
    ${onConflict} RETURNING id, occurred_at, event_type, tour_id
  ), due AS (
    INSERT INTO hits_due (tenant_id, day, hits)
    SELECT $1, f.day, f.ids[n : n + ${DUE_TOGETHER - 1}] FROM (
      SELECT (occurred_at AT TIME ZONE 'UTC')::date AS day, array_agg(id) AS ids FROM fresh GROUP BY 1
    ) AS f CROSS JOIN LATERAL generate_series(1, cardinality(f.ids), ${DUE_TOGETHER}) AS n
  ), aside AS (
    INSERT INTO hit_quarantine (tenant_id, id, received_at, event_type, reason, body)
    SELECT $1, q.id, $32, q.type, q.reason, q.body
    FROM who, unnest($33::int[], $34::uuid[], $35::text[], $36::text[], $37::jsonb[]) AS q (batch, id, type, reason, body)
    WHERE who.may[q.batch]
      AND (SELECT count(*) FROM (SELECT FROM hit_quarantine WHERE tenant_id = $1 AND received_at > $32::timestamptz - interval '1 day' LIMIT ${MOST_QUARANTINED}) AS n) < ${MOST_QUARANTINED}
    ON CONFLICT DO NOTHING
  ), refused AS (
    INSERT INTO hit_refusals AS r (tenant_id, day, reason, hits)
    SELECT $1, ($32::timestamptz AT TIME ZONE 'UTC')::date, n.reason, sum(n.hits)::int FROM (
      SELECT reason, hits FROM unnest($38::text[], $39::int[]) AS given (reason, hits)
      UNION ALL SELECT 'no_consent', b.hits FROM who, unnest($44::int[]) WITH ORDINALITY AS b (hits, n) WHERE b.hits > 0 AND NOT who.may[b.n]
    ) AS n GROUP BY n.reason ORDER BY n.reason
    ON CONFLICT (tenant_id, day, reason) DO UPDATE SET hits = r.hits + excluded.hits
  )`;

type Named = Pick<Statement, 'name' | 'text'>;

/** The two statements that keep hits. */
export interface RecordStatements {
  /** Takes it that no hit was kept before, as nearly always: to look first costs a sixth of what PostgreSQL does for a hit. */
  fresh: Named;
  /** Leaves out what was kept before. */
  again: Named;
}

export function recordStatements(followers: readonly HitFollower[]): RecordStatements {
  const also = followers.map(({ name, text }) => `, ${name} AS (${text})`).join('');
  const named = (prefix: string, onConflict: string) => ({
    name: [prefix, ...followers.map(({ name }) => name)].join('_'),
    text: `${recordText(onConflict)}${also} SELECT may FROM who`,
  });
  return { fresh: named('hits_record', ''), again: named('hits_record_again', 'ON CONFLICT DO NOTHING') };
}

/**
 * Keeps what several requests brought, in one statement, which is one transaction. What was kept before is kept once; without the
 * visitor's consent only the number is. @returns of each batch whether its visitor consented.
 */
export async function insertBatches(
  database: Database,
  {
    tenantId,
    batches,
    now,
    statements,
    visits: known,
  }: { tenantId: string; batches: readonly ReceivedBatch[]; now: Date; statements: RecordStatements; visits: VisitMemory },
): Promise<readonly boolean[]> {
  const [types, sessions, things, pages] = [commonValues(), commonValues(), commonValues(), commonValues()];
  // PostgreSQL counts from one.
  const numbered = batches.map((batch, n) => ({ ...batch, number: n + 1, page: pages.place(batch.pageUrl) }));
  // One statement can't touch a row twice.
  const visits = new Map<string, NumberedVisit>();
  for (const { number, visits: rows } of numbered)
    for (const row of rows) if (!known.covers(row)) visits.set(row.id, merged(visits.get(row.id), withSlack(row), number));
  const visitRows = [...visits.values()];
  const hits = numbered.flatMap(({ number, hits: rows }) => rows.map(({ hit, sessionId }) => ({ hit, sessionId, number })));
  const aside = numbered.flatMap(({ number, quarantined }) => quarantined.map((row) => ({ ...row, number })));
  const refusals = batches.flatMap((batch) => batch.refusals);
  const values = [
    tenantId,
    batches.map(({ keyHash }) => keyHash),
    plainArray(batches, ({ tourId }) => tourId),
    pages.values(),
    plainArray(visitRows, ({ number }) => number),
    plainArray(visitRows, ({ id }) => id),
    ...columns(visitRows, [
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
    ]),
    plainArray(visitRows, ({ startedAt }) => `"${startedAt.toISOString()}"`),
    plainArray(visitRows, ({ lastActivityAt }) => `"${lastActivityAt.toISOString()}"`),
    plainArray(hits, ({ number }) => number),
    plainArray(hits, ({ hit }) => hit.id),
    plainArray(hits, ({ hit }) => hit.occurredAt.getTime()),
    plainArray(hits, ({ hit }) => types.place(hit.eventType)),
    plainArray(hits, ({ sessionId }) => sessions.place(sessionId)),
    plainArray(hits, ({ hit }) => things.place(hit.sceneId)),
    plainArray(hits, ({ hit }) => things.place(hit.hotspotId)),
    plainArray(hits, ({ hit }) => hit.properties && asElement(hit.properties)),
    plainArray(hits, ({ hit }) => hit.duration),
    now,
    plainArray(aside, ({ number }) => number),
    plainArray(aside, ({ id }) => id),
    ...columns(aside, ['eventType', 'reason']),
    plainArray(aside, ({ body }) => asElement(body)),
    ...columns(refusals, ['reason', 'hits']),
    types.values(),
    sessions.values(),
    things.values(),
    plainArray(numbered, ({ page }) => page),
    plainArray(batches, (batch) => batch.hits.length),
  ];
  const run = (statement: Named) => database.read<{ may: boolean[] }>({ tenantId }, { ...statement, values });
  const [row] = await run(statements.fresh).catch((error: unknown) => {
    // Nothing of it is kept then, and all of it is sent once more.
    if (isTaken(error)) return run(statements.again);
    throw error;
  });
  const may = row?.may ?? [];
  for (const visit of visitRows) if (may[visit.number - 1] === true) known.keep(visit);
  return may;
}

/** A visit lasts until the end of the ten seconds in which its last hit was: hits that follow within them change nothing of it. */
function withSlack(row: VisitRow): VisitRow {
  return { ...row, lastActivityAt: new Date(Math.ceil(row.lastActivityAt.getTime() / VISIT_STEP) * VISIT_STEP) };
}

type NumberedVisit = VisitRow & { number: number };

function merged(before: NumberedVisit | undefined, row: VisitRow, number: number): NumberedVisit {
  if (!before) return { ...row, number };
  const startedAt = before.startedAt < row.startedAt ? before.startedAt : row.startedAt;
  const lastActivityAt = before.lastActivityAt > row.lastActivityAt ? before.lastActivityAt : row.lastActivityAt;
  return { ...before, startedAt, lastActivityAt };
}

interface CommonValues {
  /** Where a value stands in the list, as PostgreSQL counts; 0, where it finds nothing, for none. */
  place(value: string | null): number;
  values(): string[];
}

/** What many rows have in common, each once: half of the bytes of a call would be the same few ids. */
function commonValues(): CommonValues {
  const places = new Map<string, number>();
  return {
    place(value) {
      if (value === null) return 0;
      let place = places.get(value);
      if (place === undefined) places.set(value, (place = places.size + 1));
      return place;
    },
    values: () => [...places.keys()],
  };
}

/** Rows turned into one array for each column, as `unnest` takes them. */
function columns<Row extends object>(rows: readonly Row[], names: readonly (keyof Row)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}

/**
 * An array as PostgreSQL reads it, of values that need no quotes: numbers, ids, names of ours. The driver looks at every character of every
 * value for what has to be quoted, which of all the work on a hit was the largest part.
 */
function plainArray<Row>(rows: readonly Row[], valueOf: (row: Row) => string | number | null): string {
  let text = '{';
  for (const row of rows) text += `${text === '{' ? '' : ','}${valueOf(row) ?? 'NULL'}`;
  return `${text}}`;
}

/** JSON as an element of an array: as a string of JSON it has quotes around it and each quote and backslash in it marked, and JSON has no other. */
const asElement = (value: object): string => JSON.stringify(JSON.stringify(value));
