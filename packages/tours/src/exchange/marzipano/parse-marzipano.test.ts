import { zoomToFov } from '@belvedere/manifest';
import { expect, test } from 'vitest';
import { findMarzipanoData, parseMarzipano } from './parse-marzipano.ts';
import { readLiterals } from './read-literals.ts';

const script = `
/* made by a tool */
var APP_DATA = {
  "scenes": [
    {
      id: '0-hall', name: "Hall",
      levels: [{ tileSize: 256, size: 256, fallbackOnly: true }, { tileSize: 512, size: 512 }, { tileSize: 512, size: 1024 }],
      faceSize: 1000 + 24,
      initialViewParameters: { pitch: 0.1, yaw: -Math.PI / 2, fov: Math.PI / 3 },
      linkHotspots: [
        { yaw: 3.12678386676067, pitch: -0.25, rotation: 0, target: '1-garden' },
        { yaw: 1, pitch: 0, rotation: 5.49, target: 'nowhere' },
      ],
      infoHotspots: [{ yaw: -0.5, pitch: 0.25, title: 'Boiler', text: '<p>Hot &amp; <b>loud</b></p><script>alert(1)</scr' + 'ipt><p><a href="javascript:x">no</a> <a href="https://example.org">yes</a></p>', run: steal() }],
    },
    { id: '1-garden', name: 'Garden', levels: [], linkHotspots: [], infoHotspots: [] },
  ],
  name: 'Power station',
  settings: { autorotateEnabled: true },
};
document.write('never');
`;

test('0.15 0.16 0.18 a tour of Marzipano: radians become degrees, downwards becomes upwards', () => {
  const { plan, remarks } = parseMarzipano(findMarzipanoData(script), 'app');
  expect(plan).toMatchObject({ format: 'marzipano', title: 'Power station', start: '0-hall' });
  expect(plan.autoplay).toBeCloseTo(1.7189, 4);
  const [hall] = plan.scenes;
  const [way, lost, info] = hall!.hotspots;
  expect(way).toMatchObject({ title: 'Garden', target: '1-garden' });
  expect(way?.yaw).toBeCloseTo(179.1515189, 6);
  expect(way?.pitch).toBeCloseTo(14.3239449, 6);
  expect(lost?.target).toBeNull();
  expect([info?.yaw, info?.pitch].map((angle) => angle?.toFixed(6))).toEqual(['-28.647890', '-14.323945']);
  expect(hall?.view.yaw).toBe(-90);
  expect(hall?.view.pitch).toBeCloseTo(-5.729578, 6);
  // 60° from top to bottom of a screen of 16:9; 90° are 121° across, of which its script shows 120.
  expect(zoomToFov(hall!.view.zoom)).toBeCloseTo(91.492845, 5);
  expect(zoomToFov(plan.scenes[1]!.view.zoom)).toBeCloseTo(120, 5);
  expect(zoomToFov(hall!.view.minZoom)).toBeCloseTo(120, 5);
  expect(remarks.map(({ what }) => what).join('\n')).toMatch(/nowhere[\s\S]*turning of its arrow/);
});

test('E5 text that Marzipano shows as HTML becomes a tree without anything that runs', () => {
  const { plan } = parseMarzipano(findMarzipanoData(script), '');
  const info = plan.scenes[0]?.hotspots[2];
  expect(info?.content).toEqual({
    type: 'info',
    body: {
      blocks: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Hot & ' },
            { type: 'text', text: 'loud', marks: ['bold'] },
          ],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'no ' },
            { type: 'link', href: 'https://example.org', text: 'yes' },
          ],
        },
      ],
    },
  });
});

test('0.15 tiles of Marzipano lie where its tool puts them, the largest level first', () => {
  const { plan } = parseMarzipano(findMarzipanoData(script), 'app-files');
  const panorama = plan.scenes[0]?.panorama;
  if (panorama?.kind !== 'tiles') throw new Error('tiles');
  expect(panorama.levels.map(({ size }) => size)).toEqual([1024, 512]);
  expect(panorama.levels[0]?.tiles.b).toEqual([
    ['app-files/tiles/0-hall/2/b/0/0.jpg', 'app-files/tiles/0-hall/2/b/0/1.jpg'],
    ['app-files/tiles/0-hall/2/b/1/0.jpg', 'app-files/tiles/0-hall/2/b/1/1.jpg'],
  ]);
});

test('E9 a script is read and never run: what is not plain data is not there', () => {
  const found = readLiterals(`
    var a = { b: [1, -2.5, 'x', null, true, !0, 2 * Math.PI], __proto__: { c: 1 }, get d() { return 1 }, e: f(), ['g']: 2, h: \`t\`, i: /r/ };
    exports.j = [process.exit(1)];
    globalThis.k = (() => 1)();
    var l = ${'['.repeat(100)}${']'.repeat(100)};
  `);
  expect(Object.fromEntries(found)).toEqual({ a: { b: [1, -2.5, 'x', null, true, true, 2 * Math.PI], h: 't' } });
  expect(readLiterals('this is { no script').size).toBe(0);
  expect(readLiterals(`x = ${'('.repeat(50_000)}`).size).toBe(0);
  expect(({} as { c?: number }).c).toBeUndefined();
});
