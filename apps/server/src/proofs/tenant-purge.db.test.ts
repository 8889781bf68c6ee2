import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listMigrations, type Database } from '@belvedere/db';
import { newId, runSchedule, type Services } from '@belvedere/kernel';
import { archiveKey } from '@belvedere/kernel/archive';
import { createLogger } from '@belvedere/kernel/observability';
import { storageKey } from '@belvedere/kernel/storage';
import { purgeTenantNow, removeTenantFor, restoreTenantFor } from '@belvedere/platform';
import { exportTenant, importTenant } from '@belvedere/platform/tenant-archive';
import { inTier, startTestDns, type TestDns } from '@belvedere/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import { allSchedules } from '../systems.ts';
import { startTestServer, type Site, type StartedServer } from '../testing/index.ts';
import { tracesInDatabase } from './traces-of.ts';
import { addressesOf, countRows, filesOf, plantTenant, rowsOf, TENANT_TABLES } from './whole-tenant.ts';

/** How many steps later each kill comes than the one before. */
const BETWEEN_KILLS = inTier({ sample: 16, all: 4 });
const PURGE = allSchedules.find(({ name }) => name === 'compliance.purge-tenants')!;

let server: StartedServer;
let dns: TestDns;
let owner: pg.Client;
let stranger: Site;
beforeAll(async () => {
  [server, dns] = await Promise.all([startTestServer(), startTestDns()]);
  server.services.dnsServers = [dns.address];
  owner = new pg.Client({ connectionString: server.database.ownerUrl });
  await owner.connect();
  stranger = await plant('stranger');
}, 240_000);
afterAll(async () => {
  await owner?.end();
  await server?.stop();
  await dns?.close();
});

const plant = (slug: string): Promise<Site> => plantTenant({ server, dns, owner }, slug);
const due = (tenantId: string) =>
  owner.query(`UPDATE tenant_removals SET purge_after = now() - interval '1 minute' WHERE removed_id = $1`, [tenantId]);
const purge = (services: Services = server.services) => runSchedule(PURGE, { services, tenants: async () => [] });

test('4.1 4.79 of a removed tenant nothing is served, in no way; restored it is equal to before, every row and every file', async () => {
  const castle = await plant('castle');
  const { id, slug } = castle.tenant;
  const walk = await addressesOf(server, castle);
  const others = await addressesOf(server, stranger);
  const served = await walk();
  expect(Object.entries(served).filter(([, status]) => status !== '200' && status !== 'shown')).toEqual([]);
  const before = { rows: await rowsOf(owner, id), files: await filesOf(server, id), quotas: await castle.caller.tenancy.quotas.get({}) };

  await removeTenantFor(server.services, slug);
  const closed = ([address, status]: [string, string]) =>
    !['401', '404'].includes(status) && !(address.startsWith(castle.host) && status !== 'shown');
  await expect.poll(async () => Object.entries(await walk()).filter(closed), { timeout: 15_000 }).toEqual([]);
  expect(new Set(Object.values(await others()))).toEqual(new Set(['200', 'shown']));
  await expect(castle.caller.tours.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });

  await restoreTenantFor(server.services, slug);
  for (const [table, rows] of await rowsOf(owner, id)) expect(rows, table).toEqual(before.rows.get(table));
  expect(await filesOf(server, id)).toEqual(before.files);
  expect(await castle.caller.tenancy.quotas.get({})).toEqual(before.quotas);
  await expect.poll(walk, { timeout: 15_000 }).toEqual(served);
}, 120_000);

test('4.79 X1 a purge that is killed after each of its steps ends in later runs, leaves no row, file or key, and nothing of others is touched', async () => {
  const castle = await plant('doomed');
  const { id, slug } = castle.tenant;
  const counted = await countRows(owner, id);
  expect(TENANT_TABLES.filter(({ name }) => !counted[name]).map(({ name }) => name)).toEqual([]);
  for (let n = 0; n < 120; n++)
    await server.services.storage.put(storageKey(id, 'media', newId(), 'original.txt'), Buffer.from(slug), { mimeType: 'text/plain' });
  const files = (await filesOf(server, id)).size;
  const untouched = async () => ({ rows: await rowsOf(owner, stranger.tenant.id), files: await filesOf(server, stranger.tenant.id) });
  const other = await untouched();
  const erasures = async () => (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM erasures')).rows[0]!.n;
  const ledger = await erasures();
  await removeTenantFor(server.services, slug);
  const all = await countRows(owner, id);
  await purge();
  expect(await countRows(owner, id)).toEqual(all);

  await due(id);
  let killed = 0;
  for (let steps = 1; steps < 400; steps += BETWEEN_KILLS) {
    const failed = await purge(killedAfter(steps)).then(
      () => false,
      () => true,
    );
    if (!failed) break;
    killed += 1;
  }
  expect(killed).toBeGreaterThan(3);

  expect(await countRows(owner, id)).toEqual({});
  expect(await filesOf(server, id)).toEqual(new Map());
  const { rows: keys } = await owner.query(`SELECT 1 FROM data_keys WHERE owner_id = $1`, [id]);
  const { rows: pointers } = await owner.query(
    'SELECT 1 FROM users WHERE home_tenant_id = $1 UNION ALL SELECT 1 FROM auth_sessions WHERE active_tenant_id = $1',
    [id],
  );
  expect([...keys, ...pointers]).toEqual([]);
  // What is kept: that there was one, with two numbers, in the platform's trail, and a hash in the ledger.
  const [removal] = (await owner.query('SELECT * FROM tenant_removals WHERE removed_id = $1', [id])).rows;
  expect(removal).toMatchObject({ slug: '', purged_at: expect.any(Date) });
  const total = Object.values(all).reduce((sum, n) => sum + n, 0);
  const { rows: trail } = await owner.query(`SELECT changes FROM audit_logs WHERE resource_id = $1 AND action = 'tenancy.tenant.purged'`, [
    id,
  ]);
  expect(trail).toHaveLength(1);
  expect(trail[0].changes.after.files).toBe(files);
  // Some rows go with those that they belong to, and are not counted again.
  expect(trail[0].changes.after.rows).toBeGreaterThan(total / 2);
  expect(trail[0].changes.after.rows).toBeLessThanOrEqual(total);
  expect(await erasures()).toBe(ledger + 1);
  expect(await tracesInDatabase(owner, [`House of ${slug}`])).toEqual([]);
  expect(await untouched()).toEqual(other);
  process.stdout.write(`tenant purge: ${total} rows of ${TENANT_TABLES.length} tables, killed ${killed} times\n`);

  await purge();
  const again = await createCaller(castle.tenant.context)
    .tenancy.tenants.create({ name: 'Another', slug })
    .catch((error: unknown) => error);
  expect(again).toMatchObject({ cause: { code: 'common.forbidden' } });
}, 240_000);

/** Services whose process dies after so many transactions, in the middle of deleting files too. */
function killedAfter(steps: number): Services {
  let left = steps;
  const { database, storage } = server.services;
  const step = () => {
    if (left-- <= 0) throw new Error('killed');
  };
  const dying: Database = {
    ...database,
    async transaction(scope, work, options) {
      step();
      return database.transaction(scope, work, options);
    },
  };
  const shaky = Object.assign(Object.create(storage) as typeof storage, {
    async delete(key: Parameters<typeof storage.delete>[0]) {
      step();
      return storage.delete(key);
    },
  });
  return { ...server.services, database: dying, storage: shaky, log: createLogger({ name: 'proofs', level: 'silent' }) };
}

test('4.79 a legal hold, in the tenant or of the platform on somebody in it, keeps a removed tenant until it is released', async () => {
  const { id, slug, userId } = await server.createTenant(`held-${newId().slice(-8)}`);
  const hold = (tenantId: string, who: string | null) =>
    owner.query(`INSERT INTO legal_holds (tenant_id, id, user_id, reason, placed_at) VALUES ($1, gen_random_uuid(), $2, 'court', now())`, [
      tenantId,
      who,
    ]);
  const release = () => owner.query(`UPDATE legal_holds SET released_at = now() WHERE reason = 'court'`);
  const isThere = async () => (await owner.query('SELECT FROM tenants WHERE id = $1', [id])).rowCount === 1;
  await removeTenantFor(server.services, slug);
  await due(id);
  const holds: [string, string | null][] = [
    [id, null],
    [id, userId],
    ['00000000-0000-7000-8000-000000000000', userId],
  ];
  for (const [tenantId, who] of holds) {
    await hold(tenantId, who);
    await purge();
    expect(await isThere()).toBe(true);
    await release();
  }
  await purge();
  expect(await isThere()).toBe(false);
}, 60_000);

test('4.79 X4 a tenant that was purged can come back from its archive, and nothing of it is taken for left over', async () => {
  const { id, slug } = await server.createTenant(`phoenix-${newId().slice(-8)}`);
  const file = storageKey(id, 'media', newId(), 'original.txt');
  await server.services.storage.put(file, Buffer.from(slug), { mimeType: 'text/plain' });
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-phoenix-'));
  const path = join(folder, 'phoenix.zip');
  const schema = listMigrations();
  const read = () => importTenant(server.services, { path, schema, trusted: [archiveKey(server.services.signingKey).publicKey] });
  await exportTenant(server.services, { slug, path, schema });
  await removeTenantFor(server.services, slug);
  await expect(read()).rejects.toMatchObject({ code: 'tenant_archive.tenant_exists' });
  await purgeTenantNow(server.services, slug);
  expect(await filesOf(server, id)).toEqual(new Map());
  await read();
  await purge();
  expect([...(await filesOf(server, id)).keys()]).toEqual([file]);
  await removeTenantFor(server.services, slug);
  await restoreTenantFor(server.services, slug);
  expect((await countRows(owner, id))['memberships']).toBe(1);
  await rm(folder, { recursive: true });
}, 60_000);
