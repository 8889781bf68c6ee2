import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRegistry } from './registry.ts';
import { testDatabase, type TestDatabase } from './testing/index.ts';

let db: TestDatabase;
let owner: pg.Client;
let runtime: pg.Client;
let [mine, theirs] = ['', ''];

beforeAll(async () => {
  db = await testDatabase();
  [owner, runtime] = [new pg.Client({ connectionString: db.ownerUrl }), new pg.Client({ connectionString: db.runtimeUrl })];
  await Promise.all([owner.connect(), runtime.connect()]);
  [mine, theirs] = [await tenant(), await tenant()];
});
afterAll(async () => {
  await Promise.all([owner.end(), runtime.end()]);
  await db.drop();
});

async function tenant(): Promise<string> {
  const id = uuidv7();
  await owner.query('INSERT INTO tenants (id, slug, name) VALUES ($1, $2, $2)', [id, `t-${id}`]);
  await owner.query('INSERT INTO roles (tenant_id, id, name) VALUES ($1, $2, $3)', [id, uuidv7(), 'a role']);
  return id;
}
const seen = async () => (await runtime.query<{ tenant_id: string }>('SELECT tenant_id FROM roles')).rows.map((row) => row.tenant_id);

test('4.70 set_tenant_context sets the tenant for its transaction and no longer, on one connection with two tenants (4.89)', async () => {
  for (const [id, end] of [
    [mine, 'COMMIT'],
    [theirs, 'ROLLBACK'],
    [mine, 'COMMIT'],
  ] as const) {
    await runtime.query('BEGIN');
    await runtime.query('SELECT app.set_tenant_context($1::uuid)', [id]);
    expect(await seen()).toEqual([id]);
    await runtime.query(end);
    expect(await seen()).toEqual([]);
  }
  await expect(runtime.query("SELECT app.set_tenant_context('garbage')")).rejects.toThrow('invalid input syntax for type uuid');
});

test('4.72 either name of the setting counts, every policy is called tenant_isolation, and without a tenant there is nothing and no error', async () => {
  for (const name of ['app.current_tenant', 'app.current_tenant_id']) {
    await runtime.query('BEGIN');
    await runtime.query('SELECT set_config($1, $2, true)', [name, theirs]);
    expect(await seen(), name).toEqual([theirs]);
    await runtime.query('COMMIT');
    expect(await seen(), name).toEqual([]);
  }
  const walled = readRegistry().filter(({ class: kind }) => kind !== 'global');
  const { rows } = await owner.query<{ table: string }>(
    `SELECT tablename AS table FROM pg_policies WHERE schemaname = 'public' AND policyname = 'tenant_isolation'`,
  );
  expect(rows.map(({ table }) => table).sort()).toEqual(walled.map(({ name }) => name).sort());
});

test('2.22 tables and columns are in snake_case, those of events in the plural, their indexes idx_', async () => {
  const { rows: columns } = await owner.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  );
  expect(
    columns.map(({ name }) => name).filter((name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*\.[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)),
  ).toEqual([]);
  const { rows: indexes } = await owner.query<{ table: string; index: string }>(
    `SELECT t.relname AS table, x.relname AS index FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relnamespace = 'public'::regnamespace AND t.relname ~ '^(event|venue|waitlist)' AND NOT i.indisunique`,
  );
  expect(indexes.length).toBeGreaterThan(15);
  expect(indexes.filter(({ table, index }) => !table.endsWith('s') || !index.startsWith('idx_'))).toEqual([]);
});

test('4.74 the child tables of the source documents carry their tenant themselves', async () => {
  const children = [
    'user_roles',
    'role_permissions',
    'access_grants',
    'scene_media',
    'hotspot_media',
    'tour_translations',
    'scene_translations',
    'hotspot_translations',
    'api_usage',
  ];
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull
     WHERE c.relname = ANY ($1) AND c.relforcerowsecurity`,
    [children],
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([...children].sort());
});

test('4.75 what belongs to the system is closed to the runtime role, but for writing facts down', async () => {
  const system = readRegistry().filter(({ class: kind }) => kind === 'system');
  expect(system.map(({ name }) => name)).toContain('outbox_facts');
  for (const { name } of system) await expect(runtime.query(`SELECT FROM ${name}`), name).rejects.toThrow('permission denied');
});

test('4.77 the extensions of the sources are there; none is needed that a hosted server may refuse', async () => {
  const { rows } = await owner.query<{ name: string; trusted: boolean }>(
    `SELECT e.extname AS name, bool_or(v.trusted) AS trusted FROM pg_extension e
     JOIN pg_available_extension_versions v ON v.name = e.extname GROUP BY 1 ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['pg_trgm', 'pgcrypto', 'uuid-ossp']));
  expect(rows.filter(({ trusted }) => !trusted)).toEqual([]);
});

test('4.78 every table with updated_at has the trigger that keeps it', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'updated_at' AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = c.oid AND p.proname = 'touch_updated_at')`,
  );
  expect(rows.map(({ name }) => name)).toEqual([]);
});

test('4.79 what is deleted softly frees its natural key: such uniqueness holds among the living only', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND NOT i.indisprimary AND i.indpred IS NULL
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'deleted_at')
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey::smallint[]) AND a.attname IN ('slug', 'email', 'username', 'key', 'name'))`,
  );
  // A tenant's address stays taken: links to it must not lead to somebody else.
  expect(rows.map(({ name }) => name)).toEqual(['tenants_slug_key']);
});

test('4.80 foreign keys of rows that are deleted with their parent, e-mail, slug, status and times are found by an index', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT child.relname || '.' || k.conname AS name FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid
     WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confdeltype IN ('c', 'n') AND child.relnamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indpred IS NULL
         AND k.conkey @> (i.indkey::smallint[])[0:least(cardinality(k.conkey), 2) - 1])`,
  );
  expect(rows.map(({ name }) => name).filter((name) => !KNOWN_WITHOUT.has(name))).toEqual([]);
  const { rows: indexed } = await owner.query<{ column: string }>(
    `SELECT DISTINCT c.relname || '.' || pg_get_indexdef(i.indexrelid, n, true) AS column FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid, generate_series(1, i.indnkeyatts) AS n`,
  );
  const found = new Set(indexed.map(({ column }) => column));
  for (const column of [
    'users.lower(email)',
    'invitations.email',
    'tenants.slug',
    'tours.slug',
    'audit_logs.occurred_at',
    'audit_logs.action',
    'access_logs.occurred_at',
    'security_events.occurred_at',
    'analytics_events.occurred_at',
    'api_usage.occurred_at',
    'access_grants.expires_at',
  ])
    expect(found, column).toContain(column);
});

/** Roles and permissions are few and hardly ever removed; people are erased, and their rows stay. */
const KNOWN_WITHOUT: ReadonlySet<string> = new Set([
  'role_permissions.role_permissions_permission_id_fkey',
  'user_roles.user_roles_tenant_id_role_id_fkey',
  'invitations.invitations_tenant_id_role_id_fkey',
  'access_grants.access_grants_tenant_id_role_id_fkey',
  'tour_bookmarks.tour_bookmarks_user_id_fkey',
  'tour_ratings.tour_ratings_user_id_fkey',
]);
