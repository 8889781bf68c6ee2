import { newId } from '@belvedere/kernel';
import { plainText, type HotspotContent } from '@belvedere/manifest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const chat: HotspotContent = { type: 'chat', greeting: 'Hello' };
const position = { yaw: 12.345678, pitch: -67.891 };

test('0.18 a hotspot is made with all its columns and read back; its type is that of its content', async () => {
  const { sceneIds } = await tenant.tour('Columns', 1);
  const { hotspots } = tenant.call.tours;
  const area = [
    { yaw: 0, pitch: -70 },
    { yaw: 25, pitch: -70 },
    { yaw: 12, pitch: -60 },
  ];
  const look = { iconUrl: 'arrow', iconColor: '#0b6b53', iconSize: 2, animationType: 'pulse' as const, animationSpeed: 0.5, area };
  const made = await hotspots.create({ sceneId: sceneIds[0]!, title: 'Talk', description: 'Words', position, content: chat, ...look });
  expect(made).toMatchObject({
    ...look,
    title: 'Talk',
    type: 'chat',
    content: chat,
    targetSceneId: null,
    targetMissing: false,
    version: 1,
  });
  expect(made.yaw).toBeCloseTo(position.yaw, 6);
  expect(made.pitch).toBeCloseTo(position.pitch, 6);
  expect(await hotspots.get({ id: made.id })).toEqual(made);

  const content: HotspotContent = { type: 'info', body: plainText('now words') };
  const changed = await hotspots.update({ id: made.id, version: 1, content, position: { x: 0, y: 0, z: -5 } });
  expect(changed).toMatchObject({ type: 'info', content, yaw: 0, pitch: 0, positionZ: -5, title: 'Talk', version: 2 });
  expect(await refusalCode(hotspots.update({ id: made.id, version: 1, title: 'stale' }))).toBe('common.conflict');
});

test('0.18 an area comes and goes with a change of the hotspot, and covers less than half of the sphere', async () => {
  const { sceneIds } = await tenant.tour('Areas', 1);
  const { tours } = tenant.call;
  const corners = (size: number) => [
    { yaw: 170, pitch: 10 },
    { yaw: 170 + size > 180 ? size - 190 : 170 + size, pitch: 10 },
    { yaw: -175, pitch: 20 },
  ];
  const make = (area: { yaw: number; pitch: number }[]) =>
    tours.hotspots.create({ sceneId: sceneIds[0]!, title: 'Window', position, content: chat, area });
  const { id } = await make(corners(20));
  expect((await tours.hotspots.get({ id })).area).toEqual(corners(20));
  const gone = await tours.hotspots.update({ id, version: 1, area: null });
  expect(gone.area).toBeNull();
  expect((await tours.hotspots.update({ id, version: 2, title: 'Still none' })).area).toBeNull();
  for (const area of [corners(20).slice(0, 2), [0, 120, -120].map((yaw) => ({ yaw, pitch: 0 }))])
    expect(await refusalCode(make(area))).toBe('common.invalid_input');
});

test('0.18 a hotspot moves into another scene of its tour, and into no other', async () => {
  const [one, two] = [await tenant.tour('Moves', 2), await tenant.tour('Elsewhere', 1)];
  const { hotspots } = tenant.call.tours;
  const [from = '', to = ''] = one.sceneIds;
  const { id } = await hotspots.create({ sceneId: from, title: 'Moves', position, content: chat });
  await tenant.call.tours.publish({ id: one.id });
  expect(await hotspots.update({ id, version: 1, sceneId: to })).toMatchObject({ sceneId: to, title: 'Moves', version: 2 });
  const { changes } = await tenant.call.tours.versions.compare({ tourId: one.id });
  expect(changes).toMatchObject([{ change: 'changed', part: 'hotspot', id, fields: [{ field: 'scene_id', before: from, after: to }] }]);
  expect((await hotspots.list({ sceneId: to })).items.map((each) => each.id)).toContain(id);
  expect(await refusalCode(hotspots.update({ id, version: 2, sceneId: two.sceneIds[0]! }))).toBe('tours.target_elsewhere');
  expect(await refusalCode(hotspots.update({ id, version: 2, sceneId: newId() }))).toBe('tours.scene_not_found');
});

test('0.19 a target is a living scene of the same tour', async () => {
  const [one, two] = [await tenant.tour('One', 2), await tenant.tour('Two', 1)];
  const other = await (await world.tenant()).tour('Foreign', 1);
  const lead = (targetSceneId: string) =>
    tenant.call.tours.hotspots.create({ sceneId: one.sceneIds[0]!, title: 'on', position, content: { type: 'navigation' }, targetSceneId });
  expect(await refusalCode(lead(one.sceneIds[1]!))).toBeUndefined();
  expect(await refusalCode(lead(two.sceneIds[0]!))).toBe('tours.target_elsewhere');
  for (const id of [newId(), other.sceneIds[0]!]) expect(await refusalCode(lead(id))).toBe('tours.scene_not_found');
});

test('0.19 a hotspot whose target is removed is flagged, stops the next publishing, and heals with the scene', async () => {
  const { id, sceneIds } = await tenant.tour('Flagged', 2);
  const { tours } = tenant.call;
  await tours.publish({ id });
  await tours.scenes.remove({ id: sceneIds[1]! });
  const { items } = await tours.hotspots.list({ sceneId: sceneIds[0]! });
  expect(items).toMatchObject([{ targetSceneId: sceneIds[1], targetMissing: true }]);
  expect(await refusalCode(tours.publish({ id }))).toBe('tours.not_publishable');
  await tours.scenes.restore({ id: sceneIds[1]! });
  expect((await tours.hotspots.get({ id: items[0]!.id })).targetMissing).toBe(false);
  expect(await refusalCode(tours.publish({ id }))).toBeUndefined();
});

test('0.18 media that a content names is there and of its kind', async () => {
  const { sceneIds } = await tenant.tour('Media', 1);
  const [image, audio, video, document] = [
    await tenant.media('image'),
    await tenant.media('audio'),
    await tenant.media('video'),
    await tenant.media('document'),
  ];
  const foreign = await (await world.tenant()).media();
  const make = (content: HotspotContent) =>
    refusalCode(tenant.call.tours.hotspots.create({ sceneId: sceneIds[0]!, title: 'x', position, content }));
  const accepted: HotspotContent[] = [
    { type: 'image', image: { mediaId: image, alt: '' } },
    { type: 'audio', mediaId: audio },
    { type: 'video', mediaId: video, captionsMediaId: document },
    { type: 'document', mediaId: document, label: 'x' },
  ];
  for (const content of accepted) expect(await make(content)).toBeUndefined();
  const wrong: HotspotContent[] = [
    { type: 'image', image: { mediaId: audio, alt: '' } },
    {
      type: 'gallery',
      images: [
        { mediaId: image, alt: '' },
        { mediaId: video, alt: '' },
      ],
    },
    { type: 'audio', mediaId: image },
    { type: 'document', mediaId: image, label: 'x' },
  ];
  for (const content of wrong) expect(await make(content)).toBe('tours.wrong_media');
  for (const mediaId of [foreign, newId()]) expect(await make({ type: 'audio', mediaId })).toBe('tours.media_not_found');
});

test('0.14 a removed hotspot is hidden, counted out, and comes back as it was', async () => {
  const { id, sceneIds } = await tenant.tour('Gone', 1);
  const { tours } = tenant.call;
  const made = await tours.hotspots.create({ sceneId: sceneIds[0]!, title: 'x', position, content: chat });
  await tours.hotspots.remove({ id: made.id });
  expect((await tours.get({ id })).totalHotspots).toBe(0);
  expect(await refusalCode(tours.hotspots.update({ id: made.id, version: 2, title: 'y' }))).toBe('tours.hotspot_not_found');
  expect(await refusalCode(tours.hotspots.remove({ id: made.id }))).toBe('tours.hotspot_not_found');
  const restored = await tours.hotspots.restore({ id: made.id });
  expect(restored).toEqual({ ...made, version: 3, updatedAt: restored.updatedAt });
  expect((await tours.get({ id })).totalHotspots).toBe(1);
});
