import type pg from 'pg';
import type { TableEntry } from '../registry.ts';

export type Column = {
  name: string;
  type: string;
  /** The first label of an enum. */
  label: string | null;
  required: boolean;
  /** Part of a unique index: two rows need two values. */
  unique: boolean;
};

export type Reference = {
  name: string;
  child: string;
  columns: string[];
  parent: string;
  parentColumns: string[];
};

export type Table = TableEntry & {
  columns: Column[];
  primaryKey: string[];
  references: Reference[];
  /** Columns of the unique indexes that the registry allows to be shared by all tenants. */
  shared: string[];
  partitions: string[];
};

export type Catalogue = Map<string, Table>;

/** The tables of the registry as the database has them. */
export async function readCatalogue(owner: pg.ClientBase, registry: TableEntry[]): Promise<Catalogue> {
  const columns = await owner.query<Column & { table: string }>(COLUMNS);
  const references = await owner.query<Reference>(REFERENCES);
  const indexes = await owner.query<{ table: string; name: string; primary: boolean; columns: string[] }>(INDEXES);
  const partitions = await owner.query<{ parent: string; name: string }>(PARTITIONS);
  return new Map(
    registry.map((entry) => {
      const own = indexes.rows.filter((index) => index.table === entry.name);
      const table: Table = {
        ...entry,
        columns: columns.rows.filter((column) => column.table === entry.name),
        references: references.rows.filter((reference) => reference.child === entry.name),
        primaryKey: own.find((index) => index.primary)?.columns ?? [],
        shared: own.filter((index) => Object.hasOwn(entry.unique, index.name)).flatMap((index) => index.columns),
        partitions: partitions.rows.filter((partition) => partition.parent === entry.name).map((partition) => partition.name),
      };
      return [entry.name, table] as const;
    }),
  );
}

export function tableOf(catalogue: Catalogue, name: string): Table {
  const table = catalogue.get(name);
  if (!table) throw new Error(`tables.yaml knows no table ${name}.`);
  return table;
}

const COLUMNS = `
  SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type,
    (SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY e.enumsortorder LIMIT 1) AS label,
    a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS required,
    EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND a.attnum = ANY (i.indkey::smallint[])) AS "unique"
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum`;

const REFERENCES = `
  SELECT k.conname AS name, child.relname AS child, parent.relname AS parent,
    ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (n, i) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.i) AS columns,
    ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u (n, i) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.i) AS "parentColumns"
  FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
  WHERE k.contype = 'f' AND k.conparentid = 0 AND child.relnamespace = 'public'::regnamespace ORDER BY 1`;

const INDEXES = `
  SELECT c.relname AS table, ic.relname AS name, i.indisprimary AS primary,
    ARRAY(SELECT a.attname::text FROM unnest(i.indkey::smallint[]) AS u (n) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.n) AS columns
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class ic ON ic.oid = i.indexrelid
  WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique`;

const PARTITIONS = `
  SELECT pg_partition_root(c.oid)::regclass::text AS parent, c.relname AS name FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relispartition AND c.relkind IN ('r', 'p')`;
