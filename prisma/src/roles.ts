import pg from 'pg';
import { JOBS_ROLE, RUNTIME_ROLE } from './policies.ts';

/** A role that would let one mistake cross tenants. Boot stops here (R1). */
export class UnsafeRole extends Error {
  override name = 'UnsafeRole';
}

interface RoleFacts {
  name: string;
  superuser: boolean;
  bypassrls: boolean;
  createrole: boolean;
  owns: string[];
  truncates: string[];
}

const FACTS = `
  SELECT r.rolname AS name, r.rolsuper AS superuser, r.rolbypassrls AS bypassrls, r.rolcreaterole AS createrole,
    ARRAY(SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(r.oid, c.relowner, 'USAGE') ORDER BY 1 LIMIT 3) AS owns,
    ARRAY(SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND has_table_privilege(r.oid, c.oid, 'TRUNCATE, TRIGGER, REFERENCES') ORDER BY 1 LIMIT 3) AS truncates
  FROM pg_roles r WHERE r.rolname = current_user`;

/** What is wrong with a role that is to serve; empty when nothing is. */
function roleProblems(role: RoleFacts): string[] {
  const problems: string[] = [];
  if (role.superuser) problems.push('is a superuser');
  if (role.bypassrls) problems.push('has BYPASSRLS');
  if (role.createrole) problems.push('has CREATEROLE');
  if (role.owns.length > 0) problems.push(`owns tables (${role.owns.join(', ')} …)`);
  else if (role.truncates.length > 0) problems.push(`may TRUNCATE, TRIGGER or REFERENCES (${role.truncates.join(', ')} …)`);
  return problems;
}

/** Connects as the role of a URL and refuses one that could step over row-level security. */
export async function assertSafeRole(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<RoleFacts>(FACTS);
    const role = rows[0]!;
    const problems = roleProblems(role);
    if (problems.length > 0)
      throw new UnsafeRole(`The database role "${role.name}" ${problems.join(' and ')}. Serve as ${RUNTIME_ROLE}, see docs/operations.md.`);
  } finally {
    await client.end();
  }
}

/** Lets the two roles sign in with a password and says by which addresses. */
export async function openRoles(ownerUrl: string, passwordOf: (role: string) => string): Promise<{ runtimeUrl: string; jobsUrl: string }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Roles belong to the whole server: two databases that start at once wait for each other here.
    for (const role of [RUNTIME_ROLE, JOBS_ROLE])
      await retryWhenBusy(() => client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(passwordOf(role))}`));
  } finally {
    await client.end();
  }
  return { runtimeUrl: urlAs(RUNTIME_ROLE), jobsUrl: urlAs(JOBS_ROLE) };

  function urlAs(role: string): string {
    const url = new URL(ownerUrl);
    url.username = role;
    url.password = encodeURIComponent(passwordOf(role));
    return url.href;
  }
}

async function retryWhenBusy(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      const busy = error instanceof Error && error.message.includes('concurrently updated');
      if (!busy || attempt === 10) throw error;
    }
  }
}
