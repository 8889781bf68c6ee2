import { quoted } from '../compliance/personal-data/subject-sql.ts';
import type { CatalogueColumn, SharedTable, TravellingTable } from './plan-archive.ts';

/**
 * A row travels as a JSON object in which each value is the text that PostgreSQL writes for it: reading that text back gives the same value
 * for every type, which JSON's own numbers and nulls would not.
 */
const LEFT_OUT = `'left out'`;
/** In place of a secret: nothing hashes to it and no key opens it. */
const STAND_IN: Record<string, string> = {
  text: `encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex')`,
  bytea: 'sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))',
};

/** The rows of the transaction's tenant. */
export function readingRows({ name, key, columns, secrets }: TravellingTable): string {
  const values = columns.map(({ name: column }) =>
    secrets.includes(column)
      ? `CASE WHEN ${quoted(column)} IS NOT NULL THEN ${LEFT_OUT} END AS ${quoted(column)}`
      : `${quoted(column)}::text AS ${quoted(column)}`,
  );
  return `SELECT row_to_json(r)::text AS row FROM (SELECT ${values.join(', ')} FROM ${quoted(name)} WHERE ${quoted(key)} = (select app.current_tenant())) r`;
}

/** The shared rows that the tenant's rows refer to. */
export function readingShared({ name, columns, referredBy }: SharedTable): string {
  const values = columns.map(({ name: column }) => `${quoted(column)}::text AS ${quoted(column)}`);
  const ids = referredBy.map(({ table, column }) => `SELECT ${quoted(column)} FROM ${quoted(table)}`);
  return `SELECT row_to_json(r)::text AS row FROM (SELECT ${values.join(', ')} FROM ${quoted(name)} WHERE id IN (${ids.join(' UNION ')})) r`;
}

/** How many values of each secret column stay behind. */
export function countingSecrets({ name, key, secrets }: TravellingTable): string {
  const counts = secrets.map((column) => `count(${quoted(column)})::int AS ${quoted(column)}`);
  return `SELECT ${counts.join(', ')} FROM ${quoted(name)} WHERE ${quoted(key)} = (select app.current_tenant())`;
}

/**
 * Puts the rows of tables that wait in `arriving` where they belong. It is one statement: foreign keys are checked at its end, so that
 * tables may refer to each other and rows to later ones.
 */
export function insertingRows(group: readonly TravellingTable[]): string {
  const inserts = group.map((table) => {
    const values = table.columns.map((column) => valueOf(table, column)).join(', ');
    return `INSERT INTO ${quoted(table.name)} (${namesOf(table.columns)}) SELECT ${values} FROM arriving a WHERE a.name = '${table.name}'`;
  });
  const last = inserts.pop();
  const others = inserts.map((insert, n) => `t${n} AS (${insert})`);
  return others.length === 0 ? `${last}` : `WITH ${others.join(', ')} ${last}`;
}

/** Finds again what is here already: by what names a row to people, among those that were not removed, or by its id. */
export function matchingShared({ name, natural }: SharedTable): string {
  return `INSERT INTO same_as (name, id, here)
    SELECT a.name, (a.row ->> 'id')::uuid, coalesce(named.id, (SELECT g.id FROM ${quoted(name)} g WHERE g.id = (a.row ->> 'id')::uuid))
    FROM arriving a LEFT JOIN LATERAL (
      SELECT g.id FROM ${quoted(name)} g
      WHERE lower(g.${quoted(natural)}) = lower(a.row ->> '${natural}') AND to_jsonb(g) ->> 'deleted_at' IS NULL LIMIT 1
    ) named ON true WHERE a.name = '${name}'`;
}

/** Makes those that are not here. */
export function insertingShared({ name, columns }: SharedTable): string {
  const values = columns.map(given).join(', ');
  return `INSERT INTO ${quoted(name)} (${namesOf(columns)}) SELECT ${values} FROM arriving a
    JOIN same_as s ON s.name = a.name AND s.id = (a.row ->> 'id')::uuid WHERE a.name = '${name}' AND s.here IS NULL`;
}

function valueOf({ secrets, shared }: TravellingTable, column: CatalogueColumn): string {
  if (secrets.includes(column.name)) return `CASE WHEN a.row ->> '${column.name}' IS NOT NULL THEN ${STAND_IN[column.type]} END`;
  const target = shared.get(column.name);
  if (target === undefined) return given(column);
  return `coalesce((SELECT s.here FROM same_as s WHERE s.name = '${target}' AND s.id = ${given(column)}), ${given(column)})`;
}

const given = ({ name, type }: CatalogueColumn) => `(a.row ->> '${name}')::${type}`;
const namesOf = (columns: readonly CatalogueColumn[]) => columns.map(({ name }) => quoted(name)).join(', ');
