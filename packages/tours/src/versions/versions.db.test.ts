import { canonicalJson } from '@belvedere/kernel';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';
import { SNAPSHOT_PARTS } from './snapshot.ts';
import { KEPT_VERSIONS, takeSnapshot } from './table.ts';

let world: ToursWorld;
beforeAll(async () => {
  world = await createToursWorld();
});
afterAll(() => world.close());

/** What visitors would read, without the times of its making. */
async function liveDocument(tenant: ToursTenant, tourId: string): Promise<string> {
  const row = await tenant.inTenant(async (tx) => {
    const live = await tx.tourPublication.findUniqueOrThrow({ where: { tenantId_tourId: { tenantId: tenant.id, tourId } } });
    return tx.tourDocument.findUniqueOrThrow({ where: { tenantId_hash: { tenantId: tenant.id, hash: live.hash } } });
  });
  const { updatedAt: _, ...document } = JSON.parse(brotliDecompressSync(row.brotli).toString()) as { updatedAt: string };
  return canonicalJson(document);
}

async function plan(tenant: ToursTenant, tourId: string, name: string): Promise<string> {
  return (await tenant.call.tours.plans.create({ tourId, name, mediaId: await tenant.media('image') })).id;
}

test('0.6 each publishing keeps a version; the draft is compared with it in words and field by field', async () => {
  const tenant = await world.tenant();
  const { tours } = tenant.call;
  const { id, sceneIds } = await tenant.tour('House', 2);
  expect(await tours.publish({ id, note: 'The first' })).toMatchObject({ version: 1 });
  expect((await tours.versions.compare({ tourId: id })).changes).toEqual([]);

  const { version } = await tours.get({ id });
  await tours.update({ id, version, title: 'Home', tags: ['lake'], metaTitle: 'A home' });
  const scene = await tours.scenes.get({ id: sceneIds[0]! });
  await tours.scenes.update({ id: scene.id, version: scene.version, title: 'Hall', initialViewAngle: 90, latitude: 47, longitude: 8.5 });
  const [door] = (await tours.hotspots.list({ sceneId: scene.id })).items;
  await tours.hotspots.update({ id: door!.id, version: door!.version, position: { yaw: 45, pitch: 10 } });
  await tours.hotspots.create({
    sceneId: scene.id,
    title: 'Clock',
    position: { yaw: 5, pitch: 5 },
    content: { type: 'chat', greeting: 'Tick' },
  });
  await tours.translations.setScene({ sceneId: scene.id, language: 'de', title: 'Halle' });

  const { from, to, changes } = await tours.versions.compare({ tourId: id });
  expect([from, to]).toEqual([1, null]);
  expect(changes.map(({ words }) => words)).toEqual(
    [
      'The tour: title went from “House” to “Home”; tags went from “” to “lake”; title for search engines is now “A home”.',
      'The scene “Hall”: title went from “House 0” to “Hall”; start direction went from 0 to 90; latitude is now 47; longitude is now 8.5.',
      'The hotspot “on” in “Hall”: direction went from 0° / 0° to 45° / 10°.',
      'The hotspot “Clock” in “Hall” was added.',
      'The translation of “Hall” into de was added.',
    ].map((words) => expect.stringContaining(words.split(':')[0]!)),
  );
  expect(changes.find(({ part }) => part === 'tour')?.fields).toContainEqual({ field: 'title', before: 'House', after: 'Home' });
  expect(changes.find(({ part, change }) => part === 'hotspot' && change === 'changed')?.fields).toEqual([
    { field: 'direction', before: { yaw: 0, pitch: 0 }, after: { yaw: 45, pitch: 10 } },
  ]);

  expect(await tours.publish({ id })).toMatchObject({ version: 2 });
  const back = await tours.versions.compare({ tourId: id, from: 2, to: 1 });
  expect(back.changes.map(({ part, change }) => `${part} ${change}`).toSorted()).toEqual([
    'hotspot changed',
    'hotspot removed',
    'scene changed',
    'tour changed',
    'translation removed',
  ]);
  const { items } = await tours.versions.list({ tourId: id });
  expect(items).toMatchObject([
    { number: 2, note: null, isLive: true, publishedById: tenant.userId },
    { number: 1, note: 'The first', isLive: false },
  ]);
  expect(await tours.versions.get({ tourId: id, number: 2 })).toMatchObject({
    title: 'Home',
    languages: ['en', 'de'],
    scenes: [{ title: 'Hall', hotspots: 2 }, {}],
  });
});

test('0.6 I14 a roll back makes the draft exactly what it was, ids and all, whatever was done since', async () => {
  const tenant = await world.tenant();
  const { tours } = tenant.call;
  const { id, sceneIds } = await tenant.tour('Rolled', 3);
  const [first, second, third] = sceneIds as [string, string, string];
  await tours.translations.setTour({ tourId: id, language: 'de', title: 'Gerollt' });
  await tours.translations.setScene({ sceneId: second, language: 'fr', title: 'Deux' });
  const audio = await tenant.media('audio');
  await tours.scenes.media.attach({ sceneId: second, mediaId: audio, role: 'narration' });
  const [ground, attic] = [await plan(tenant, id, 'Ground'), await plan(tenant, id, 'Attic')];
  await tours.plans.setName({ planId: ground, language: 'de', name: 'Erdgeschoss' });
  await tours.plans.pins.set({ planId: ground, sceneId: first, x: 0.25, y: 0.5 });
  await tours.plans.pins.set({ planId: attic, sceneId: second, x: 0.5, y: 0.5 });
  const steps = [
    await tours.steps.create({ sceneId: first, text: 'Look' }),
    await tours.steps.create({ sceneId: second, narrationMediaId: audio }),
  ];
  await tours.steps.setText({ stepId: steps[0]!.id, language: 'de', text: 'Schau' });
  await tours.publish({ id });
  const document = await liveDocument(tenant, id);
  const snapshot = async () => {
    const taken = await tenant.inTenant((tx) => takeSnapshot({ tx, tenantId: tenant.id } as never, id));
    const silent = ({ version: _, updated_at: __, ...row }: Record<string, unknown>) => row;
    return { tour: taken.tour, parts: Object.fromEntries(Object.entries(taken.parts).map(([table, rows]) => [table, rows.map(silent)])) };
  };
  const before = await snapshot();

  // Everything that can be done to a draft.
  await tours.update({
    id,
    version: (await tours.get({ id })).version,
    title: 'Other',
    visibility: 'private',
    slug: 'elsewhere',
    startSceneId: third,
  });
  await tours.scenes.remove({ id: second });
  const added = await tours.scenes.create({ tourId: id, title: 'New' });
  await tours.hotspots.create({
    sceneId: added.id,
    title: 'New',
    position: { yaw: 1, pitch: 1 },
    content: { type: 'chat', greeting: 'x' },
  });
  await tours.scenes.reorder({ tourId: id, sceneIds: [third, added.id, first] });
  const [door] = (await tours.hotspots.list({ sceneId: first })).items;
  await tours.hotspots.remove({ id: door!.id });
  await tours.translations.remove({ tourId: id, language: 'de' });
  await tours.translations.setTour({ tourId: id, language: 'de', title: 'Neu' });
  await tours.plans.remove({ planId: ground });
  await tours.plans.pins.set({ planId: attic, sceneId: first, x: 0.1, y: 0.1 });
  await plan(tenant, id, 'Cellar');
  await tours.steps.remove({ stepId: steps[0]!.id });
  await tours.steps.create({ sceneId: third, text: 'Later' });
  world.clock.advance(60_000);
  const { changes } = await tours.versions.compare({ tourId: id });
  expect(changes.map(({ words }) => words)).toEqual(
    expect.arrayContaining([
      'The floor plan “Ground” was removed.',
      'The floor plan “Ground”, the pin of “Rolled 0” was removed.',
      'The floor plan “Attic”, the pin of “Rolled 0” was added.',
      'The floor plan “Cellar” was added.',
      'The translation of “Ground” into de was removed.',
      expect.stringMatching(/^Step \d of the guided tour, in “Rolled 0” was removed\.$/),
      expect.stringMatching(/^Step \d of the guided tour, in “Rolled 2” was added\.$/),
    ]),
  );

  const rolled = await tours.versions.rollBack({ tourId: id, number: 1 });
  expect(await snapshot()).toEqual(before);
  expect((await tours.versions.compare({ tourId: id, from: 1 })).changes).toEqual([]);
  // What is no part of what is said stays: above all nothing is opened again.
  expect(rolled).toMatchObject({
    title: 'Rolled',
    slug: 'elsewhere',
    visibility: 'private',
    totalScenes: 3,
    totalHotspots: 2,
    startSceneId: null,
  });
  expect(await refusalCode(tours.scenes.get({ id: added.id }))).toBe('tours.scene_not_found');
  // Whoever was editing before is told that it has changed under their hands.
  expect(await refusalCode(tours.hotspots.update({ id: door!.id, version: door!.version, title: 'Stale' }))).toBe('common.conflict');

  await tours.publish({ id });
  const slugged = document.replace('"slug":"rolled"', '"slug":"elsewhere"');
  expect(await liveDocument(tenant, id)).toBe(slugged);
});

test('0.6 0.23 what a scene is shown as is told in a comparison, and comes back with a roll back', async () => {
  const tenant = await world.tenant();
  const { tours } = tenant.call;
  const { id, sceneIds } = await tenant.tour('Film', 1);
  const sceneId = sceneIds[0]!;
  const sourceMediaId = await tenant.media('video', { projection: 'equirectangular', width: 2000, height: 1000 });
  const show = async (media: string | null) => {
    const { version } = await tours.scenes.get({ id: sceneId });
    return tours.scenes.update({ id: sceneId, version, sourceMediaId: media });
  };
  await show(sourceMediaId);
  await tours.publish({ id });
  await show(null);
  const { changes } = await tours.versions.compare({ tourId: id, from: 1 });
  expect(changes.map(({ words }) => words)).toEqual([`The scene “Film 0”: picture or film was taken away (“${sourceMediaId}”).`]);
  await tours.versions.rollBack({ tourId: id, number: 1 });
  expect(await tours.scenes.get({ id: sceneId })).toMatchObject({ sourceMediaId });
});

test('0.6 what a version shows and was purged since is left out: a plan with its pins, a voice of a step, a nadir patch, a film', async () => {
  const tenant = await world.tenant();
  const { tours } = tenant.call;
  const { id, sceneIds } = await tenant.tour('Purged', 1);
  const [sceneId] = sceneIds as [string];
  const [picture, audio] = [await tenant.media('image'), await tenant.media('audio')];
  const { id: planId } = await tours.plans.create({ tourId: id, name: 'Ground', mediaId: picture });
  await tours.plans.pins.set({ planId, sceneId, x: 0.5, y: 0.5 });
  await tours.plans.setName({ planId, language: 'de', name: 'Boden' });
  const step = await tours.steps.create({ sceneId, text: 'Look', narrationMediaId: audio });
  await tours.update({ id, version: (await tours.get({ id })).version, nadirMediaId: picture, nadirSize: 50 });
  const film = await tenant.media('video', { projection: 'equirectangular', width: 2000, height: 1000 });
  const scene = async () => tours.scenes.get({ id: sceneId });
  await tours.scenes.update({ id: sceneId, version: (await scene()).version, sourceMediaId: film });
  await tours.publish({ id });
  await tours.scenes.update({ id: sceneId, version: (await scene()).version, sourceMediaId: null });
  await tours.plans.remove({ planId });
  await tours.steps.update({ stepId: step.id, version: step.version, narrationMediaId: null });
  await tours.update({ id, version: (await tours.get({ id })).version, nadirMediaId: null, nadirSize: 20 });
  // As purging leaves it once nothing shows the files.
  await tenant.inTenant((tx) => tx.mediaFile.deleteMany({ where: { tenantId: tenant.id, id: { in: [picture, audio, film] } } }));
  await tours.versions.rollBack({ tourId: id, number: 1 });
  expect((await tours.plans.list({ tourId: id })).items).toEqual([]);
  expect((await tours.steps.list({ tourId: id })).items).toMatchObject([{ id: step.id, text: 'Look', narrationMediaId: null }]);
  expect(await tours.get({ id })).toMatchObject({ nadirMediaId: null, nadirSize: 50 });
  expect(await scene()).toMatchObject({ sourceMediaId: null, panoramaMediaId: expect.any(String) });
});

/** Tables that hang on a tour and are no part of what is said in it. */
const NO_PART = [
  ...['tour_bookmarks', 'link_checks', 'published_assets', 'tour_documents', 'tour_embeds', 'tour_exports'],
  ...['tour_imports', 'tour_links', 'tour_passwords', 'tour_publications', 'tour_ratings', 'tour_shares', 'tour_slugs', 'tour_versions'],
  'translation_segments',
];

test('0.6 a version holds every table that a draft is made of', async () => {
  const tenant = await world.tenant();
  const rows = await tenant.inTenant(
    (tx) => tx.$queryRaw<{ name: string }[]>`
      WITH RECURSIVE of_tours AS (
        SELECT 'tours'::regclass::oid AS oid UNION
        SELECT k.conrelid FROM pg_constraint k JOIN of_tours t ON t.oid = k.confrelid WHERE k.contype = 'f'
      ) SELECT oid::regclass::text AS name FROM of_tours WHERE oid <> 'tours'::regclass`,
  );
  const parts = SNAPSHOT_PARTS.map(({ table }) => table);
  expect(rows.map(({ name }) => name).filter((name) => !parts.includes(name) && !NO_PART.includes(name))).toEqual([]);
});

test('0.6 roll backs and changes at once: one after the other, and never half of each', async () => {
  const tenant = await world.tenant();
  const { tours } = tenant.call;
  const { id } = await tenant.tour('Contended', 2);
  await tours.publish({ id });
  await tours.scenes.create({ tourId: id, title: 'Third' });
  const codes = await Promise.all([1, 2, 3, 4].map(() => refusalCode(tours.versions.rollBack({ tourId: id, number: 1 }))));
  expect(codes).toEqual([undefined, undefined, undefined, undefined]);
  expect((await tours.versions.compare({ tourId: id })).changes).toEqual([]);
  expect(await tours.get({ id })).toMatchObject({ totalScenes: 2 });
});

test('0.6 versions beyond those that are kept go with their documents', async () => {
  const tenant = await world.tenant();
  const { tours } = tenant.call;
  const { id } = await tenant.tour('Many', 1);
  await tours.publish({ id });
  const at = { tenantId: tenant.id, tourId: id };
  // As if it had been published so often.
  await tenant.inTenant((tx) => tx.tourVersion.updateMany({ where: at, data: { number: 1 } }));
  for (let n = 0; n < 2; n++) {
    world.clock.advance(1000);
    await tenant.inTenant((tx) => tx.tourVersion.updateMany({ where: { ...at, number: n + 1 }, data: { number: n * KEPT_VERSIONS + 1 } }));
    await tenant.inTenant(async (tx) => {
      const newest = await tx.tourVersion.findFirstOrThrow({ where: at, orderBy: { number: 'desc' } });
      await tx.tourVersion.update({
        where: { tenantId_id: { tenantId: tenant.id, id: newest.id } },
        data: { number: newest.number + KEPT_VERSIONS - 1 },
      });
    });
    await tours.publish({ id });
  }
  const { versions, documents } = await tenant.inTenant(async (tx) => ({
    versions: await tx.tourVersion.findMany({ where: at, select: { hash: true } }),
    documents: await tx.tourDocument.findMany({ where: at, select: { hash: true } }),
  }));
  expect(versions.length).toBeLessThan(3);
  expect(documents.map(({ hash }) => hash).toSorted()).toEqual(versions.map(({ hash }) => hash).toSorted());
});

test('I1 0.6 versions are their tenant’s own, and gone with a removed tour', async () => {
  const [tenant, other] = [await world.tenant(), await world.tenant()];
  const { id } = await tenant.tour('Ours', 1);
  await tenant.call.tours.publish({ id });
  for (const call of [other.call, tenant.call]) {
    if (call === tenant.call) await tenant.call.tours.remove({ id });
    const { versions } = call.tours;
    const codes = await Promise.all(
      [
        versions.list({ tourId: id }),
        versions.get({ tourId: id, number: 1 }),
        versions.compare({ tourId: id }),
        versions.rollBack({ tourId: id, number: 1 }),
      ].map(refusalCode),
    );
    expect(new Set(codes)).toEqual(new Set(['tours.not_found']));
  }
  expect(await refusalCode(other.call.tours.versions.list({ tourId: id }))).toBe('tours.not_found');
});
