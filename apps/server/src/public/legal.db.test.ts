import { startTestDns, type TestDns } from '@belvedere/testing';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSite, startTestServer, type Site, type StartedServer } from '../testing/index.ts';

let server: StartedServer;
let dns: TestDns;
let site: Site;
beforeAll(async () => {
  [server, dns] = await Promise.all([startTestServer(), startTestDns()]);
  server.services.dnsServers = [dns.address];
  const brand = { primaryColor: '#b00020', backgroundColor: '#101418', textColor: '#f2f2f2', showPoweredBy: true };
  site = await makeSite(server, dns, { slug: 'notary', brand, titles: ['Hall'] });
});
afterAll(async () => {
  await server?.stop();
  await dns?.close();
});

function get(host: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(server.url + path, { headers: { accept: 'text/html', host } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      answer.on('end', () => resolve(body)).on('error', reject);
    });
    call.on('error', reject).end();
  });
}

async function pages(): Promise<string[]> {
  const platform = new URL(server.services.publicUrl).host;
  const { slug } = site.tours['Hall']!;
  return Promise.all([
    get(platform, `/t/${site.tenant.slug}`),
    get(platform, `/t/${site.tenant.slug}/${slug}`),
    get(site.host, '/'),
    get(site.host, `/${slug}`),
  ]);
}

test('4.2 E6 every public page of a tenant links its imprint, its privacy notice and its contact, and none until it says so', async () => {
  for (const page of await pages()) expect(page).not.toContain('https://notary.example');
  const { settings } = site.caller.tenancy;
  const { version, settings: before } = await settings.get({});
  const legal = { imprintUrl: 'https://notary.example/imprint?a=1&b="', privacyUrl: 'https://notary.example/privacy' };
  for (const imprintUrl of ['javascript:alert(1)', 'http://notary.example', 'imprint'])
    await expect(settings.update({ version, settings: { ...before, legal: { ...legal, imprintUrl } } })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  await settings.update({ version, settings: { ...before, legal, contactEmail: 'office@notary.example' } });
  await expect
    .poll(async () => (await pages()).filter((page) => page.includes('https://notary.example/privacy')).length, { timeout: 15_000 })
    .toBe(4);
  for (const page of await pages()) {
    expect(page).toContain('href="https://notary.example/imprint?a=1&amp;b=');
    expect(page).toContain('href="https://notary.example/privacy"');
    expect(page).toContain('href="mailto:office@notary.example"');
  }
  const [entry] = await server.services.database.transaction({ tenantId: site.tenant.id }, (tx) =>
    tx.auditLog.findMany({ where: { action: 'tenancy.settings.updated' }, orderBy: { sequence: 'desc' }, take: 1 }),
  );
  expect(entry?.changes).toMatchObject({ before: { contactEmail: null }, after: { legal: { privacyUrl: legal.privacyUrl } } });
});

test('4.2 0.26 a tour that does not say its language has that of the tenant, and its schedule the time zone', async () => {
  const { caller } = site;
  const { version, settings } = await caller.tenancy.settings.get({});
  await caller.tenancy.settings.update({ version, settings: { ...settings, language: 'de-CH', timezone: 'Europe/Zurich' } });
  const [silent, said] = [await caller.tours.create({ title: 'Silent' }), await caller.tours.create({ title: 'Said', language: 'fr' })];
  expect([silent.language, said.language]).toEqual(['de-CH', 'fr']);
  const publishAt = new Date(Date.now() + 3_600_000);
  expect((await caller.tours.schedule({ id: silent.id, publishAt })).scheduleZone).toBe('Europe/Zurich');
  expect((await caller.tours.schedule({ id: said.id, publishAt, zone: 'Asia/Tokyo' })).scheduleZone).toBe('Asia/Tokyo');
});
