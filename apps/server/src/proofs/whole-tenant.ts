import { buffer } from 'node:stream/consumers';
import { readRegistry } from '@belvedere/db';
import { storagePrefix } from '@belvedere/kernel/storage';
import { dataKeyOf, signMediaUrl } from '@belvedere/platform';
import { makeRows, readCatalogue, type TestDns } from '@belvedere/testing';
import { createPublicReader } from '@belvedere/tours';
import type pg from 'pg';
import { getAtHost, makeSite, type Site, type StartedServer } from '../testing/index.ts';
import { knownColumns } from './known-columns.ts';

interface Parts {
  server: StartedServer;
  dns: TestDns;
  owner: pg.Client;
}

/** All that have rows of a tenant. */
export const TENANT_TABLES = readRegistry().filter((table) => table.class !== 'global');
/** What a removal and a restoring write themselves, and what is counted of calls a while after them. */
const TELLING = new Set(['audit_logs', 'audit_heads', 'outbox_facts', 'notices', 'access_logs', 'api_usage']);
const ROWS_EACH = 2;

/** A tenant with a domain, live tours, files, sealed values, and rows in every table. */
export async function plantTenant({ server, dns, owner }: Parts, slug: string): Promise<Site> {
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

export async function rowsOf(client: pg.Client, tenant: string): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const { name, key } of TENANT_TABLES) {
    if (TELLING.has(name)) continue;
    const shown = name === 'tenants' ? `to_jsonb(t) - 'updated_at'` : 'to_jsonb(t)';
    const { rows } = await client.query<{ row: string }>(`SELECT (${shown})::text AS row FROM ${name} t WHERE ${key} = $1`, [tenant]);
    all.set(name, rows.map(({ row }) => row).sort());
  }
  return all;
}

export async function countRows(client: pg.Client, tenant: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, key } of TENANT_TABLES) {
    const { rowCount } = await client.query(`SELECT FROM ${name} WHERE ${key} = $1`, [tenant]);
    if (rowCount) counts[name] = rowCount;
  }
  return counts;
}

export async function filesOf({ services: { storage } }: StartedServer, tenant: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { key } of storage.list(storagePrefix(tenant)))
    files.set(key, (await buffer((await storage.get(key)).body)).toString('base64'));
  return files;
}

/** Everything that a stranger, a partner's page and a partner's program can ask for of a tenant. */
export async function addressesOf(server: StartedServer, site: Site): Promise<() => Promise<Record<string, string>>> {
  const { tenant, caller, host, contentIds, logoId } = site;
  const tour = site.tours['Hall']!;
  const { token } = await caller.tours.embeds.create({ tourId: tour.id, domains: ['www.example.org'] });
  const key = await server.createKey(tenant);
  const publishable = await server.createKey(tenant, { kind: 'publishable', allowWrite: false, scopes: ['tenancy.read_public'] });
  const platform = new URL(server.services.publicUrl).host;
  const get = (at: string, path: string, headers: Record<string, string> = {}) => getAtHost(server.url + path, at, { headers });
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
  const own = ['/', `/${tour.slug}`, '/brand.css', `/brand/logo/${logoId}`, '/sitemap.xml', `/embed/${token}`];
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
