import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { openDatabase, type Database } from './database.ts';
import { PLATFORM_TENANT_ID } from './scope.ts';
import { testDatabase, type TestDatabase } from './testing/index.ts';

const scope = { tenantId: PLATFORM_TENANT_ID };
const slug = { name: 'slug', text: 'SELECT slug FROM tenants WHERE id = $1', values: [PLATFORM_TENANT_ID] };

let home: TestDatabase;
let database: Database;
let owner: pg.Client;
const errors: Error[] = [];

beforeAll(async () => {
  home = await testDatabase();
  database = openDatabase({ url: home.runtimeUrl, poolSize: 4, onError: (error) => void errors.push(error) });
  owner = new pg.Client({ connectionString: home.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await database.close();
  await owner.end();
  await home.drop();
});

async function endOtherSessions(): Promise<void> {
  await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'app_rt'`);
}

test('X11 a connection that breaks in use fails its own call and nothing else', async () => {
  const sleeping = database.read(scope, { name: 'sleep', text: 'SELECT pg_sleep($1)', values: [30] });
  const waiting = database.transaction(scope, (tx) => tx.$queryRaw`SELECT 1 FROM pg_sleep(30)`);
  const outcomes = Promise.allSettled([sleeping, waiting]);
  await expect
    .poll(
      async () =>
        (
          await owner.query(
            `SELECT 1 FROM pg_stat_activity WHERE usename = 'app_rt' AND wait_event = 'PgSleep' AND datname = current_database()`,
          )
        ).rowCount,
      { timeout: 20_000 },
    )
    .toBe(2);
  await endOtherSessions();
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(errors.length).toBeGreaterThan(0);
  expect(await database.read(scope, slug)).toEqual([{ slug: 'platform' }]);
  expect(await database.transaction(scope, (tx) => tx.tenant.count())).toBe(1);
});

test('R5 4.89 a read that fails leaves no open transaction to the next one', async () => {
  await expect(database.read(scope, { name: 'zero', text: 'SELECT 1 / $1::int', values: [0] })).rejects.toThrow('division by zero');
  for (let n = 0; n < 10; n++) expect(await database.read(scope, slug)).toEqual([{ slug: 'platform' }]);
  expect(await database.read({ tenantId: '01a1fbf5-89ce-7d35-a607-0b35d1255c3d' }, slug)).toEqual([]);
});

test('R5 4.89 a connection forgets its tenant with each transaction: what asks after it by the same one has none', async () => {
  const context = { name: 'context', text: `SELECT current_setting('app.current_tenant', true) AS tenant`, values: [] };
  for (let n = 0; n < 10; n++) {
    expect(await database.read(scope, { ...context, name: 'context_within' })).toEqual([{ tenant: scope.tenantId }]);
    const [after] = await database.lookup<{ tenant: string | null }>(context);
    expect(after?.tenant ?? '').toBe('');
  }
});

test('2.23 every statement that is answered is told, with how long that took and without a value', async () => {
  const told: { text: string; seconds: number }[] = [];
  database.watch((answered) => void told.push(answered));
  await database.read(scope, { name: 'slow', text: 'SELECT pg_sleep($1)', values: [0.05] });
  await database.transaction(scope, (tx) => tx.tenant.count({ where: { name: 'Somebody' } }));
  await database.lookup(slug);
  await expect(database.read(scope, { name: 'zero', text: 'SELECT 1 / $1::int', values: [0] })).rejects.toThrow('division by zero');
  const slow = told.find(({ text }) => text.includes('pg_sleep'));
  expect(slow?.seconds).toBeGreaterThanOrEqual(0.05);
  for (const text of ['FROM "public"."tenants"', 'SELECT slug', '1 / $1'])
    expect(told.filter((each) => each.text.includes(text)).length).toBe(1);
  expect(JSON.stringify(told)).not.toContain('Somebody');
});
