import { newId } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusal, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

async function planned(title: string, scenes = 3) {
  const { id: tourId, sceneIds } = await tenant.tour(title, scenes);
  const mediaId = await tenant.media('image');
  const ground = await tenant.call.tours.plans.create({ tourId, mediaId, name: 'Ground floor' });
  return { tourId, sceneIds, mediaId, ground };
}

test('0.17 floors have a level, an order and pins, and are written and read back', async () => {
  const { tourId, sceneIds, mediaId, ground } = await planned('Floors');
  const { plans } = tenant.call.tours;
  const attic = await plans.create({ tourId, mediaId, name: 'Attic', level: 2 });
  const cellar = await plans.create({ tourId, mediaId, name: 'Cellar', level: -1 });
  expect([ground, attic, cellar].map(({ order, level }) => [order, level])).toEqual([
    [0, 0],
    [1, 2],
    [2, -1],
  ]);
  const pinned = await plans.pins.set({ planId: ground.id, sceneId: sceneIds[0]!, x: 0.25, y: 1, rotation: -90 });
  expect(pinned.pins).toEqual([{ sceneId: sceneIds[0], x: 0.25, y: 1, rotation: -90 }]);
  await plans.pins.set({ planId: attic.id, sceneId: sceneIds[0]!, x: 0, y: 0 });
  const moved = await plans.pins.set({ planId: ground.id, sceneId: sceneIds[0]!, x: 0.5, y: 0.5 });
  expect(moved.pins).toEqual([{ sceneId: sceneIds[0], x: 0.5, y: 0.5, rotation: 0 }]);
  expect(await plans.update({ planId: attic.id, version: 1, name: 'Roof', level: 3 })).toMatchObject({
    name: 'Roof',
    level: 3,
    version: 2,
  });
  expect(await refusalCode(plans.update({ planId: attic.id, version: 1, name: 'Stale' }))).toBe('common.conflict');
  const named = await plans.setName({ planId: ground.id, language: 'de', name: 'Erdgeschoss' });
  expect(named.names).toEqual({ de: 'Erdgeschoss' });
  expect((await plans.setName({ planId: ground.id, language: 'de', name: null })).names).toEqual({});

  const reordered = await plans.reorder({ tourId, planIds: [cellar.id, ground.id, attic.id] });
  expect(reordered.items.map(({ name, order }) => [name, order])).toEqual([
    ['Cellar', 0],
    ['Ground floor', 1],
    ['Roof', 2],
  ]);
  await plans.remove({ planId: cellar.id });
  expect((await plans.list({ tourId })).items.map(({ order }) => order)).toEqual([0, 1]);
  expect((await plans.pins.remove({ planId: ground.id, sceneId: sceneIds[0]! })).pins).toEqual([]);
  expect(await refusalCode(plans.pins.remove({ planId: ground.id, sceneId: sceneIds[0]! }))).toBe('tours.pin_not_found');
});

test('0.17 the order of plans is dense whatever happens at once', { timeout: 60_000 }, async () => {
  const { tourId, mediaId, ground } = await planned('Contended plans', 1);
  const { plans } = tenant.call.tours;
  const more = await Promise.all(Array.from({ length: 4 }, (_, n) => plans.create({ tourId, mediaId, name: `Plan ${n}` })));
  const ids = [ground, ...more].map(({ id }) => id);
  const codes = await Promise.all(
    [
      plans.reorder({ tourId, planIds: ids.toReversed() }),
      plans.reorder({ tourId, planIds: ids }),
      plans.remove({ planId: ids[2]! }),
      plans.remove({ planId: ids[2]! }),
      plans.create({ tourId, mediaId, name: 'Late' }),
    ].map(refusalCode),
  );
  for (const code of codes) expect([undefined, 'tours.plan_not_found', 'tours.order_mismatch']).toContain(code);
  const { items } = await plans.list({ tourId });
  expect(items.map(({ order }) => order)).toEqual([0, 1, 2, 3, 4]);
});

test('0.17 a pin is of the same tour and on the plan; a picture is a picture', async () => {
  const { ground, tourId } = await planned('Bounds', 1);
  const other = await planned('Others', 1);
  const { plans } = tenant.call.tours;
  const at = { planId: ground.id, x: 0.5, y: 0.5 };
  for (const sceneId of [other.sceneIds[0]!, newId()])
    expect(await refusalCode(plans.pins.set({ ...at, sceneId }))).toBe('tours.scene_not_found');
  for (const off of [{ x: -0.01 }, { y: 1.01 }, { x: Number.NaN }])
    expect(await refusalCode(plans.pins.set({ ...at, ...off, sceneId: other.sceneIds[0]! }))).toBe('common.invalid_input');
  const audio = await tenant.media('audio');
  expect(await refusalCode(plans.create({ tourId, mediaId: audio, name: 'x' }))).toBe('tours.wrong_media');
  const stranger = await world.tenant();
  expect(await refusalCode(stranger.call.tours.plans.pins.set({ ...at, sceneId: other.sceneIds[0]! }))).toBe('tours.plan_not_found');
  expect(await refusalCode(plans.create({ tourId, mediaId: await stranger.media(), name: 'x' }))).toBe('tours.media_not_found');
});

test('0.24 a picture that a plan shows stays', async () => {
  const { mediaId, ground } = await planned('Used', 1);
  const refused = await refusal(tenant.call.media.remove({ id: mediaId }));
  expect([refused?.code, JSON.stringify(refused?.data)]).toEqual(['media.in_use', expect.stringContaining(ground.id)]);
});

test('0.14 0.17 a removed scene takes its pin along and brings it back', async () => {
  const { sceneIds, ground, tourId } = await planned('Removed');
  const { plans, scenes } = tenant.call.tours;
  await plans.pins.set({ planId: ground.id, sceneId: sceneIds[1]!, x: 0.1, y: 0.2, rotation: 30 });
  await scenes.remove({ id: sceneIds[1]! });
  expect((await plans.list({ tourId })).items[0]!.pins).toEqual([]);
  expect(await refusalCode(plans.pins.set({ planId: ground.id, sceneId: sceneIds[1]!, x: 0, y: 0 }))).toBe('tours.scene_not_found');
  await scenes.restore({ id: sceneIds[1]! });
  expect((await plans.list({ tourId })).items[0]!.pins).toEqual([{ sceneId: sceneIds[1], x: 0.1, y: 0.2, rotation: 30 }]);
});

test('0.17 a plan that can’t be shown stops the publishing, a scene that is on none is told', async () => {
  const { tourId, sceneIds, ground, mediaId } = await planned('Linted', 2);
  const { plans, findings, publish } = tenant.call.tours;
  await plans.pins.set({ planId: ground.id, sceneId: sceneIds[0]!, x: 0.5, y: 0.5 });
  const rules = async () => (await findings({ id: tourId })).items.map(({ rule, sceneId }) => [rule, sceneId]);
  expect(await rules()).toEqual([['off_plan', sceneIds[1]]]);
  await tenant.inTenant((tx) => tx.mediaFile.updateMany({ where: { tenantId: tenant.id, id: mediaId }, data: { status: 'failed' } }));
  expect(await rules()).toEqual([
    ['plan_not_ready', null],
    ['off_plan', sceneIds[1]],
  ]);
  expect(await refusalCode(publish({ id: tourId }))).toBe('tours.not_publishable');
});
