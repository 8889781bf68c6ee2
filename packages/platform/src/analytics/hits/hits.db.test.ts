import { DAY, HOUR } from '@belvedere/kernel/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FIREFOX, idAt, key, PHONE, tourWithVisitors, type TourWithVisitors } from '../../testing/hits.ts';
import { createPlatformWorld, type PlatformWorld } from '../../testing/platform-world.ts';
import { createHitRecorder } from './create-hit-recorder.ts';
import { receiveHits } from './receive-hits.ts';

let world: PlatformWorld;
let at: TourWithVisitors;
beforeAll(async () => {
  world = await createPlatformWorld();
});
beforeEach(async () => {
  at = await tourWithVisitors(world);
});
afterAll(() => world.close());

const refusals = async () => Object.fromEntries((await at.caller().analytics.refusals({})).items.map(({ reason, hits }) => [reason, hits]));

test('0.30 C7 what is sent again is kept once: in one batch, in the next, and when two send it at once', async () => {
  const visitor = await at.visitor();
  const hits = [at.hit('tour_view'), at.hit('scene_view', { sceneId: at.hall }), at.hit('hotspot_click', { hotspotId: at.clock })];
  expect(await at.send(visitor, [...hits, ...hits])).toEqual({ accepted: 6, refused: [] });
  await Promise.all([at.send(visitor, hits), at.send(visitor, hits.toReversed())]);
  const rows = await at.raw();
  expect(rows.map(({ id }) => id)).toEqual(hits.map(({ id }) => id).sort());
  const click = rows.find(({ eventType }) => eventType === 'hotspot_click');
  expect(click).toMatchObject({ tourId: at.tour.id, sceneId: at.hall, hotspotId: at.clock, ipAddress: null, userId: null });
  expect(new Set(rows.map(({ sessionId }) => sessionId)).size).toBe(1);
});

test('0.30 without consent nothing of the visitor is kept but the number; what was withdrawn counts from then on', async () => {
  const stranger = key();
  expect(await at.send(stranger, [at.hit('tour_view')])).toMatchObject({ accepted: 0, refused: [{ reason: 'no_consent' }] });
  const visitor = await at.visitor();
  expect((await at.send(visitor, [at.hit('tour_view')])).accepted).toBe(1);
  const { consent } = at.caller().compliance;
  const [text] = (await consent.texts({ purpose: 'analytics' })).items;
  await consent.decide({ textId: text!.id, granted: false, visitKey: visitor, source: 'banner' });
  expect((await at.send(visitor, [at.hit('tour_view'), at.hit('scene_view', { sceneId: at.hall })])).accepted).toBe(0);
  expect([(await at.raw()).length, (await at.visits()).length]).toEqual([1, 1]);
  expect(await refusals()).toEqual({ no_consent: 3 });
});

test('0.30 a browser that objects and a crawler are left out, whatever was agreed to, and the reason is kept', async () => {
  const visitor = await at.visitor();
  for (const privacySignal of ['gpc', 'dnt'] as const)
    expect(await at.send(visitor, [at.hit('tour_view')], { privacySignal })).toMatchObject({
      accepted: 0,
      refused: [{ reason: 'signal' }],
    });
  for (const userAgent of ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'curl/8.5.0', null])
    expect(await at.send(visitor, [at.hit('tour_view')], { userAgent })).toMatchObject({ accepted: 0, refused: [{ reason: 'bot' }] });
  expect(await at.raw()).toEqual([]);
  expect(await refusals()).toEqual({ signal: 2, bot: 3 });
});

test('0.30 scenes and hotspots of other tours are refused, and do not cost the others of their batch', async () => {
  const visitor = await at.visitor();
  const other = await tourWithVisitors(world);
  const good = at.hit('tour_view');
  const [scene, spot] = [at.hit('scene_view', { sceneId: other.hall }), at.hit('hotspot_click', { hotspotId: other.clock })];
  const answer = await at.send(visitor, [scene, good, spot]);
  expect(answer).toEqual({
    accepted: 1,
    refused: [
      { id: scene.id, reason: 'foreign' },
      { id: spot.id, reason: 'foreign' },
    ],
  });
  expect((await at.raw()).map(({ id }) => id)).toEqual([good.id]);
  expect(await other.raw()).toEqual([]);
});

test('0.30 C7 clocks may be off by a week: the time of a hit is that of its id, late ones find their day, wilder ones are refused', async () => {
  const visitor = await at.visitor();
  const now = world.clock.now().getTime();
  const times = [-7 * DAY + HOUR, -2 * DAY, 0, 7 * DAY - HOUR].map((off) => new Date(now + off));
  const wild = [-8 * DAY, 8 * DAY].map((off) => ({ id: idAt(new Date(now + off)), type: 'tour_view' }));
  const hits = times.map((time) => ({ id: idAt(time), type: 'tour_view' }));
  const answer = await at.send(visitor, [...hits, ...wild, { id: crypto.randomUUID(), type: 'tour_view' }]);
  expect(answer.accepted).toBe(4);
  expect(answer.refused.map(({ reason }) => reason)).toEqual(['clock', 'clock', 'id']);
  expect((await at.raw()).map(({ occurredAt }) => occurredAt)).toEqual(times);
  // A visit is of one day.
  expect((await at.visits()).length).toBe(4);
});

test('0.30 types that nobody here knows, and known ones in another form, are set aside and not dropped', async () => {
  const visitor = await at.visitor();
  const [fresh, wrong] = [at.hit('vr_teleport', { to: 'moon' }), at.hit('scene_leave', { sceneId: at.hall, durationMs: 'long' })];
  for (let n = 0; n < 2; n++) expect((await at.send(visitor, [fresh, wrong])).accepted).toBe(0);
  const kept = await world.inTenant(at.tenantId, (tx) =>
    tx.hitQuarantine.findMany({ where: { tenantId: at.tenantId }, orderBy: { eventType: 'desc' } }),
  );
  expect(kept).toMatchObject([
    { id: fresh.id, eventType: 'vr_teleport', reason: 'unknown_type', body: fresh },
    { id: wrong.id, eventType: 'scene_leave', reason: 'invalid' },
  ]);
  expect(await at.raw()).toEqual([]);
});

test('0.30 K6 what cannot be stored is refused and not set aside, and costs the others of its batch nothing', async () => {
  const visitor = await at.visitor();
  const deep = JSON.parse(`${'['.repeat(30)}${']'.repeat(30)}`) as unknown;
  const odd = [{ to: 'a\u0000' }, { to: '\ud800' }, JSON.parse('{"__proto__":{"a":1}}') as object, { deep }].map((more) =>
    at.hit('share', more),
  );
  const good = at.hit('share', { to: 'copy' });
  const answer = await at.send(visitor, [...odd, good]);
  expect([answer.accepted, answer.refused.map(({ reason }) => reason)]).toEqual([1, odd.map(() => 'invalid')]);
  expect((await at.raw()).map(({ id }) => id)).toEqual([good.id]);
  const aside = await world.inTenant(at.tenantId, (tx) => tx.hitQuarantine.count({ where: { tenantId: at.tenantId } }));
  expect(aside).toBe(0);
});

test('0.30 K6 an id that is no text is refused, whatever it is, and costs the others of its batch nothing', async () => {
  const visitor = await at.visitor();
  const nested = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown;
  const odd = [{ toString: 1, valueOf: 1 }, [idAt(world.clock.now())], nested, 7, null].map((id) => ({ id, type: 'tour_view' }));
  const answer = await at.send(visitor, [...odd, at.hit('tour_view')]);
  expect(answer).toEqual({ accepted: 1, refused: odd.map(() => ({ id: null, reason: 'id' })) });
});

test('4.19 a visit is known from its first hit until at most ten seconds after its last, in whatever order they come', async () => {
  const visitor = await at.visitor();
  const start = Math.floor(world.clock.now().getTime() / 60_000) * 60_000 - HOUR;
  const times = [20_000, 21_000, 12_345, 55_000, 29_999, 54_000];
  for (const time of times) await at.send(visitor, [at.hit('tour_view', {}, new Date(start + time))]);
  const visits = await at.visits();
  expect(visits.map(({ startedAt, lastActivityAt }) => [startedAt.getTime() - start, lastActivityAt.getTime() - start])).toEqual([
    [12_345, 60_000],
  ]);
});

test('0.36 that a tour was shared is kept with the way it went, and a way of another form is set aside', async () => {
  const visitor = await at.visitor();
  const shares = ['copy', 'mail', 'other'].map((to) => at.hit('share', { to }));
  const answer = await at.send(visitor, [...shares, at.hit('share', { to: 'https://chat.example/?with=ada' })]);
  expect([answer.accepted, answer.refused.map(({ reason }) => reason)]).toEqual([3, ['invalid']]);
  const kept = new Map((await at.raw()).map(({ id, eventType, properties }) => [id, [eventType, properties]]));
  expect(shares.map(({ id }) => kept.get(id))).toEqual(['copy', 'mail', 'other'].map((to) => ['share', { to }]));
});

test('0.29 0.30 1.21 of a visitor only the network, the device and the host before are kept; neither key, nor address, nor query', async () => {
  const [visitKey, visit] = [await at.visitor(), key()];
  const where = { page: 'https://hotel.example/rooms?guest=ada#x', referrer: 'https://search.example/?q=secret', visit };
  await at.send(visitKey, [at.hit('tour_view')], { ...where, userAgent: PHONE, ip: '203.0.113.77' });
  const [row] = await at.visits();
  expect(row).toMatchObject({
    ipAddress: '203.0.113.0/24',
    deviceType: 'mobile',
    browser: 'Chrome',
    os: 'Android',
    referrer: 'search.example',
    userId: null,
    country: null,
    endedAt: null,
  });
  expect((await at.raw())[0]).toMatchObject({
    eventType: 'tour_view',
    properties: {},
    pageUrl: 'https://hotel.example/rooms',
    sessionId: row!.id,
  });
  const dump = await world.dump();
  for (const secret of [visitKey, visit, '203.0.113.77', 'guest=ada', 'q=secret']) expect(dump).not.toContain(secret);
});

test('0.29 the same browser is another visit in another tenant and on another day', async () => {
  const other = await tourWithVisitors(world);
  const [here, there, visit] = [await at.visitor(), await other.visitor(), key()];
  const yesterday = new Date(world.clock.now().getTime() - DAY);
  await at.send(here, [at.hit('tour_view'), at.hit('tour_view', {}, yesterday)], { visit });
  await other.send(there, [other.hit('tour_view')], { visit });
  const rows = [...(await at.visits()), ...(await other.visits())];
  expect(rows.length).toBe(3);
  for (const field of ['id', 'tokenHash'] as const) expect(new Set(rows.map((row) => row[field])).size).toBe(3);
});

test('C7 requests that come at once share a commit, and each hears of its own', async () => {
  const visitors = await Promise.all([at.visitor(), at.visitor()]);
  const before = at.recorder.statements;
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      at.send(n % 10 ? visitors[n % 2]! : key(), [at.hit('tour_view'), at.hit('tour_leave', { durationMs: n })]),
    ),
  );
  expect(answers.filter(({ accepted }) => accepted === 2).length).toBe(45);
  expect(at.recorder.statements - before).toBe(2);
  const stamps = await world.asOwner(
    (tx) =>
      tx.$queryRaw<{ n: bigint }[]>`SELECT count(DISTINCT xmin::text) AS n FROM analytics_events WHERE tenant_id = ${at.tenantId}::uuid`,
  );
  expect(Number(stamps[0]!.n)).toBeLessThanOrEqual(2);
  expect((await at.raw()).length).toBe(90);
});

test('X2 C7 a connection that dies is no acknowledgement; the same batch again is kept once', async () => {
  const visitor = await at.visitor();
  const hits = [at.hit('tour_view'), at.hit('tour_leave', { durationMs: 5 })];
  // Nobody can insert while this lock is held, so that the statement waits for us to end its connection.
  let sent: Promise<unknown> | undefined;
  await world.asOwner(async (tx) => {
    await tx.$executeRaw`LOCK TABLE analytics_events IN SHARE MODE`;
    sent = at.send(visitor, hits).then(
      () => 'acknowledged',
      () => 'not acknowledged',
    );
    await expect
      .poll(async () => {
        // Who is connected is looked up once in a transaction, unless it is forgotten.
        await tx.$executeRaw`SELECT pg_stat_clear_snapshot()`;
        const [row] = await tx.$queryRaw<{ ended: bigint }[]>`
          SELECT count(pg_terminate_backend(pid)) AS ended FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%who AS MATERIALIZED%' AND pid <> pg_backend_pid()`;
        return Number(row!.ended);
      })
      .toBe(1);
  });
  expect(await sent).toBe('not acknowledged');
  expect(await at.raw()).toEqual([]);
  expect((await at.send(visitor, hits)).accepted).toBe(2);
  expect((await at.raw()).length).toBe(2);
});

test('C7 with too much waiting the next is asked to come again, and what waited is kept', async () => {
  const recorder = createHitRecorder({ database: world.database, clock: world.clock, mostWaiting: 5 });
  const visitKey = await at.visitor();
  const send = () =>
    receiveHits(
      { services: world.services, recorder },
      {
        tenantId: at.tenantId,
        tour: at.tour,
        batch: { at: '', visitKey, visit: visitKey, hits: [at.hit('tour_view')] },
        request: { ip: '203.0.113.77', userAgent: FIREFOX },
      },
    );
  const results = await Promise.allSettled([send(), send(), send()]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(results[2]).toMatchObject({ reason: { code: 'common.unavailable', retryAfter: 2 } });
  expect((await send()).accepted).toBe(1);
  expect((await at.raw()).length).toBe(3);
});

test('0.30 where a tenant counts without knowing anybody a visit is a network and a browser on one day; where it does not, nothing without a key is kept', async () => {
  const hits = () => [at.hit('tour_view')];
  expect(await at.send(undefined, hits())).toMatchObject({ accepted: 0, refused: [{ reason: 'no_consent' }] });
  const count = async (of: TourWithVisitors, counting: 'consent' | 'cookieless') => {
    const { settings } = of.caller().tenancy;
    const stored = await settings.get({});
    await settings.update({ settings: { ...stored.settings, visits: { counting } }, version: stored.version });
  };
  await count(at, 'cookieless');
  const visits = async () => (await at.visits()).length;
  await at.send(undefined, hits());
  await at.send(undefined, hits(), { ip: '203.0.113.200' });
  expect(await visits()).toBe(1);
  await at.send(undefined, hits(), { ip: '203.0.114.77' });
  await at.send(undefined, hits(), { userAgent: PHONE });
  await at.send(undefined, [at.hit('tour_view', {}, new Date(world.clock.now().getTime() - DAY))]);
  expect(await visits()).toBe(4);
  expect(await at.send(undefined, hits(), { privacySignal: 'gpc' })).toMatchObject({ refused: [{ reason: 'signal' }] });

  const other = await tourWithVisitors(world);
  await count(other, 'cookieless');
  await other.send(undefined, [other.hit('tour_view')]);
  const ids = new Set((await at.visits()).map(({ id }) => id));
  expect((await other.visits()).some(({ id }) => ids.has(id))).toBe(false);

  await count(at, 'consent');
  expect((await at.send(undefined, hits())).accepted).toBe(0);
  expect((await at.raw()).length).toBe(5);
});
