import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRegistry, type TableEntry } from '../registry.ts';
import { testDatabase, type TestDatabase } from '../testing/index.ts';
import { lintCatalogue } from './lint-catalogue.ts';
import { RULES } from './rules.ts';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

test('R11 the migrated database keeps every rule', async () => {
  await expect(lintCatalogue(owner, readRegistry())).resolves.toEqual([]);
});

const PLANTED: [rule: string, object: string, sql: string][] = [
  ['row-security', 'tours', 'ALTER TABLE tours DISABLE ROW LEVEL SECURITY'],
  ['row-security', 'tours', 'ALTER TABLE tours NO FORCE ROW LEVEL SECURITY'],
  [
    'row-security',
    'analytics_events_new',
    `CREATE TABLE analytics_events_new PARTITION OF analytics_events FOR VALUES FROM ('1999-01-01') TO ('1999-01-02')`,
  ],
  ['policy-missing', 'tours', 'DROP POLICY tenant_isolation ON tours'],
  ['policy-context', 'tours.planted', 'CREATE POLICY planted ON tours USING (true)'],
  [
    'policy-context',
    'tours.planted',
    `CREATE POLICY planted ON tours USING (tenant_id = current_setting('app.current_tenant', true)::uuid)`,
  ],
  ['policy-context', 'tours.planted', 'CREATE POLICY planted ON tours USING (tenant_id = app.current_tenant())'],
  ['policy-context', 'tours.planted', 'CREATE POLICY planted ON tours USING (id = (select app.current_tenant()))'],
  [
    'policy-context',
    'tours.planted',
    'CREATE POLICY planted ON tours USING (tenant_id = (select app.current_tenant()) OR title IS NOT NULL)',
  ],
  ['policy-context', 'tours.planted', 'CREATE POLICY planted ON tours FOR INSERT WITH CHECK (true)'],
  ['policy-context', 'tours.planted', 'CREATE POLICY planted ON tours TO app_jobs USING (tenant_id IS NOT NULL)'],
  ['policy-context', 'tenants.planted', 'CREATE POLICY planted ON tenants TO app_lookup USING (id IS NOT NULL)'],
  [
    'policy-context',
    'app.current_tenant()',
    `CREATE OR REPLACE FUNCTION app.current_tenant() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT current_setting('app.current_tenant', true)::uuid $$`,
  ],
  [
    'foreign-key-crosses',
    'scenes.planted',
    'ALTER TABLE tours ADD UNIQUE (id); ALTER TABLE scenes ADD CONSTRAINT planted FOREIGN KEY (tour_id) REFERENCES tours (id)',
  ],
  [
    'foreign-key-crosses',
    'scenes.planted',
    'ALTER TABLE scenes ADD CONSTRAINT planted FOREIGN KEY (panorama_media_id, tour_id) REFERENCES tours (tenant_id, id)',
  ],
  ['unique-crosses', 'tours.planted', 'CREATE UNIQUE INDEX planted ON tours (slug)'],
  ['unique-crosses', 'tours.planted', 'CREATE UNIQUE INDEX planted ON tours (slug, tenant_id)'],
  ['unique-crosses', 'tours.planted', 'ALTER TABLE tours ADD CONSTRAINT planted EXCLUDE USING gist (id WITH =)'],
  ['excess-grant', 'tours', 'GRANT TRUNCATE ON tours TO app_rt'],
  ['excess-grant', 'tours', 'GRANT TRIGGER, REFERENCES ON tours TO app_rt'],
  ['excess-grant', 'tours', 'GRANT SELECT ON tours TO PUBLIC'],
  ['excess-grant', 'audit_logs', 'GRANT UPDATE ON audit_logs TO app_rt'],
  ['excess-grant', 'audit_logs', 'GRANT UPDATE (action) ON audit_logs TO app_rt'],
  ['excess-grant', 'tours', 'GRANT SELECT ON tours TO app_jobs'],
  ['excess-grant', 'analytics_events_rest', 'GRANT SELECT ON analytics_events_rest TO app_rt'],
  ['excess-grant', '_prisma_migrations', 'GRANT SELECT ON _prisma_migrations TO app_rt'],
  ['view-not-invoker', 'planted', 'CREATE VIEW planted AS SELECT * FROM tours'],
  ['view-not-invoker', 'planted', 'CREATE VIEW planted WITH (security_invoker = false) AS SELECT * FROM tours'],
  ['materialized-view-readable', 'planted', 'CREATE MATERIALIZED VIEW planted AS SELECT * FROM tours; GRANT SELECT ON planted TO app_rt'],
  [
    'definer-open',
    'app.planted()',
    `CREATE FUNCTION app.planted() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1'`,
  ],
  [
    'definer-open',
    'app.planted()',
    `CREATE FUNCTION app.planted() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1'; REVOKE ALL ON FUNCTION app.planted() FROM PUBLIC`,
  ],
  ['definer-open', 'app.tenants_of(uuid)', 'ALTER FUNCTION app.tenants_of(uuid) RESET search_path'],
  ['definer-open', 'app.tenants_of(uuid)', 'GRANT EXECUTE ON FUNCTION app.tenants_of(uuid) TO PUBLIC'],
  ['role-flags', 'app_rt', 'ALTER ROLE app_rt SUPERUSER'],
  ['role-flags', 'app_rt', 'ALTER ROLE app_rt BYPASSRLS'],
  ['role-flags', 'app_jobs', 'ALTER ROLE app_jobs CREATEROLE'],
  ['role-flags', 'app_rt', 'GRANT app_lookup TO app_rt'],
  ['runtime-owns', 'tours', 'ALTER TABLE tours OWNER TO app_rt'],
  ['runtime-owns', 'app.current_tenant()', 'ALTER FUNCTION app.current_tenant() OWNER TO app_rt'],
  ['runtime-owns', 'schema planted', 'CREATE SCHEMA planted AUTHORIZATION app_jobs'],
  ['tenant-nullable', 'outbox_facts.tenant_id', 'ALTER TABLE outbox_facts ALTER tenant_id DROP NOT NULL'],
  ['tenant-nullable', 'mails.tenant_id', 'ALTER TABLE mails DROP COLUMN tenant_id CASCADE'],
  ['subject-undeclared', 'tours.reviewer', 'ALTER TABLE tours ADD COLUMN reviewer uuid REFERENCES users (id)'],
  ['subject-undeclared', 'tours.approved_by_user_id', 'ALTER TABLE tours ADD COLUMN approved_by_user_id uuid'],
  ['subject-undeclared', 'tours.created_by', 'ALTER TABLE tours ADD COLUMN created_by text'],
  ['subject-undeclared', 'scenes.contact_email', 'ALTER TABLE scenes ADD COLUMN contact_email text'],
  ['secret-undeclared', 'tours.preview_token', 'ALTER TABLE tours ADD COLUMN preview_token text'],
  ['secret-undeclared', 'tours.password_hash', 'ALTER TABLE tours ADD COLUMN password_hash text'],
  ['registry-column', 'tour_ratings.user_id', 'ALTER TABLE tour_ratings DROP COLUMN user_id'],
  ['registry-column', 'tour_embeds.token_hash', 'ALTER TABLE tour_embeds DROP COLUMN token_hash'],
  ['unregistered', 'planted', 'CREATE TABLE planted (id uuid PRIMARY KEY)'],
  ['unregistered', 'app.planted', 'CREATE TABLE app.planted (id uuid PRIMARY KEY)'],
  ['unregistered', 'mails', 'DROP TABLE mails CASCADE'],
];

test.each(PLANTED)('R11 %s is reported of %s after %s', async (rule, object, sql) => {
  const findings = await plant(sql);
  expect(findings.map((finding) => [finding.rule, finding.object])).toContainEqual([rule, object]);
});

test('R11 each rule has a planted defect', () => {
  expect(new Set(PLANTED.map(([rule]) => rule))).toEqual(new Set(RULES.map((rule) => rule.name)));
});

test('R7 a unique constraint that does not begin with the tenant needs its reason in the registry', async () => {
  const tables = readRegistry().map((table): TableEntry => ({ ...table, unique: {} }));
  const findings = await lintCatalogue(owner, tables);
  expect(findings.map((finding) => finding.object)).toContain('tenants.tenants_slug_key');
});

/** Inside a transaction that is rolled back: the roles belong to the whole server. */
async function plant(sql: string): ReturnType<typeof lintCatalogue> {
  await owner.query('BEGIN');
  try {
    await owner.query(sql);
    return await lintCatalogue(owner, readRegistry());
  } finally {
    await owner.query('ROLLBACK');
  }
}
