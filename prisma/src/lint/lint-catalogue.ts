import type pg from 'pg';
import { JOBS_ROLE, LOOKUP_ROLE, RUNTIME_ROLE } from '../policies.ts';
import type { TableEntry } from '../registry.ts';
import { DOORS } from './doors.ts';
import { COMMON, RULES } from './rules.ts';

export type Finding = { rule: string; object: string; message: string };

/** The queue brings its own tables and looks after them; they hold no rows of tenants but what jobs carry. */
const NAMES = { runtime: RUNTIME_ROLE, jobs: JOBS_ROLE, lookup: LOOKUP_ROLE, doors: DOORS, queueSchema: 'pgboss' };

/** Holds the catalogue of a migrated database against the rules of tenancy (R11); empty when it keeps them all. */
export async function lintCatalogue(owner: pg.ClientBase, tables: TableEntry[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, sql } of RULES) {
    const { rows } = await owner.query<{ object: string; message: string }>(
      `${COMMON}, findings (object, message) AS (${sql}) SELECT object, message FROM findings ORDER BY 1, 2`,
      [JSON.stringify(tables), JSON.stringify(NAMES)],
    );
    findings.push(...rows.map((row) => ({ rule: name, ...row })));
  }
  return findings;
}
