import { runSchedule } from '@belvedere/kernel';
import { storageKey } from '@belvedere/kernel/storage';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalCode } from '../../testing/tours-world.ts';
import { makeAnyTour } from '../testing/any-tour.ts';
import { createExchangeWorld, type ExchangeWorld } from '../testing/exchange-world.ts';
import { sweepExports } from './export-tour-job.ts';
import { openExport } from './open-export.ts';

let world: ExchangeWorld;
beforeAll(async () => {
  world = await createExchangeWorld();
});
afterAll(() => world.close());

test('0.9 an archive of what is not live, or of somebody else, is refused', async () => {
  const tenant = await world.tenant();
  const { id: tourId } = await tenant.tour('Live', 2);
  await world.finish(tenant);
  const { exports } = tenant.call.tours;
  expect(await refusalCode(exports.create({ tourId, source: 'live' }))).toBe('tours.not_live');
  const stranger = await world.tenant();
  expect(await refusalCode(stranger.call.tours.exports.create({ tourId }))).toBe('tours.not_found');
  expect(await refusalCode(tenant.as({ type: 'anonymous' }).tours.exports.create({ tourId }))).toBe('common.unauthenticated');
});

test('0.9 an archive is loaded by its signed address while it is kept, and never once its tour is gone', async () => {
  const tenant = await world.tenant();
  const spec = {
    title: 'Kept',
    description: null,
    tags: [],
    metaTitle: null,
    difficulty: null,
    estimatedDuration: null,
    nadir: null,
    autoplayEnabled: false,
    start: 0,
    guided: false,
    language: 'fr' as const,
    scenes: [0, 1].map((n) => ({ title: `S${n}`, yaw: 0, map: null, film: null, latitude: null, hotspots: [] })),
  };
  const tourId = await makeAnyTour(world, tenant, spec);
  await world.archiveOf(tenant, tourId);
  const { exports } = tenant.call.tours;
  const [listed] = (await exports.list({ tourId })).items;
  const id = listed!.id;
  expect((await exports.download({ id })).url).toMatch(new RegExp(`^/archives/${tenant.id}/${id}.zip\\?exp=`));
  const open = (range?: string) => openExport(world.services, { tenantId: tenant.id, exportId: id, range, withoutBody: true });
  expect(await open()).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/zip', 'content-length': String(listed!.fileSize) },
  });
  expect(await open('bytes=0-9')).toMatchObject({ status: 206, headers: { 'content-range': `bytes 0-9/${listed!.fileSize}` } });
  const stranger = await world.tenant();
  expect(await refusalCode(stranger.call.tours.exports.get({ id }))).toBe('tours.export_not_found');
  await expect(
    openExport(world.services, { tenantId: stranger.id, exportId: id, range: undefined, withoutBody: true }),
  ).rejects.toMatchObject({ code: 'common.not_found' });
  await tenant.call.tours.remove({ id: tourId });
  expect(await refusalCode(exports.get({ id }))).toBe('tours.export_not_found');
  await expect(open()).rejects.toMatchObject({ code: 'common.not_found' });
  await tenant.call.tours.restore({ id: tourId });
  world.clock.advance(8 * 24 * 3_600_000);
  await runSchedule(sweepExports, { services: world.services, tenants: async () => [tenant.id] });
  expect(await world.services.storage.head(storageKey(tenant.id, 'exports', `${id}.zip`))).toBeUndefined();
  expect((await exports.list({ tourId })).items).toEqual([]);
});
