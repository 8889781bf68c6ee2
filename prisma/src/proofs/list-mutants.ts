import type pg from 'pg';
import type { Catalogue, Table } from './read-catalogue.ts';

/** One part of the wall taken away. */
export type Mutant = { table: string; name: string; sql: string };

/** Every part of the wall between tenants that the database has, one at a time (R17). */
export async function listMutants(owner: pg.ClientBase, catalogue: Catalogue): Promise<Mutant[]> {
  const tables = [...catalogue.values()].filter((table) => table.class !== 'global');
  const { rows: policies } = await owner.query<{ table: string; name: string }>(
    `SELECT tablename AS table, policyname AS name FROM pg_policies WHERE schemaname = 'public' ORDER BY 1, 2`,
  );
  return [
    ...policies.map(({ table, name }) => mutant(table, `policy ${name} dropped`, `DROP POLICY "${name}" ON "${table}"`)),
    ...tables.flatMap(wall),
    ...tables.flatMap((table) => names(table, catalogue)),
    ...tables.flatMap((table) => privileges(table)),
    ...tables.slice(0, 1).map((table) => mutant(table.name, 'setting read without NULLIF', BARE_SETTING)),
  ];
}

function mutant(table: string, what: string, sql: string): Mutant {
  return { table, name: `${table}: ${what}`, sql };
}

function wall(table: Table): Mutant[] {
  const everything = `CREATE POLICY planted ON "${table.name}" USING (true) WITH CHECK (true)`;
  const unchecked = `ALTER POLICY tenant_isolation ON "${table.name}" WITH CHECK (true)`;
  const mutants = [table.name, ...table.partitions].flatMap((name) => [
    mutant(table.name, `FORCE of ${name} taken back`, `ALTER TABLE "${name}" NO FORCE ROW LEVEL SECURITY`),
    mutant(table.name, `row-level security of ${name} disabled`, `ALTER TABLE "${name}" DISABLE ROW LEVEL SECURITY`),
  ]);
  mutants.push(
    mutant(table.name, 'a policy for everything', everything),
    mutant(table.name, 'a policy without a check on writing', unchecked),
  );
  for (const partition of table.partitions)
    mutants.push(mutant(table.name, `${partition} granted`, `GRANT SELECT ON "${partition}" TO app_rt`));
  return mutants;
}

/** Foreign keys that carry the tenant, and names that are free for every tenant. */
function names(table: Table, catalogue: Catalogue): Mutant[] {
  const references = table.references.filter(({ columns, parent }) => columns.length > 1 && catalogue.get(parent)?.class !== 'global');
  const mutants = references.map(({ name }) =>
    mutant(table.name, `reference ${name} dropped`, `ALTER TABLE "${table.name}" DROP CONSTRAINT "${name}"`),
  );
  const taken = new Set([table.key, ...table.shared, ...table.references.flatMap(({ columns }) => columns)]);
  const own = table.columns.find(({ name, required, type }) => required && !taken.has(name) && (type === 'uuid' || type === 'text'));
  if (own && table.partitions.length === 0)
    mutants.push(mutant(table.name, `${own.name} unique across tenants`, `CREATE UNIQUE INDEX planted ON "${table.name}" ("${own.name}")`));
  return mutants;
}

function privileges(table: Table): Mutant[] {
  const missing = (['SELECT', 'UPDATE', 'DELETE'] as const).filter((privilege) => !table.runtime.includes(privilege));
  return missing.map((privilege) => mutant(table.name, `${privilege} granted`, `GRANT ${privilege} ON "${table.name}" TO app_rt`));
}

const BARE_SETTING = `CREATE OR REPLACE FUNCTION app.current_tenant() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT current_setting('app.current_tenant', true)::uuid $$`;
