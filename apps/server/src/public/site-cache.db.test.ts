import { isDeepStrictEqual } from 'node:util';
import { mailToken } from '@belvedere/platform';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { readEnv } from '../env.ts';
import { serve, type RunningServer } from '../serve.ts';
import { getAtHost, startTestServer, type StartedServer, type TestTenant } from '../testing/index.ts';

let server: StartedServer;
/** Another process would be no different: they share the database and nothing else. */
let second: RunningServer;
let tenant: TestTenant;
let caller: Caller;
let owner: pg.Client;

beforeAll(async () => {
  server = await startTestServer();
  const { publicUrl } = server.services;
  const env = { ...readEnv({ DATA_DIR: '/nowhere', PORT: '0', PUBLIC_URL: publicUrl, LOG_LEVEL: 'error' }), CONSOLE_ORIGINS: [], PORT: 0 };
  second = await serve(env, { services: server.services, runtimeUrl: server.database.runtimeUrl });
  tenant = await server.createTenant('museum');
  caller = createCaller(tenant.context);
  owner = new pg.Client({ connectionString: server.database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await second?.stop();
  await server?.stop();
});

/** What both servers say. */
const read = (path: string) =>
  Promise.all([server.url, second.url].map((url) => getAtHost(url + path, new URL(server.services.publicUrl).host)));
const both = async (path: string, part: RegExp) => (await read(path)).map(({ status, body }) => `${status} ${part.exec(body)?.[1] ?? '-'}`);
const soon = { timeout: 3_000, interval: 25 };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const HEADING = /<h1[^>]*>(?:<bdi>)?([^<]*)</;
const BUTTON = /<button>([^<]*)</;

test('2.3 two servers keep pages in memory, and both show what changed within moments, whoever wrote it', async () => {
  const venue = await caller.events.venues.create({ name: 'Hall', address: 'A 1', city: 'Thun', country: 'CH' });
  const draft = await caller.events.create({ title: 'Night', startsAt: inDays(3), timeZone: 'UTC', capacity: 1, venueId: venue.id });
  await caller.events.publish({ id: draft.id });
  const page = '/e/museum/night';
  expect(await both(page, HEADING)).toEqual(['200 Night', '200 Night']);
  expect(await both('/e/museum', /museum\/(night)"/)).toEqual(['200 night', '200 night']);

  // From memory, once what was told of the publishing has arrived: nobody tells them of these.
  const write = (title: string) => owner.query('UPDATE events SET title = $1, version = version + 1 WHERE id = $2', [title, draft.id]);
  await owner.query('ALTER TABLE events DISABLE TRIGGER tell_site');
  await owner.query('ALTER TABLE events NO FORCE ROW LEVEL SECURITY');
  let times = 0;
  const isKept = async () => {
    const before = await both(page, HEADING);
    await write(`Unheard ${times++}`);
    return isDeepStrictEqual(await both(page, HEADING), before);
  };
  await expect.poll(isKept, soon).toBe(true);
  await owner.query('ALTER TABLE events ENABLE TRIGGER tell_site');
  await write('By hand');
  await expect.poll(() => both(page, HEADING), soon).toEqual(['200 By hand', '200 By hand']);
  await owner.query('ALTER TABLE events FORCE ROW LEVEL SECURITY');

  await caller.events.venues.update({ id: venue.id, version: venue.version, name: 'Great hall' });
  await expect.poll(() => both(page, /<address><bdi>([^<]*)</), soon).toEqual(['200 Great hall', '200 Great hall']);

  expect(await both(page, BUTTON)).toEqual(['200 I want to come', '200 I want to come']);
  await caller.events.waitlist.join({ tenant: tenant.id, eventId: draft.id, email: 'ann@guest.example' });
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM mails WHERE recipient = $1', ['ann@guest.example']);
  const token = mailToken(server.services.signingKey, 'event_place', rows[0]!.id);
  await caller.events.waitlist.confirm({ tenant: tenant.id, token });
  await expect.poll(() => both(page, BUTTON), soon).toEqual(['200 Join the waitlist', '200 Join the waitlist']);
  await caller.events.waitlist.leave({ tenant: tenant.id, token });
  await expect.poll(() => both(page, BUTTON), soon).toEqual(['200 I want to come', '200 I want to come']);

  const { version } = await caller.events.get({ id: draft.id });
  await caller.events.update({ id: draft.id, version, slug: 'evening' });
  await expect.poll(() => both(page, HEADING), soon).toEqual(['301 -', '301 -']);
  await caller.events.cancel({ id: draft.id });
  await expect.poll(() => both('/e/museum/evening', HEADING), soon).toEqual(['410 By hand', '410 By hand']);
  await expect.poll(() => both('/e/museum', /museum\/(evening)"/), soon).toEqual(['200 -', '200 -']);
});

test('2.3 pages are kept by what an address means, in each language, and answered by their tag', async () => {
  const event = await caller.events.create({ title: 'Kept', startsAt: inDays(4), timeZone: 'UTC', language: 'fr' });
  await caller.events.publish({ id: event.id });
  const get = (path: string, headers: Record<string, string> = {}) =>
    getAtHost(server.url + path, new URL(server.services.publicUrl).host, { headers });
  const english = await get('/e/museum/kept');
  const german = await get('/e/museum/kept', { 'accept-language': 'de-CH, en;q=0.5' });
  expect([english, german].map(({ body }) => /<html lang="(\w+)"/.exec(body)?.[1])).toEqual(['en', 'de']);
  expect((await get('/e/museum/kept?utm_source=x')).headers.etag).toBe(english.headers.etag);
  expect((await get('/e/museum/kept?lang=ar')).body).toContain('<html lang="ar" dir="rtl"');
  const again = await get('/e/museum/kept', { 'if-none-match': english.headers.etag ?? '' });
  expect([again.status, again.body, again.headers['set-cookie']]).toEqual([304, '', undefined]);
  expect(english.headers.vary).toBe('accept-language, accept-encoding');
});
