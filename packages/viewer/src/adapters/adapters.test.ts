import { expect, test } from 'vitest';
import { fromMarzipano, fromPannellum, fromPhotoSphereViewer } from '../adapters.ts';
import type { TourManifest } from '../manifest-types.ts';

const base = 'https://house.example/tour/';
const fileOf = ({ scenes, media }: TourManifest, index: number) => media[scenes[index]?.source?.media ?? '']?.path ?? '';

test('a tour of Pannellum keeps its pictures, views and hotspots, and says what it loses', () => {
  const { manifest, locate, remarks } = fromPannellum(
    {
      default: { firstScene: 'Great Hall', autoRotate: -2, hfov: 90 },
      scenes: {
        attic: { type: 'cubemap', cubeMap: ['f', 'r', 'b', 'l', 'u', 'd'].map((face) => `attic/${face}.jpg`), title: '<b>The attic</b>' },
        'Great Hall': {
          panorama: 'hall.jpg',
          yaw: 190,
          haov: 180,
          vaov: 90,
          vOffset: 10,
          northOffset: 30,
          minYaw: -100,
          hotSpots: [
            { type: 'scene', sceneId: 'attic', yaw: 20, pitch: -5, targetYaw: 45, targetHfov: 'same', text: 'Up' },
            { type: 'info', yaw: -20, text: 'A <i>stove</i>', URL: 'https://stoves.example/' },
            { type: 'info', text: 'Bad', URL: 'javascript:alert(1)' },
            { type: 'scene', sceneId: 'cellar' },
          ],
        },
        yard: {
          type: 'multires',
          multiRes: { basePath: '/tiles/', path: '%l/%s%y_%x', tileResolution: 512, maxLevel: 3, cubeResolution: 1500 },
        },
        film: { type: 'cubemap' },
      },
    },
    { base, language: 'de' },
  );
  const [attic, hall, yard] = manifest.scenes;
  expect(manifest.scenes).toHaveLength(3);
  expect(manifest).toMatchObject({ start: hall?.id, language: 'de', autoplay: { enabled: true, speed: 2 } });
  expect(attic).toMatchObject({ key: 'attic', title: 'The attic' });
  expect(locate(`${attic?.panorama.id}/0/u/0_0.jpg`)).toBe(`${base}attic/u.jpg`);
  expect(hall).toMatchObject({ key: 'great-hall', view: { yaw: -170 }, correction: { north: 30 } });
  expect(hall?.view.zoom).toBeCloseTo(1);
  expect(hall?.source?.part).toEqual({ left: 0.25, top: 35 / 180, width: 0.5, height: 0.5 });
  expect(locate(fileOf(manifest, 1))).toBe(`${base}hall.jpg`);
  expect(hall?.hotspots[0]).toMatchObject({
    title: 'Up',
    yaw: 20,
    pitch: -5,
    target: attic?.id,
    content: { type: 'navigation', view: { yaw: 45 } },
  });
  expect(hall?.hotspots[1]?.content).toEqual({ type: 'link', href: 'https://stoves.example/', label: 'A stove', newTab: true });
  expect(hall?.hotspots[2]?.content.type).toBe('info');
  expect(yard?.panorama).toMatchObject({ levels: [375, 750, 1500], tileSize: 512 });
  const multiRes = { path: '%l/%s%y_%x', tileResolution: 512, maxLevel: 4, cubeResolution: 6400 };
  const closest = (more: object) => fromPannellum({ type: 'multires', multiRes, ...more }, { base }).manifest.scenes[0]?.view.maxZoom;
  // As closely as there are pixels for, but for scenes that forbid it.
  expect(closest({})).toBeCloseTo(1 / Math.tan(Math.PI / 18));
  expect(closest({ multiResMinHfov: true })).toBeCloseTo(1 / Math.tan((25 * Math.PI) / 180));
  expect(locate(`${yard?.panorama.id}/1/r/0_1.jpg`)).toBe('https://house.example/tiles/2/r0_1.jpg');
  expect(locate('nothing/0/f/0_0.jpg')).toBeUndefined();
  expect(remarks.map(({ where }) => where)).toEqual([
    'scenes.Great Hall',
    'scenes.Great Hall.hotSpots.0',
    'scenes.Great Hall.hotSpots.2',
    'scenes.film',
    'scenes.Great Hall.hotSpots.3',
  ]);
  const turned = { panorama: 'a.jpg', horizonPitch: 15, horizonRoll: -25, yaw: 90, hotSpots: [{ yaw: 90 }] };
  const [tilted] = fromPannellum(turned, { base }).manifest.scenes;
  // As Pannellum shows it: on what it marks in the picture.
  expect(tilted?.hotspots[0]).toMatchObject({ yaw: expect.closeTo(96.88, 1), pitch: expect.closeTo(-24.09, 1) });
  expect(tilted?.view.yaw).toBeCloseTo(90 - (tilted?.correction?.north ?? 0));
  const single = fromPannellum({ panorama: 'a.mp4' }, { base }).manifest;
  expect(single.media[single.scenes[0]?.source?.media ?? '']?.mimeType).toBe('video/mp4');
});

test('a tour of Marzipano keeps its tiles where they lie, its directions turned over', () => {
  const { manifest, locate, remarks } = fromMarzipano(
    {
      name: 'House',
      scenes: [
        {
          id: '0-hall',
          name: 'Hall',
          levels: [
            { tileSize: 256, size: 256, fallbackOnly: true },
            { tileSize: 512, size: 512 },
            { tileSize: 512, size: 1024 },
          ],
          initialViewParameters: { yaw: Math.PI / 2, pitch: 0.1, fov: Math.PI / 2 },
          linkHotspots: [{ yaw: 0, pitch: Math.PI / 6, rotation: 1, target: '1-attic' }],
          infoHotspots: [{ yaw: 1, pitch: 0, title: 'Stove', text: 'Of <b>1904</b>' }],
        },
        { id: '1-attic' },
      ],
      settings: { autorotateEnabled: true },
    },
    { base },
  );
  const [hall] = manifest.scenes;
  expect(manifest.scenes).toHaveLength(1);
  expect(hall?.view.yaw).toBeCloseTo(90);
  expect(hall?.view.pitch).toBeCloseTo(-5.73, 2);
  // 90° from top to bottom are 121° across, of which its script shows 120.
  expect(hall?.view.zoom).toBeCloseTo(1 / Math.tan(Math.PI / 3));
  expect(hall?.view.minZoom).toBe(hall?.view.zoom);
  expect(hall?.hotspots[0]?.pitch).toBeCloseTo(-30);
  expect(locate(`${hall?.panorama.id}/1/b/1_0.jpg`)).toBe(`${base}tiles/0-hall/2/b/1/0.jpg`);
  expect(hall?.hotspots[1]?.content).toEqual({
    type: 'info',
    body: { blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Of 1904' }] }] },
  });
  expect(remarks.map(({ where }) => where)).toEqual(['scenes.0-hall.linkHotspots.0', 'scenes.1-attic', 'scenes.0-hall.linkHotspots.0']);
});

test('a tour of Photo Sphere Viewer keeps nodes, links and markers at a position', () => {
  const { manifest, locate, remarks } = fromPhotoSphereViewer(
    {
      startNodeId: 'b',
      defaultYaw: '90deg',
      minFov: 30,
      maxFov: 90,
      nodes: [
        { id: 'a', panorama: 'a.jpg', name: 'Room', links: [{ nodeId: 'b', position: { yaw: '0.5rad', pitch: '10deg' } }] },
        {
          id: 'b',
          panorama: { source: 'b.webm' },
          markers: [
            { id: 'one', position: { yaw: Math.PI, pitch: -0.1 }, tooltip: 'Clock', content: '<p>It ticks.</p>' },
            { id: 'polygon' },
          ],
        },
        { id: 'c', panorama: { width: 6000, cols: 16, rows: 8, baseUrl: 'low.jpg' } },
      ],
    },
    { base },
  );
  const [a, b] = manifest.scenes;
  expect(manifest.scenes).toHaveLength(2);
  expect(manifest.start).toBe(b?.id);
  expect(a?.view.yaw).toBeCloseTo(90);
  expect(a?.hotspots[0]).toMatchObject({ target: b?.id, title: 'b' });
  expect(a?.hotspots[0]?.yaw).toBeCloseTo(28.65, 2);
  expect(a?.hotspots[0]?.pitch).toBeCloseTo(10);
  expect(b?.hotspots[0]).toMatchObject({ title: 'Clock', content: { type: 'info' } });
  expect(b?.hotspots[0]?.pitch).toBeCloseTo(-5.73, 2);
  expect(locate(fileOf(manifest, 1))).toBe(`${base}b.webm`);
  expect(remarks.map(({ where }) => where)).toEqual(['nodes.b.markers.1', 'nodes.c']);
});

test('nodes of Photo Sphere Viewer with GPS have their place, and links without a position lie that way', () => {
  const links = [{ nodeId: 'b' }, { nodeId: 'c' }, { nodeId: 'd' }, { nodeId: 'a', gps: [8, 46] as const }];
  const { manifest, remarks } = fromPhotoSphereViewer(
    {
      nodes: [
        { id: 'a', panorama: 'a.jpg', gps: [8, 47, 410], links },
        { id: 'b', panorama: 'b.jpg', gps: [8.001, 47] },
        { id: 'c', panorama: 'c.jpg', gps: [8, 47.001] },
        { id: 'd', panorama: 'd.jpg', gps: [8, 91] },
      ],
    },
    { base },
  );
  expect(manifest.scenes.map(({ position }) => position)).toEqual([
    { latitude: 47, longitude: 8 },
    { latitude: 47, longitude: 8.001 },
    { latitude: 47.001, longitude: 8 },
    undefined,
  ]);
  const yaws = manifest.scenes[0]!.hotspots.map(({ yaw }) => yaw);
  expect([yaws[0], yaws[1], yaws[2], Math.abs(yaws[3]!)].map((yaw) => Math.round(yaw!))).toEqual([90, 0, 0, 180]);
  expect(remarks.map(({ where }) => where)).toEqual(['nodes.a.links.2']);
});
