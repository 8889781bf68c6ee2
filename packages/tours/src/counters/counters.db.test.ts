import { runSchedule } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { inTier, runSeed } from '@belvedere/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';
import { COUNTERS } from './drift-of.ts';
import { reconcileCounters } from './reconcile-counters.ts';

const RUNS = inTier({ sample: 12, all: 300 });

let world: ToursWorld;
let tenant: ToursTenant;
let people: ReturnType<ToursTenant['as']>[];
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
  people = await Promise.all(Array.from({ length: 4 }, async () => tenant.as(await world.person())));
});
afterAll(() => world.close());

/** Counted one by one by Prisma: not by the statement that the reconciliation uses. */
async function countPlainly(tourId: string) {
  const at = { tenantId: tenant.id, tourId };
  return tenant.inTenant(async (tx) => {
    const ratings = await tx.tourRating.findMany({ where: at });
    const ratingSum = ratings.reduce((sum, { rating }) => sum + rating, 0);
    const shares = await tx.tourShare.findMany({ where: at });
    return {
      viewCount: await tx.analyticsEvent.count({ where: { ...at, eventType: 'tour_view' } }),
      shareCount: new Set(shares.map(({ actor }) => actor)).size,
      bookmarkCount: await tx.tourBookmark.count({ where: at }),
      averageRating: ratings.length === 0 ? 0 : ratingSum / ratings.length,
      totalRatings: ratings.length,
      ratingSum,
      totalScenes: await tx.scene.count({ where: { ...at, deletedAt: null } }),
      totalHotspots: await tx.hotspot.count({ where: { ...at, deletedAt: null } }),
    };
  });
}

async function stored(tourId: string) {
  const row = await tenant.inTenant((tx) => tx.tour.findFirstOrThrow({ where: { tenantId: tenant.id, id: tourId } }));
  return Object.fromEntries(COUNTERS.map((name) => [name, row[name]]));
}

const step = fc.record({
  verb: fc.constantFrom('mark', 'unmark', 'rate', 'unrate', 'share', 'scene', 'hotspot', 'removeScene', 'publish'),
  who: fc.nat({ max: 3 }),
  n: fc.integer({ min: 1, max: 5 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('0.12 I2 C5 after any steps of anybody at once every counter is its recomputation', { timeout: 240_000 }, async () => {
  let steps = 0;
  const property = fc.asyncProperty(
    fc.array(fc.array(step, { minLength: 2, maxLength: 10 }), { minLength: 1, maxLength: 3 }),
    async (waves) => {
      const { id: tourId } = await tenant.tour('Busy', 2);
      await tenant.call.tours.publish({ id: tourId });
      for (const wave of waves) {
        steps += wave.length;
        const scenes = (await tenant.call.tours.scenes.list({ tourId })).items.map(({ id }) => id);
        const codes = await Promise.all(wave.map((each) => refusalCode(take(each, tourId, scenes))));
        for (const code of codes) expect([undefined, 'tours.scene_not_found', 'tours.not_publishable', 'common.conflict']).toContain(code);
        expect(await stored(tourId)).toEqual(await countPlainly(tourId));
      }
    },
  );
  await fc.assert(property, { numRuns: RUNS, seed: runSeed });
  // Nothing has drifted, so the reconciliation has nothing to say.
  const before = (await world.facts(tenant.id)).length;
  await reconcile();
  expect((await world.facts(tenant.id)).length).toBe(before);
  console.log(`engagement: ${steps} steps, 0 lost, 0 doubled, BELVEDERE_SEED=${runSeed}`);
});

async function take({ verb, who, n }: Step, tourId: string, scenes: string[]): Promise<unknown> {
  const at = { tenant: tenant.slug, tourId };
  const { bookmarks, ratings, shares } = people[who]!.tours;
  const sceneId = scenes[n % Math.max(1, scenes.length)] ?? newId();
  switch (verb) {
    case 'mark':
      return bookmarks.add(at);
    case 'unmark':
      return bookmarks.remove(at);
    case 'rate':
      return ratings.set({ ...at, rating: n });
    case 'unrate':
      return ratings.remove(at);
    case 'share':
      return shares.record({ ...at, kind: n % 2 ? 'link' : 'email' });
    case 'scene':
      return tenant.call.tours.scenes.create({ tourId, title: 'New' });
    case 'hotspot':
      return tenant.call.tours.hotspots.create({
        sceneId,
        title: 'x',
        position: { yaw: 0, pitch: 0 },
        content: { type: 'chat', greeting: 'Hello' },
      });
    case 'removeScene':
      return tenant.call.tours.scenes.remove({ id: sceneId });
    case 'publish':
      return tenant.call.tours.publish({ id: tourId });
  }
}

function reconcile(): Promise<void> {
  return runSchedule(reconcileCounters, { services: world.services, tenants: async () => [tenant.id] });
}

test('0.12 I2 the nightly reconciliation mends planted drift, and says what it mended', async () => {
  const { id: tourId } = await tenant.tour('Drifted', 2);
  await tenant.call.tours.publish({ id: tourId });
  await people[0]!.tours.ratings.set({ tenant: tenant.slug, tourId, rating: 4 });
  await people[1]!.tours.bookmarks.add({ tenant: tenant.slug, tourId });
  const sound = await stored(tourId);
  await tenant.inTenant((tx) =>
    tx.tour.updateMany({
      where: { tenantId: tenant.id, id: tourId },
      data: { bookmarkCount: 17, averageRating: 1.5, totalScenes: 9, viewCount: 3 },
    }),
  );
  await reconcile();
  expect(await stored(tourId)).toEqual(sound);
  const mended = (await world.facts(tenant.id)).filter(({ name }) => name === 'tours.counters_mended');
  expect(mended.map(({ payload }) => payload)).toEqual([
    { tourId, counters: ['viewCount', 'bookmarkCount', 'averageRating', 'totalScenes'] },
  ]);
  const [entry] = await tenant.inTenant((tx) =>
    tx.auditLog.findMany({ where: { tenantId: tenant.id, action: 'tours.tour.counters_mended' } }),
  );
  expect(entry).toMatchObject({ resourceId: tourId, changes: { before: { bookmarkCount: 17 }, after: { bookmarkCount: 1 } } });
  await reconcile();
  expect((await world.facts(tenant.id)).filter(({ name }) => name === 'tours.counters_mended').length).toBe(1);
});

test('0.12 counters that a visitor’s vote is moving are not taken for drift', async () => {
  const { id: tourId } = await tenant.tour('Moving');
  await tenant.call.tours.publish({ id: tourId });
  const at = { tenant: tenant.slug, tourId };
  await Promise.all([
    ...people.flatMap((person, n) => [person.tours.ratings.set({ ...at, rating: n + 1 }), person.tours.bookmarks.add(at)]),
    reconcile(),
    reconcile(),
  ]);
  expect(await stored(tourId)).toEqual(await countPlainly(tourId));
  const mended = (await world.facts(tenant.id)).filter(
    ({ name, payload }) => name === 'tours.counters_mended' && 'tourId' in payload && payload.tourId === tourId,
  );
  expect(mended).toEqual([]);
});
