import { newId, runSchedule } from '@belvedere/kernel';
import { startTestDns, type TestDns } from '@belvedere/testing';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allSchedules } from '../systems.ts';
import { makeSite, startTestServer, type Site, type StartedServer } from '../testing/index.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

let server: StartedServer;
let dns: TestDns;
let site: Site;
let textId: string;
beforeAll(async () => {
  [server, dns] = await Promise.all([startTestServer(), startTestDns()]);
  server.services.dnsServers = [dns.address];
  const brand = { primaryColor: '#b00020', backgroundColor: '#101418', textColor: '#f2f2f2', showPoweredBy: true };
  site = await makeSite(server, dns, {
    slug: 'lighthouse',
    brand,
    titles: ['Lamp', 'Stairs', 'Cellar', 'Gallery', 'Attic', 'Vault', 'Porch'],
  });
  ({ id: textId } = await site.caller.compliance.consent.createText({ purpose: 'analytics', language: 'en', text: 'May we count?' }));
});
afterAll(async () => {
  await server?.stop();
  await dns?.close();
});

const key = () => randomBytes(24).toString('base64url');
const at = (title: string) => `/t/lighthouse/${site.tours[title]!.slug}`;
const hits = (...types: string[]) => types.map((type) => ({ id: newId(), type }));

async function visitor(): Promise<string> {
  const visitKey = key();
  await site.caller.compliance.consent.decide({ textId, granted: true, visitKey, source: 'banner' });
  return visitKey;
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/hits`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8', 'user-agent': FIREFOX, origin: 'https://hotel.example', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
/** At an address of any name. Ids of requests and times differ, and say nothing. */
async function postAt(host: string, body: string, headers: Record<string, string>) {
  const call = request(`${server.url}/hits`, {
    method: 'POST',
    headers: { host, 'content-type': 'text/plain', 'user-agent': FIREFOX, ...headers },
  }).end(body);
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  const { date: _, ...told } = response.headers;
  return { status: response.statusCode, headers: told, body: (await text(response)).replace(/"request_?id":"[^"]*"/i, '') };
}
const batch = async (title: string, more: object = {}) => {
  const visitKey = await visitor();
  return { at: at(title), visitKey, visit: key(), hits: hits('tour_view'), ...more };
};

test('0.30 0.31 a hit of a page anywhere is stored when it is answered, and stands in the reports of its tenant', async () => {
  const sent = await batch('Lamp', { hits: hits('tour_view', 'share_of_nothing') });
  const answer = await post(sent);
  expect([answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('set-cookie')]).toEqual([200, '*', null]);
  expect(await answer.json()).toEqual({ accepted: 1, refused: [{ id: sent.hits[1]!.id, reason: 'unknown_type' }] });
  const { id: tourId } = site.tours['Lamp']!;
  const { analytics } = site.caller;
  expect((await analytics.tours({ tourId })).items).toMatchObject([{ tourId, visits: 1, views: 1 }]);
  expect((await analytics.overview({ tourId })).now).toMatchObject({ visits: 1, tourViews: 1 });
  expect((await analytics.live({})).tours.map((each) => each.tourId)).toContain(tourId);
  await post(sent);
  expect((await analytics.overview({ tourId })).now).toMatchObject({ visits: 1, tourViews: 1 });
});

test('0.30 a page of an embed and one at a domain of the tenant count too', async () => {
  const { id: tourId } = site.tours['Stairs']!;
  const { snippet } = await site.caller.tours.embeds.create({ tourId, domains: ['www.example.org'] });
  const token = /data-tour="([^"]+)"/.exec(snippet)?.[1];
  expect((await (await post(await batch('Stairs', { at: `/embed/${token}` }))).json()) as object).toMatchObject({ accepted: 1 });
  const body = JSON.stringify(await batch('Stairs'));
  const status = await new Promise((resolve, reject) => {
    const headers = { host: site.host, 'user-agent': FIREFOX, 'content-type': 'text/plain' };
    request(`${server.url}/hits`, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end(body);
  });
  expect(status).toBe(200);
  expect((await site.caller.analytics.overview({ tourId })).now).toMatchObject({ visits: 2, tourViews: 2 });
});

test('0.30 4.50 hits are answered alike at the platform’s own address, where they are read from the socket, and at every other one', async () => {
  const own = new URL(server.services.publicUrl).host;
  const sent = await batch('Porch');
  const calls: [body: string, headers: Record<string, string>, status: number][] = [
    [JSON.stringify(sent), {}, 200],
    [JSON.stringify({ ...sent, page: 'https://bücher.example/ö' }), {}, 200],
    [JSON.stringify(sent), { 'user-agent': '' }, 200],
    [JSON.stringify(sent), { 'sec-gpc': '1' }, 200],
    [JSON.stringify({ ...sent, at: '/t/lighthouse/nowhere' }), {}, 404],
    ['{', {}, 400],
    [`"${'x'.repeat(70_000)}"`, {}, 413],
  ];
  for (const [body, headers, status] of calls) {
    const [first, second] = [await postAt(own, body, headers), await postAt('elsewhere.example', body, headers)];
    expect([first.status, first.body], body.slice(0, 40)).toEqual([status, second.body]);
    expect(first.headers).toEqual(second.headers);
  }
  expect((await postAt(own, JSON.stringify(sent), { 'sec-gpc': '1' })).body).toContain('signal');
});

test('0.30 X5 whoever goes away in the middle of a call, or sends it in pieces, costs nobody else anything', async () => {
  const own = new URL(server.services.publicUrl).host;
  const body = JSON.stringify(await batch('Porch'));
  const gone = connect(Number(new URL(server.url).port), '127.0.0.1');
  gone.write(`POST /hits HTTP/1.1\r\nHost: ${own}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 20)}`);
  await once(gone, 'connect');
  gone.resetAndDestroy();
  const inPieces = request(`${server.url}/hits`, { method: 'POST', headers: { host: own, 'user-agent': FIREFOX } });
  for (const letter of body) inPieces.write(letter);
  inPieces.end();
  const [response] = (await once(inPieces, 'response')) as [IncomingMessage];
  expect([response.statusCode, JSON.parse(await text(response))]).toEqual([200, { accepted: 1, refused: [] }]);
});

test('0.30 C7 what is not live, not the visitor’s to see, not of this tour or no batch at all is refused, and nothing of it is kept', async () => {
  const { id: tourId } = site.tours['Cellar']!;
  const { caller } = site;
  const scene = (await caller.tours.scenes.list({ tourId: site.tours['Lamp']!.id })).items[0]!.id;
  const foreign = await batch('Cellar', { hits: [{ id: newId(), type: 'scene_view', sceneId: scene }] });
  expect(await (await post(foreign)).json()).toMatchObject({ accepted: 0, refused: [{ reason: 'foreign' }] });
  const statuses = async (...bodies: unknown[]) => Promise.all(bodies.map(async (body) => (await post(body)).status));
  const good = await batch('Cellar');
  expect(
    await statuses(
      { ...good, at: '/t/lighthouse/nowhere' },
      { ...good, at: `/embed/${key()}` },
      { ...good, at: 'https://elsewhere.example' },
      { ...good, hits: [] },
      { ...good, hits: hits(...Array.from({ length: 101 }, () => 'tour_view')) },
      { ...good, visitKey: 'short' },
      { ...good, page: 'https://a.example/\u0000' },
      '{',
      ' '.repeat(70_000),
    ),
  ).toEqual([404, 404, 404, 400, 400, 400, 400, 400, 413]);
  expect(await (await post(good, { 'sec-gpc': '1' })).json()).toMatchObject({ accepted: 0, refused: [{ reason: 'signal' }] });
  expect((await caller.analytics.overview({ tourId })).now.tourViews).toBe(0);

  await caller.tours.update({ id: tourId, version: (await caller.tours.get({ id: tourId })).version, visibility: 'private' });
  // What asks meanwhile is counted nowhere: the server may hear of the change after the first request.
  await expect.poll(async () => (await post(good, { 'sec-gpc': '1' })).status, { timeout: 10_000 }).toBe(404);
  expect((await post(good)).status).toBe(404);
  expect((await caller.analytics.overview({ tourId })).now.tourViews).toBe(0);
});

test('0.30 G6 a visitor reads the words, agrees on the page, is counted, and is counted no more once they say no', async () => {
  const [visitKey, place] = [key(), { at: at('Gallery') }];
  const offer = await fetch(`${server.url}/hits/consent?at=${encodeURIComponent(place.at)}&language=en`);
  const { text } = (await offer.json()) as { text: { id: string; text: string } };
  expect(text).toMatchObject({ id: textId, text: 'May we count?' });
  const decide = (granted: boolean, more: object = {}, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/hits/consent`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'user-agent': FIREFOX, ...headers },
      body: JSON.stringify({ ...place, visitKey, textId, granted, ...more }),
    });
  const count = async () =>
    ((await (await post({ ...place, visitKey, visit: key(), hits: hits('tour_view') })).json()) as { accepted: number }).accepted;
  expect(await count()).toBe(0);
  expect(await (await decide(true)).json()).toEqual({ granted: true });
  expect(await count()).toBe(1);
  expect(await (await decide(false)).json()).toEqual({ granted: false });
  expect(await count()).toBe(0);
  expect(await (await decide(true, {}, { 'sec-gpc': '1' })).json()).toEqual({ granted: false });
  const { id: other } = await site.caller.compliance.consent.createText({ purpose: 'marketing', language: 'en', text: 'May we write?' });
  const codes = [
    await decide(true, { textId: other }),
    await decide(true, { textId: newId() }),
    await decide(true, { at: '/t/lighthouse/nowhere' }),
  ];
  expect(codes.map(({ status }) => status)).toEqual([404, 404, 404]);
  const { items } = await site.caller.compliance.consent.records({ purpose: 'analytics' });
  expect(items[0]).toMatchObject({ source: 'banner', userId: null, text: 'May we count?' });
});

test('0.12 I2 the view counter of a tour moves with its hits, and its recount finds nothing to mend', async () => {
  const { id } = site.tours['Attic']!;
  const views = async () => (await site.caller.tours.get({ id })).viewCount;
  const before = await views();
  const [sent, other] = [await batch('Attic', { hits: hits('tour_view', 'tour_view') }), await batch('Attic')];
  await Promise.all([post(sent), post(sent), post(other)]);
  expect(await views()).toBe(before + 3);
  const recount = allSchedules.find(({ name }) => name === 'tours.reconcile-counters')!;
  await runSchedule(recount, { services: server.services, tenants: async () => [site.tenant.id] });
  expect(await views()).toBe(before + 3);
  const mended = await server.services.database.transaction({ tenantId: site.tenant.id }, (tx) =>
    tx.auditLog.count({ where: { action: 'tours.tour.counters_mended' } }),
  );
  expect(mended).toBe(0);
});

test('4.30 0.31 a policy that hides a tour hides its numbers; a key that may have nothing but numbers has them all', async () => {
  const [vault, porch] = [site.tours['Vault']!.id, site.tours['Porch']!.id];
  for (const title of ['Vault', 'Porch']) await post(await batch(title));
  await site.caller.access.policies.create({
    name: 'Nobody sees the vault',
    definition: {
      effect: 'deny',
      actions: ['tours.*'],
      resourceTypes: ['tour'],
      when: { all: [{ attribute: 'resource.id', operator: 'equals', value: vault }] },
    },
  });
  const ask = async (authorization: string, path: string, input: object = {}) => {
    const query = encodeURIComponent(JSON.stringify({ json: input }));
    return fetch(`${server.url}/trpc/analytics.${path}?input=${query}`, { headers: { authorization } });
  };
  const bearer = async (key: object) => `Bearer ${await server.createKey(site.tenant, { allowAnalytics: true, ...key })}`;
  const [reader, counter] = [await bearer({}), await bearer({ allowRead: false, allowWrite: false })];
  for (const path of ['tours', 'live']) {
    const [seen, counted] = [await (await ask(reader, path)).text(), await (await ask(counter, path)).text()];
    expect([seen.includes(porch), seen.includes(vault), counted.includes(porch), counted.includes(vault)]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  }
  for (const path of ['overview', 'visitors'])
    expect([(await ask(reader, path, { tourId: vault })).status, (await ask(reader, path, { tourId: porch })).status]).toEqual([404, 200]);
  expect((await ask(counter, 'overview', { tourId: vault })).status).toBe(200);

  // What is hidden is in no sum either; whoever has the numbers of all has those of the hidden one more.
  const answer = async (authorization: string, path: string) =>
    ((await (await ask(authorization, path)).json()) as { result: { data: { json: Record<string, unknown> } } }).result.data.json;
  const visitsIn: Record<string, (report: Record<string, unknown>) => number> = {
    overview: (report) => (report['now'] as { visits: number }).visits,
    visitors: (report) => (report['items'] as { visits: number }[]).reduce((sum, { visits }) => sum + visits, 0),
    hours: (report) => Number(report['visits']),
    live: (report) => Number(report['visits']),
    tours: (report) => (report['items'] as { visits: number }[]).reduce((sum, { visits }) => sum + visits, 0),
  };
  for (const [path, visits] of Object.entries(visitsIn)) {
    const [seen, counted] = [visits(await answer(reader, path)), visits(await answer(counter, path))];
    expect([path, counted - seen], path).toEqual([path, 1]);
    expect(seen, path).toBeGreaterThan(0);
  }
});

test('0.29 0.31 4.71 4.76 what keeps hits in order is on the clock of every worker', async () => {
  const names = ['analytics.keep-hit-partitions', 'analytics.end-idle-visits', 'analytics.refresh-rollups'];
  const found = allSchedules.filter(({ name }) => names.includes(name));
  expect(found.map(({ name }) => name)).toEqual(names);
  for (const schedule of found) await runSchedule(schedule, { services: server.services, tenants: async () => [site.tenant.id] });
});
