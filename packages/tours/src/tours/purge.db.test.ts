import { DAY, runSchedule } from '@belvedere/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';
import { purgeRemovedTours } from './purge-removed-tours.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
});
beforeEach(async () => {
  tenant = await world.tenant();
});
afterAll(() => world.close());

const run = () => runSchedule(purgeRemovedTours, { services: world.services, tenants: async () => [tenant.id] });

/** Rows of any table that name one of these ids, but for the trail of what was done and the outbox. */
async function rowsWith(ids: readonly string[]): Promise<string[]> {
  const lines = (await world.dump()).split('\n');
  return lines.filter((line) => ids.some((id) => line.includes(id)) && !line.includes('"aggregate_id"') && !line.includes('"action": "'));
}

/** A tour with everything that can belong to one. */
async function fullTour(title: string): Promise<{ id: string; ids: string[]; mediaIds: string[] }> {
  const { tours } = tenant.call;
  const { id, sceneIds } = await tenant.tour(title, 2);
  const audio = await tenant.media('audio');
  await tours.scenes.media.attach({ sceneId: sceneIds[0]!, mediaId: audio, role: 'narration' });
  await tours.translations.setTour({ tourId: id, language: 'de', title });
  await tours.translations.setScene({ sceneId: sceneIds[0]!, language: 'de', title });
  const [door] = (await tours.hotspots.list({ sceneId: sceneIds[0]! })).items;
  await tours.translations.setHotspot({ hotspotId: door!.id, language: 'de', title });
  await tours.embeds.create({ tourId: id, domains: ['example.org'] });
  await tours.passwords.create({ tourId: id, label: 'x', password: 'a long enough one' });
  await tours.links.create({ tourId: id, label: 'x', expiresAt: new Date(world.clock.now().getTime() + DAY) });
  await tours.publish({ id });
  await tours.scenes.remove({ id: sceneIds[1]! });
  const scenes = await tenant.inTenant((tx) => tx.scene.findMany({ where: { tenantId: tenant.id, tourId: id } }));
  return { id, ids: [id, ...sceneIds, door!.id], mediaIds: scenes.flatMap(({ panoramaMediaId }) => panoramaMediaId ?? []) };
}

test('0.14 after its time in the bin nothing of a tour is left, and others are untouched', async () => {
  const { tours } = tenant.call;
  const [gone, young, other] = [await fullTour('Gone'), await fullTour('Young'), await fullTour('Other')];
  // The second picture of the tour is shown by another one too.
  await tours.scenes.create({ tourId: other.id, title: 'Shared', panoramaMediaId: gone.mediaIds[1]! });
  const otherRows = await rowsWith(other.ids);
  await tours.remove({ id: gone.id });
  world.clock.advance(20 * DAY);
  await tours.remove({ id: young.id });
  world.clock.advance(10 * DAY);
  await run();
  expect(await tours.list({ removed: true })).toMatchObject({ items: [{ id: gone.id }, { id: young.id }].toReversed() });

  world.clock.advance(1);
  await Promise.all([run(), run()]);
  expect(await rowsWith(gone.ids)).toEqual([]);
  expect((await rowsWith(young.ids)).length).toBeGreaterThan(10);
  expect((await rowsWith(other.ids)).toSorted()).toEqual(otherRows.toSorted());
  const panoramas = await tenant.inTenant((tx) => tx.panorama.findMany({ where: { tenantId: tenant.id, mediaId: { in: gone.mediaIds } } }));
  expect(panoramas.map(({ mediaId }) => mediaId)).toEqual([gone.mediaIds[1]]);
  const facts = await world.facts(tenant.id);
  const contentIds = facts.flatMap(({ name, payload }) =>
    name === 'tours.tiles_unneeded' && 'contentId' in payload ? [payload.contentId] : [],
  );
  expect(contentIds).toEqual([gone.mediaIds[0]!.replaceAll('-', '')]);
  expect(facts.filter(({ name }) => name === 'tours.purged').length).toBe(1);
  const audit = await tenant.inTenant((tx) => tx.auditLog.findMany({ where: { tenantId: tenant.id, action: 'tours.tour.purged' } }));
  expect(audit).toMatchObject([{ resourceId: gone.id, actorId: 'tours.purge-removed' }]);
  // The files are the tenant's: they stay until somebody removes them.
  expect(await tenant.inTenant((tx) => tx.mediaFile.count({ where: { tenantId: tenant.id, id: { in: gone.mediaIds } } }))).toBe(2);
});

test('0.14 a tenant says how long it keeps what was removed; a purge by hand does not wait, and wants something removed', async () => {
  const { tours } = tenant.call;
  const { id, ids } = await fullTour('By hand');
  expect(await refusalCode(tours.purge({ id }))).toBe('tours.not_found');
  await tours.remove({ id });
  const codes = await Promise.all([1, 2, 3].map(() => refusalCode(tours.purge({ id }))));
  expect(codes.filter((code) => code === undefined).length).toBe(1);
  expect(await rowsWith(ids)).toEqual([]);
  expect(await refusalCode(tours.restore({ id }))).toBe('tours.not_found');

  const kept = await fullTour('Kept');
  const { tenancy } = tenant.call;
  const { settings, version } = await tenancy.settings.get({});
  await tenancy.settings.update({ settings: { ...settings, trashDays: 90 }, version });
  await tours.remove({ id: kept.id });
  world.clock.advance(89 * DAY);
  await run();
  expect((await tours.restore({ id: kept.id })).id).toBe(kept.id);
});
