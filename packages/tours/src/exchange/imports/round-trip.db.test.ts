import { inTier, runSeed } from '@belvedere/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exchangeTourSchema, type ExchangeTour } from '../archive/exchange-tour.ts';
import { openSource } from '../source/open-source.ts';
import { anyTour, makeAnyTour } from '../testing/any-tour.ts';
import { createExchangeWorld, type ExchangeWorld } from '../testing/exchange-world.ts';

let world: ExchangeWorld;
beforeAll(async () => {
  world = await createExchangeWorld();
});
afterAll(() => world.close());

async function exchangeOf(path: string): Promise<ExchangeTour> {
  const source = (await openSource(path))!;
  try {
    return exchangeTourSchema.parse(JSON.parse((await source.text('belvedere/tour.json'))!));
  } finally {
    await source.close();
  }
}

/** The document with names instead of ids, and without what belongs to a place and a time. */
function canonical({ manifest, media, panoramas, ...rest }: ExchangeTour): unknown {
  const names = new Map<string, string>(Object.entries(media).map(([id, { fileName }]) => [id, fileName]));
  for (const [index, scene] of manifest.scenes.entries()) {
    names.set(scene.id, `scene ${index}`);
    names.set(scene.panorama.id, panoramas[scene.panorama.id]!.fileName);
    scene.hotspots.forEach((hotspot, at) => names.set(hotspot.id, `hotspot ${index} ${at}`));
  }
  manifest.plans?.forEach((plan, index) => names.set(plan.id, `plan ${index}`));
  manifest.steps?.forEach((step, index) => names.set(step.id, `step ${index}`));
  const { id: _, tenant: __, slug: ___, publishedAt, updatedAt, roots, thumbnail, socialImage, ...told } = manifest;
  const text = JSON.stringify({ ...rest, manifest: told }, (_key, value: unknown) => {
    if (typeof value === 'number' && !Number.isInteger(value)) return Math.round(value * 1e5) / 1e5;
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .map(([key, each]) => [names.get(key) ?? key, each] as const)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value;
  });
  return JSON.parse([...names].reduce((all, [id, name]) => all.replaceAll(id, name), text));
}

test('I16 import(export(x)) = x: tours of every hotspot type, with translations and media, into another tenant', async () => {
  const [from, to] = [await world.tenant(), await world.tenant()];
  await fc.assert(
    fc.asyncProperty(anyTour, async (spec) => {
      const tourId = await makeAnyTour(world, from, spec);
      const path = await world.archiveOf(from, tourId);
      const before = await exchangeOf(path);
      const made = await world.imported(to, path);
      expect(made).toMatchObject({ status: 'done', failure: null, report: { format: 'belvedere', remarks: [] } });
      expect(made.report!.largestDeviation).toBeLessThan(1e-5);
      await world.finish(to);
      const after = await exchangeOf(await world.archiveOf(to, made.tourId!));
      expect(canonical(after)).toEqual(canonical(before));
      expect(after.manifest.id).not.toBe(before.manifest.id);
    }),
    { numRuns: inTier({ sample: 3, all: 20 }), seed: runSeed, endOnFailure: true },
  );
}, 300_000);

test('I16 0.23 what a scene is shown as and its panorama was cut of is one file in the tenant that takes it in too', async () => {
  const [from, to] = [await world.tenant(), await world.tenant()];
  const sourceMediaId = await world.storedMedia(from, 'sphere-1.mp4');
  const tour = await from.call.tours.create({ title: 'Film' });
  await from.call.tours.scenes.create({ tourId: tour.id, title: 'Hall', sourceMediaId });
  await world.finish(from);
  const path = await world.archiveOf(from, tour.id);
  expect((await exchangeOf(path)).manifest.scenes[0]?.source).toEqual({ type: 'equirectangular', media: sourceMediaId });
  const made = await world.imported(to, path);
  expect(made).toMatchObject({ status: 'done', report: { remarks: [] } });
  const taken = await to.inTenant((tx) => tx.mediaFile.findMany({ where: { tenantId: to.id } }));
  expect(taken).toEqual([expect.objectContaining({ originalName: 'sphere-1.mp4', projection: 'equirectangular', stereo: 'top-bottom' })]);
  const [scene] = (await to.call.tours.scenes.list({ tourId: made.tourId! })).items;
  expect([scene?.sourceMediaId, scene?.panoramaMediaId]).toEqual([taken[0]!.id, taken[0]!.id]);
}, 60_000);

test('I16 0.21 the original of a panorama that two lenses saw is one in the tenant that takes it in too, with its degrees', async () => {
  const [from, to] = [await world.tenant(), await world.tenant()];
  const mediaId = await world.storedMedia(from, 'a.jpg');
  const said = { projection: 'dual-fisheye', lensFov: 195 } as const;
  await from.inTenant((tx) => tx.mediaFile.update({ where: { tenantId_id: { tenantId: from.id, id: mediaId } }, data: said }));
  const tour = await from.call.tours.create({ title: 'Lenses' });
  await from.call.tours.scenes.create({ tourId: tour.id, title: 'Hall', panoramaMediaId: mediaId });
  await world.finish(from);
  const made = await world.imported(to, await world.archiveOf(from, tour.id));
  expect(made).toMatchObject({ status: 'done', report: { remarks: [] } });
  const taken = await to.inTenant((tx) => tx.mediaFile.findMany({ where: { tenantId: to.id } }));
  expect(taken).toEqual([expect.objectContaining({ originalName: 'a.jpg', ...said })]);
}, 60_000);
