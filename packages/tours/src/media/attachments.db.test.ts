import { newId } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';
import type { AttachmentList, AttachmentRole } from './schemas.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

interface Verbs {
  list(): Promise<AttachmentList>;
  attach(file: { mediaId: string; role: AttachmentRole }): Promise<AttachmentList>;
  detach(file: { mediaId: string; role: AttachmentRole }): Promise<AttachmentList>;
  reorder(wanted: { role: AttachmentRole; mediaIds: string[] }): Promise<AttachmentList>;
}

/** The same rules hold for both things that files are attached to. */
const PLACES: Record<string, () => Promise<Verbs>> = {
  '0.24 scene': async () => {
    const { sceneIds } = await tenant.tour('Scene files', 1);
    const sceneId = sceneIds[0]!;
    const { media } = tenant.call.tours.scenes;
    return {
      list: () => media.list({ sceneId }),
      attach: (file) => media.attach({ sceneId, ...file }),
      detach: (file) => media.detach({ sceneId, ...file }),
      reorder: (wanted) => media.reorder({ sceneId, ...wanted }),
    };
  },
  '0.25 hotspot': async () => {
    const { sceneIds } = await tenant.tour('Hotspot files', 1);
    const place = { sceneId: sceneIds[0]!, title: 'x', position: { yaw: 0, pitch: 0 } };
    const { id: hotspotId } = await tenant.call.tours.hotspots.create({ ...place, content: { type: 'chat', greeting: 'x' } });
    const { media } = tenant.call.tours.hotspots;
    return {
      list: () => media.list({ hotspotId }),
      attach: (file) => media.attach({ hotspotId, ...file }),
      detach: (file) => media.detach({ hotspotId, ...file }),
      reorder: (wanted) => media.reorder({ hotspotId, ...wanted }),
    };
  },
};

test.for(Object.entries(PLACES))('%s: files are attached, put in order and taken off; each role has its order', async ([, open]) => {
  const verbs = await open();
  const [a, b, c] = [await tenant.media(), await tenant.media(), await tenant.media()];
  const sound = await tenant.media('audio');
  for (const mediaId of [a, b, c]) await verbs.attach({ mediaId, role: 'gallery' });
  await verbs.attach({ mediaId: sound, role: 'narration' });
  await verbs.attach({ mediaId: sound, role: 'background' });
  const gallery = async () =>
    (await verbs.list()).items.filter(({ role }) => role === 'gallery').map(({ mediaId, order }) => [mediaId, order]);
  expect(await gallery()).toEqual([
    [a, 0],
    [b, 1],
    [c, 2],
  ]);

  await verbs.reorder({ role: 'gallery', mediaIds: [c, a, b] });
  await verbs.detach({ mediaId: a, role: 'gallery' });
  expect(await gallery()).toEqual([
    [c, 0],
    [b, 1],
  ]);
  expect((await verbs.list()).items.length).toBe(4);
  expect(await refusalCode(verbs.detach({ mediaId: a, role: 'gallery' }))).toBe('tours.media_not_found');
  for (const mediaIds of [[c], [c, b, a], [c, c], []])
    expect(await refusalCode(verbs.reorder({ role: 'gallery', mediaIds }))).toBe('tours.order_mismatch');
});

test.for(Object.entries(PLACES))('%s: a file is there, of the kind of its role, and attached once', async ([, open]) => {
  const verbs = await open();
  const [image, sound] = [await tenant.media(), await tenant.media('audio')];
  for (const role of ['narration', 'background', 'document'] as const)
    expect(await refusalCode(verbs.attach({ mediaId: image, role }))).toBe('tours.wrong_media');
  expect(await refusalCode(verbs.attach({ mediaId: sound, role: 'gallery' }))).toBe('tours.wrong_media');
  for (const mediaId of [newId(), await (await world.tenant()).media()])
    expect(await refusalCode(verbs.attach({ mediaId, role: 'gallery' }))).toBe('tours.media_not_found');
  const codes = await Promise.all(Array.from({ length: 5 }, () => refusalCode(verbs.attach({ mediaId: image, role: 'gallery' }))));
  expect(codes.filter((code) => code === undefined).length).toBe(1);
  expect(codes.filter((code) => code === 'tours.already_attached').length).toBe(4);
});

test.for(Object.entries(PLACES))('%s: a file in use can’t be removed; one that was taken off can', async ([, open]) => {
  const verbs = await open();
  const mediaId = await tenant.media();
  await verbs.attach({ mediaId, role: 'gallery' });
  expect(await refusalCode(tenant.call.media.remove({ id: mediaId }))).toBe('media.in_use');
  await verbs.detach({ mediaId, role: 'gallery' });
  const inUse = await tenant.inTenant((tx) => tx.sceneMedia.count({ where: { tenantId: tenant.id, mediaId } }));
  expect(inUse).toBe(0);
});
