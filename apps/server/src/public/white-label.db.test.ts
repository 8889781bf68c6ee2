import { storageKey } from '@belvedere/kernel/storage';
import { startTestDns, type TestDns } from '@belvedere/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAtHost, makeSite as makeSiteOn, startTestServer, type Site, type StartedServer } from '../testing/index.ts';

let server: StartedServer;
let dns: TestDns;
let museum: Site;
let gallery: Site;
beforeAll(async () => {
  [server, dns] = await Promise.all([startTestServer(), startTestDns()]);
  server.services.dnsServers = [dns.address];
  museum = await makeSite('museum');
  gallery = await makeSite('gallery');
});
afterAll(async () => {
  await server?.stop();
  await dns?.close();
});

async function makeSite(slug: string): Promise<Site> {
  const brand = { primaryColor: '#b00020', backgroundColor: '#101418', textColor: '#f2f2f2', showPoweredBy: slug === 'museum' };
  return makeSiteOn(server, dns, { slug, brand: { brandName: `The ${slug} & Sons`, ...brand }, titles: ['Hall', `Room of ${slug}`] });
}

const get = (host: string, path: string, sent: Parameters<typeof getAtHost>[2] = {}) => getAtHost(server.url + path, host, sent);
const platform = () => new URL(server.services.publicUrl).host;
const originOf = ({ host }: Site) => `http://${host}:${new URL(server.services.publicUrl).port}`;

test('4.51 a domain shows the tours of its tenant, under its name, with addresses of its own', async () => {
  const list = await get(museum.host, '/');
  expect(list).toMatchObject({ status: 200, body: expect.stringContaining('<h1>The museum &amp; Sons</h1>') as string });
  expect(list.body).toContain(`<link rel="canonical" href="${originOf(museum)}/"`);
  expect(list.body).toContain('href="/room-of-museum"');
  const page = await get(`${museum.host}:8443`, '/room-of-museum');
  expect(page.status).toBe(200);
  expect(page.body).toContain(`<link rel="canonical" href="${originOf(museum)}/room-of-museum"`);
  expect(page.body).toContain('<meta property="og:site_name" content="The museum &amp; Sons"');
  expect(page.body).toContain(`${originOf(museum)}/oembed?url=`);
  expect(page.body).not.toContain(`${server.services.publicUrl}/t/`);
  const [chunk] = /chunks\/\w+\/[\w-]+\.js/.exec((await get(museum.host, '/assets/belvedere-tour.js')).body) ?? [];
  expect(chunk).toBeDefined();
  expect((await get(museum.host, `/assets/${chunk}`)).headers['cache-control']).toContain('immutable');
  for (const path of [
    museum.tours['Hall']?.manifestPath ?? '',
    `/tiles/${museum.tenant.id}/${museum.contentIds[0]}/thumbnail.jpg`,
    '/assets/page.css',
    '/assets/belvedere-tour.js',
    `/assets/${chunk}`,
  ])
    expect([path, (await get(museum.host, path)).status]).toEqual([path, 200]);
});

test('4.51 the same slug at two domains is two tours, whichever was asked first and however the answer is kept', async () => {
  for (const site of [museum, gallery, museum]) {
    const { body, headers } = await get(site.host, '/hall');
    const other = site === museum ? 'gallery' : 'museum';
    expect(body).toContain(`Told by ${site.tenant.slug}.`);
    expect(body).not.toContain(other);
    expect(headers.vary).toContain('host');
  }
});

test('4.51 X1 I13 a domain has nothing of another tenant', async () => {
  const foreign = [
    '/room-of-gallery',
    '/t/gallery',
    '/t/gallery/hall',
    '/t/gallery/hall/manifest.json',
    gallery.tours['Hall']?.manifestPath ?? '',
    `/tiles/${gallery.tenant.id}/${gallery.contentIds[0]}/thumbnail.jpg`,
    `/media/${gallery.tenant.id}/${gallery.logoId}/compressed`,
    `/brand/logo/${gallery.logoId}`,
    '/sitemaps/gallery/1.xml',
  ];
  for (const path of foreign) {
    const answer = await get(museum.host, path);
    expect([path, answer.status, /gallery/i.test(answer.body)]).toEqual([path, 404, false]);
  }
  for (const path of ['/', '/hall', '/sitemap.xml', '/robots.txt', '/brand.css', `/oembed?url=${originOf(museum)}/hall`]) {
    const answer = await get(museum.host, path);
    expect([path, answer.status, /gallery/i.test(answer.body)]).toEqual([path, 200, false]);
  }
});

test('4.51 S1 a domain has no procedures, no sign-in, no console, and sets no cookie', async () => {
  const paths = [
    '/sign-in',
    '/forgot-password',
    '/magic-link',
    '/api',
    '/api/openapi.json',
    '/trpc/tenancy.tenants.mine',
    '/metrics',
    '/ready',
    '/embed/x',
    '/assets/account.js',
    '/.well-known/authzen-configuration',
    '/uploads/x',
    '/unsubscribe',
  ];
  for (const path of paths) expect([path, (await get(museum.host, path)).status]).toEqual([path, 404]);
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    for (const path of ['/', '/hall', '/trpc/identity.signIn', '/api/identity/sign-in'])
      expect([method, path, (await get(museum.host, path, { method })).status]).toEqual([method, path, 404]);
  for (const path of ['/', '/hall', '/nothing', '/t/museum/hall'])
    expect((await get(museum.host, path, { headers: { cookie: 'tour=a.b; sid=x' } })).headers['set-cookie']).toBeUndefined();
});

test('4.51 other hosts are answered as by the platform: what is near to a domain is not it', async () => {
  const near = [
    platform(),
    'nobody.example.org',
    `x.${museum.host}`,
    'museum.example.org',
    `${museum.host}.evil.example`,
    '127.0.0.1',
    'localhost',
  ];
  for (const host of near) {
    const [page, root] = [await get(host, '/t/museum/hall'), await get(host, '/')];
    expect([host, page.status, page.body.includes('/brand.css'), page.body.includes('The museum'), root.status]).toEqual([
      host,
      200,
      false,
      false,
      host === platform() ? 302 : 404,
    ]);
  }
  expect((await get(`${museum.host}@evil.example`, '/')).status).toBe(400);
  // The same name in another spelling is it.
  for (const host of [museum.host.toUpperCase(), `${museum.host}.`, `${museum.host}:443`]) expect((await get(host, '/')).status).toBe(200);
});

test('4.51 what a request says of its host gets into no answer', async () => {
  const headers = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example', 'x-original-host': 'evil.example' };
  for (const path of ['/', '/hall', '/sitemap.xml', '/robots.txt'])
    expect((await get(`${museum.host}:1234`, path, { headers })).body).not.toMatch(/evil|1234/);
});

test('4.51 sitemap, robots and oEmbed speak of the domain', async () => {
  const sitemap = await get(museum.host, '/sitemap.xml');
  expect([...sitemap.body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc)).toEqual([
    `${originOf(museum)}/hall`,
    `${originOf(museum)}/room-of-museum`,
  ]);
  expect((await get(museum.host, '/robots.txt')).body).toContain(`Sitemap: ${originOf(museum)}/sitemap.xml`);
  const { body } = await get(museum.host, `/oembed?url=${encodeURIComponent(`${originOf(museum)}/hall`)}`);
  expect(JSON.parse(body)).toMatchObject({ provider_name: 'The museum & Sons', url: `${originOf(museum)}/hall`, type: 'link' });
});

test('4.51 colours, logo and icon are those of the brand; who made it is said only where the brand says so', async () => {
  const style = await get(museum.host, '/brand.css');
  expect(style.body).toContain('--paper: #101418');
  expect(style.body).toContain('--ink: #f2f2f2');
  // Its red can't be read on that background: links have the colour of the text, and the red is kept for ornaments.
  expect(style.body).toContain('--accent: #f2f2f2');
  expect(style.body).toContain('--brand: #b00020');
  const logo = await get(museum.host, `/brand/logo/${museum.logoId}`);
  expect(logo).toMatchObject({ status: 200, body: 'logo of museum' });
  expect((await get(museum.host, '/')).body).toContain(`href="/brand/icon/${museum.logoId}"`);
  expect((await get(museum.host, '/hall')).body).toContain('Powered by Belvedere');
  expect((await get(gallery.host, '/hall')).body).not.toContain('Belvedere</a>');
});

test('4.51 a logo whose file is gone is not there: no failure of ours, and the pages stand', async () => {
  const site = await makeSite('attic');
  await server.services.storage.delete(storageKey(site.tenant.id, 'media', site.logoId, 'compressed.png'));
  expect((await get(site.host, `/brand/logo/${site.logoId}`)).status).toBe(404);
  expect((await get(site.host, '/')).status).toBe(200);
});

test('0.9 I13 4.51 closed tours are not at a domain: who may know of one is led to the platform, nobody else hears of it', async () => {
  const site = await makeSite('closed');
  const { id } = site.tours['Hall'] ?? { id: '' };
  const set = async (visibility: 'password' | 'private') => {
    const { version } = await site.caller.tours.get({ id });
    await site.caller.tours.update({ id, version, visibility });
  };
  await site.caller.tours.passwords.create({ tourId: id, label: 'Guests', password: 'behind the second curtain' });
  await set('password');
  await expect.poll(async () => (await get(site.host, '/hall?lang=de')).status).toBe(302);
  expect((await get(site.host, '/hall?lang=de')).headers.location).toBe(`${server.services.publicUrl}/t/closed/hall?lang=de`);
  await set('private');
  await expect.poll(async () => (await get(site.host, '/hall')).status).toBe(404);
  expect((await get(site.host, '/')).body).not.toContain('href="/hall"');
});

test('4.51 a domain that was removed is served no more within seconds; a proxy asks before it gets a certificate', async () => {
  const site = await makeSite('leaving');
  const ask = async (host: string) => (await get(platform(), `/tls-ask?domain=${host}`)).status;
  expect([await ask(site.host), await ask('nobody.example.org'), await ask('')]).toEqual([200, 404, 404]);
  const [domain] = (await site.caller.whiteLabel.domains.list({})).items;
  await site.caller.whiteLabel.domains.remove({ id: domain?.id ?? '' });
  await expect.poll(async () => (await get(site.host, '/')).status, { timeout: 10_000 }).toBe(404);
  expect(await ask(site.host)).toBe(404);
});
