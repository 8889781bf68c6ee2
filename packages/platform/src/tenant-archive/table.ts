import { PLATFORM_TENANT_ID, type Database, type Transaction } from '@belvedere/db';
import { allTables, readBatches } from '../compliance/personal-data/table.ts';
import {
  planArchive,
  type ArchivePlan,
  type CatalogueColumn,
  type Reference,
  type SharedTable,
  type TravellingTable,
} from './plan-archive.ts';
import { countingSecrets, insertingRows, insertingShared, matchingShared, readingRows, readingShared } from './row-sql.ts';

const BATCH = 100;

/** What happens to whole tenants is written down here; it is itself no customer, and does not travel. */
export const PLATFORM = PLATFORM_TENANT_ID;

/** A tenant that is not removed, whatever its state. */
export async function findTenantBySlug(database: Database, slug: string): Promise<{ id: string; slug: string; name: string } | undefined> {
  const [tenant] = await database.lookup<{ id: string; slug: string; name: string }>({
    name: 'tenant_archive.tenant_by_slug',
    text: 'SELECT id, slug, name FROM app.tenant_by_slug($1)',
    values: [slug],
  });
  return tenant;
}

/** Whether the transaction's tenant is there, removed or not. */
export async function isTenantHere(tx: Transaction, tenantId: string): Promise<boolean> {
  return (await tx.tenant.count({ where: { id: tenantId } })) > 0;
}

/** A tenant that comes back from an archive was not purged any more: nothing looks for files that are left of it. */
export async function forgetPurge(tx: Transaction, tenantId: string): Promise<void> {
  await tx.tenantRemoval.deleteMany({ where: { removedId: tenantId, purgedAt: { not: null } } });
}

/** Values are written and read as the same texts whatever the server's settings, and a long table may take its time. */
export async function prepareForRows(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true),
    set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true)`;
}

export async function readPlan(tx: Transaction): Promise<ArchivePlan> {
  const columns = await tx.$queryRaw<CatalogueColumn[]>`
    SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY 1, a.attnum`;
  const references = await tx.$queryRaw<Reference[]>`
    SELECT child.relname AS child, parent.relname AS parent,
      ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (n, i) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.i) AS columns,
      ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u (n, i) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.i) AS "parentColumns"
    FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
    WHERE k.contype = 'f' AND k.conparentid = 0 AND child.relnamespace = 'public'::regnamespace ORDER BY k.conname`;
  return planArchive(allTables(), { columns, references });
}

/** Rows as lines of JSON, a batch at a time. */
export function readRows(tx: Transaction, table: TravellingTable): AsyncGenerator<string[]> {
  return readBatches(tx, readingRows(table), BATCH);
}

export function readShared(tx: Transaction, table: SharedTable): AsyncGenerator<string[]> {
  return readBatches(tx, readingShared(table), BATCH);
}

export async function countSecrets(tx: Transaction, table: TravellingTable): Promise<Record<string, number>> {
  if (table.secrets.length === 0) return {};
  const [counts = {}] = await tx.$queryRawUnsafe<Record<string, number>[]>(countingSecrets(table));
  return counts;
}

/** Archives for people who asked for their data: their files lie among the tenant's, and stay with the rows. */
export async function listPersonalExports(tx: Transaction, tenantId: string): Promise<string[]> {
  return (await tx.dataExport.findMany({ where: { tenantId }, select: { id: true } })).map(({ id }) => id);
}

/** Where rows wait until all of them are there; gone with the transaction. */
export async function openArrivals(tx: Transaction): Promise<void> {
  await tx.$executeRaw`CREATE TEMP TABLE arriving (name text NOT NULL, row jsonb NOT NULL) ON COMMIT DROP`;
  await tx.$executeRaw`CREATE INDEX ON arriving (name)`;
  await tx.$executeRaw`CREATE TEMP TABLE same_as (name text, id uuid, here uuid, PRIMARY KEY (name, id)) ON COMMIT DROP`;
}

export async function addArrivals(tx: Transaction, name: string, lines: readonly string[]): Promise<void> {
  await tx.$executeRaw`INSERT INTO arriving (name, row) SELECT ${name}, value FROM jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb)`;
}

/** @returns how many shared rows were made, and how many were here. */
export async function settleShared(tx: Transaction, table: SharedTable): Promise<{ made: number; joined: number }> {
  const all = await tx.$executeRawUnsafe(matchingShared(table));
  const made = await tx.$executeRawUnsafe(insertingShared(table));
  await tx.$executeRaw`UPDATE same_as SET here = id WHERE here IS NULL`;
  return { made, joined: all - made };
}

export async function settleRows(tx: Transaction, group: readonly TravellingTable[]): Promise<void> {
  await tx.$executeRawUnsafe(insertingRows(group));
}
