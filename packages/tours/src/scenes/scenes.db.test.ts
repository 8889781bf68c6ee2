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

const scenesOf = async (tourId: string) => (await tenant.call.tours.scenes.list({ tourId })).items;

/** The order is 0, 1, 2 …, and the tour counts what is there (0.12). */
async function expectDense(tourId: string): Promise<void> {
  const scenes = await scenesOf(tourId);
  expect(scenes.map(({ order }) => order)).toEqual(scenes.map((_, index) => index));
  const hotspots = await Promise.all(scenes.map(({ id }) => tenant.call.tours.hotspots.list({ sceneId: id })));
  const { totalScenes, totalHotspots } = await tenant.call.tours.get({ id: tourId });
  expect([totalScenes, totalHotspots]).toEqual([scenes.length, hotspots.flatMap(({ items }) => items).length]);
}

test('0.15 a scene is made with all its columns and read back as it was written', async () => {
  const { id: tourId } = await tenant.call.tours.create({ title: 'Columns' });
  const fields = {
    title: 'Große Halle',
    description: 'Words',
    mapPositionX: 0.25,
    mapPositionY: 1,
    latitude: -33.8568,
    longitude: 151.2153,
    initialViewAngle: -180,
    initialPitch: 12.5,
    initialZoom: 2,
    minZoom: 1,
    maxZoom: 3,
  };
  const { scenes } = tenant.call.tours;
  const scene = await scenes.create({ tourId, ...fields });
  expect(scene).toMatchObject({ ...fields, tourId, order: 0, panorama: null, version: 1, deletedAt: null });
  expect(scene.key).toMatch(/^[a-z0-9][a-z0-9-]*$/);
  expect(await scenes.get({ id: scene.id })).toEqual(scene);
  const [same, other, strange] = [
    await scenes.create({ tourId, title: 'Große Halle' }),
    await scenes.create({ tourId, title: '東京' }),
    await scenes.create({ tourId, title: '東京' }),
  ];
  expect(new Set([scene.key, same.key, other.key, strange.key]).size).toBe(4);
  for (const { key } of [same, other, strange]) expect(key).toMatch(/^[a-z0-9][a-z0-9-]*$/);
  await expectDense(tourId);
});

test('0.17 a place on the earth is two numbers or none, also when only one of them is changed', async () => {
  const { scenes } = tenant.call.tours;
  const { id: tourId } = await tenant.call.tours.create({ title: 'Places' });
  expect(await refusalCode(scenes.create({ tourId, title: 'Half', latitude: 47 }))).toBe('common.invalid_input');
  const { id, version } = await scenes.create({ tourId, title: 'Whole', latitude: 47, longitude: 8 });
  expect(await refusalCode(scenes.update({ id, version, longitude: null }))).toBe('common.invalid_input');
  const moved = await scenes.update({ id, version, longitude: 8.5 });
  expect(moved).toMatchObject({ latitude: 47, longitude: 8.5 });
  expect(await scenes.update({ id, version: moved.version, latitude: null, longitude: null })).toMatchObject({ latitude: null });
  // Whoever writes past the verbs meets the table's own rule.
  const half = tenant.inTenant((tx) => tx.scene.updateMany({ where: { tenantId: tenant.id, id }, data: { latitude: 1 } }));
  await expect(half).rejects.toThrow(/scenes_place/);
});

test('0.15 0.12 the order stays dense and the counters true whatever happens at once', async () => {
  const { id: tourId, sceneIds } = await tenant.tour('Contended', 4);
  const { scenes, hotspots } = tenant.call.tours;
  const content = { type: 'chat', greeting: 'Hello' } as const;
  const works = [
    ...Array.from({ length: 6 }, (_, n) => scenes.create({ tourId, title: `New ${n}` })),
    scenes.remove({ id: sceneIds[0]! }),
    scenes.remove({ id: sceneIds[2]! }),
    scenes.remove({ id: sceneIds[2]! }),
    scenes.reorder({ tourId, sceneIds: sceneIds.toReversed() }),
    scenes.reorder({ tourId, sceneIds: [sceneIds[1]!, sceneIds[0]!, sceneIds[3]!, sceneIds[2]!] }),
    ...sceneIds.map((sceneId) => hotspots.create({ sceneId, title: 'x', position: { yaw: 0, pitch: 0 }, content })),
  ];
  const codes = new Set(await Promise.all(works.map(refusalCode)));
  for (const code of codes) expect([undefined, 'tours.scene_not_found', 'tours.order_mismatch']).toContain(code);
  await expectDense(tourId);
  expect((await scenesOf(tourId)).length).toBe(8);
  expect(await refusalCode(scenes.restore({ id: sceneIds[2]! }))).toBeUndefined();
  await expectDense(tourId);
});

test('0.15 a new order is taken whole or not at all', async () => {
  const { id: tourId, sceneIds } = await tenant.tour('Ordered', 3);
  const [a, b, c] = sceneIds as [string, string, string];
  const { scenes } = tenant.call.tours;
  const reordered = await scenes.reorder({ tourId, sceneIds: [c, a, b] });
  expect(reordered.items.map(({ id }) => id)).toEqual([c, a, b]);
  const other = await tenant.tour('Other', 1);
  for (const wrong of [
    [a, b],
    [a, b, b],
    [a, b, other.sceneIds[0]!],
    [a, b, c, newId()],
  ])
    expect(await refusalCode(scenes.reorder({ tourId, sceneIds: wrong }))).toBe('tours.order_mismatch');
  expect((await scenesOf(tourId)).map(({ id }) => id)).toEqual([c, a, b]);
});

test('0.14 a removed scene comes back at its place with exactly the hotspots that went with it', async () => {
  const { id: tourId, sceneIds } = await tenant.tour('Restored', 3);
  const { scenes, hotspots } = tenant.call.tours;
  const second = sceneIds[1]!;
  const place = { sceneId: second, position: { yaw: 90, pitch: 0 }, content: { type: 'chat', greeting: 'Hello' } as const };
  const early = await hotspots.create({ ...place, title: 'removed before' });
  world.clock.advance(1000);
  await hotspots.remove({ id: early.id });
  const before = (await hotspots.list({ sceneId: second })).items;
  const scene = await scenes.get({ id: second });

  world.clock.advance(1000);
  await scenes.remove({ id: second });
  expect(await refusalCode(hotspots.get({ id: before[0]!.id }))).toBe('tours.hotspot_not_found');
  expect(await refusalCode(hotspots.restore({ id: early.id }))).toBe('tours.hotspot_not_found');
  await expectDense(tourId);

  world.clock.advance(1000);
  const restored = await scenes.restore({ id: second });
  expect(restored).toMatchObject({ key: scene.key, order: 1, deletedAt: null });
  expect((await hotspots.list({ sceneId: second })).items).toEqual(before.map((spot) => ({ ...spot, updatedAt: world.clock.now() })));
  expect((await scenesOf(tourId)).map(({ id }) => id)).toEqual(sceneIds);
  await expectDense(tourId);
  await hotspots.restore({ id: early.id });
  await expectDense(tourId);
});

test('I14 a scene whose name was taken meanwhile comes back under another key', async () => {
  const { id: tourId, sceneIds } = await tenant.tour('Keys', 1);
  const { scenes } = tenant.call.tours;
  const { key } = await scenes.get({ id: sceneIds[0]! });
  await scenes.remove({ id: sceneIds[0]! });
  const heir = await scenes.create({ tourId, title: 'Keys 0' });
  expect(heir.key).toBe(key);
  const restored = await scenes.restore({ id: sceneIds[0]! });
  expect(restored.key).not.toBe(key);
  expect(restored.key.startsWith(key)).toBe(true);
});

test('0.16 a view is checked against what stays, not only against what is sent', async () => {
  const { sceneIds } = await tenant.tour('View', 1);
  const id = sceneIds[0]!;
  const { scenes } = tenant.call.tours;
  expect(await scenes.update({ id, version: 1, minZoom: 2, initialZoom: 2 })).toMatchObject({ minZoom: 2, initialZoom: 2, maxZoom: 4 });
  expect(await refusalCode(scenes.update({ id, version: 2, maxZoom: 1.5 }))).toBe('common.invalid_input');
  expect(await refusalCode(scenes.update({ id, version: 2, initialZoom: 1 }))).toBe('common.invalid_input');
  expect(await refusalCode(scenes.update({ id, version: 1, title: 'stale' }))).toBe('common.conflict');
});

test('0.15 the start is a scene of the same tour', async () => {
  const [one, two] = [await tenant.tour('Start', 2), await tenant.tour('Elsewhere', 1)];
  const version = (await tenant.call.tours.get({ id: one.id })).version;
  const choose = (startSceneId: string | null, at = version) => tenant.call.tours.update({ id: one.id, version: at, startSceneId });
  expect(await refusalCode(choose(two.sceneIds[0]!))).toBe('tours.scene_not_found');
  expect(await refusalCode(choose(newId()))).toBe('tours.scene_not_found');
  expect((await choose(one.sceneIds[1]!)).startSceneId).toBe(one.sceneIds[1]);
  // The chosen scene goes: the tour still has a start.
  await tenant.call.tours.scenes.remove({ id: one.sceneIds[1]! });
  expect((await tenant.call.tours.findings({ id: one.id })).items.map(({ rule }) => rule)).not.toContain('orphan_scene');
});

test('0.21 a panorama is an image that is there; its tiles are asked for once', async () => {
  const own = await world.tenant();
  const { id: tourId } = await own.call.tours.create({ title: 'Panoramas' });
  const { scenes } = own.call.tours;
  const [image, audio] = [await own.media('image'), await own.media('audio')];
  const make = (panoramaMediaId: string) => scenes.create({ tourId, title: 'x', panoramaMediaId });
  expect(await refusalCode(make(audio))).toBe('tours.wrong_media');
  expect(await refusalCode(make(newId()))).toBe('tours.media_not_found');
  expect(await refusalCode(make(await tenant.media()))).toBe('tours.media_not_found');
  const [first] = await Promise.all([make(image), make(image), make(image)]);
  expect(first).toMatchObject({ panorama: { status: 'pending', progress: 0, failure: null }, thumbnailUrl: null });
  const wanted = (await world.facts(own.id)).filter(({ name }) => name === 'tours.panorama_wanted');
  expect(wanted).toEqual([{ name: 'tours.panorama_wanted', payload: { mediaId: image } }]);
});
