import fc from 'fast-check';
import { fovToZoom, hotspotAreaSchema } from '@belvedere/manifest';
import { expect, test } from 'vitest';
import { parseKrpano } from './parse-krpano.ts';
import { readCalls } from './read-calls.ts';

const files = new Map([
  [
    'tour/tour.xml',
    `<krpano version="1.21" title="Castle">
      <include url="%FIRSTXML%/skin/skin.xml"/>
      <include url="https://elsewhere.example/more.xml"/>
      <include url="off.xml" if="0"/>
      <include url="tour.xml"/>
      <autorotate enabled="true" speed="-4.0"/>
      <action name="startup" autorun="onstart">if(startscene === null, copy(startscene, scene[0].name)); loadscene(get(scene[1].name), null, MERGE);</action>
      <action name="goto">skin_loadscene(%1, BLEND(0.5));</action>
      <action name="named" args="where">set(x,1); loadscene(get(where));</action>
      <data name="words"><![CDATA[<h1>The well</h1><p>It is <i>deep</i>.</p>]]></data>
      <scene name="Court" title="The court" heading="20" lat="47.1" lng="8.2">
        <view hlookat="370" vlookat="10" fovtype="HFOV" fov="90" fovmin="60" fovmax="120" hlookatmin="-90"/>
        <image if="webvr.isenabled"><cube url="vr_%s.jpg"/></image>
        <image prealign="0|0|0"><cube url="panos/court/%s/l%l/%0v/l%l_%s_%0v_%0h.jpg" multires="512,640,1280"/></image>
        <hotspot name="a" style="way" ath="-29.68" atv="35.45" linkedscene="tower" linkedscene_lookat="-86.59,-2.02,132.62"/>
        <hotspot name="b" ath="200" atv="-10.5" onclick="looktohotspot(); loadscene(TOWER,'view.hlookat=5&amp;view.vlookat=-6',MERGE,BLEND(1));"/>
        <hotspot name="c" ath="1" atv="2" onclick="goto(tower)"/>
        <hotspot name="d" ath="1" atv="2" onclick="named(tower)"/>
        <hotspot name="e" ath="1" atv="2" tooltip="Buy" onclick="openurl('https://example.org/t?a=1', _blank)"/>
        <hotspot name="f" ath="1" atv="2" tooltip="The well" onclick="showtext(get(data[words].content))"/>
        <hotspot name="g" ath="1" atv="2" url="pictures/plan.png"/>
        <hotspot name="h" ath="calc:mouse.x" atv="2"/>
        <hotspot name="i" onclick="loadscene(dungeon)"><point ath="10" atv="0"/><point ath="20" atv="0"/></hotspot>
        <hotspot name="j" ath="0" atv="0" tooltip="Run" onclick="js(steal()); playsound(x);"/>
      </scene>
      <scene name="tower" lat="91" lng="8"><image hfov="180" vfov="90" voffset="-5"><sphere url="panos/tower.jpg"/></image></scene>
      <scene name="old"><image type="CUBE" multires="true" tilesize="512" baseindex="0">
        <level tiledimagewidth="1024" tiledimageheight="1024"><cube url="o/%s_%v_%h.jpg"/></level>
        <level tiledimagewidth="512" tiledimageheight="512"><cube url="s/%s_%v_%h.jpg"/></level></image></scene>
    </krpano>`,
  ],
  ['tour/skin/skin.xml', '<krpano><style name="way" url="arrow.png" tooltip="Up"/><view fov="80"/></krpano>'],
]);
const names = new Set(['tour/pictures/plan.png']);

test('0.15 0.16 scenes of krpano come with their views, headings, start and panoramas', () => {
  const { plan, remarks } = parseKrpano('tour/tour.xml', files, names)!;
  expect(plan).toMatchObject({ format: 'krpano', title: 'Castle', start: 'tower', autoplay: 4 });
  const [court, tower, old] = plan.scenes;
  expect(court).toMatchObject({ key: 'Court', title: 'The court', north: -20, position: { latitude: 47.1, longitude: 8.2 } });
  expect(court?.view).toEqual({ yaw: 10, pitch: -10, zoom: fovToZoom(90), minZoom: fovToZoom(120), maxZoom: fovToZoom(60) });
  if (court?.panorama?.kind !== 'tiles' || old?.panorama?.kind !== 'tiles') throw new Error('tiles');
  expect(court.panorama.levels[0]).toMatchObject({ size: 1280, tileSize: 512 });
  expect(court.panorama.levels[0]?.tiles.u[2]?.[0]).toBe('tour/panos/court/u/l2/03/l2_u_03_01.jpg');
  expect(old.panorama.levels.map(({ size, tiles }) => [size, tiles.f.at(-1)?.at(-1)])).toEqual([
    [1024, 'tour/o/f_1_1.jpg'],
    [512, 'tour/s/f_0_0.jpg'],
  ]);
  expect(tower).not.toHaveProperty('position');
  expect(tower?.panorama).toEqual({
    kind: 'equirectangular',
    path: 'tour/panos/tower.jpg',
    coverage: { across: 180, down: 90, centrePitch: -5 },
  });
  const said = remarks.map(({ where, what }) => `${where}: ${what}`).join('\n');
  for (const words of ['https://elsewhere.example/more.xml', 'hlookatmin', 'lat, lng']) expect(said).toContain(words);
});

test('0.18 hotspots on a picture that its prealign turned lie on what they lay on', () => {
  const xml = `<krpano>
    <scene name="a">
      <image prealign="20|30|40"><sphere url="a.jpg"/></image>
      <hotspot name="x" ath="90" atv="0" linkedscene="b" linkedscene_lookat="5,1,90" linkedscene_hoffset="0" use3dtransition="false"/>
      <hotspot name="y" ath="0" atv="0" linkedscene="b" linkedscene_hoffset="0" use3dtransition="true"/>
    </scene>
    <scene name="b"><view hlookat="5" vlookat="1"/><image prealign="-15|70|-25"><sphere url="b.jpg"/></image></scene>
  </krpano>`;
  const { plan, remarks } = parseKrpano('tour.xml', new Map([['tour.xml', xml]]))!;
  const [a, b] = plan.scenes;
  // As krpano shows it; see angles.test.ts of packages/manifest.
  expect(a?.hotspots[0]).toMatchObject({ yaw: expect.closeTo(45.14, 1), pitch: expect.closeTo(-20.61, 1) });
  expect(a?.hotspots[1]).toMatchObject({ yaw: expect.closeTo(-28.56, 1), pitch: expect.closeTo(36.74, 1) });
  // Both ways to look at the same thing are turned alike.
  expect(a?.hotspots[0]?.content).toMatchObject({ view: { yaw: b?.view.yaw, pitch: -1 } });
  expect(b?.view.yaw).not.toBeCloseTo(5, 0);
  expect(remarks.map(({ where, what }) => `${where}: ${what}`)).toEqual([
    'scene a hotspot y: use3dtransition: its scene opens with its own view.',
  ]);
});

test('0.18 0.19 hotspots of krpano stand where they stood; common actions are read, others are named', () => {
  const { plan, remarks } = parseKrpano('tour/tour.xml', files, names)!;
  const [a, b, c, d, e, f, g, i, j] = plan.scenes[0]!.hotspots;
  expect(a).toMatchObject({
    title: 'Up',
    yaw: -29.68,
    pitch: -35.45,
    target: 'tower',
    content: { view: { yaw: -86.59, pitch: 2.02, zoom: fovToZoom(132.62) } },
  });
  expect(b).toMatchObject({ yaw: -160, pitch: 10.5, target: 'tower', content: { view: { yaw: 5, pitch: 6 } } });
  expect([c?.target, d?.target]).toEqual(['tower', 'tower']);
  expect(e).toMatchObject({ title: 'Buy', content: { type: 'link', href: 'https://example.org/t?a=1' } });
  expect(f?.content).toMatchObject({ type: 'info', body: { blocks: [{ type: 'heading' }, { type: 'paragraph' }] } });
  expect(g?.content).toEqual({ type: 'file', path: 'tour/pictures/plan.png', alt: '' });
  // The middle of an area.
  expect([i?.yaw.toFixed(6), i?.pitch.toFixed(6), i?.target]).toEqual(['15.000000', '0.000000', null]);
  expect(j?.content.type).toBe('info');
  const said = remarks.map(({ where, what }) => `${where}: ${what}`).join('\n');
  for (const words of ['hotspot h: Its place is computed', 'dungeon', 'js()', 'playsound()']) expect(said).toContain(words);
});

test('0.18 a polygon of krpano is the area of its hotspot, turned as its picture was; lines and halves of the sphere are marks alone', () => {
  const points = (all: readonly (readonly [number, number])[]) => all.map(([ath, atv]) => `<point ath="${ath}" atv="${atv}"/>`).join('');
  const corners = [
    [170, -10],
    [190, -10],
    [180, 10],
  ] as const;
  const circle = Array.from({ length: 500 }, (_, n) => [20 * Math.cos(n / 80), 20 * Math.sin(n / 80)] as const);
  const xml = `<krpano><style name="thin" polyline="true"/>
    <scene name="level"><image><sphere url="a.jpg"/></image>
      <hotspot name="door" tooltip="Door" onclick="loadscene(turned)">${points(corners)}</hotspot>
      <hotspot name="round" tooltip="Round">${points(circle)}</hotspot>
      <hotspot name="line" style="thin" tooltip="Line">${points(corners)}</hotspot>
      <hotspot name="two" tooltip="Two">${points(corners.slice(0, 2))}</hotspot>
      <hotspot name="band" tooltip="Band">${points([
        [0, 0],
        [100, 0],
        [-100, 0],
      ])}</hotspot>
      <hotspot name="plain" tooltip="Plain" ath="1" atv="2"/>
    </scene>
    <scene name="turned"><image prealign="20|30|40"><sphere url="b.jpg"/></image>
      <hotspot name="a" tooltip="A">${points([
        [90, 0],
        [0, 0],
        [45, 30],
      ])}</hotspot>
    </scene></krpano>`;
  const { plan, remarks } = parseKrpano('tour.xml', new Map([['tour.xml', xml]]))!;
  const [level, turned] = plan.scenes;
  const [door, round, ...others] = level!.hotspots;
  expect(door).toMatchObject({ yaw: -180, pitch: expect.closeTo(3.4, 1), target: 'turned' });
  expect(door?.area).toEqual([
    { yaw: 170, pitch: 10 },
    { yaw: -170, pitch: 10 },
    { yaw: -180, pitch: -10 },
  ]);
  expect(hotspotAreaSchema.safeParse(round?.area).success).toBe(true);
  expect(round?.area).toHaveLength(200);
  expect(others.map(({ title, area }) => [title, area])).toEqual(['Line', 'Two', 'Band', 'Plain'].map((title) => [title, undefined]));
  // The first two are those of the test above: as krpano shows them.
  const [first, second] = turned!.hotspots[0]!.area!;
  expect([first?.yaw, first?.pitch, second?.yaw, second?.pitch].map((angle) => angle?.toFixed(1))).toEqual([
    '45.1',
    '-20.6',
    '-28.6',
    '36.7',
  ]);
  expect(remarks.map(({ where, what }) => `${where.split(' ').at(-1)}: ${what}`)).toEqual([
    'round: Its area has 500 corners, of which 200 were taken.',
    'line: Lines have no counterpart: there is a mark in its middle.',
    'two: Lines have no counterpart: there is a mark in its middle.',
    'band: Its area is half of the sphere or more: there is a mark in its middle.',
  ]);
});

test('E9 XML of krpano with a document type or out of shape is left out, not run into', () => {
  const bomb = '<!DOCTYPE krpano [<!ENTITY a "aaaa">]><krpano><scene name="&a;"/></krpano>';
  expect(parseKrpano('a.xml', new Map([['a.xml', bomb]]))).toBeUndefined();
  expect(parseKrpano('a.xml', new Map([['a.xml', '<krpano><scene></krpano>']]))).toBeUndefined();
  const outside = '<krpano><include url="../../secret.xml"/><scene name="s"><image><sphere url="/../../x.jpg"/></image></scene></krpano>';
  const parsed = parseKrpano(
    'a.xml',
    new Map([
      ['a.xml', outside],
      ['secret.xml', '<krpano><scene name="t"/></krpano>'],
    ]),
  );
  expect(parsed?.plan.scenes.map(({ key, panorama }) => [key, panorama])).toEqual([['s', null]]);
});

test('E9 action code of any shape is read in bounded time', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('(', ')', ',', "'", '"', 'a', ';', ' ', '.') }), (code) => void readCalls(code)));
  expect(readCalls(`f(${'g('.repeat(5000)}`).length).toBeLessThanOrEqual(500);
  expect(readCalls("a(b('x,y'), c);d()")).toEqual([
    { name: 'a', args: ["b('x,y')", 'c'] },
    { name: 'b', args: ['x,y'] },
    { name: 'd', args: [''] },
  ]);
});
