import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { listMigrations, readRegistry, type Database } from '@belvedere/db';
import { newId, runSchedule, type Services } from '@belvedere/kernel';
import { archiveKey } from '@belvedere/kernel/archive';
import { createLogger } from '@belvedere/kernel/observability';
import { storageKey, storagePrefix } from '@belvedere/kernel/storage';
import { dataKeyOf, purgeTenantNow, removeTenantFor, restoreTenantFor, signMediaUrl } from '@belvedere/platform';
import { exportTenant, importTenant } from '@belvedere/platform/tenant-archive';
import { makeRows, readCatalogue, startTestDns, type TestDns } from '@belvedere/testing';
import { createPublicReader } from '@belvedere/tours';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import { allSchedules } from '../systems.ts';
import { makeSite, startTestServer, type Site, type StartedServer } from '../testing/index.ts';
import { knownColumns } from './known-columns.ts';
import { tracesInDatabase } from './traces-of.ts';

const TABLES = readRegistry().filter((table) => table.class !== 'global');
/** What a removal and a restoring write themselves, and what is counted of calls a while after them. */
const TELLING = new Set(['audit_logs', 'audit_heads', 'outbox_facts', 'notices', 'access_logs', 'api_usage']);
const PURGE = allSchedules.find(({ name }) => name === 'compliance.purge-tenants')!;
const ROWS_EACH = 2;

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

/** A tenant with a domain, live tours, files, sealed values, and rows in every table. */
async function plant(slug: string): Promise<Site> {
  const brand = { brandName: `House of ${slug}`, primaryColor: '#b00020', backgroundColor: '#101418', textColor: '#f2f2f2' };
  const site = await makeSite(server, dns, { slug, brand: { ...brand, showPoweredBy: true }, titles: ['Hall'] });
  const { id: tenantId } = site.tenant;
  await server.services.database.transaction({ tenantId }, async (tx) => {
    await dataKeyOf({ services: server.services, tx }, { kind: 'tenant', id: tenantId });
  });
  await owner.query('UPDATE auth_sessions SET active_tenant_id = $1 WHERE user_id = $2', [tenantId, site.tenant.userId]);
  await owner.query('UPDATE users SET home_tenant_id = $1 WHERE id = $2', [tenantId, site.tenant.userId]);
  const catalogue = await readCatalogue(owner, readRegistry());
  const rows = makeRows(owner, catalogue, knownColumns);
  for (const table of catalogue.values()) {
    // A hash chain has entries of its own.
    if (table.class === 'global' || /^audit_(logs|heads)$/.test(table.name)) continue;
    const isOneEach = table.primaryKey.join() === table.key;
    const { rowCount } = await owner.query(`SELECT FROM ${table.name} WHERE ${table.key} = $1`, [tenantId]);
    const wanted = isOneEach ? 1 - Math.min(1, rowCount ?? 0) : ROWS_EACH;
    for (let n = 0; n < wanted; n++) await rows.insert(table.name, tenantId);
  }
  // Made by the hand that makes rows of every kind, among them holds, which would keep the tenant.
  await owner.query('UPDATE legal_holds SET released_at = now() WHERE tenant_id = $1', [tenantId]);
  return site;
}

async function rowsOf(tenant: string, client = owner): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const { name, key } of TABLES) {
    if (TELLING.has(name)) continue;
    const shown = name === 'tenants' ? `to_jsonb(t) - 'updated_at'` : 'to_jsonb(t)';
    const { rows } = await client.query<{ row: string }>(`SELECT (${shown})::text AS row FROM ${name} t WHERE ${key} = $1`, [tenant]);
    all.set(name, rows.map(({ row }) => row).sort());
  }
  return all;
}

async function countRows(tenant: string, client = owner): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, key } of TABLES) {
    const { rowCount } = await client.query(`SELECT FROM ${name} WHERE ${key} = $1`, [tenant]);
    if (rowCount) counts[name] = rowCount;
  }
  return counts;
}

async function filesOf(tenant: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { key } of server.services.storage.list(storagePrefix(tenant)))
    files.set(key, (await buffer((await server.services.storage.get(key)).body)).toString('base64'));
  return files;
}

function get(host: string, path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(server.url + path, { headers: { accept: 'text/html', ...headers, host } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body })).on('error', reject);
    });
    call.on('error', reject).end();
  });
}

/** Everything that a stranger, a partner's page and a partner's program can ask for of a tenant. */
async function addressesOf(site: Site): Promise<() => Promise<Record<string, string>>> {
  const { tenant, caller, host, contentIds, logoId } = site;
  const tour = site.tours['Hall']!;
  const { token } = await caller.tours.embeds.create({ tourId: tour.id, domains: ['www.example.org'] });
  const key = await server.createKey(tenant);
  const publishable = await server.createKey(tenant, { kind: 'publishable', allowWrite: false, scopes: ['tenancy.read_public'] });
  const platform = new URL(server.services.publicUrl).host;
  const page = `/t/${tenant.slug}/${tour.slug}`;
  const paths = [
    page,
    `${page}/manifest.json`,
    `${page}/qr.svg`,
    `/t/${tenant.slug}`,
    tour.manifestPath,
    `/tiles/${tenant.id}/${contentIds[0]}/thumbnail.jpg`,
    `/embed/${token}`,
    `/oembed?url=${encodeURIComponent(server.services.publicUrl + page)}`,
    `/oembed?url=${encodeURIComponent(`${server.services.publicUrl}/embed/${token}`)}`,
    `/sitemaps/${tenant.slug}/1.xml`,
    `/tls-ask?domain=${host}`,
  ];
  const own = ['/', `/${tour.slug}`, '/brand.css', `/brand/logo/${logoId}`, '/sitemap.xml'];
  const signed = signMediaUrl(server.services, { tenantId: tenant.id, mediaId: logoId, variant: 'compressed' }).url;
  return async () => {
    const answers: Record<string, string> = {};
    const say = ({ status, body }: { status: number; body: string }) =>
      body.includes(`House of ${tenant.slug}`) ? 'shown' : String(status);
    for (const path of paths) answers[path] = String((await get(platform, path)).status);
    answers['signed media'] = String((await get(platform, signed)).status);
    // The index itself is counted once a minute.
    const listed = await createPublicReader(server.services.database).sitemapTenants();
    answers['sitemap'] = listed.some((each) => each.slug === tenant.slug) ? '200' : '404';
    for (const path of own) answers[`${host}${path}`] = path === '/' ? say(await get(host, path)) : String((await get(host, path)).status);
    for (const [name, value] of Object.entries({ key, publishable })) {
      const headers = { authorization: `Bearer ${value}`, accept: 'application/json' };
      answers[name] = String((await get(platform, '/trpc/tenancy.tenants.getPublic?input=%7B%22json%22%3A%7B%7D%7D', headers)).status);
    }
    return answers;
  };
}

const due = (tenantId: string) =>
  owner.query(`UPDATE tenant_removals SET purge_after = now() - interval '1 minute' WHERE removed_id = $1`, [tenantId]);
const purge = (services: Services = server.services) => runSchedule(PURGE, { services, tenants: async () => [] });

test('4.1 4.79 of a removed tenant nothing is served, in no way; restored it is equal to before, every row and every file', async () => {
  const castle = await plant('castle');
  const { id, slug } = castle.tenant;
  const walk = await addressesOf(castle);
  const others = await addressesOf(stranger);
  const served = await walk();
  expect(Object.entries(served).filter(([, status]) => status !== '200' && status !== 'shown')).toEqual([]);
  const before = { rows: await rowsOf(id), files: await filesOf(id), quotas: await castle.caller.tenancy.quotas.get({}) };

  await removeTenantFor(server.services, slug);
  const closed = ([address, status]: [string, string]) =>
    !['401', '404'].includes(status) && !(address.startsWith(castle.host) && status !== 'shown');
  await expect.poll(async () => Object.entries(await walk()).filter(closed), { timeout: 15_000 }).toEqual([]);
  expect(new Set(Object.values(await others()))).toEqual(new Set(['200', 'shown']));
  await expect(castle.caller.tours.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });

  await restoreTenantFor(server.services, slug);
  for (const [table, rows] of await rowsOf(id)) expect(rows, table).toEqual(before.rows.get(table));
  expect(await filesOf(id)).toEqual(before.files);
  expect(await castle.caller.tenancy.quotas.get({})).toEqual(before.quotas);
  await expect.poll(walk, { timeout: 15_000 }).toEqual(served);
}, 120_000);

test('4.79 X1 a purge that is killed after each of its steps ends in later runs, leaves no row, file or key, and nothing of others is touched', async () => {
  const castle = await plant('doomed');
  const { id, slug } = castle.tenant;
  const counted = await countRows(id);
  expect(TABLES.filter(({ name }) => !counted[name]).map(({ name }) => name)).toEqual([]);
  for (let n = 0; n < 120; n++)
    await server.services.storage.put(storageKey(id, 'media', newId(), 'original.txt'), Buffer.from(slug), { mimeType: 'text/plain' });
  const files = (await filesOf(id)).size;
  const untouched = async () => ({ rows: await rowsOf(stranger.tenant.id), files: await filesOf(stranger.tenant.id) });
  const other = await untouched();
  const erasures = async () => (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM erasures')).rows[0]!.n;
  const ledger = await erasures();
  await removeTenantFor(server.services, slug);
  const all = await countRows(id);
  await purge();
  expect(await countRows(id)).toEqual(all);

  await due(id);
  let killed = 0;
  for (let steps = 1; steps < 400; steps += 4) {
    const failed = await purge(killedAfter(steps)).then(
      () => false,
      () => true,
    );
    if (!failed) break;
    killed += 1;
  }
  expect(killed).toBeGreaterThan(5);

  expect(await countRows(id)).toEqual({});
  expect(await filesOf(id)).toEqual(new Map());
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
  process.stdout.write(`tenant purge: ${total} rows of ${TABLES.length} tables, killed ${killed} times\n`);

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
  expect(await filesOf(id)).toEqual(new Map());
  await read();
  await purge();
  expect([...(await filesOf(id)).keys()]).toEqual([file]);
  await removeTenantFor(server.services, slug);
  await restoreTenantFor(server.services, slug);
  expect((await countRows(id))['memberships']).toBe(1);
  await rm(folder, { recursive: true });
}, 60_000);
