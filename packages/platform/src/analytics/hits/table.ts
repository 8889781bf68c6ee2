import { isTaken, type Database } from '@belvedere/db';
import type { VisitMemory } from '../visits/create-visit-memory.ts';
import type { JudgedHit, QuarantinedHit, RefusalReason } from './judge-hits.ts';
import type { RecordStatements } from './record-statements.ts';

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
  refusals: Refusal[];
}

interface Refusal {
  reason: RefusalReason;
  hits: number;
}

/** Milliseconds. */
const VISIT_STEP = 10_000;

/**
 * Keeps what several requests brought, in one statement, which is one transaction. What was kept before is kept once; without the
 * visitor's consent only the number is. What is refused is counted after it: whoever gets no answer sends the same again, and is counted then.
 * @returns of each batch whether its visitor consented.
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
  // PostgreSQL counts from one.
  const numbered = batches.map((batch, n) => ({ ...batch, number: n + 1 }));
  const hits = numbered.flatMap(({ number, hits: rows }) => rows.map(({ hit, sessionId }) => ({ hit, sessionId, number })));
  const aside = numbered.flatMap(({ number, quarantined }) => quarantined.map((row) => ({ ...row, number })));
  const visits = visitsToKeep(numbered, known);
  const may = hits.length + aside.length === 0 ? [] : await keep();
  for (const visit of visits) if (may[visit.number - 1] === true) known.keep(visit);
  await countRefusals(database, { tenantId, now, refusals: refusalsIn(batches, may) });
  return may;

  async function keep(): Promise<readonly boolean[]> {
    const brought = [
      { part: 'visits', rows: visits, valuesOf: () => valuesOfVisits(visits) },
      { part: 'hits', rows: hits, valuesOf: () => valuesOfHits(hits, batches) },
      { part: 'aside', rows: aside, valuesOf: () => valuesOfAside(aside) },
    ] as const;
    const there = brought.filter(({ rows }) => rows.length > 0);
    const values = new Map<string, unknown>([
      ['tenant', tenantId],
      ['now', now],
      ['keys', batches.map(({ keyHash }) => keyHash)],
      ...there.flatMap(({ valuesOf }) => valuesOf()),
    ]);
    const valueOf = (name: string): unknown => {
      if (!values.has(name)) throw new Error(`A statement asks for ${name}.`);
      return values.get(name);
    };
    const wanted = { parts: there.map(({ part }) => part), types: [...new Set(hits.map(({ hit }) => hit.eventType))] };
    const run = async (again: boolean) => {
      const { name, text, names } = statements.choose({ ...wanted, again });
      return database.read<{ may: boolean[] }>({ tenantId }, { name, text, values: names.map(valueOf) });
    };
    const [row] = await run(false).catch((error: unknown) => {
      // Nothing of it is kept then, and all of it is sent once more.
      if (isTaken(error)) return run(true);
      throw error;
    });
    return row?.may ?? [];
  }
}

type Numbered<Row> = Row & { number: number };

/** Those of which not all is stored yet, each once: one statement can't touch a row twice. */
function visitsToKeep(batches: readonly Numbered<ReceivedBatch>[], known: VisitMemory): Numbered<VisitRow>[] {
  const visits = new Map<string, Numbered<VisitRow>>();
  for (const { number, visits: rows } of batches)
    for (const row of rows) if (!known.covers(row)) visits.set(row.id, merged(visits.get(row.id), withSlack(row), number));
  return [...visits.values()];
}

function valuesOfVisits(rows: readonly Numbered<VisitRow>[]): [string, unknown][] {
  const told = [
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
  ] as const;
  return [
    ['visitBatches', plainArray(rows, ({ number }) => number)],
    ['visitIds', plainArray(rows, ({ id }) => id)],
    ...told.map((name): [string, unknown] => [name, rows.map((row) => row[name])]),
    ['visitStarts', plainArray(rows, ({ startedAt }) => `"${startedAt.toISOString()}"`)],
    ['visitEnds', plainArray(rows, ({ lastActivityAt }) => `"${lastActivityAt.toISOString()}"`)],
  ];
}

function valuesOfHits(
  rows: readonly Numbered<{ hit: JudgedHit; sessionId: string }>[],
  batches: readonly ReceivedBatch[],
): [string, unknown][] {
  const [types, sessions, things, pages] = [commonValues(), commonValues(), commonValues(), commonValues()];
  return [
    ['tours', plainArray(batches, ({ tourId }) => tourId)],
    ['batchPages', plainArray(batches, ({ pageUrl }) => pages.place(pageUrl))],
    ['hitBatches', plainArray(rows, ({ number }) => number)],
    ['hitIds', plainArray(rows, ({ hit }) => hit.id)],
    ['hitTimes', plainArray(rows, ({ hit }) => hit.occurredAt.getTime())],
    ['hitTypes', plainArray(rows, ({ hit }) => types.place(hit.eventType))],
    ['hitVisits', plainArray(rows, ({ sessionId }) => sessions.place(sessionId))],
    ['hitScenes', plainArray(rows, ({ hit }) => things.place(hit.sceneId))],
    ['hitHotspots', plainArray(rows, ({ hit }) => things.place(hit.hotspotId))],
    ['hitProperties', plainArray(rows, ({ hit }) => hit.properties && asElement(hit.properties))],
    ['hitDurations', plainArray(rows, ({ hit }) => hit.duration)],
    ['types', types.values()],
    ['sessions', sessions.values()],
    ['things', things.values()],
    ['pages', pages.values()],
  ];
}

function valuesOfAside(rows: readonly Numbered<QuarantinedHit>[]): [string, unknown][] {
  return [
    ['asideBatches', plainArray(rows, ({ number }) => number)],
    ['asideIds', plainArray(rows, ({ id }) => id)],
    ['eventType', rows.map(({ eventType }) => eventType)],
    ['asideReasons', rows.map(({ reason }) => reason)],
    ['asideBodies', plainArray(rows, ({ body }) => asElement(body))],
  ];
}

/** Those that were found, and the hits of visitors who did not agree. */
function refusalsIn(batches: readonly ReceivedBatch[], may: readonly boolean[]): Refusal[] {
  return batches.flatMap(({ refusals, hits }, n) =>
    hits.length > 0 && may[n] !== true ? [...refusals, { reason: 'no_consent' as const, hits: hits.length }] : refusals,
  );
}

async function countRefusals(
  database: Database,
  { tenantId, now, refusals }: { tenantId: string; now: Date; refusals: readonly Refusal[] },
): Promise<void> {
  if (refusals.length === 0) return;
  await database.read(
    { tenantId },
    {
      name: 'hits_refused',
      text: `INSERT INTO hit_refusals AS r (tenant_id, day, reason, hits)
        SELECT $1, ($2::timestamptz AT TIME ZONE 'UTC')::date, given.reason, sum(given.hits)::int
        FROM unnest($3::text[], $4::int[]) AS given (reason, hits) GROUP BY given.reason ORDER BY given.reason
        ON CONFLICT (tenant_id, day, reason) DO UPDATE SET hits = r.hits + excluded.hits`,
      values: [tenantId, now, refusals.map(({ reason }) => reason), refusals.map(({ hits }) => hits)],
    },
  );
}

/** A visit lasts until the end of the ten seconds in which its last hit was: hits that follow within them change nothing of it. */
function withSlack(row: VisitRow): VisitRow {
  return { ...row, lastActivityAt: new Date(Math.ceil(row.lastActivityAt.getTime() / VISIT_STEP) * VISIT_STEP) };
}

function merged(before: Numbered<VisitRow> | undefined, row: VisitRow, number: number): Numbered<VisitRow> {
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
