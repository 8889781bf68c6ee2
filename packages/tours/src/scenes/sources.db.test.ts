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

const SPHERE = { projection: 'equirectangular', width: 3840, height: 1920 } as const;
const film = (changes = {}) => tenant.media('video', { ...SPHERE, mimeType: 'video/mp4', ...changes });
const wanted = async () =>
  (await world.facts(tenant.id)).filter(({ name }) => name === 'tours.panorama_wanted').map(({ payload }) => payload);

test('0.23 a scene is shown as a film over its panorama, and as its panorama alone again', async () => {
  const { scenes } = tenant.call.tours;
  const { id: tourId, sceneIds } = await tenant.tour('Shown', 1);
  const id = sceneIds[0]!;
  const before = await scenes.get({ id });
  expect(before.sourceMediaId).toBeNull();
  const sourceMediaId = await film();
  const shown = await scenes.update({ id, version: before.version, sourceMediaId });
  expect(shown).toMatchObject({ sourceMediaId, panoramaMediaId: before.panoramaMediaId });
  expect(await scenes.get({ id })).toEqual(shown);
  await tenant.call.tours.publish({ id: tourId });
  const [scene] = (await world.manifest(tenant.id, tourId)).scenes;
  expect(scene?.source).toEqual({ type: 'equirectangular', media: sourceMediaId });
  const assets = await tenant.inTenant((tx) => tx.publishedAsset.findMany({ where: { tenantId: tenant.id, tourId } }));
  expect(assets.map(({ assetKey }) => assetKey)).toContain(`media/${sourceMediaId}/original`);

  // What the file is said to be afterwards counts too.
  await tenant.inTenant((tx) =>
    tx.mediaFile.update({ where: { tenantId_id: { tenantId: tenant.id, id: sourceMediaId } }, data: { projection: 'flat' } }),
  );
  expect((await tenant.call.tours.findings({ id: tourId })).items).toMatchObject([
    { rule: 'source_unfit', severity: 'error', sceneId: id },
  ]);
  expect(await refusalCode(tenant.call.tours.publish({ id: tourId }))).toBe('tours.not_publishable');
  expect(await scenes.update({ id, version: shown.version, sourceMediaId: null })).toMatchObject({ sourceMediaId: null });
  await tenant.call.tours.publish({ id: tourId });
  expect((await world.manifest(tenant.id, tourId)).scenes[0]).not.toHaveProperty('source');
});

test('0.15 0.23 a scene that is made of a film or a picture alone has it as its panorama too', async () => {
  const { scenes } = tenant.call.tours;
  const { id: tourId } = await tenant.call.tours.create({ title: 'Films' });
  const [first, second, picture] = [await film(), await film(), await tenant.media('image', SPHERE)];
  const made = await scenes.create({ tourId, title: 'Made', sourceMediaId: first });
  expect(made).toMatchObject({ sourceMediaId: first, panoramaMediaId: first, panorama: { status: 'pending' } });
  expect(await wanted()).toContainEqual({ mediaId: first });
  const bare = await scenes.create({ tourId, title: 'Bare' });
  const filled = await scenes.update({ id: bare.id, version: bare.version, sourceMediaId: second });
  expect(filled).toMatchObject({ sourceMediaId: second, panoramaMediaId: second, panorama: { status: 'pending' } });
  const still = await scenes.create({ tourId, title: 'Still', panoramaMediaId: second });
  expect(still).toMatchObject({ sourceMediaId: null, panoramaMediaId: second });
  expect(await scenes.create({ tourId, title: 'Both', panoramaMediaId: picture, sourceMediaId: first })).toMatchObject({
    sourceMediaId: first,
    panoramaMediaId: picture,
  });
  // Whoever says that there is none has none.
  const none = await scenes.update({ id: bare.id, version: filled.version, panoramaMediaId: null, sourceMediaId: first });
  expect(none).toMatchObject({ sourceMediaId: first, panoramaMediaId: null });
});

test('0.23 what is no sphere, or no film and no picture, is refused with words that say what to do', async () => {
  const { scenes } = tenant.call.tours;
  const { id: tourId } = await tenant.call.tours.create({ title: 'Refused' });
  const { id, version } = await scenes.create({ tourId, title: 'Scene' });
  const wrong = [
    await film({ projection: null }),
    await film({ width: 1920, height: 1080 }),
    await tenant.media('image', { ...SPHERE, projection: 'dual-fisheye' }),
    await tenant.media('audio'),
  ];
  for (const sourceMediaId of wrong) {
    const refused = [
      await refusal(scenes.create({ tourId, title: 'x', sourceMediaId })),
      await refusal(scenes.update({ id, version, sourceMediaId })),
    ];
    for (const error of refused) {
      expect(error?.code).toBe('tours.source_unfit');
      expect(error?.fields?.['sourceMediaId']).toMatch(/Choose|Say|Export/);
    }
  }
  expect((await refusal(scenes.create({ tourId, title: 'x', panoramaMediaId: wrong[0] })))?.fields).toHaveProperty('panoramaMediaId');
  expect(await refusalCode(scenes.create({ tourId, title: 'x', panoramaMediaId: wrong[3] }))).toBe('tours.wrong_media');
  const coming = await film({ status: 'processing', projection: null, width: null, height: null });
  expect(await refusalCode(scenes.create({ tourId, title: 'x', sourceMediaId: coming }))).toBeUndefined();
  expect((await tenant.call.tours.findings({ id: tourId })).items.map(({ rule }) => rule)).toContain('source_not_ready');
});

test('I1 the file of another tenant is a file that does not exist', async () => {
  const other = await world.tenant();
  const sourceMediaId = await film();
  const { id: tourId } = await other.call.tours.create({ title: 'Theirs' });
  for (const id of [sourceMediaId, newId()])
    expect(await refusalCode(other.call.tours.scenes.create({ tourId, title: 'x', sourceMediaId: id }))).toBe('tours.media_not_found');
  const scene = await other.call.tours.scenes.create({ tourId, title: 'x' });
  const write = other.inTenant((tx) =>
    tx.scene.update({ where: { tenantId_id: { tenantId: other.id, id: scene.id } }, data: { sourceMediaId } }),
  );
  await expect(write).rejects.toThrow('scenes_tenant_id_source_media_id_fkey');
});
