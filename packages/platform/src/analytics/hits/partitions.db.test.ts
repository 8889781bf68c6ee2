import { runSchedule, type Schedule } from '@belvedere/kernel';
import { DAY, HOUR } from '@belvedere/kernel/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyRetention } from '../../compliance/retention/apply-retention.ts';
import { tourWithVisitors } from '../../testing/hits.ts';
import { createPlatformWorld, type PlatformWorld } from '../../testing/platform-world.ts';
import { refreshDaily } from '../rollups/table.ts';
import { keepHitPartitions } from './keep-hit-partitions.ts';

/** Of each test its own: partitions are everybody's. */
let world: PlatformWorld;
beforeEach(async () => {
  world = await createPlatformWorld();
});
afterEach(() => world.close());

const run = (schedule: Schedule, tenantId: string) => runSchedule(schedule, { services: world.services, tenants: async () => [tenantId] });
const partitions = async () =>
  (
    await world.asOwner(
      (tx) =>
        tx.$queryRaw<{ name: string }[]>`
        SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'analytics_events'::regclass ORDER BY 1`,
    )
  ).map(({ name }) => name);
const inRest = async () =>
  Number((await world.asOwner((tx) => tx.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM analytics_events_rest`))[0]!.n);

test('4.15 4.76 C7 partitions stand for every day that a clock may say, and go after two years, unless a hold keeps them', async () => {
  const at = await tourWithVisitors(world);
  const visitor = await at.visitor();
  const now = () => world.clock.now().getTime();
  const around = [-7, -1, 0, 1, 7].map((days) => at.hit('tour_view', {}, new Date(now() + days * (DAY - HOUR / 4))));
  await at.send(visitor, around);
  expect(await inRest()).toBe(5);
  await run(keepHitPartitions, at.tenantId);
  expect(await inRest()).toBe(0);
  await at.send(visitor, around);
  expect((await at.raw()).length).toBe(5);
  world.clock.advance(DAY);
  await at.send(await at.visitor(), [
    at.hit('tour_view', {}, new Date(now() + 7 * DAY - 1)),
    at.hit('tour_view', {}, new Date(now() - 7 * DAY + 1)),
  ]);
  expect(await inRest()).toBe(0);

  const first = (await partitions())[0]!;
  world.clock.advance(800 * DAY);
  const caller = () => at.caller().compliance.holds;
  const { id } = await caller().place({ reason: 'An investigation.' });
  await run(keepHitPartitions, at.tenantId);
  expect(await partitions()).toContain(first);
  await caller().release({ id });
  await run(keepHitPartitions, at.tenantId);
  expect(await partitions()).not.toContain(first);
  expect((await at.raw()).length).toBe(0);
});

test('4.76 4.2 a tenant keeps its hits for less: the rows go and the sums stay, and those of another tenant stay whole', async () => {
  const [at, other] = [await tourWithVisitors(world), await tourWithVisitors(world)];
  await run(keepHitPartitions, at.tenantId);
  for (const each of [at, other])
    await each.send(await each.visitor(), [each.hit('tour_view'), each.hit('tour_view', {}, new Date(world.clock.now().getTime() - DAY))]);
  await world.inTenant(at.tenantId, (tx) => refreshDaily(tx, world.clock.now()));
  const { settings } = at.caller().tenancy;
  const stored = await settings.get({});
  await settings.update({ settings: { ...stored.settings, retentionDays: { analytics_events: 30 } }, version: stored.version });
  const from = new Date(world.clock.now().getTime() - DAY).toISOString().slice(0, 10);
  world.clock.advance(32 * DAY);
  const kept = await at.visitor();
  await at.send(kept, [at.hit('tour_view')]);
  for (const { tenantId } of [at, other]) await run(applyRetention, tenantId);
  expect((await at.raw()).length).toBe(1);
  expect((await other.raw()).length).toBe(2);
  expect((await at.caller().analytics.overview({ from })).now.tourViews).toBe(3);
});
