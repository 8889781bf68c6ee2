import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countLeaks, leaks } from '../test/count-leaks.ts';
import { drawPlan } from '../test/make-media.ts';
import { makeManifest, makePanorama, makeScene, mediaId, plain, sceneId } from '../test/make-tour.ts';
import { faultsOf } from '../test/open-plugin.ts';
import { createWorld, until, type World } from '../test/open-tour.ts';
import type { ManifestScene, TourManifest } from './manifest-types.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];
const size = { width: 800, height: 560 };
// The machine may be busy with more than this.
const patient = { timeout: 10_000 };

let world: World;
let manifest: TourManifest;
let tile: Buffer;
beforeAll(async () => {
  world = await createWorld();
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(90, 120, 150) });
  const scene = (index: number, key: string, more: Partial<ManifestScene>): ManifestScene => ({
    ...makeScene(index, key, { panorama: hall }),
    ...more,
  });
  const correction = { pitch: 0, roll: 0, north: 90 };
  tile = await drawPlan(200);
  // The well lies 100 m to the east of the gate, the tower 100 m to the north; nobody has said where the cellar is.
  const [latitude, longitude] = [60, 25];
  const [north, east] = [100 / 111_319.49, 100 / (111_319.49 * Math.cos((latitude * Math.PI) / 180))];
  manifest = makeManifest([
    scene(1, 'gate', { correction, position: { latitude, longitude } }),
    scene(2, 'well', { correction: { ...correction, north: 0 }, position: { latitude, longitude: longitude + east } }),
    scene(3, 'tower', { correction, position: { latitude: latitude + north, longitude } }),
    scene(4, 'cellar', { correction }),
  ]);
});
afterAll(() => world.close());

const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const shot = async (page: Page, name: string) => SHOTS && page.screenshot({ path: join(SHOTS, `${name}.png`) });

async function openMap(options: Partial<Parameters<World['open']>[0]> = {}): Promise<{ page: Page; map: Locator }> {
  const page = await world.open({ manifest, size, ...options });
  await tool(page, 'Map').click();
  const map = page.getByRole('region', { name: 'Map' });
  await map.waitFor();
  return { page, map };
}

/** The middle of what a pin shows, in pixels of the page. */
async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await place.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

async function between(from: Locator, to: Locator): Promise<{ x: number; y: number }> {
  const [a, b] = [await middleOf(from), await middleOf(to)];
  return { x: b.x - a.x, y: b.y - a.y };
}

/** Metres that a pixel is, as the bar of the scale says. */
async function pixelOf(map: Locator): Promise<number> {
  const scale = map.locator('.scale');
  return Number((await scale.textContent())!.replace(' m', '')) / (await scale.boundingBox())!.width;
}

test('0.17 scenes stand on the map where they are on the earth, north up, by the bar of the scale; one without a place does not', async () => {
  const { page, map } = await openMap();
  await shot(page, 'map');
  expect(await map.locator('.pin').evaluateAll((pins) => pins.map((pin) => pin.ariaLabel))).toEqual([
    'Scene gate (you are here)',
    'Scene well',
    'Scene tower',
  ]);
  const [gate, well, tower] = ['Scene gate (you are here)', 'Scene well', 'Scene tower'].map((name) => tool(page, name)) as [
    Locator,
    Locator,
    Locator,
  ];
  const pixel = await pixelOf(map);
  const [east, north] = [await between(gate, well), await between(gate, tower)];
  expect(east.x * pixel).toBeGreaterThan(98);
  expect(east.x * pixel).toBeLessThan(102);
  expect(Math.abs(east.y)).toBeLessThan(0.5);
  expect(-north.y * pixel).toBeGreaterThan(98);
  expect(-north.y * pixel).toBeLessThan(102);
  expect(Math.abs(north.x)).toBeLessThan(0.5);
  await page.close();
});

test('0.17 the radar looks where the visitor looks on the earth, and goes along with the scene; the focus stays on the map', async () => {
  const { page, map } = await openMap();
  const radar = map.locator('.radar');
  const turned = () => radar.evaluate((element: HTMLElement) => Number.parseFloat(element.style.rotate));
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.lookAt({ yaw: 40 }, { duration: 0 }));
  await expect.poll(turned, patient).toBe(130);
  await tool(page, 'Scene well').focus();
  await page.keyboard.press('Enter');
  await until(page, ({ scene }) => scene?.key === 'well');
  await expect.poll(turned, patient).toBe(0);
  const well = tool(page, 'Scene well (you are here)');
  expect(await well.getAttribute('aria-current')).toBe('location');
  expect(await well.evaluate((pin) => (pin.getRootNode() as ShadowRoot).activeElement === pin)).toBe(true);
  expect(await radar.evaluate((element: HTMLElement) => element.style.translate)).toBe(
    await well.evaluate((element) => element.style.translate),
  );
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.goTo('cellar'));
  await radar.waitFor({ state: 'hidden' });
  await page.close();
});

test('where nobody has said where north is there is no radar', async () => {
  const scenes = manifest.scenes.map((scene) => ({ ...scene, correction: { pitch: 0, roll: 0, north: 0 } }));
  const { page, map } = await openMap({ manifest: { ...manifest, scenes } });
  await map.locator('.radar').waitFor({ state: 'hidden' });
  await page.close();
});

test('the map is moved and zoomed by hand, by two fingers, by wheel, by buttons and by keys, and what has the focus is in sight', async () => {
  const { page, map } = await openMap();
  const [gate, well] = [tool(page, 'Scene gate (you are here)'), tool(page, 'Scene well')];
  const before = await middleOf(gate);
  const ground = await middleOf(map.locator('.ground'));
  await page.mouse.move(ground.x, ground.y);
  await page.mouse.down();
  await page.mouse.move(ground.x + 30, ground.y - 20, { steps: 3 });
  await page.mouse.up();
  await page.mouse.move(ground.x + 60, ground.y);
  const dragged = await middleOf(gate);
  expect(dragged.x - before.x).toBeCloseTo(30, 0);
  expect(dragged.y - before.y).toBeCloseTo(-20, 0);

  const apart = await between(gate, well);
  await tool(page, 'Zoom the map in').click();
  expect((await between(gate, well)).x).toBeCloseTo(apart.x * 2, 0);
  await page.keyboard.press('-');
  expect((await between(gate, well)).x).toBeCloseTo(apart.x, 0);
  await page.keyboard.press('ArrowRight');
  expect((await middleOf(gate)).x).toBeCloseTo(dragged.x - 50, 0);
  await page.keyboard.press('ArrowDown');
  expect((await middleOf(gate)).y).toBeCloseTo(dragged.y - 50, 0);

  // The wheel zooms around the pointer.
  await tool(page, 'All scenes on the map').click();
  await expect.poll(async () => (await middleOf(gate)).x).toBeCloseTo(before.x, 0);
  const at = await middleOf(gate);
  await page.mouse.move(at.x + 20, at.y);
  await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await between(gate, well)).x, patient).toBeCloseTo(apart.x * Math.SQRT2, 0);
  expect((await middleOf(gate)).x).toBeCloseTo(at.x + 20 - 20 * Math.SQRT2, 0);

  // Two fingers move it and spread it, around where they are.
  await tool(page, 'All scenes on the map').click();
  await expect.poll(async () => (await middleOf(gate)).x).toBeCloseTo(before.x, 0);
  const fingers = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', xs: number[], y = ground.y) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x: ground.x + x, y, id })) });
  const held = await middleOf(gate);
  await touch('touchStart', [-20]);
  await touch('touchStart', [-20, 20]);
  for (const spread of [25, 30, 35, 40]) await touch('touchMove', [10 - spread, 10 + spread], ground.y + 8);
  await touch('touchEnd', []);
  await expect.poll(async () => (await between(gate, well)).x, patient).toBeCloseTo(apart.x * 2, 0);
  expect((await middleOf(gate)).x - ground.x - 10).toBeCloseTo((held.x - ground.x) * 2, 0);

  for (let turn = 0; turn < 4; turn++) await tool(page, 'Zoom the map in').click();
  await gate.focus();
  await page.keyboard.press('Tab');
  const window = (await map.locator('.ground').boundingBox())!;
  const isSeen = ({ x, y }: { x: number; y: number }) =>
    x > window.x && x < window.x + window.width && y > window.y && y < window.y + window.height;
  const tower = map.locator('.pin').last();
  expect([isSeen(await middleOf(well)), isSeen(await middleOf(tower))]).toEqual([true, false]);
  // So is the scene that one has gone to.
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.goTo('tower'));
  await expect.poll(async () => isSeen(await middleOf(tower)), patient).toBe(true);
  // The view of the tour heard none of it.
  expect((await until(page, () => true)).view).toMatchObject({ yaw: 0, zoom: 1 });
  await page.close();
});

test('by itself the map asks nobody for anything, under a policy that allows nothing from elsewhere', async () => {
  const asked: string[] = [];
  const faults: string[] = [];
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const { page } = await openMap({
    headers: { 'content-security-policy': policy },
    before: async (next) => {
      next.on('request', (request) => asked.push(request.url()));
      next.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await Promise.resolve();
    },
  });
  await tool(page, 'Zoom the map out').click();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((address) => !address.startsWith(`${world.server.origin}/`))).toEqual([]);
  expect(asked.filter((address) => address.includes('map-tiles'))).toEqual([]);
  expect(faults.filter((text) => /Content Security|Trusted/.test(text))).toEqual([]);
  await page.close();
});

test('a page that names a server of tiles has its ground and its attribution as text, and the server no referrer', async () => {
  const asked: { path: string; referrer: string | undefined }[] = [];
  const attributes = `map-tiles="${world.server.other}/ground/{z}/{x}/{y}.png" map-attribution="© Somebody &amp; <b>others</b>"`;
  let problems = 0;
  const { page, map } = await openMap({
    attributes,
    before: async (next) => {
      next.on('pageerror', () => problems++);
      await next.route(/\/ground\//, (route) => {
        asked.push({ path: new URL(route.request().url()).pathname, referrer: route.request().headers()['referer'] });
        return asked.length === 1 ? route.fulfill({ status: 404 }) : route.fulfill({ body: tile, contentType: 'image/png' });
      });
    },
  });
  await map.getByText('© Somebody & <b>others</b>').waitFor();
  const images = () => map.locator('.tiles img').evaluateAll((all: HTMLImageElement[]) => all.filter((image) => image.naturalWidth).length);
  await expect.poll(images, patient).toBeGreaterThan(1);
  expect(asked.map(({ referrer }) => referrer).filter(Boolean)).toEqual([]);
  // The tile in the middle is that of the middle of the map: 60°, 25° is in column 2^z · 0.569 and row 2^z · 0.29.
  const [, z, x, y] = /ground\/(\d+)\/(\d+)\/(\d+)\.png/.exec(asked[0]!.path)!.map(Number) as [number, number, number, number];
  expect(x / 2 ** z).toBeCloseTo(205 / 360, 3);
  expect(y / 2 ** z).toBeCloseTo((1 - Math.asinh(Math.tan(Math.PI / 3)) / Math.PI) / 2, 3);
  // What does not come leaves the plain ground.
  await expect
    .poll(() => map.locator('.tiles img').evaluateAll((all: HTMLImageElement[]) => all.filter((image) => image.hidden).length), patient)
    .toBe(1);
  await shot(page, 'map-tiles');
  const before = asked.length;
  await tool(page, 'Map').click();
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.goTo('tower'));
  expect(asked.length).toBe(before);
  expect(problems).toBe(0);
  await page.close();
});

test('a plan and a map give each other way; a tour without places has no map', async () => {
  world.files.set('/media/ground.png', tile);
  const pins = [{ scene: sceneId(1), x: 0.5, y: 0.5, rotation: 0 }];
  const plans = [{ id: '0198a000-0005-7000-8000-000000000001', name: 'Ground', level: 0, media: mediaId(1), pins }];
  const media = { [mediaId(1)]: { path: 'ground.png', mimeType: 'image/png', width: 400, height: 300, duration: null } };
  const { page, map } = await openMap({ manifest: { ...manifest, plans, media } });
  await tool(page, 'Floor plan').click();
  await map.waitFor({ state: 'hidden' });
  expect(await tool(page, 'Map').getAttribute('aria-expanded')).toBe('false');
  await tool(page, 'Map').click();
  await page.getByRole('region', { name: 'Floor plan' }).waitFor({ state: 'hidden' });
  await page.close();
  const scenes = manifest.scenes.map(({ position: _, ...scene }) => scene);
  const without = await world.open({ manifest: { ...manifest, scenes }, size });
  await tool(without, 'Zoom in').waitFor();
  expect(await tool(without, 'Map').count()).toBe(0);
  await without.close();
});

test('axe finds nothing in the map, which has its place on a phone and in a language that is read from the right', async () => {
  const { page } = await openMap({ before: (next) => next.emulateMedia({ reducedMotion: 'reduce' }) });
  await page.evaluate(() => {
    const main = document.createElement('main');
    main.append(Object.assign(document.createElement('h1'), { textContent: 'A page' }));
    document.body.prepend(main);
  });
  expect(await faultsOf(page)).toEqual([]);
  await page.close();
  const phone = await openMap({ size: { width: 360, height: 640 } });
  await phone.page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.setLanguage('ar'));
  await shot(phone.page, 'map-phone');
  for (const button of await phone.map.getByRole('button').all()) {
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(360);
  }
  await phone.page.close();
});

test('a tour that goes while its map is open leaves nothing behind', async () => {
  const { page } = await openMap({ before: countLeaks });
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.destroy());
  expect(await leaks(page)).toMatchObject({ observers: 0, contexts: 0 });
  expect(await page.evaluate(() => document.querySelector('belvedere-tour')!.shadowRoot!.childNodes.length)).toBe(0);
  await page.close();
});
