import { afterAll, beforeAll, expect, test } from 'vitest';
import { byDirection, makeHotspot, makeManifest, makePanorama, makeScene, plain } from '../test/make-tour.ts';
import { createWorld, heard, stateOf, type World } from '../test/open-tour.ts';
import { difference, readPixels } from '../test/read-pixels.ts';
import type { Panorama } from './manifest-types.ts';
import type { Tour } from './types.ts';

let world: World;
let hall: Panorama;
let atlas: Panorama;
beforeAll(async () => {
  world = await createWorld();
  hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  atlas = await makePanorama(world.files, { id: 'a'.repeat(16), paint: byDirection, levels: [128, 256, 512] });
});
afterAll(() => world.close());

const bare = 'controls="none"';

test('a context that is lost twenty times in the middle of a pan comes back each time, and no frame is blank', async () => {
  const page = await world.open({ manifest: makeManifest([makeScene(1, 'hall', { panorama: hall })]), attributes: bare });
  const blank = await page.evaluate(async () => {
    const { tour, shadowRoot } = document.querySelector('belvedere-tour')!;
    const canvas = shadowRoot!.querySelector('canvas')!;
    const gl = canvas.getContext('webgl2')!;
    const next = (name: string) => new Promise((done) => canvas.addEventListener(name, done, { once: true }));
    const frame = () => new Promise(requestAnimationFrame);
    const pixel = new Uint8Array(4);
    const wrong: string[] = [];
    for (let round = 0; round < 20; round++) {
      tour!.lookAt({ yaw: (tour!.getView().yaw + 90) % 360 }, { duration: 2000 });
      await frame();
      await frame();
      const lost = next('webglcontextlost');
      const extension = gl.getExtension('WEBGL_lose_context')!;
      extension.loseContext();
      await lost;
      await frame();
      const before = tour!.getView().yaw;
      const restored = next('webglcontextrestored');
      extension.restoreContext();
      await restored;
      // The viewer's frame is drawn before this one's turn: its callback was asked for earlier.
      for (let count = 0; count < 4; count++) {
        await frame();
        gl.readPixels(200, 150, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        if (Math.abs(pixel[0]! - 160) > 2) wrong.push(`round ${round}, frame ${count}: ${pixel.join()}`);
      }
      if (tour!.getView().yaw === before) wrong.push(`round ${round}: the pan has stopped`);
    }
    return wrong;
  });
  expect(blank).toEqual([]);
  await page.close();
});

test('of a panorama for two eyes the left one is shown, and nothing of the right one is loaded', async () => {
  const stereo: Panorama = { ...hall, stereo: { mode: 'top-bottom', right: 'c'.repeat(16) } };
  world.server.requests.length = 0;
  const page = await world.open({ manifest: makeManifest([makeScene(1, 'hall', { panorama: stereo })]), attributes: bare });
  expect(difference((await readPixels(page)).at(200, 150), [160, 120, 90])).toBeLessThanOrEqual(2);
  expect(world.server.requests.filter((path) => path.includes('c'.repeat(16)))).toEqual([]);
  await page.close();
});

test('who saves data gets what is in view and nothing ahead', async () => {
  const tiles = async (saves: boolean) => {
    world.server.requests.length = 0;
    const page = await world.open({
      manifest: makeManifest([makeScene(1, 'hall', { panorama: hall })]),
      attributes: bare,
      before: (next) =>
        next.addInitScript((value) => Object.defineProperty(navigator, 'connection', { value: { saveData: value } }), saves),
    });
    // A face that no neighbour of the first look has comes last, if it comes.
    if (!saves) await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/0/b/')));
    else await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.close();
    return world.server.requests.filter((path) => path.startsWith('/tiles/')).length;
  };
  expect(await tiles(false)).toBe(6);
  expect(await tiles(true)).toBeLessThan(6);
});

test('0.16 a panorama that is not the whole sphere is not looked out of', async () => {
  const scene = makeScene(1, 'atlas', { panorama: atlas });
  const view = { ...scene.view, bounds: { left: -70, right: 70, bottom: -50, top: 50 } };
  const page = await world.open({ manifest: makeManifest([{ ...scene, view }]), attributes: `${bare} yaw="160" pitch="-80"` });
  const within = await stateOf(page);
  expect(within.view.yaw).toBeCloseTo(25, 6);
  expect(within.view.pitch).toBeCloseTo(-50 + (Math.atan(0.75) * 180) / Math.PI, 6);
  await page.locator('canvas').focus();
  await page.keyboard.press('ArrowRight');
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.lookAt({ yaw: -90 }, { duration: 0 }));
  expect((await stateOf(page)).view.yaw).toBeCloseTo(-25, 6);
  await page.close();
});

test('0.18 points of the screen and directions of the picture are told from each other by the API, also in a levelled picture', async () => {
  const hotspot = makeHotspot({ type: 'info', body: { blocks: [] } }, { yaw: 22, pitch: -8 });
  const scene = { ...makeScene(1, 'atlas', { panorama: atlas, hotspots: [hotspot] }), correction: { pitch: 6, roll: -9, north: 0 } };
  const page = await world.open({ manifest: makeManifest([scene]), attributes: `${bare} yaw="10" zoom="1.3"` });
  const box = (await page.locator('.face').boundingBox())!;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const ask = <T>(read: (tour: Tour, point: { x: number; y: number }) => T) =>
    page.evaluate<T>(`(${String(read)})(document.querySelector("belvedere-tour").tour, ${JSON.stringify(middle)})`);
  const direction = (await ask((tour, point) => tour.screenToSphere(point)))!;
  // Buttons are placed to a tenth of a pixel.
  expect(direction.yaw).toBeCloseTo(22, 1);
  expect(direction.pitch).toBeCloseTo(-8, 1);
  const point = (await ask((tour) => tour.project({ yaw: 22, pitch: -8 })))!;
  expect(point.x).toBeCloseTo(middle.x, 0);
  expect(point.y).toBeCloseTo(middle.y, 0);
  expect(await ask((tour) => tour.project({ yaw: -158, pitch: 8 }))).toBeNull();
  expect(await ask((tour) => tour.getView())).toEqual((await stateOf(page)).view);
  await page.close();
});

test('a plugin has a place over the picture and the tour, and one that fails takes nothing with it', async () => {
  const page = await world.open({ manifest: makeManifest([makeScene(1, 'hall', { panorama: hall })]), attributes: bare });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.evaluate(() => {
    const element = document.querySelector('belvedere-tour')!;
    const heardHere: string[] = [];
    Object.assign(window, { heardHere });
    element.options = {
      plugins: [
        () => {
          throw new Error('A plugin of the page.');
        },
        ({ tour, layer, signal }) => {
          layer.append('Yaw: ');
          tour.on('view', ({ yaw }) => (layer.textContent = `Yaw: ${yaw}`));
          signal.addEventListener('abort', () => heardHere.push('gone'));
        },
      ],
    };
    window.heard = [];
    element.setAttribute('src', `${element.getAttribute('src')}?again`);
  });
  await heard(page, 'ready');
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.lookAt({ yaw: 33 }, { duration: 0 }));
  await page.getByText('Yaw: 33').waitFor();
  await page.evaluate(() => document.querySelector('belvedere-tour')!.remove());
  expect(await page.evaluate(() => (window as unknown as { heardHere: string[] }).heardHere)).toEqual(['gone']);
  expect(problems).toEqual(['A plugin of the page.']);
  await page.close();
});
