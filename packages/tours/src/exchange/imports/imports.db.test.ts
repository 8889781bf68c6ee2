import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '@belvedere/kernel';
import { writeZip } from '@belvedere/kernel/archive';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalCode } from '../../testing/tours-world.ts';
import { createExchangeWorld, type ExchangeWorld } from '../testing/exchange-world.ts';
import { importTourJob } from './import-tour-job.ts';
import { receiveImport } from './receive-import.ts';

let world: ExchangeWorld;
beforeAll(async () => {
  world = await createExchangeWorld();
});
afterAll(() => world.close());

test('0.15 0.18 a ZIP of Pannellum is told in a dry run, then made; run twice or sent twice it is made once', async () => {
  const tenant = await world.tenant();
  const config = {
    default: { firstScene: 'b' },
    scenes: {
      a: {
        title: 'A',
        panorama: 'a.jpg',
        hotSpots: [{ yaw: 12.345678, pitch: -3.25, type: 'scene', sceneId: 'b', text: 'on', targetYaw: 5 }],
      },
      b: { title: 'B', panorama: 'gone.jpg', minPitch: -10 },
    },
  };
  const path = join(world.folder, 'pannellum.zip');
  await pipeline(writeZip([{ name: 'x/tour.json', content: Readable.from([JSON.stringify(config)]) }]), createWriteStream(path));
  const told = await world.imported(tenant, path, { dryRun: true });
  expect(told).toMatchObject({
    status: 'done',
    dryRun: true,
    tourId: null,
    report: { format: 'pannellum', totalHotspots: 1, scenes: [{ key: 'a' }, { key: 'b' }] },
  });
  expect(told.report!.remarks.map(({ what }) => what).join(' ')).toMatch(/gone\.jpg[\s\S]*|minPitch/);
  expect((await tenant.call.tours.list({})).items).toEqual([]);
  const { imports } = tenant.call.tours;
  await imports.run({ id: told.id });
  await Promise.all([1, 2].map(() => world.runJob(importTourJob, tenant, { importId: told.id, run: 1 }).catch(() => undefined)));
  await world.runJob(importTourJob, tenant, { importId: told.id, run: 1 });
  const made = await imports.get({ id: told.id });
  expect(made).toMatchObject({ status: 'done', report: { tourId: made.tourId } });
  expect(made.report!.largestDeviation).toBeLessThan(1e-9);
  const { items } = await tenant.call.tours.list({});
  expect(items).toMatchObject([{ totalScenes: 2, totalHotspots: 1, startSceneId: made.report!.scenes[1]!.sceneId }]);
  const [hotspot] = (await tenant.call.tours.hotspots.list({ sceneId: made.report!.scenes[0]!.sceneId! })).items;
  expect(hotspot!.yaw).toBeCloseTo(12.345678, 9);
  expect(hotspot).toMatchObject({ content: { type: 'navigation', view: { yaw: 5 } }, targetSceneId: made.report!.scenes[1]!.sceneId });
  expect(await refusalCode(imports.run({ id: told.id }))).toBe('tours.import_not_runnable');
});

test('0.18 the polygons of krpano are areas of hotspots', async () => {
  const tenant = await world.tenant();
  const corners = [
    [10, 0],
    [30, 0],
    [20, -15],
  ]
    .map(([ath, atv]) => `<point ath="${ath}" atv="${atv}"/>`)
    .join('');
  const xml = `<krpano><scene name="a"><image><sphere url="a.jpg"/></image><hotspot name="h" tooltip="Window">${corners}</hotspot></scene></krpano>`;
  const path = join(world.folder, 'krpano.zip');
  await pipeline(writeZip([{ name: 'tour.xml', content: Readable.from([xml]) }]), createWriteStream(path));
  const made = await world.imported(tenant, path);
  expect(made).toMatchObject({ status: 'done', report: { format: 'krpano', totalHotspots: 1 } });
  const [hotspot] = (await tenant.call.tours.hotspots.list({ sceneId: made.report!.scenes[0]!.sceneId! })).items;
  expect(hotspot?.area).toEqual([
    { yaw: 10, pitch: 0 },
    { yaw: 30, pitch: 0 },
    { yaw: 20, pitch: 15 },
  ]);
});

test('E9 I1 an archive that is none, or not what was announced, or sent by somebody else makes nothing', async () => {
  const tenant = await world.tenant();
  const bad = join(world.folder, 'bad.zip');
  await pipeline(Readable.from([Buffer.from('this is no zip file at all, is it')]), createWriteStream(bad));
  expect(await world.imported(tenant, bad)).toMatchObject({
    status: 'failed',
    tourId: null,
    failure: expect.stringContaining('ZIP') as string,
  });
  const { import: created, upload } = await tenant.call.tours.imports.create({ fileName: 'x.zip', size: 100 });
  const token = new URLSearchParams(upload.url.split('?')[1]).get('token')!;
  const send = (over: { token?: string; length?: number; bytes?: number; importId?: string }) =>
    refusalCode(
      receiveImport({
        services: world.services,
        importId: over.importId ?? created.id,
        token: over.token ?? token,
        length: over.length ?? 100,
        body: Readable.from([Buffer.alloc(over.bytes ?? 100)]),
      }),
    );
  expect(await send({ token: 'x' })).toBe('tours.import_not_found');
  expect(await send({ importId: newId() })).toBe('tours.import_not_found');
  expect(await send({ length: 99 })).toBe('common.invalid_input');
  expect(await send({ bytes: 99 })).toBe('common.invalid_input');
  expect(await send({ bytes: 101 })).toBe('common.payload_too_large');
  expect(await tenant.call.tours.imports.get({ id: created.id })).toMatchObject({ isUploaded: false, status: 'waiting' });
  const stranger = await world.tenant();
  expect(await refusalCode(stranger.call.tours.imports.get({ id: created.id }))).toBe('tours.import_not_found');
  expect(await refusalCode(stranger.call.tours.imports.run({ id: created.id }))).toBe('tours.import_not_found');
  expect((await stranger.call.tours.imports.list({})).items).toEqual([]);
});
