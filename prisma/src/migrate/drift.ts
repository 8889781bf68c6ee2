import pg from 'pg';
import { diff } from './diff.ts';

export type Drift = {
  /** Such as `column tours.title` or `unique tours (tenant_id, slug)`. */
  object: string;
  /** Its definition after the migrations; undefined when they don't make it. */
  migrated: string | undefined;
  /** Its definition by the Prisma schema; undefined when it doesn't know it. */
  modelled: string | undefined;
};

export type DriftOptions = {
  /** A database that the migrations have been applied to. */
  migratedUrl: string;
  /** An empty database; it gets what the schema alone would make. */
  emptyUrl: string;
  schemaDir: string;
};

/**
 * Where migrations and Prisma schema disagree about what Prisma models: columns, enums, keys, foreign keys, indexes. The
 * engine's own drift check needs a catalogue type that the driver adapter can't read.
 */
export async function drift({ migratedUrl, emptyUrl, schemaDir }: DriftOptions): Promise<Drift[]> {
  const script = await diff({ from: 'empty', to: { schemaDir } });
  const [migrated, modelled] = await Promise.all([readCatalogue(migratedUrl), readCatalogue(emptyUrl, script)]);
  return [...new Set([...migrated.keys(), ...modelled.keys()])]
    .filter((object) => migrated.get(object) !== modelled.get(object))
    .map((object) => ({ object, migrated: migrated.get(object), modelled: modelled.get(object) }))
    .sort((a, b) => a.object.localeCompare(b.object));
}

async function readCatalogue(url: string, script = ''): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: url, application_name: 'belvedere-drift' });
  await client.connect();
  try {
    await client.query(script);
    const { rows } = await client.query<{ object: string; definition: string }>(CATALOGUE);
    return new Map(rows.map(({ object, definition }) => [object, definition]));
  } finally {
    await client.end();
  }
}

// Names of constraints and indexes are left out: what they hold counts. Partitions follow their parent.
const CATALOGUE = `
WITH tables AS (
  SELECT c.oid, c.relname AS name FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'
), columns AS (
  SELECT format('column %s.%s', t.name, a.attname) AS object,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END, 'default ' || pg_get_expr(d.adbin, d.adrelid)) AS definition
  FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
), enums AS (
  SELECT format('enum %s', t.typname) AS object, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) AS definition
  FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname
), keys AS (
  SELECT format('%s %s (%s)%s', CASE WHEN i.indisprimary THEN 'primary key' WHEN i.indisunique THEN 'unique' ELSE 'index' END, t.name, cols.list,
      ' where ' || pg_get_expr(i.indpred, i.indrelid)) AS object,
    m.amname::text AS definition
  FROM tables t JOIN pg_index i ON i.indrelid = t.oid AND NOT i.indisexclusion
  JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_am m ON m.oid = ic.relam
  CROSS JOIN LATERAL (SELECT string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' ORDER BY n) AS list FROM generate_series(1, i.indnkeyatts) AS n) AS cols
), foreign_keys AS (
  SELECT format('foreign key %s %s', t.name, substring(pg_get_constraintdef(k.oid) FROM '^FOREIGN KEY (\\(.*?\\) REFERENCES .*?\\))')) AS object,
    pg_get_constraintdef(k.oid) AS definition
  FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f' AND k.conparentid = 0
)
SELECT object, definition FROM (TABLE columns UNION ALL TABLE enums UNION ALL TABLE keys UNION ALL TABLE foreign_keys) AS everything`;
