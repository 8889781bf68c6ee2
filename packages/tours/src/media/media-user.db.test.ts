import { newId } from '@belvedere/kernel';
import { mediaUsers } from '@belvedere/platform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createToursWorld, refusal, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

interface Place {
  tourId: string;
  sceneId: string;
  hotspotId: string;
}

async function place(): Promise<Place> {
  const { id: tourId, sceneIds } = await tenant.tour('A tour', 1);
  const at = { sceneId: sceneIds[0]!, title: 'Desk', position: { yaw: 0, pitch: 0 } };
  const { id: hotspotId } = await tenant.call.tours.hotspots.create({ ...at, content: { type: 'chat', greeting: 'x' } });
  return { tourId, sceneId: at.sceneId, hotspotId };
}

type Use = { type: string; id: string; role: string; title: string };
const USES: [string, (mediaId: string, at: Place) => Promise<Use>][] = [
  [
    'the panorama of a scene',
    async (mediaId, { tourId }) => {
      const { id } = await tenant.call.tours.scenes.create({ tourId, title: 'Hall', panoramaMediaId: mediaId });
      return { type: 'scene', id, role: 'panorama', title: 'Hall' };
    },
  ],
  [
    'what a scene is shown as',
    async (mediaId, { sceneId }) => {
      const sphere = { projection: 'equirectangular', width: 2000, height: 1000 };
      await tenant.inTenant((tx) => tx.mediaFile.update({ where: { tenantId_id: { tenantId: tenant.id, id: mediaId } }, data: sphere }));
      const { version } = await tenant.call.tours.scenes.get({ id: sceneId });
      await tenant.call.tours.scenes.update({ id: sceneId, version, sourceMediaId: mediaId });
      return { type: 'scene', id: sceneId, role: 'source', title: 'A tour 0' };
    },
  ],
  [
    'attached to a scene',
    async (mediaId, { sceneId }) => {
      await tenant.call.tours.scenes.media.attach({ sceneId, mediaId, role: 'gallery' });
      return { type: 'scene', id: sceneId, role: 'gallery', title: 'A tour 0' };
    },
  ],
  [
    'attached to a hotspot that is itself removed',
    async (mediaId, { hotspotId }) => {
      await tenant.call.tours.hotspots.media.attach({ hotspotId, mediaId, role: 'gallery' });
      await tenant.call.tours.hotspots.remove({ id: hotspotId });
      return { type: 'hotspot', id: hotspotId, role: 'gallery', title: 'Desk' };
    },
  ],
  [
    'the nadir patch of a tour',
    async (mediaId, { tourId }) => {
      const { version } = await tenant.call.tours.get({ id: tourId });
      await tenant.call.tours.update({ id: tourId, version, nadirMediaId: mediaId });
      return { type: 'tour', id: tourId, role: 'nadir', title: 'A tour' };
    },
  ],
  [
    'named in the content of a hotspot',
    async (mediaId, { sceneId }) => {
      const at = { sceneId, title: 'Picture', position: { yaw: 0, pitch: 0 } };
      const { id } = await tenant.call.tours.hotspots.create({ ...at, content: { type: 'image', image: { mediaId, alt: 'A' } } });
      return { type: 'hotspot', id, role: 'content', title: 'Picture' };
    },
  ],
  [
    'named in a translation',
    async (mediaId, { hotspotId }) => {
      const content = { type: 'image', image: { mediaId, alt: 'A' } };
      const row = { tenantId: tenant.id, id: newId(), hotspotId, language: 'de', content };
      await tenant.inTenant((tx) => tx.hotspotTranslation.create({ data: row }));
      return { type: 'hotspot', id: hotspotId, role: 'content', title: 'Desk' };
    },
  ],
  [
    'shown by a live tour whose draft has it no more',
    async (mediaId, { tourId }) => {
      await tenant.call.tours.publish({ id: tourId });
      const assetKey = `media/${mediaId}/compressed`;
      await tenant.inTenant((tx) => tx.publishedAsset.create({ data: { tenantId: tenant.id, tourId, assetKey } }));
      return { type: 'published_tour', id: tourId, role: assetKey, title: 'A tour' };
    },
  ],
];

describe('where tours use files', () => {
  test.for(USES)('0.24 0.25 a file that is %s is not removed, and the use is named', async ([, use]) => {
    const mediaId = await tenant.media();
    const expected = await use(mediaId, await place());
    expect((await tenant.call.media.uses({ id: mediaId })).items).toEqual([expected]);
    const { type, id, role } = expected;
    const refused = await refusal(tenant.call.media.remove({ id: mediaId }));
    expect([refused?.code, refused?.data]).toEqual(['media.in_use', { uses: [{ type, id, role }] }]);
    expect(await tenant.call.media.get({ id: mediaId })).toMatchObject({ status: 'ready', deletedAt: null });
  });

  test('0.24 every table that points at files belongs to a system that is asked before one is removed', async () => {
    const found = await tenant.inTenant(
      (tx) => tx.$queryRaw<{ source: string }[]>`
        SELECT DISTINCT conrelid::regclass::text AS source FROM pg_constraint
        WHERE contype = 'f' AND confrelid = 'media_files'::regclass AND conrelid <> confrelid ORDER BY 1`,
    );
    const asked = mediaUsers().flatMap(({ tables }) => tables);
    expect(found.map(({ source }) => source)).toEqual([...asked].sort());
  });

  test('I1 the uses of another tenant’s file are those of a file that does not exist', async () => {
    const other = await world.tenant();
    const mediaId = await tenant.media();
    const [foreign, missing] = [
      await refusal(other.call.media.uses({ id: mediaId })),
      await refusal(other.call.media.uses({ id: newId() })),
    ];
    expect([foreign?.code, foreign?.message]).toEqual(['media.not_found', missing?.message]);
  });
});
