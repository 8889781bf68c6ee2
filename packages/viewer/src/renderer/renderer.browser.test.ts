import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byDirection, makeHotspot, makeManifest, makePanorama, makeScene, plain, sceneId } from '../../test/make-tour.ts';
import { createWorld, heard, stateOf, type World } from '../../test/open-tour.ts';
import { difference, rayAt, readPixels } from '../../test/read-pixels.ts';
import type { Panorama, TourManifest } from '../manifest-types.ts';

let world: World;
let panorama: Panorama;
let manifest: TourManifest;

const size = { width: 400, height: 300 };
const bare = (view: { yaw: number; pitch: number; zoom: number }) =>
  `controls="none" yaw="${view.yaw}" pitch="${view.pitch}" zoom="${view.zoom}"`;
const frames = (count: number) =>
  `new Promise((done) => { let left = ${count}; const next = () => (left-- ? requestAnimationFrame(next) : done(null)); next(); })`;

beforeAll(async () => {
  world = await createWorld();
  panorama = await makePanorama(world.files, { id: 'a'.repeat(16), paint: byDirection, levels: [128, 256, 512] });
  manifest = makeManifest([makeScene(1, 'atlas', { panorama })]);
});
afterAll(() => world.close());

/** Greatest error of the whole picture against the independent projection. */
async function worstError(page: Awaited<ReturnType<World['open']>>, view: { yaw: number; pitch: number; zoom: number }): Promise<number> {
  const pixels = await readPixels(page);
  let worst = 0;
  for (let x = 5; x < size.width; x += 13)
    for (let y = 5; y < size.height; y += 13)
      worst = Math.max(worst, difference(pixels.at(x, y), byDirection(rayAt({ x, y, ...size, view }))));
  return worst;
}

describe('the picture', () => {
  test.each([
    { yaw: 0, pitch: 0, zoom: 1 },
    { yaw: 45, pitch: 0, zoom: 0.6 },
    { yaw: 90, pitch: 20, zoom: 2 },
    { yaw: 179.5, pitch: -30, zoom: 1 },
    // Looks into a corner of the cube so widely that tiles have a corner exactly beside the viewer.
    { yaw: -135, pitch: 35.26, zoom: 0.6 },
    { yaw: 10, pitch: 90, zoom: 1 },
    { yaw: -70, pitch: -88, zoom: 1.3 },
  ])('shows in each pixel the direction that the projection gives it: $yaw, $pitch, $zoom', async (view) => {
    const page = await world.open({ manifest, attributes: bare(view) });
    expect(await worstError(page, view)).toBeLessThanOrEqual(3);
    await page.close();
  });

  test('0.16 loads the level that the screen needs and nothing finer', async () => {
    const level = async (zoom: number) => {
      world.server.requests.length = 0;
      const page = await world.open({ manifest, attributes: bare({ yaw: 0, pitch: 0, zoom }) });
      await page.close();
      return Math.max(...world.server.requests.filter((path) => path.startsWith('/tiles/')).map((path) => Number(path.split('/')[3])));
    };
    expect(await level(0.6)).toBe(1);
    expect(await level(1)).toBe(2);
  });

  test('0.18 puts a hotspot within a pixel of where its direction is seen', async () => {
    const view = { yaw: 20, pitch: 10, zoom: 1.2 };
    const hotspot = makeHotspot({ type: 'info', body: { blocks: [] } }, { yaw: 37, pitch: -12 });
    const page = await world.open({
      manifest: makeManifest([makeScene(1, 'atlas', { panorama, hotspots: [hotspot] })]),
      attributes: bare(view),
    });
    const box = (await page.locator('.face').boundingBox())!;
    const ray = rayAt({ x: box.x + box.width / 2 - 0.5, y: box.y + box.height / 2 - 0.5, ...size, view });
    const length = Math.hypot(ray.x, ray.y, ray.z);
    const seen = { yaw: (Math.atan2(ray.x, -ray.z) * 180) / Math.PI, pitch: (Math.asin(ray.y / length) * 180) / Math.PI };
    const degreesAPixel = 360 / Math.PI / view.zoom / size.width;
    expect(Math.abs(seen.yaw - 37)).toBeLessThan(degreesAPixel);
    expect(Math.abs(seen.pitch + 12)).toBeLessThan(degreesAPixel);
    await page.close();
  });

  test('comes from the inline preview when there is no tile at all, and says so in words', async () => {
    const broken = { ...panorama, id: 'c'.repeat(16) };
    const page = await world.open({
      manifest: makeManifest([makeScene(1, 'atlas', { panorama: broken })]),
      attributes: 'controls="none" pitch="-20"',
      until: 'error',
    });
    expect(await heard(page, 'error')).toEqual({ code: 'tiles_unreachable' });
    await page.getByText('Parts of it could not be loaded.').waitFor();
    const pixels = await readPixels(page);
    const x = 200;
    const y = 280;
    // Eight pixels a face: about the colour, and of the right side of the world.
    expect(difference(pixels.at(x, y), byDirection(rayAt({ x, y, ...size, view: { yaw: 0, pitch: -20, zoom: 1 } })))).toBeLessThan(25);
    // What has come back is fetched by "Try again".
    for (const [path, tile] of world.files)
      if (path.includes('a'.repeat(16))) world.files.set(path.replace('a'.repeat(16), 'c'.repeat(16)), tile);
    await page.evaluate(() => (window.heard = []));
    await page.getByRole('button', { name: 'Try again' }).click();
    await heard(page, 'sharp');
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.close();
  });

  test('is drawn only when something changes', async () => {
    const page = await world.open({
      manifest,
      before: (next) =>
        next.addInitScript(() => {
          const draw = WebGL2RenderingContext.prototype.drawArrays;
          const counter = { draws: 0 };
          Object.assign(window, { counter });
          WebGL2RenderingContext.prototype.drawArrays = function (...values) {
            counter.draws++;
            draw.apply(this, values);
          };
        }),
    });
    const draws = () => page.evaluate(() => (window as unknown as { counter: { draws: number } }).counter.draws);
    await page.waitForFunction(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/0/')).length === 6);
    await page.evaluate(frames(10));
    const before = await draws();
    expect(before).toBeGreaterThan(0);
    await page.evaluate(frames(20));
    expect(await draws()).toBe(before);
    await page.close();
  });

  test('comes back after the context was lost, and again', async () => {
    const view = { yaw: 30, pitch: 5, zoom: 1 };
    const page = await world.open({ manifest, attributes: bare(view) });
    for (let round = 0; round < 3; round++) {
      await page.evaluate(async () => {
        window.heard = [];
        const canvas = document.querySelector('belvedere-tour')!.shadowRoot!.querySelector('canvas')!;
        const extension = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
        const next = (name: string) => new Promise((done) => canvas.addEventListener(name, done, { once: true }));
        const lost = next('webglcontextlost');
        extension.loseContext();
        await lost;
        // A context may be restored only when the event that told of its loss is over.
        await new Promise(requestAnimationFrame);
        const restored = next('webglcontextrestored');
        extension.restoreContext();
        await restored;
      });
      await heard(page, 'sharp');
      expect(await worstError(page, view)).toBeLessThanOrEqual(3);
    }
    await page.close();
  });

  test('crosses over to the next scene and shows nothing else on the way', async () => {
    const red = await makePanorama(world.files, { id: 'e'.repeat(16), paint: plain(200, 30, 30) });
    const blue = await makePanorama(world.files, { id: 'f'.repeat(16), paint: plain(30, 30, 200) });
    const page = await world.open({
      manifest: makeManifest([makeScene(1, 'red', { panorama: red }), makeScene(2, 'blue', { panorama: blue })]),
      attributes: 'controls="none"',
    });
    // Every frame of the change is kept: the middle pixel, read where it is drawn.
    const seen = await page.evaluate(async () => {
      const { tour, shadowRoot } = document.querySelector('belvedere-tour')!;
      const gl = shadowRoot!.querySelector('canvas')!.getContext('webgl2')!;
      const colors: number[][] = [];
      const done = tour!.goTo('blue');
      const pixel = new Uint8Array(4);
      await done;
      for (let frame = 0; frame < 200; frame++) {
        await new Promise(requestAnimationFrame);
        gl.readPixels(200, 150, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        const color = [...pixel.slice(0, 3)];
        if (color.some((value) => value > 0)) colors.push(color);
        if (color[0] === 30 && color[2] === 200) break;
      }
      return colors;
    });
    expect(seen.at(-1)).toEqual([30, 30, 200]);
    for (const [r = 0, g = 0, b = 0] of seen) {
      expect(Math.abs(g - 30)).toBeLessThanOrEqual(2);
      expect(Math.abs(r + b - 230)).toBeLessThanOrEqual(4);
    }
    expect(await stateOf(page)).toMatchObject({ scene: { id: sceneId(2), key: 'blue' } });
    await page.close();
  });
});
