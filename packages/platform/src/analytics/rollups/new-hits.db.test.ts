import { DAY, HOUR, MINUTE } from '@belvedere/kernel/core';
import { inTier, runSeed } from '@belvedere/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tourWithVisitors, type TourWithVisitors } from '../../testing/hits.ts';
import { createPlatformWorld, type PlatformWorld } from '../../testing/platform-world.ts';
import { refreshDaily } from './table.ts';

let world: PlatformWorld;
beforeAll(async () => {
  world = await createPlatformWorld();
});
afterAll(() => world.close());

const refresh = (at: TourWithVisitors) => world.inTenant(at.tenantId, (tx) => refreshDaily(tx, world.clock.now()));
const ago = (ms: number) => new Date(world.clock.now().getTime() - ms);

/** The six sums of all days as they stand, or as all raw hits give them. */
function sums(at: TourWithVisitors, from: 'stored' | 'raw'): Promise<unknown> {
  const tables = {
    hits: 'hits_daily',
    visits: 'visits_daily',
    moves: 'scene_moves_daily',
    gaze: 'gaze_daily',
    tours: 'tours_daily',
    scenes: 'scenes_daily',
  };
  const [since, until] = [ago(20 * DAY), ago(-20 * DAY)].map((day) => day.toISOString().slice(0, 10));
  return Promise.all(
    Object.entries(tables).map(async ([name, table]) => {
      const rows = from === 'stored' ? table : `app.${name}_between('${since}', '${until}')`;
      const found = await world.inTenant(at.tenantId, (tx) =>
        tx.$queryRawUnsafe<{ row: string }[]>(`SELECT (to_jsonb(s) - 'tenant_id')::text AS row FROM ${rows} AS s ORDER BY 1`),
      );
      return [name, found.map(({ row }) => row)];
    }),
  );
}

const looks = fc.array(fc.tuple(fc.constantFrom(0, 20, 40), fc.constantFrom(0, 5)), { minLength: 1, maxLength: 3 });
const what = fc.oneof(
  fc.record({ type: fc.constant('tour_view') }),
  fc.record({ type: fc.constant('scene_view'), scene: fc.constantFrom('hall', 'attic') }),
  fc.record({ type: fc.constant('scene_leave'), scene: fc.constantFrom('hall', 'attic'), durationMs: fc.nat({ max: 90_000 }) }),
  fc.record({ type: fc.constant('hotspot_click'), hotspot: fc.constant('clock') }),
  fc.record({ type: fc.constant('gaze'), scene: fc.constantFrom('hall', 'attic'), looks }),
);
/** Most of what comes is of now, some of it is late, and little is of a clock that runs ahead. */
const minutesAgo = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 40 }) },
  { weight: 2, arbitrary: fc.nat({ max: 6 * 24 * 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: -2 * 24 * 60, max: 0 }) },
);
const sent = fc.record({ who: fc.nat({ max: 2 }), minutes: minutesAgo, hits: fc.array(what, { minLength: 1, maxLength: 4 }) });
const round = fc.record({
  sent: fc.array(sent, { maxLength: 6 }),
  /** Which batch is sent once more, which hit is erased, and which visitor is forgotten, who does not come back. */
  again: fc.option(fc.nat()),
  erased: fc.option(fc.nat(), { freq: 4 }),
  forgotten: fc.option(fc.nat({ max: 2 }), { freq: 6 }),
  hours: fc.constantFrom(0, 0, 0.1, 1, 5, 30),
});

test('4.71 4.21 I12 after any hits, late, twice, ahead of time and erased, the sums of days equal all raw hits, and adding nothing changes nothing', async () => {
  const property = fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 5 }), async (rounds) => {
    const at = await tourWithVisitors(world);
    const visitors = [await at.visitor(), await at.visitor(), await at.visitor()];
    const sentBy = visitors.map(() => new Set<string>());
    let passed = 0;
    for (const { sent: batches, again, erased, forgotten, hours } of rounds) {
      const all = batches.map(({ who, minutes, hits }) => ({
        who,
        hits: hits.map(({ type, ...more }, n) =>
          at.hit(
            type,
            {
              ...('scene' in more && { sceneId: at[more.scene as 'hall'] }),
              ...('hotspot' in more && { hotspotId: at.clock }),
              ...('durationMs' in more && { durationMs: more.durationMs }),
              ...('looks' in more && { looks: more.looks }),
            },
            new Date(ago(minutes * MINUTE).getTime() + n * 1_500),
          ),
        ),
      }));
      for (const { who, hits } of all) {
        await at.send(visitors[who], hits);
        for (const { id } of hits) sentBy[who]?.add(id);
      }
      const twice = again === null ? undefined : all[again % Math.max(1, all.length)];
      if (twice) await at.send(visitors[twice.who], twice.hits);
      const kept = await at.raw();
      const visitsOf = (who: number) =>
        kept.flatMap(({ id, sessionId }) => (sentBy[who]?.has(id) && sessionId !== null ? [sessionId] : []));
      const gone = erased === null ? undefined : kept[erased % Math.max(1, kept.length)];
      await world.inTenant(at.tenantId, async (tx) => {
        if (gone) await tx.analyticsEvent.deleteMany({ where: { tenantId: at.tenantId, id: gone.id } });
        if (forgotten === null) return;
        await tx.visitSession.deleteMany({ where: { tenantId: at.tenantId, id: { in: visitsOf(forgotten) } } });
      });
      if (forgotten !== null) {
        visitors[forgotten] = await at.visitor();
        sentBy[forgotten]?.clear();
      }
      await refresh(at);
      expect(await sums(at, 'stored')).toEqual(await sums(at, 'raw'));
      expect(await refresh(at)).toBe(0);
      world.clock.advance(hours * HOUR);
      passed += hours * HOUR;
    }
    // Partitions stand for some days ahead.
    world.clock.advance(-passed);
  });
  await fc.assert(property, { numRuns: inTier({ sample: 8, all: 150 }), seed: runSeed });
});
