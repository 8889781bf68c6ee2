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

const texts = async (tourId: string) => (await tenant.call.tours.steps.list({ tourId })).items.map(({ text, order }) => [text, order]);

test('1.0 steps say where to look and what is said, in order and in every language', async () => {
  const { id: tourId, sceneIds } = await tenant.tour('Guided', 2);
  const { steps } = tenant.call.tours;
  const narrationMediaId = await tenant.media('audio');
  const first = await steps.create({ sceneId: sceneIds[1]!, yaw: 30, pitch: -5, zoom: 2, text: 'Look up.', narrationMediaId, seconds: 12 });
  expect(first).toMatchObject({
    tourId,
    order: 0,
    yaw: 30,
    pitch: -5,
    zoom: 2,
    text: 'Look up.',
    narrationMediaId,
    seconds: 12,
    texts: {},
    version: 1,
  });
  const second = await steps.create({ sceneId: sceneIds[0]! });
  expect(second).toMatchObject({ order: 1, yaw: 0, pitch: 0, zoom: 1, text: null, narrationMediaId: null, seconds: null });
  const german = await tenant.media('audio');
  expect((await steps.setText({ stepId: first.id, language: 'DE', text: 'Schau hinauf.', narrationMediaId: german })).texts).toEqual({
    de: { text: 'Schau hinauf.', narrationMediaId: german },
  });
  expect((await steps.setText({ stepId: first.id, language: 'de', narrationMediaId: null })).texts).toEqual({
    de: { text: 'Schau hinauf.', narrationMediaId: null },
  });
  expect((await steps.setText({ stepId: first.id, language: 'de', text: null })).texts).toEqual({});
  expect(await steps.update({ stepId: second.id, version: 1, text: 'And here.', seconds: 5 })).toMatchObject({
    text: 'And here.',
    seconds: 5,
    version: 2,
  });
  expect(await refusalCode(steps.update({ stepId: second.id, version: 1, text: 'Stale' }))).toBe('common.conflict');
  await steps.reorder({ tourId, stepIds: [second.id, first.id] });
  expect(await texts(tourId)).toEqual([
    ['And here.', 0],
    ['Look up.', 1],
  ]);
  await steps.remove({ stepId: second.id });
  expect(await texts(tourId)).toEqual([['Look up.', 0]]);
});

test('1.0 the order of steps is dense and whole whatever happens at once', { timeout: 60_000 }, async () => {
  const { id: tourId, sceneIds } = await tenant.tour('Contended', 2);
  const { steps } = tenant.call.tours;
  const made = await Promise.all(Array.from({ length: 6 }, (_, n) => steps.create({ sceneId: sceneIds[n % 2]!, text: `s${n}` })));
  expect((await texts(tourId)).map(([, order]) => order)).toEqual([0, 1, 2, 3, 4, 5]);
  const ids = made.map(({ id }) => id);
  const codes = await Promise.all(
    [
      steps.reorder({ tourId, stepIds: ids.toReversed() }),
      steps.reorder({ tourId, stepIds: ids }),
      steps.remove({ stepId: ids[3]! }),
      steps.remove({ stepId: ids[3]! }),
      steps.create({ sceneId: sceneIds[0]!, text: 'late' }),
      tenant.call.tours.scenes.remove({ id: sceneIds[1]! }),
    ].map(refusalCode),
  );
  for (const code of codes) expect([undefined, 'tours.step_not_found', 'tours.order_mismatch']).toContain(code);
  const after = await texts(tourId);
  expect(after.map(([, order]) => order)).toEqual(after.map((_, index) => index));
  for (const wrong of [[ids[0]!], [...ids, newId()]])
    expect(await refusalCode(steps.reorder({ tourId, stepIds: wrong }))).toBe('tours.order_mismatch');
});

test('0.14 1.0 steps of a removed scene are gone with it and come back at their place', async () => {
  const { id: tourId, sceneIds } = await tenant.tour('Gone', 2);
  const { steps, scenes } = tenant.call.tours;
  for (const [n, text] of ['a', 'b', 'c'].entries()) await steps.create({ sceneId: sceneIds[n % 2]!, text });
  const [, b] = (await steps.list({ tourId })).items;
  await scenes.remove({ id: sceneIds[1]! });
  expect(await texts(tourId)).toEqual([
    ['a', 0],
    ['c', 1],
  ]);
  expect(await refusalCode(steps.update({ stepId: b!.id, version: 1, text: 'x' }))).toBe('tours.step_not_found');
  await scenes.restore({ id: sceneIds[1]! });
  expect(await texts(tourId)).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
});

test('1.0 0.24 a step is of its tour and its narration an audio file, which stays while it is used', async () => {
  const { sceneIds } = await tenant.tour('Bounds', 1);
  const other = await tenant.tour('Other', 1);
  const { steps } = tenant.call.tours;
  const sceneId = sceneIds[0]!;
  const narrationMediaId = await tenant.media('audio');
  const step = await steps.create({ sceneId, narrationMediaId });
  expect(await refusalCode(steps.update({ stepId: step.id, version: 1, sceneId: other.sceneIds[0]! }))).toBe('tours.scene_not_found');
  expect(await refusalCode(steps.create({ sceneId, narrationMediaId: await tenant.media('image') }))).toBe('tours.wrong_media');
  expect(await refusalCode(steps.setText({ stepId: step.id, language: 'fr', narrationMediaId: newId() }))).toBe('tours.media_not_found');
  expect((await refusal(tenant.call.media.remove({ id: narrationMediaId })))?.code).toBe('media.in_use');
  const stranger = await world.tenant();
  for (const stepId of [step.id, newId()])
    expect(await refusalCode(stranger.call.tours.steps.remove({ stepId }))).toBe('tours.step_not_found');
});

test('0.13 0.17 1.0 what is published has plans, steps, corrections and the length of the guided tour', async () => {
  const { id: tourId, sceneIds } = await tenant.tour('Published', 2);
  const { tours } = tenant.call;
  const [first, second] = sceneIds as [string, string];
  await tours.scenes.update({
    id: first,
    version: 1,
    horizonPitch: 2.5,
    horizonRoll: -1,
    northOffset: 200,
    mapPositionX: 0.1,
    mapPositionY: 0.9,
  });
  for (const wrong of [{ horizonPitch: 91 }, { horizonRoll: -181 }, { northOffset: 400 }])
    expect(await refusalCode(tours.scenes.update({ id: first, version: 2, ...wrong }))).toBe('common.invalid_input');
  const plan = await tours.plans.create({ tourId, mediaId: await tenant.media('image'), name: 'Ground floor' });
  await tours.plans.pins.set({ planId: plan.id, sceneId: second, x: 0.5, y: 0.25, rotation: 15 });
  await tours.plans.setName({ planId: plan.id, language: 'de', name: 'Erdgeschoss' });
  const narration = await tenant.media('audio');
  await tenant.inTenant((tx) => tx.mediaFile.updateMany({ where: { tenantId: tenant.id, id: narration }, data: { duration: 200 } }));
  const step = await tours.steps.create({ sceneId: second, yaw: 12, text: 'Listen.', narrationMediaId: narration });
  await tours.steps.setText({ stepId: step.id, language: 'de', text: 'Hör zu.' });
  await tours.publish({ id: tourId });

  const manifest = await world.manifest(tenant.id, tourId);
  expect(manifest.scenes.map(({ correction, map }) => [correction, map])).toEqual([
    [
      { pitch: 2.5, roll: -1, north: 200 },
      { x: 0.1, y: 0.9 },
    ],
    [
      { pitch: 0, roll: 0, north: 0 },
      { x: 0.5, y: 0.25 },
    ],
  ]);
  // The first plan also has the scenes that only tell their place themselves, as they always did.
  expect(manifest.plans).toMatchObject([
    {
      name: 'Ground floor',
      level: 0,
      pins: [
        { scene: first, x: 0.1, y: 0.9, rotation: 0 },
        { scene: second, x: 0.5, y: 0.25, rotation: 15 },
      ],
    },
  ]);
  expect(manifest.steps).toEqual([
    { id: step.id, scene: second, view: { yaw: 12, pitch: 0, zoom: 1 }, text: 'Listen.', narration, seconds: 200 },
  ]);
  expect(manifest.languages).toEqual(['en', 'de']);
  expect(manifest.translations['de']).toMatchObject({
    plans: { [plan.id]: { name: 'Erdgeschoss' } },
    steps: { [step.id]: { text: 'Hör zu.' } },
  });
  expect(manifest.estimatedDuration).toBe(200);
  expect(Object.keys(manifest.media)).toEqual(expect.arrayContaining([plan.mediaId, narration]));
});
