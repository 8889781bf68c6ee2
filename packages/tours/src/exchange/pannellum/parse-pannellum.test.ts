import fc from 'fast-check';
import { fovToZoom } from '@belvedere/manifest';
import { expect, test } from 'vitest';
import { isPannellum, parsePannellum } from './parse-pannellum.ts';

const tour = {
  default: { firstScene: 'garden', title: 'House', author: 'Somebody', sceneFadeDuration: 1000, hfov: 90, autoRotate: -2 },
  scenes: {
    hall: {
      title: 'Hall',
      type: 'cubemap',
      cubeMap: ['f.jpg', 'r.jpg', 'b.jpg', 'l.jpg', 'u.jpg', 'd.jpg'].map((name) => `./hall/${name}`),
      yaw: 200,
      pitch: -10,
      minHfov: 60,
      maxHfov: 110,
      northOffset: 30,
      hotSpots: [
        { yaw: 170.123456, pitch: -12.5, type: 'info', text: 'A pond <b>not bold</b>' },
        { yaw: -50, pitch: 91, type: 'info', text: 'More', URL: 'https://example.org/a' },
        { yaw: 0, pitch: 0, type: 'info', text: 'Trap', URL: 'javascript:alert(1)' },
        { yaw: 10, pitch: 5, type: 'scene', text: 'Out', sceneId: 'garden', targetYaw: -190, targetPitch: 4, targetHfov: 90 },
        { yaw: 20, pitch: 5, type: 'scene', text: 'Nowhere', sceneId: 'attic', targetYaw: 'same', clickHandlerFunc: 'x' },
      ],
    },
    garden: { title: 'Garden', panorama: 'garden.jpg', haov: 180, vaov: 60, vOffset: 10, horizonRoll: 2, minPitch: -20 },
    tiles: {
      type: 'multires',
      basePath: './tiles',
      multiRes: { path: '/%l/%s%x%y', extension: 'png', tileResolution: 256, maxLevel: 3, cubeResolution: 1024 },
    },
  },
};

test('0.15 0.16 scenes of Pannellum come with their titles, views, limits, start and panoramas', () => {
  const { plan } = parsePannellum(tour, 'pano');
  expect(plan).toMatchObject({ format: 'pannellum', title: 'House', start: 'garden', autoplay: 2 });
  const [hall, garden, tiles] = plan.scenes;
  expect(hall).toMatchObject({ key: 'hall', title: 'Hall', north: -30, horizon: { pitch: 0, roll: 0 } });
  expect(hall?.view).toEqual({ yaw: -160, pitch: -10, zoom: fovToZoom(90), minZoom: fovToZoom(110), maxZoom: fovToZoom(60) });
  expect(hall?.panorama).toMatchObject({ kind: 'cube', faces: { f: 'pano/hall/f.jpg', d: 'pano/hall/d.jpg' } });
  expect(garden?.panorama).toEqual({
    kind: 'equirectangular',
    path: 'pano/garden.jpg',
    coverage: { across: 180, down: 60, centrePitch: 10 },
  });
  expect(garden?.horizon).toEqual({ pitch: 0, roll: 2 });
  if (tiles?.panorama?.kind !== 'tiles') throw new Error('tiles');
  expect(tiles.panorama.levels.map(({ size, tiles: { u } }) => [size, u.length])).toEqual([
    [1024, 4],
    [512, 2],
    [256, 1],
  ]);
  // Tiles of its own are looked at as closely as they have pixels for, unless the scene forbids it; 1024 have none for less than 50°.
  const closest = (more: object) => parsePannellum({ ...tour.scenes.tiles, ...more }, '').plan.scenes[0]?.view.maxZoom;
  const multiRes = { ...tour.scenes.tiles.multiRes, cubeResolution: 6400 };
  expect(tiles.view.maxZoom).toBe(fovToZoom(50));
  expect(closest({ multiRes })).toBeCloseTo(fovToZoom(20));
  expect(closest({ multiRes, multiResMinHfov: true })).toBe(fovToZoom(50));
  // Its own order: column, then row.
  expect(tiles.panorama.levels[0]?.tiles.l[3]?.[1]).toBe('pano/tiles/3/l13.png');
});

test('0.18 0.19 hotspots of Pannellum stand where they stood and do what they did, or the report says why not', () => {
  const { plan, remarks } = parsePannellum(tour, '');
  const [info, link, trap, way, lost] = plan.scenes[0]!.hotspots;
  expect(info).toMatchObject({ yaw: 170.123456, pitch: -12.5, content: { type: 'info' } });
  // Its text is text: what looks like HTML is shown as it stands.
  expect(JSON.stringify(info?.content)).toContain('<b>not bold</b>');
  expect(link).toMatchObject({ yaw: 130, pitch: 89, content: { type: 'link', href: 'https://example.org/a' } });
  expect(trap?.content.type).toBe('info');
  expect(way).toMatchObject({ target: 'garden', content: { type: 'navigation', view: { yaw: 170, pitch: 4, zoom: fovToZoom(90) } } });
  expect(lost).toMatchObject({ target: null, content: { type: 'navigation' } });
  const said = remarks.map(({ where, what }) => `${where}: ${what}`).join('\n');
  for (const words of ['javascript:alert', 'attic', 'clickHandlerFunc', 'follows the present view', 'minPitch', 'author'])
    expect(said).toContain(words);
});

test('0.18 hotspots on a picture that was not level lie on what they lay on, also where only the picture says so', () => {
  const hotSpots = [{ yaw: 90, pitch: 0, type: 'scene', sceneId: 'b', targetYaw: 10 }];
  const scenes = { a: { panorama: 'a.jpg', hotSpots }, b: { panorama: 'b.jpg', horizonPitch: 15, horizonRoll: -25, yaw: 10, hotSpots } };
  const says = new Map([['x/a.jpg', { pitch: -30, roll: 40, heading: 50 }]]);
  const [a, b] = parsePannellum({ scenes }, 'x', says).plan.scenes;
  // As its viewer shows it; see angles.test.ts of packages/manifest.
  expect(a?.hotspots[0]).toMatchObject({ yaw: expect.closeTo(112.76, 1), pitch: expect.closeTo(33.83, 1) });
  expect(b?.hotspots[0]).toMatchObject({ yaw: expect.closeTo(96.88, 1), pitch: expect.closeTo(-24.09, 1) });
  // Both ways to look at the same thing are turned alike.
  expect(a?.hotspots[0]?.content).toMatchObject({ view: { yaw: b?.view.yaw } });
  expect(b?.view.yaw).not.toBeCloseTo(10, 0);
  const heeded = (more: object) => parsePannellum({ ...scenes.a, ...more }, 'x', says).plan.scenes[0];
  expect(heeded({})?.north).not.toBeNull();
  expect(heeded({ ignoreGPanoXMP: true })).toMatchObject({ north: null, horizon: { pitch: 0, roll: 0 } });
  expect(heeded({ horizonPitch: 0, horizonRoll: 0, northOffset: 0 })).toMatchObject({ north: 0, horizon: { pitch: 0, roll: 0 } });
});

test('E9 no configuration makes the parser fail but by its schema, and no picture lies outside of the archive', () => {
  expect(isPannellum({ scenes: {} })).toBe(true);
  expect([isPannellum([]), isPannellum(null), isPannellum({ a: 1 })]).toEqual([false, false, false]);
  const { plan, remarks } = parsePannellum({ panorama: '../../etc/passwd.jpg', hotSpots: [{ image: '//evil.example/x.jpg' }] }, 'a');
  expect(plan.scenes[0]?.panorama).toBeNull();
  expect(remarks.length).toBeGreaterThan(0);
  const leaf = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant('__proto__'));
  const scene = fc.dictionary(
    fc.constantFrom('type', 'panorama', 'cubeMap', 'multiRes', 'hotSpots', 'yaw', 'hfov', 'title'),
    fc.oneof(leaf, fc.array(fc.dictionary(fc.string(), leaf))),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), scene), (scenes) => {
      const parsed = parsePannellum({ scenes }, '');
      for (const { view, hotspots } of parsed.plan.scenes) {
        expect(view.minZoom).toBeLessThanOrEqual(view.maxZoom);
        for (const { yaw, pitch } of hotspots) expect(Math.abs(pitch) <= 90 && yaw >= -180 && yaw < 180).toBe(true);
      }
    }),
  );
});
