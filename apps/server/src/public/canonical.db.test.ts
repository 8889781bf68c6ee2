import { startTestDns, type TestDns } from '@belvedere/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAtHost, makeSite as makeSiteOn, startTestServer, type Site, type StartedServer } from '../testing/index.ts';

let server: StartedServer;
let dns: TestDns;
beforeAll(async () => {
  [server, dns] = await Promise.all([startTestServer(), startTestDns()]);
  server.services.dnsServers = [dns.address];
});
afterAll(async () => {
  await server?.stop();
  await dns?.close();
});

const makeSite = (slug: string): Promise<Site> => makeSiteOn(server, dns, { slug, brand: {}, titles: ['Hall'] });
const get = (host: string, path: string, sent: Parameters<typeof getAtHost>[2] = {}) => getAtHost(server.url + path, host, sent);
const platform = () => new URL(server.services.publicUrl).host;
const originOf = ({ host }: Site) => `http://${host}:${new URL(server.services.publicUrl).port}`;
const hall = (site: Site): string => site.tours['Hall']?.id ?? '';

test('4.51 0.8 the platform’s page of a tour names the address at its tenant’s domain, and no other, wherever one is named', async () => {
  const site = await makeSite('library');
  const { body } = await get(platform(), '/t/library/hall');
  expect(body).toContain(`<link rel="canonical" href="${originOf(site)}/hall"`);
  expect(body).toContain(`<meta property="og:url" content="${originOf(site)}/hall"`);
  expect(body).toContain(`href="${originOf(site)}/oembed?url=${encodeURIComponent(`${originOf(site)}/hall`)}`);
  const data = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(body)?.[1] ?? '';
  expect(data).toContain(`"@id":"${originOf(site)}/hall"`);
  expect(data).toContain(`"item":"${originOf(site)}/"`);
  expect(body).not.toContain(server.services.publicUrl);
  expect((await get(platform(), '/t/library')).body).toContain(`<link rel="canonical" href="${originOf(site)}/tours"`);
  const address = encodeURIComponent(`${server.services.publicUrl}/t/library/hall`);
  expect(JSON.parse((await get(platform(), `/oembed?url=${address}`)).body)).toMatchObject({ type: 'link', url: `${originOf(site)}/hall` });
});

test('4.51 without a verified domain, and again when it is gone, the platform’s page names itself', async () => {
  const site = await makeSite('archive');
  const [domain] = (await site.caller.whiteLabel.domains.list({})).items;
  await site.caller.whiteLabel.domains.remove({ id: domain?.id ?? '' });
  await site.caller.whiteLabel.domains.add({ domain: 'waits.example.org' });
  const own = `<link rel="canonical" href="${server.services.publicUrl}/t/archive/hall"`;
  await expect.poll(async () => (await get(platform(), '/t/archive/hall')).body.includes(own), { timeout: 10_000 }).toBe(true);
  const { url, snippet, token } = await site.caller.tours.embeds.create({ tourId: hall(site), domains: [] });
  expect([url, snippet.includes(`src="${server.services.publicUrl}/embed.js"`)]).toEqual([
    `${server.services.publicUrl}/embed/${token}`,
    true,
  ]);
});

test('4.51 0.35 E2 an embed is handed out and served at its tenant’s domain, at the platform, and at no other domain', async () => {
  const [site, other] = [await makeSite('theatre'), await makeSite('opera')];
  const { embed, url, snippet, token } = await site.caller.tours.embeds.create({ tourId: hall(site), domains: ['www.example.net'] });
  expect([url, snippet]).toEqual([
    `${originOf(site)}/embed/${token}`,
    `<script async src="${originOf(site)}/embed.js" data-tour="${token}"></script>`,
  ]);
  const path = `/embed/${token}`;
  for (const host of [site.host, platform()]) {
    const { status, body, headers } = await get(host, path, { headers: { cookie: 'sid=x; tour=a.b' } });
    expect([host, status]).toEqual([host, 200]);
    expect(headers['content-security-policy']).toContain('frame-ancestors https://www.example.net');
    expect(headers['set-cookie']).toBeUndefined();
    expect(body).toContain(`<a href="${originOf(site)}/hall"`);
  }
  expect((await get(site.host, path)).headers.vary).toContain('host');
  const foreign = await get(other.host, path);
  expect([foreign.status, foreign.body.includes('theatre')]).toEqual([404, false]);
  for (const file of ['/embed.js', '/assets/embed.css', '/assets/embed-frame.js', '/assets/embed-page.js'])
    expect([file, (await get(site.host, file)).status]).toEqual([file, 200]);
  expect((await get(site.host, '/robots.txt')).body).toContain('Disallow: /embed/');
  await site.caller.tours.embeds.revoke({ id: embed.id });
  for (const host of [site.host, platform()]) expect([host, (await get(host, path)).status]).toEqual([host, 404]);
});

test('4.51 0.35 oEmbed gives out the frame at the tenant’s domain, whichever of its two addresses was asked', async () => {
  const [site, other] = [await makeSite('harbour'), await makeSite('castle')];
  const { token, url } = await site.caller.tours.embeds.create({ tourId: hall(site), domains: ['www.example.net'] });
  const atPlatform = `${server.services.publicUrl}/embed/${token}`;
  for (const [host, address] of [
    [site.host, url],
    [platform(), atPlatform],
  ] as const) {
    const { body } = await get(host, `/oembed?url=${encodeURIComponent(address)}`);
    expect(JSON.parse(body)).toMatchObject({ type: 'rich', html: expect.stringContaining(`src="${url}"`) as string });
  }
  for (const [host, address] of [
    [other.host, url],
    [other.host, `${originOf(other)}/embed/${token}`],
    [site.host, atPlatform],
    [platform(), url],
  ] as const)
    expect([host, address, (await get(host, `/oembed?url=${encodeURIComponent(address)}`)).status]).toEqual([host, address, 404]);
});

test('4.51 S2 a page at a tenant’s domain is a stranger to the platform: its calls and forms with our cookies are refused', async () => {
  const site = await makeSite('garden');
  const { id } = site.tours['Hall'] ?? { id: '' };
  const { version } = await site.caller.tours.get({ id });
  await site.caller.tours.update({ id, version, visibility: 'password' });
  const headers = { origin: originOf(site), 'sec-fetch-site': 'cross-site', cookie: 'sid=x', 'content-type': 'application/json' };
  const call = await get(platform(), '/trpc/identity.signOut', { method: 'POST', headers });
  expect([call.status, call.headers['access-control-allow-credentials'], call.headers['set-cookie']]).toEqual([403, undefined, undefined]);
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  expect((await get(platform(), '/t/garden/hall', { method: 'POST', headers: form })).status).toBe(404);
});
