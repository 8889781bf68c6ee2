import type { TableEntry } from './registry.ts';

/** Roles that own nothing. The owner of the schema is whoever migrates; it never serves. */
export const RUNTIME_ROLE = 'app_rt';
export const JOBS_ROLE = 'app_jobs';
export const LOOKUP_ROLE = 'app_lookup';

const CURRENT = '(select app.current_tenant())';

/**
 * Row-level security, grants and the tenant's foreign key of one table, as SQL for its migration. The prose rules are in
 * tables.yaml; `catalogue.db.test.ts` holds the migrated database against them.
 */
export function policySql(table: TableEntry): string {
  const name = `"${table.name}"`;
  const lines = [`REVOKE ALL ON ${name} FROM PUBLIC, ${RUNTIME_ROLE}, ${JOBS_ROLE};`];
  if (table.runtime.length > 0) lines.push(`GRANT ${table.runtime.join(', ')} ON ${name} TO ${RUNTIME_ROLE};`);
  if (table.jobs.length > 0) lines.push(`GRANT ${table.jobs.join(', ')} ON ${name} TO ${JOBS_ROLE};`);
  if (table.class === 'global') return lines.join('\n');

  lines.push(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;`, `ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;`);
  lines.push(`CREATE POLICY tenant_isolation ON ${name} USING ("${table.key}" = ${CURRENT}) WITH CHECK ("${table.key}" = ${CURRENT});`);
  if (table.jobs.length > 0) lines.push(`CREATE POLICY jobs_across_tenants ON ${name} TO ${JOBS_ROLE} USING ("${table.key}" IS NOT NULL);`);
  if (table.lookup)
    lines.push(
      `GRANT SELECT ON ${name} TO ${LOOKUP_ROLE};`,
      `CREATE POLICY lookup ON ${name} FOR SELECT TO ${LOOKUP_ROLE} USING ("${table.key}" IS NOT NULL);`,
    );
  if (table.key === 'tenant_id')
    lines.push(`ALTER TABLE ${name} ADD CONSTRAINT "${table.name}_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");`);
  return lines.join('\n');
}
