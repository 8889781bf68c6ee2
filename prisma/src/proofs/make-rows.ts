import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { tableOf, type Catalogue, type Column, type Reference, type Table } from './read-catalogue.ts';

export type Row = Record<string, unknown>;

export type RowMaker = {
  /** Writes a row of a tenant, and before it whatever it refers to. */
  insert(table: string, tenant: string, given?: Row): Promise<Row>;
  /** A row that could be written, as all that it refers to exists. */
  prepare(table: string, tenant: string): Promise<Row>;
};

/** Numbers to try where a CHECK refuses the first. */
const NUMBERS = [1, 0, 0.5, 100];

/**
 * Makes valid rows of any table from the catalogue alone, as the owner of the schema. Only what has to be given is given, and what
 * only the application knows about a table. Every text carries its tenant's id, so that one found elsewhere is a leak.
 */
export function makeRows(owner: pg.ClientBase, catalogue: Catalogue, known: (table: string) => Row = () => ({})): RowMaker {
  // Beyond what the application itself counts from 1.
  let serial = 1_000_000;
  const fitting = new Map<string, number>();
  const extras = new Map<string, Column>();
  const chosen = new Map<string, Row>();

  async function prepare(name: string, tenant: string): Promise<Row> {
    const table = tableOf(catalogue, name);
    const extra = extras.get(name);
    const needed = [...table.columns.filter((column) => column.required), ...(extra ? [extra] : [])];
    const row: Row = Object.fromEntries(needed.map((column) => [column.name, valueOf(column, { tenant, number: fitting.get(name) })]));
    Object.assign(row, chosen.get(name), known(name));
    if (table.class !== 'global') row[table.key] = tenant;
    if (name !== 'tenants' && table.class !== 'global') await ensureTenant(tenant);
    const settled = new Set<string>();
    for (const reference of table.references) await refer(table, { reference, row, tenant, settled });
    return row;
  }

  /** Writes a parent. What an earlier reference has settled, such as the tour of two parents, this one shares. */
  async function refer(
    table: Table,
    { reference, row, tenant, settled }: { reference: Reference; row: Row; tenant: string; settled: Set<string> },
  ): Promise<void> {
    const [first] = reference.columns;
    const isTenant = reference.columns.length === 1 && first === table.key && table.class !== 'global';
    if (isTenant || !reference.columns.every((column) => Object.hasOwn(row, column))) return;
    const optional = tableOf(catalogue, reference.parent).columns.filter(({ required }) => !required);
    const shared = reference.columns.flatMap((column, index) => {
      const named = reference.parentColumns[index]!;
      // What the parent may leave out it has here, as it is called by it.
      return settled.has(column) || optional.some(({ name }) => name === named) ? [[named, row[column]]] : [];
    });
    const parent = await insert(reference.parent, tenant, Object.fromEntries(shared) as Row);
    for (const [index, column] of reference.columns.entries()) {
      row[column] = parent[reference.parentColumns[index]!];
      if (column !== table.key) settled.add(column);
    }
  }

  async function ensureTenant(id: string): Promise<void> {
    const slug = newText(id);
    await owner.query('INSERT INTO tenants (id, slug, name) VALUES ($1, $2, $2) ON CONFLICT (id) DO NOTHING', [id, slug]);
  }

  async function insert(name: string, tenant: string, given: Row = {}): Promise<Row> {
    const table = tableOf(catalogue, name);
    const row = { ...(await prepare(name, tenant)), ...given };
    if (name === 'tenants') {
      await ensureTenant(tenant);
      return (await owner.query('SELECT id, slug, name FROM tenants WHERE id = $1', [tenant])).rows[0];
    }
    let refusal: unknown;
    const waiting = [...candidates(table, row, tenant)];
    for (const fit of waiting) {
      try {
        await owner.query(insertSql(name, fit));
        remember(table, row, fit);
        return fit;
      } catch (error) {
        if (!(error instanceof pg.DatabaseError && error.code === '23514')) throw error;
        if (refusal === undefined) waiting.push(...(await namedValues(table, row, error.constraint ?? '')));
        refusal = error;
      }
    }
    throw refusal;
  }

  /** Rows with one of the values that a CHECK names, in the column of text that it is about. */
  async function namedValues(table: Table, row: Row, constraint: string): Promise<Row[]> {
    const { rows } = await owner.query<{ definition: string }>(
      'SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1 AND conrelid = $2::regclass',
      [constraint, table.name],
    );
    const definition = rows[0]?.definition ?? '';
    const column = table.columns.find(({ name, type }) => type === 'text' && Object.hasOwn(row, name) && definition.includes(`(${name} `));
    return column ? [...definition.matchAll(/'([^']+)'/g)].map(([, value]) => ({ ...row, [column.name]: value })) : [];
  }

  /** Rows to try where a CHECK refuses: other numbers, then one of what need not be given. */
  function* candidates(table: Table, row: Row, tenant: string): Generator<Row> {
    const free = table.columns.filter((column) => isFree(column) && !Object.hasOwn(known(table.name), column.name));
    for (const number of NUMBERS) yield { ...row, ...Object.fromEntries(free.map((column) => [column.name, number])) };
    const referring = new Set(table.references.flatMap(({ columns }) => columns));
    for (const column of table.columns)
      if (!column.required && !referring.has(column.name) && /^(text|uuid|bytea|timestamp)/.test(column.type))
        yield { ...row, [column.name]: valueOf(column, { tenant, number: 1 }) };
  }

  /** What the next row of the table needs from the start. */
  function remember(table: Table, row: Row, fit: Row): void {
    const free = table.columns.find(isFree);
    if (free) fitting.set(table.name, fit[free.name] as number);
    const extra = table.columns.find(({ name }) => Object.hasOwn(fit, name) && !Object.hasOwn(row, name));
    if (extra) extras.set(table.name, extra);
    const named = table.columns.find(({ name, type }) => type === 'text' && Object.hasOwn(row, name) && fit[name] !== row[name]);
    if (named) chosen.set(table.name, { [named.name]: fit[named.name] });
  }

  function valueOf(column: Column, { tenant, number = NUMBERS[0] }: { tenant: string; number: number | undefined }): unknown {
    const { name, type, label } = column;
    if (isFree(column)) return number;
    if (label !== null) return label;
    if (type.endsWith('[]')) return '{}';
    if (type === 'uuid') return uuidv7();
    if (type === 'text' || type.startsWith('character')) return newText(tenant);
    if (type === 'bigint' || type === 'integer') return (serial += 1);
    if (type === 'boolean') return false;
    if (type === 'jsonb' || type === 'json') return '{}';
    if (type === 'bytea') return '\\x00';
    if (type.startsWith('timestamp') || type === 'date') return name.includes('expires') ? '2126-06-15T12:00:00Z' : '2026-06-15T12:00:00Z';
    throw new Error(`The row factory knows no value of type ${type}.`);
  }

  return { insert, prepare };
}

/** A number that only CHECKs have a say in. */
function isFree({ type, required, unique }: Column): boolean {
  return required && !unique && /^(double precision|real|numeric|bigint|integer|smallint)/.test(type);
}

function newText(tenant: string): string {
  return `made-${tenant}-${randomBytes(6).toString('hex')}`;
}

export function insertSql(table: string, row: Row): string {
  const names = Object.keys(row).map(pg.escapeIdentifier).join(', ');
  const values = Object.values(row).map(literal).join(', ');
  return `INSERT INTO ${pg.escapeIdentifier(table)} (${names}) VALUES (${values})`;
}

export function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return pg.escapeLiteral(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  throw new Error('The row factory writes texts, numbers, truth values and dates only.');
}
