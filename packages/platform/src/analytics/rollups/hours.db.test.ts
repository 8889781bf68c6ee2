import { DAY, HOUR, MINUTE } from '@belvedere/kernel/core';
import { inTier, runSeed } from '@belvedere/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tourWithVisitors, type TourWithVisitors } from '../../testing/hits.ts';
import { createPlatformWorld, type PlatformWorld } from '../../testing/platform-world.ts';
import { refreshHourly } from './table.ts';

let world: PlatformWorld;
beforeAll(async () => {
  world = await createPlatformWorld();
});
afterAll(() => world.close());

const refresh = (at: TourWithVisitors) => world.inTenant(at.tenantId, (tx) => refreshHourly(tx, world.clock.now()));
const ago = (ms: number) => new Date(world.clock.now().getTime() - ms);

/** Sums of the raw hits by hour, type and tour, by a query that shares nothing with the one that is proven. */
const recounted = (at: TourWithVisitors) =>
  world.inTenant(
    at.tenantId,
    (tx) => tx.$queryRaw`
      SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24') AS hour, event_type AS type, count(*)::int AS hits, count(DISTINCT session_id)::int AS visits
      FROM analytics_events WHERE tenant_id = ${at.tenantId}::uuid GROUP BY 1, 2
      UNION ALL
      SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24'), '', count(*)::int, count(DISTINCT session_id)::int
      FROM analytics_events WHERE tenant_id = ${at.tenantId}::uuid GROUP BY 1
      ORDER BY 1, 2`,
  );
const summed = (at: TourWithVisitors, tourId: string) =>
  world.inTenant(
    at.tenantId,
    (tx) => tx.$queryRaw`
      SELECT to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24') AS hour, event_type AS type, hits, visits
      FROM hits_hourly WHERE tour_id = ${tourId}::uuid ORDER BY 1, 2`,
  );
const NIL = '00000000-0000-0000-0000-000000000000';

const round = fc.record({
  /** Hits by visitor, each so many minutes old. */
  sent: fc.array(fc.record({ who: fc.nat({ max: 2 }), minutes: fc.nat({ max: 6 * 24 * 60 }), scene: fc.boolean() }), { maxLength: 8 }),
  hours: fc.constantFrom(0, 1, 2, 5, 30),
});

test('4.19 I12 4.71 after any hits, late ones too, every hour equals the raw hits recounted, and making the sums again changes nothing', async () => {
  const property = fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
    const at = await tourWithVisitors(world);
    const visitors = [await at.visitor(), await at.visitor(), await at.visitor()];
    let passed = 0;
    for (const { sent, hours } of rounds) {
      for (const { who, minutes, scene } of sent)
        await at.send(visitors[who], [
          scene ? at.hit('scene_view', { sceneId: at.hall }, ago(minutes * MINUTE)) : at.hit('tour_view', {}, ago(minutes * MINUTE)),
        ]);
      world.clock.advance(hours * HOUR);
      passed += hours * HOUR;
      await refresh(at);
      const expected = await recounted(at);
      expect(await summed(at, NIL)).toEqual(expected);
      expect(await summed(at, at.tour.id)).toEqual(expected);
      expect(await refresh(at)).toBe(0);
    }
    // Partitions stand for some days ahead.
    world.clock.advance(-passed);
  });
  await fc.assert(property, { numRuns: inTier({ sample: 4, all: 60 }), seed: runSeed });
});

test('0.31 4.19 the report of hours counts a visit in each of its hours and once in all, from sums and from what is not summed yet', async () => {
  const at = await tourWithVisitors(world);
  const begin = new Date(
    `${ago(2 * DAY)
      .toISOString()
      .slice(0, 10)}T08:30:00Z`,
  ).getTime();
  const visit = await at.visitor();
  for (const minutes of [0, 10, 60, 120]) await at.send(visit, [at.hit('tour_view', {}, new Date(begin + minutes * MINUTE))]);
  await at.send(await at.visitor(), [at.hit('tour_view', {}, new Date(begin))]);
  await at.send(await at.visitor(), [at.hit('tour_view')]);
  const { analytics } = at.caller();
  const report = async () => {
    const { visits, standardError, items } = await analytics.hours({ tourId: at.tour.id });
    return [visits, standardError, items.map((item) => [item.visits, item.hits, item.tourViews])];
  };
  expect(await report()).toEqual([1, 0, [[1, 1, 1]]]);
  await refresh(at);
  expect(await report()).toEqual([
    3,
    0,
    [
      [2, 3, 3],
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ],
  ]);
  const other = await tourWithVisitors(world);
  expect((await other.caller().analytics.hours({ tourId: at.tour.id })).items).toEqual([]);
  await expect(analytics.hours({ from: '2026-01-01', to: '2026-03-01' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('4.19 sketches of hours are put together as if they were of one, exact below 1,024 visits and off by a few percent above', async () => {
  const estimate = (visits: number, overlap: number) =>
    world.asOwner(async (tx) => {
      // Ten hours, each with the visits of the hour before it that are still there; hashes as even as those of visits.
      const [row] = await tx.$queryRaw<{ merged: bigint; once: bigint }[]>`
        WITH hours AS (
          SELECT h, ('x' || substr(md5('seed' || v::text), 1, 12))::bit(48)::bigint AS hash
          FROM generate_series(0, 9) AS h, generate_series(h * ${visits}::int / 10 - ${overlap}::int, (h + 1) * ${visits}::int / 10 - 1) AS v WHERE v >= 0
        ), sketches AS (SELECT h, (array_agg(hash ORDER BY hash))[1:1024] AS sketch FROM hours GROUP BY h)
        SELECT (SELECT app.visits_of_sketch(array_agg(u.x)) FROM sketches, unnest(sketch) AS u (x)) AS merged,
          (SELECT app.visits_of_sketch(array_agg(hash)) FROM hours) AS once`;
      return [Number(row!.merged), Number(row!.once)] as const;
    });
  expect(await estimate(1_020, 50)).toEqual([1_020, 1_020]);
  for (const visits of [2_000, 20_000, 100_000]) {
    const [merged, once] = await estimate(visits, visits / 40);
    expect(merged).toBe(once);
    expect(Math.abs(merged / visits - 1)).toBeLessThan(4 / Math.sqrt(1_022));
  }
});
