import { newId } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

/** A tour in words that don't change when it is copied: places instead of ids. */
async function shapeOf(tourId: string) {
  const { tours } = tenant.call;
  const { items: scenes } = await tours.scenes.list({ tourId });
  const place = new Map(scenes.map(({ id }, index) => [id, index]));
  const { items: languages } = await tours.translations.list({ tourId });
  const tour = await tours.get({ id: tourId });
  return {
    tour: [tour.description, tour.tags, tour.category, tour.metaTitle, tour.totalScenes, tour.totalHotspots, tour.allowEmbedding],
    nadir: [tour.nadirMediaId, tour.nadirSize],
    start: tour.startSceneId === null ? null : place.get(tour.startSceneId),
    scenes: scenes.map(({ title, key, order, panoramaMediaId, sourceMediaId, initialViewAngle, latitude, longitude }) => [
      title,
      key,
      order,
      panoramaMediaId,
      sourceMediaId,
      initialViewAngle,
      latitude,
      longitude,
    ]),
    media: await Promise.all(scenes.map(async ({ id }) => (await tours.scenes.media.list({ sceneId: id })).items)),
    hotspots: await Promise.all(
      scenes.map(async ({ id }) =>
        Promise.all(
          (await tours.hotspots.list({ sceneId: id })).items.map(async (spot) => [
            spot.title,
            spot.content,
            spot.yaw,
            spot.targetSceneId === null ? null : place.get(spot.targetSceneId),
            (await tours.hotspots.media.list({ hotspotId: spot.id })).items,
          ]),
        ),
      ),
    ),
    languages: languages.map(({ language, tour: texts, scenes: scenesSaid, hotspots }) => [
      language,
      texts?.title,
      scenesSaid.map(({ title }) => title),
      hotspots.map(({ title, content }) => [title, content]),
    ]),
  };
}

async function fullTour(): Promise<{ id: string; sceneIds: string[] }> {
  const { tours } = tenant.call;
  const made = await tenant.tour('Full', 3);
  const [first, second] = made.sceneIds as [string, string];
  const { version } = await tours.get({ id: made.id });
  const nadir = { nadirMediaId: await tenant.media('image'), nadirSize: 55 };
  const fields = { tags: ['x'], category: 'y', metaTitle: 'M', allowEmbedding: true, startSceneId: second, ...nadir };
  await tours.update({ id: made.id, version, ...fields });
  const sourceMediaId = await tenant.media('video', { projection: 'equirectangular', width: 2000, height: 1000 });
  const { version: shown } = await tours.scenes.get({ id: first });
  await tours.scenes.update({ id: first, version: shown, sourceMediaId, latitude: 47.5, longitude: 8.25 });
  await tours.scenes.media.attach({ sceneId: first, mediaId: await tenant.media('audio'), role: 'narration' });
  const content = { type: 'chat', greeting: 'Hello' } as const;
  const spot = await tours.hotspots.create({ sceneId: first, title: 'Chat', position: { yaw: 10, pitch: 5 }, content });
  await tours.hotspots.media.attach({ hotspotId: spot.id, mediaId: await tenant.media('image'), role: 'gallery' });
  await tours.hotspots.create({
    sceneId: second,
    title: 'self',
    position: { yaw: 1, pitch: 1 },
    content: { type: 'navigation' },
    targetSceneId: second,
  });
  await tours.translations.setTour({ tourId: made.id, language: 'de', title: 'Ganz' });
  await tours.translations.setScene({ sceneId: first, language: 'de', title: 'Erste' });
  await tours.translations.setHotspot({ hotspotId: spot.id, language: 'de', title: 'Plausch', content: { ...content, greeting: 'Hallo' } });
  return made;
}

test('0.4 0.12 a duplicate has all that the tour is made of and nothing of its life', async () => {
  const { tours } = tenant.call;
  const { id, sceneIds } = await fullTour();
  await tours.publish({ id });
  await tours.embeds.create({ tourId: id, domains: [] });
  const visitor = tenant.as(await world.person()).tours;
  await visitor.bookmarks.add({ tenant: tenant.slug, tourId: id });
  await visitor.ratings.set({ tenant: tenant.slug, tourId: id, rating: 5 });

  const copy = await tours.duplicate({ id });
  expect(copy).toMatchObject({
    title: 'Full',
    slug: expect.stringMatching(/^full-\d+$/),
    status: 'draft',
    publishedAt: null,
    version: 1,
    bookmarkCount: 0,
    totalRatings: 0,
    averageRating: 0,
  });
  expect(await shapeOf(copy.id)).toEqual(await shapeOf(id));
  const copied = (await tours.scenes.list({ tourId: copy.id })).items.map((scene) => scene.id);
  expect(copied.filter((scene) => sceneIds.includes(scene))).toEqual([]);
  expect((await tours.embeds.list({ tourId: copy.id })).items).toEqual([]);
  expect((await tours.findings({ id: copy.id })).items.filter(({ severity }) => severity === 'error')).toEqual([]);

  // The two go their own ways.
  await tours.scenes.remove({ id: copied[0]! });
  expect((await tours.get({ id })).totalScenes).toBe(3);
  expect((await tours.publish({ id: copy.id })).url).toContain(`/${copy.slug}`);
  expect((await tours.duplicate({ id, title: 'Other' })).slug).toBe('other');
});

test('0.4 a tour that is not there is not duplicated, and the quota holds', async () => {
  const other = await world.tenant();
  const theirs = await other.tour('Theirs');
  for (const id of [theirs.id, newId()]) expect(await refusalCode(tenant.call.tours.duplicate({ id }))).toBe('tours.not_found');
  const own = await world.tenant();
  const { id } = await own.tour('Once');
  const codes = await Promise.all(Array.from({ length: 4 }, () => refusalCode(own.call.tours.duplicate({ id }))));
  expect(new Set(codes)).toEqual(new Set([undefined]));
  const slugs = (await own.call.tours.list({})).items.map(({ slug }) => slug);
  expect(slugs.toSorted()).toEqual(['once', 'once-2', 'once-3', 'once-4', 'once-5']);
  const used = await own.inTenant((tx) => tx.quotaUsage.findMany({ where: { tenantId: own.id, resource: 'tours' } }));
  expect(used.map((row) => Number(row.used))).toEqual([5]);
});

test('0.15 a duplicate of a scene stands right after it, with its parts and a name of its own', async () => {
  const { tours } = tenant.call;
  const { id, sceneIds } = await fullTour();
  const [first, second] = sceneIds as [string, string];
  const copy = await tours.scenes.duplicate({ id: second });
  expect(copy).toMatchObject({ title: 'Full 1', order: 2 });
  const shape = await shapeOf(id);
  expect(shape.scenes.map(([title, , order]) => [title, order])).toEqual([
    ['Full 0', 0],
    ['Full 1', 1],
    ['Full 1', 2],
    ['Full 2', 3],
  ]);
  expect(new Set(shape.scenes.map(([, key]) => key)).size).toBe(4);
  // What led to the original leads there still; what led to itself leads to itself.
  expect(shape.hotspots[1]!.map(([title, , , target]) => [title, target])).toEqual([
    ['on', 3],
    ['self', 1],
  ]);
  expect(shape.hotspots[2]!.map(([title, , , target]) => [title, target])).toEqual([
    ['on', 3],
    ['self', 2],
  ]);
  expect(shape.tour[5]).toBe(shape.hotspots.flat().length);
  const again = await tours.scenes.duplicate({ id: first, title: 'Once more' });
  expect(await tours.scenes.media.list({ sceneId: again.id })).toEqual(await tours.scenes.media.list({ sceneId: first }));
  const codes = await Promise.all(Array.from({ length: 5 }, () => refusalCode(tours.scenes.duplicate({ id: first }))));
  expect(new Set(codes)).toEqual(new Set([undefined]));
  const orders = (await tours.scenes.list({ tourId: id })).items.map(({ order }) => order);
  expect(orders).toEqual(orders.map((_, index) => index));
});
