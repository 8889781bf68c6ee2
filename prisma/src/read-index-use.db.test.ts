import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readIndexUse } from './read-index-use.ts';
import { testDatabase } from './testing/test-database.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test('2.23 it is said how often each index was used, and which tables are read from end to end', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const scansOf = async (index: string) => (await readIndexUse(database.ownerUrl)).indexes.find((each) => each.index === index)?.scans ?? 0;
  const passesOver = async (table: string) =>
    (await readIndexUse(database.ownerUrl)).passes.find((each) => each.table === table)?.passes ?? 0;
  const nobody = '01a1fbf5-89ce-7d35-a607-0b35d1255c3d';
  const query = `SELECT slug FROM event_slugs WHERE tenant_id = '${nobody}' AND event_id = '${nobody}'`;
  try {
    await client.query('SET enable_seqscan = off; SET enable_bitmapscan = off');
    const { rows: plan } = await client.query<Record<'QUERY PLAN', string>>(`EXPLAIN ${query}`);
    const index = /using (\w+)/.exec(JSON.stringify(plan))?.[1];
    if (index === undefined) throw new Error('No index is used.');
    const [scans, passes] = [await scansOf(index), await passesOver('tenants')];
    await client.query(query);
    await client.query('SET enable_seqscan = on');
    await client.query('SELECT count(*) FROM tenants WHERE name IS NOT NULL');
    // What a session counted is there for others after a moment, or once it has ended.
    await client.end();
    await vi.waitFor(async () => expect(await scansOf(index)).toBe(scans + 1), { timeout: 10_000 });
    await vi.waitFor(async () => expect(await passesOver('tenants')).toBe(passes + 1), { timeout: 10_000 });
  } finally {
    await client.end().catch(() => {});
  }
  const { indexes } = await readIndexUse(database.ownerUrl);
  expect(indexes.find(({ index }) => index === 'events_slug_live')).toMatchObject({ table: 'events', isUnique: true });
  expect(indexes.filter(({ table }) => /analytics_events_\d/.test(table))).toEqual([]);
  expect(indexes.map(({ scans }) => scans)).toEqual(indexes.map(({ scans }) => scans).toSorted((one, other) => one - other));
});
