import { runSchedule, type Schedule } from '@belvedere/kernel';
import { DAY, HOUR, MINUTE } from '@belvedere/kernel/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { idAt, PHONE, tourWithVisitors, type TourWithVisitors } from '../../testing/hits.ts';
import { createPlatformWorld, type PlatformWorld } from '../../testing/platform-world.ts';
import { endIdleVisits } from '../visits/end-idle-visits.ts';
import { refreshRollups } from './refresh-rollups.ts';
import { refreshDaily } from './table.ts';

const VISITORS_BY = ['device', 'browser', 'os', 'country', 'city', 'referrer', 'source', 'medium', 'campaign', 'term', 'content'] as const;

let world: PlatformWorld;
let at: TourWithVisitors;
beforeAll(async () => {
  world = await createPlatformWorld();
});
beforeEach(async () => {
  at = await tourWithVisitors(world);
});
afterAll(() => world.close());

const run = (schedule: Schedule) => runSchedule(schedule, { services: world.services, tenants: async () => [at.tenantId] });
const refresh = () => world.inTenant(at.tenantId, (tx) => refreshDaily(tx, world.clock.now()));
const ago = (ms: number) => new Date(world.clock.now().getTime() - ms);

/** Visitors of several days, with the same numbers each time. */
async function lookAround(): Promise<void> {
  for (let n = 0; n < 6; n++) {
    const [visitor, when] = [await at.visitor(), n * DAY];
    const seen = (type: string, more: object, off: number) => at.hit(type, more, ago(when + off));
    await at.send(
      visitor,
      [
        seen('tour_view', {}, 0),
        seen('scene_view', { sceneId: n % 2 ? at.hall : at.attic }, 10),
        seen('scene_leave', { sceneId: at.hall, durationMs: 1_234 + n }, 20),
        seen('hotspot_view', { hotspotId: at.clock }, 30),
        ...(n % 3 ? [seen('hotspot_click', { hotspotId: at.clock }, 40)] : []),
        ...(n % 2 ? [] : [seen('share', { to: 'copy' }, 50)]),
      ],
      n % 2
        ? {
            userAgent: PHONE,
            referrer: 'https://search.example/',
            ip: '198.51.100.7',
            page: `https://hotel.example/?utm_campaign=spring&utm_source=mail${n}`,
          }
        : {},
    );
  }
}

/** The sums of the raw hits, counted in another way than the function that is proven does. */
async function recounted(): Promise<unknown[]> {
  const rows = await at.raw();
  const groups = Map.groupBy(rows, ({ occurredAt, eventType, tourId, sceneId, hotspotId }) =>
    [occurredAt.toISOString().slice(0, 10), eventType, tourId, sceneId ?? NIL, hotspotId ?? NIL].join('|'),
  );
  return [...groups]
    .map(([name, each]) => ({
      name,
      hits: each.length,
      visits: new Set(each.map(({ sessionId }) => sessionId)).size,
      measured: each.filter(({ duration }) => duration !== null).length,
      durationMs: each.reduce((sum, { duration }) => sum + Math.round((duration ?? 0) * 1000), 0),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
const NIL = '00000000-0000-0000-0000-000000000000';

async function rolledUp(): Promise<unknown[]> {
  const rows = await world.inTenant(at.tenantId, (tx) => tx.hitsDaily.findMany({ where: { tenantId: at.tenantId } }));
  return rows
    .map(({ day, eventType, tourId, sceneId, hotspotId, durationMs, hits, visits, measured }) => ({
      name: [day.toISOString().slice(0, 10), eventType, tourId, sceneId, hotspotId].join('|'),
      hits,
      visits,
      measured,
      durationMs: Number(durationMs),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

test('4.71 4.20 4.21 the sums of a day equal the raw hits counted anew, late days too, and making them again changes nothing', async () => {
  await lookAround();
  expect(await refresh()).toBeGreaterThan(0);
  expect(await rolledUp()).toEqual(await recounted());
  expect((await rolledUp()).length).toBeGreaterThan(20);
  expect(await refresh()).toBe(0);

  // Five days late: only that day is marked, and it is counted.
  const late = at.hit('tour_view', {}, ago(5 * DAY));
  const visitor = await at.visitor();
  await at.send(visitor, [late]);
  await at.send(visitor, [late]);
  expect(await rolledUp()).not.toEqual(await recounted());
  await run(refreshRollups);
  expect(await rolledUp()).toEqual(await recounted());
  expect(await refresh()).toBe(0);
});

test('4.71 what was erased goes from the sums of its day, and another tenant’s are not touched', async () => {
  const other = await tourWithVisitors(world);
  await other.send(await other.visitor(), [other.hit('tour_view')]);
  await lookAround();
  await refresh();
  const [first] = (await at.raw()).toReversed();
  await world.inTenant(at.tenantId, (tx) => tx.analyticsEvent.deleteMany({ where: { tenantId: at.tenantId, id: first!.id } }));
  await refresh();
  expect(await rolledUp()).toEqual(await recounted());
  expect(await world.inTenant(other.tenantId, (tx) => tx.hitsDaily.count())).toBe(0);
});

test('4.71 hits that come while the sums are made are in the next ones', async () => {
  const visitors = await Promise.all([at.visitor(), at.visitor(), at.visitor()]);
  const sent = visitors.flatMap((visitor) => [5, 4, 0].map((days) => at.send(visitor, [at.hit('tour_view', {}, ago(days * DAY))])));
  await Promise.all([...sent, refresh(), refresh()]);
  await refresh();
  expect(await rolledUp()).toEqual(await recounted());
  expect(await refresh()).toBe(0);
});

test('4.71 4.19 4.20 after days in which nobody made sums, all of those days are made', async () => {
  const began = world.clock.now();
  await refresh();
  for (let n = 0; n < 6; n++) {
    await at.send(await at.visitor(), [at.hit('tour_view')]);
    world.clock.advance(DAY);
  }
  await at.send(await at.visitor(), [at.hit('tour_view', {}, ago(3 * DAY))]);
  await refresh();
  expect(await rolledUp()).toEqual(await recounted());
  expect((await rolledUp()).length).toBe(6);
  const from = began.toISOString().slice(0, 10);
  expect((await at.caller().analytics.overview({ from })).now.tourViews).toBe(7);
});

test('0.29 a visit in which nothing happened for half an hour has ended, with its last hit; another hit opens it again', async () => {
  const visitor = await at.visitor();
  const began = world.clock.now();
  /** How long a visit lasts is known to ten seconds. */
  const about = (time: Date) => new Date(Math.ceil(time.getTime() / 10_000) * 10_000);
  await at.send(visitor, [at.hit('tour_view')]);
  await run(endIdleVisits);
  expect((await at.visits())[0]?.endedAt).toBeNull();
  world.clock.advance(31 * MINUTE);
  await run(endIdleVisits);
  expect(await at.visits()).toMatchObject([{ startedAt: began, lastActivityAt: about(began), endedAt: about(began) }]);
  await at.send(visitor, [at.hit('hotspot_view', { hotspotId: at.clock })]);
  // On the next day (UTC) it is another visit.
  if (world.clock.now().getUTCDate() === began.getUTCDate())
    expect(await at.visits()).toMatchObject([{ startedAt: began, lastActivityAt: about(world.clock.now()), endedAt: null }]);
  else expect((await at.visits()).length).toBe(2);
});

test('0.31 overview, tours, scenes, hotspots and visitors agree with the raw hits, from sums and from what is not summed yet', async () => {
  await lookAround();
  const { analytics } = at.caller();
  for (const summed of [false, true]) {
    if (summed) await refresh();
    const raw = (await at.raw()).filter(({ occurredAt }) => summed || occurredAt >= startOfDay(2));
    const count = (type: string) => raw.filter(({ eventType }) => eventType === type).length;
    const { now, before, days } = await analytics.overview({});
    expect(now).toMatchObject({
      visits: new Set(raw.map(({ sessionId }) => sessionId)).size,
      tourViews: count('tour_view'),
      sceneViews: count('scene_view'),
      hotspotViews: count('hotspot_view'),
      hotspotClicks: count('hotspot_click'),
      shares: count('share'),
    });
    expect(now.shares).toBeGreaterThan(0);
    expect(before.visits).toBe(0);
    expect(days.length).toBe(30);
    expect(days.reduce((sum, { tourViews }) => sum + tourViews, 0)).toBe(now.tourViews);
    expect((await analytics.tours({})).items).toMatchObject([
      { tourId: at.tour.id, visits: now.visits, views: now.tourViews, shares: now.shares },
    ]);
    const scenes = (await analytics.scenes({ tourId: at.tour.id })).items;
    expect(scenes.reduce((sum, { views }) => sum + views, 0)).toBe(now.sceneViews);
    const [hotspot] = (await analytics.hotspots({})).items;
    expect(hotspot).toMatchObject({ hotspotId: at.clock, views: now.hotspotViews, clicks: now.hotspotClicks });
    expect(hotspot?.rate).toBeCloseTo(now.hotspotClicks / now.hotspotViews, 10);
    for (const by of VISITORS_BY) {
      const { items } = await analytics.visitors({ by });
      expect(
        items.reduce((sum, { visits }) => sum + visits, 0),
        by,
      ).toBe(now.visits);
    }
    expect((await analytics.overview({ tourId: at.attic })).now.visits).toBe(0);
  }
  const dwell = (await analytics.scenes({})).items.find(({ sceneId }) => sceneId === at.hall);
  expect(dwell?.dwellMs).toBe(1_237);
  const referrers = (await analytics.visitors({ by: 'referrer' })).items;
  expect(referrers.map(({ value, visits }) => [value, visits])).toEqual([
    ['', 3],
    ['search.example', 3],
  ]);
  const campaigns = (await analytics.visitors({ by: 'campaign' })).items;
  expect(campaigns.map(({ value, visits }) => [value, visits])).toEqual([
    ['', 3],
    ['spring', 3],
  ]);
  const sources = (await analytics.visitors({ by: 'source', tourId: at.tour.id })).items;
  expect(sources.map(({ value, visits }) => [value, visits])).toEqual([
    ['', 3],
    ['mail1', 1],
    ['mail3', 1],
    ['mail5', 1],
  ]);
  const to = ago(3 * DAY)
    .toISOString()
    .slice(0, 10);
  const some = await analytics.overview({ from: to, to });
  expect([some.days.length, some.now.tourViews, some.before.tourViews]).toEqual([1, 1, 1]);
});

const startOfDay = (daysAgo: number) =>
  new Date(
    `${ago(daysAgo * DAY)
      .toISOString()
      .slice(0, 10)}T00:00:00Z`,
  );

test('0.31 0.29 the visitors of each country and city are counted where a file says where addresses are', async () => {
  const find = (ip: string) => (ip.startsWith('198.') ? { country: 'PE', city: 'Lima' } : { country: 'NZ', city: null });
  world.services.findPlace = find;
  await lookAround();
  delete world.services.findPlace;
  await at.send(await at.visitor(), [at.hit('tour_view')]);
  expect((await at.visits()).filter(({ country, city }) => country === 'PE' && city === 'Lima').length).toBe(3);
  await refresh();
  const { analytics } = at.caller();
  const named = async (by: 'country' | 'city') =>
    Object.fromEntries((await analytics.visitors({ by })).items.map(({ value, visits }) => [value, visits]));
  expect(await named('country')).toEqual({ PE: 3, NZ: 3, '': 1 });
  expect(await named('city')).toEqual({ 'PE/Lima': 3, '': 4 });
});

test('0.31 what happened is in the live report at once, and no longer after five minutes', async () => {
  const { analytics } = at.caller();
  await at.send(await at.visitor(), [at.hit('tour_view'), at.hit('scene_view', { sceneId: at.hall })]);
  await at.send(await at.visitor(), [at.hit('tour_view')]);
  expect(await analytics.live({})).toMatchObject({ visits: 2, tours: [{ tourId: at.tour.id, visits: 2, hits: 3 }] });
  world.clock.advance(5 * MINUTE);
  expect(await analytics.live({})).toMatchObject({ visits: 0, tours: [] });
});

test('0.31 a report is of 400 days at most, and of no tenant but the caller’s', async () => {
  const { analytics } = at.caller();
  for (const [from, to] of [
    ['2026-01-02', '2026-01-01'],
    ['2024-01-01', '2026-01-01'],
  ])
    await expect(analytics.overview({ from, to })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const other = await tourWithVisitors(world);
  await other.send(await other.visitor(), [other.hit('tour_view', {}, ago(HOUR / 2))]);
  await run(refreshRollups);
  expect((await analytics.tours({})).items).toEqual([]);
  expect((await analytics.overview({ tourId: other.tour.id })).now.tourViews).toBe(0);
});

test('0.31 4.71 a tenant with many hits reads sums alone while they are made, and its raw hits again once nobody makes them', async () => {
  const { tenantId, tour, hall } = at;
  const views = async () => (await at.caller().analytics.overview({})).now.sceneViews;
  const seen = (many: number) => {
    const hit = { tenantId, occurredAt: world.clock.now(), eventType: 'scene_view', tourId: tour.id, sceneId: hall };
    const ids = Array.from({ length: many }, () => idAt(world.clock.now()));
    return world.inTenant(tenantId, async (tx) => {
      await tx.analyticsEvent.createMany({ data: ids.map((id) => ({ ...hit, id })) });
      await tx.hitDue.create({ data: { tenantId, day: startOfDay(0), hits: ids } });
    });
  };
  await seen(2_000);
  await refresh();
  await seen(1);
  expect(await views()).toBe(2_001);
  await refresh();
  await seen(1);
  expect(await views()).toBe(2_001);
  world.clock.advance(13 * MINUTE);
  expect(await views()).toBe(2_002);
  await refresh();
  await seen(1);
  expect(await views()).toBe(2_002);
});
