import { levelToPicture, directionToVector, plainText, vectorToDirection, type Direction } from '@belvedere/manifest';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeHotspot, makeManifest, makePanorama, makeScene, mediaId, plain, sceneId } from '../test/make-tour.ts';
import { createWorld, until, type World } from '../test/open-tour.ts';
import { readPixels, type Pixels } from '../test/read-pixels.ts';
import type { TourManifest } from './manifest-types.ts';

const POSE = { pitch: 12, roll: -7, north: 40 };
/** Not square, so that a picture that is squeezed instead of cut would show. */
const LOGO = { width: 300, height: 200 };

interface Point {
  x: number;
  y: number;
}
interface View {
  yaw: number;
  pitch: number;
  zoom: number;
}

/** Red above, blue below, a black dot in the middle. Of pixels: other tests of the same process have SVG forbidden to sharp. */
async function paintLogo(): Promise<Buffer> {
  const { width, height } = LOGO;
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const isDot = Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2) < 10;
    if (!isDot) data[at * 3 + (y < height / 2 ? 0 : 2)] = 255;
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

let world: World;
let manifest: TourManifest;
beforeAll(async () => {
  world = await createWorld();
  const panorama = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(20, 160, 60) });
  world.files.set('/media/logo.png', await paintLogo());
  world.files.set(
    '/media/seal.png',
    await sharp({ create: { width: 8, height: 8, channels: 4, background: '#0000' } })
      .png()
      .toBuffer(),
  );
  const nadirSpot = makeHotspot({ type: 'info', body: plainText('Where the camera stood.') }, { title: 'The tripod', pitch: -90 });
  const on = makeHotspot({ type: 'navigation', transition: 'none' }, { title: 'On', yaw: 90, target: sceneId(2) });
  const scenes = [
    makeScene(1, 'hall', { panorama, hotspots: [on] }),
    makeScene(2, 'attic', { panorama }),
    makeScene(3, 'cellar', { panorama, hotspots: [nadirSpot] }),
  ];
  const file = { mimeType: 'image/png', ...LOGO, duration: null, alt: 'The seal of the house' };
  manifest = makeManifest(
    scenes.map((scene, index) => (index ? scene : { ...scene, correction: POSE })),
    {
      nadir: { media: mediaId(1), size: 30 },
      media: { [mediaId(1)]: { path: 'logo.png', ...file }, [mediaId(2)]: { path: 'seal.png', ...file } },
    },
  );
});
afterAll(() => world.close());

const open = (changes: Partial<TourManifest> = {}, size = { width: 400, height: 400 }) =>
  world.open({ manifest: { ...manifest, ...changes }, attributes: 'controls="none"', size });
const patch = (page: Page) => page.locator('img.nadir');
const look = async (page: Page, view: View) => {
  await page.evaluate((at) => document.querySelector('belvedere-tour')!.tour!.lookAt(at, { duration: 0 }), view);
  // What the view is, is drawn in the frame after.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};
/** Where a level direction is on the screen of a scene whose camera had that pose: the interface speaks of directions of the picture. */
const project = (page: Page, direction: Direction, pose?: typeof POSE) =>
  page.evaluate(
    (at) => document.querySelector('belvedere-tour')!.tour!.project(at)!,
    pose ? vectorToDirection(levelToPicture(directionToVector(direction), pose)) : direction,
  );

const isPatch = ([red, green, blue]: [number, number, number]) => green < 90 && (red > 120 || blue > 120);
const isDot = (color: [number, number, number]) => Math.max(...color) < 90;
const onPatch = (pixels: Pixels, { x, y }: Point) => isPatch(pixels.at(x - 0.5, y - 0.5));

/** The middle of the black dot. */
function dotIn(pixels: Pixels): Point {
  let [x, y, count] = [0, 0, 0];
  for (let row = 0; row < pixels.height; row++)
    for (let column = 0; column < pixels.width; column++)
      if (isDot(pixels.at(column, row))) [x, y, count] = [x + column + 0.5, y + row + 0.5, count + 1];
  return { x: x / count, y: y / count };
}

/** How far beyond a point of the rim the patch goes on, on the way from its middle; pixels, less than nothing where it ends before. */
function beyond(pixels: Pixels, { middle, rim }: { middle: Point; rim: Point }): number {
  const length = Math.hypot(rim.x - middle.x, rim.y - middle.y);
  const at = (distance: number) => ({
    x: middle.x + ((rim.x - middle.x) * distance) / length,
    y: middle.y + ((rim.y - middle.y) * distance) / length,
  });
  let last = length - 12;
  for (let distance = last; distance < length + 12; distance += 0.05) if (onPatch(pixels, at(distance))) last = distance;
  return last - length;
}

describe('the nadir patch', () => {
  const VIEWS: [string, View][] = [
    ['straight down', { yaw: 30, pitch: -90, zoom: 1 }],
    ['from the side', { yaw: -20, pitch: -70, zoom: 1 }],
    ['closer', { yaw: 160, pitch: -82, zoom: 1.6 }],
  ];
  test.for(VIEWS)('0.3 0.16 it lies on the level ground, as large as it is said to be, seen %s', async ([, view]) => {
    const page = await open();
    const check = async (pose?: typeof POSE) => {
      await look(page, view);
      await patch(page).waitFor();
      const pixels = await readPixels(page);
      const middle = await project(page, { yaw: 0, pitch: -90 }, pose);
      const dot = dotIn(pixels);
      expect(Math.hypot(dot.x - middle.x, dot.y - middle.y)).toBeLessThan(1);
      for (const yaw of [0, 90, 180, 270]) {
        const rim = await project(page, { yaw, pitch: -75 }, pose);
        expect(Math.abs(beyond(pixels, { middle, rim })), `rim at yaw ${yaw}`).toBeLessThan(1.5);
      }
      // Its top is towards yaw 0.
      for (const [yaw, color] of [
        [0, [255, 0, 0]],
        [180, [0, 0, 255]],
      ] as const) {
        const { x, y } = await project(page, { yaw, pitch: -82 }, pose);
        expect(pixels.at(x, y)).toEqual(color);
      }
    };
    await check(POSE);
    // A camera that stood level, and another size of the place.
    await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.goTo('attic'));
    await page.setViewportSize({ width: 520, height: 500 });
    await page.waitForFunction(() => document.querySelector('belvedere-tour')!.tour!.project({ yaw: 0, pitch: 0 })?.x !== 200);
    await check();
    await page.close();
  });

  test('0.3 of one that is partly behind only what is before the viewer is seen, and nothing of it by who looks up', async () => {
    const page = await open({ nadir: { media: mediaId(1), size: 90 } }, { width: 300, height: 500 });
    await look(page, { yaw: 0, pitch: 0, zoom: 0.6 });
    await patch(page).waitFor();
    const pixels = await readPixels(page);
    for (const [pitch, there] of [
      [-50, true],
      [-40, false],
    ] as const) {
      const { x, y } = await project(page, { yaw: 0, pitch }, POSE);
      expect(isPatch(pixels.at(x, y)), `pitch ${pitch}`).toBe(there);
    }
    for (let y = 0; y < 250; y += 5) for (let x = 0; x < 300; x += 5) expect(isPatch(pixels.at(x, y))).toBe(false);
    await look(page, { yaw: 0, pitch: 50, zoom: 0.6 });
    expect(await patch(page).isHidden()).toBe(true);
    await look(page, { yaw: 90, pitch: -30, zoom: 0.6 });
    expect(await patch(page).isVisible()).toBe(true);
    await page.close();
  });

  test('0.16 it stands in nobody’s way: hotspots lie on it, hands go through, no name is read, and it goes with the tour', async () => {
    const page = await open({ start: sceneId(3) });
    await look(page, { yaw: 0, pitch: -80, zoom: 1 });
    await patch(page).waitFor();
    expect(await page.getByRole('img').count()).toBe(0);
    expect(await page.getByRole('button').evaluateAll((all) => all.map((each) => each.ariaLabel))).toEqual(['The tripod']);
    const { x, y } = await project(page, { yaw: 0, pitch: -90 });
    expect(isPatch((await readPixels(page)).at(x, y))).toBe(false);
    await page.mouse.move(x + 40, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 50, { steps: 4 });
    await page.mouse.up();
    await until(page, ({ view: { pitch } }) => pitch > -78);
    await look(page, { yaw: 0, pitch: -80, zoom: 1 });
    await page.mouse.click(x, y);
    await page.getByRole('dialog', { name: 'The tripod' }).waitFor();
    await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.destroy());
    expect(await patch(page).count()).toBe(0);
    await page.close();
  });

  test('0.16 what is transparent in it hides the tripod all the same, and one whose file is gone is not there', async () => {
    const clear = await open({ nadir: { media: mediaId(2), size: 40 } });
    await look(clear, { yaw: 0, pitch: -90, zoom: 1 });
    await patch(clear).waitFor();
    expect((await readPixels(clear)).at(200, 200)).toEqual([255, 255, 255]);
    await clear.close();
    world.files.delete('/media/seal.png');
    const gone = await open({ nadir: { media: mediaId(2), size: 40 } });
    await look(gone, { yaw: 0, pitch: -90, zoom: 1 });
    await gone.waitForLoadState('networkidle');
    expect(await patch(gone).isHidden()).toBe(true);
    expect((await readPixels(gone)).at(200, 200)).toEqual([20, 160, 60]);
    await gone.close();
  });

  test('E4 it is placed under a policy that allows nothing but the page itself', async () => {
    const policy = "default-src 'none'; script-src 'self'; img-src 'self'; connect-src 'self'; style-src 'self'";
    const page = await world.open({
      manifest,
      attributes: 'controls="none"',
      size: { width: 400, height: 400 },
      headers: { 'content-security-policy': policy },
    });
    await look(page, { yaw: 0, pitch: -90, zoom: 1 });
    await patch(page).waitFor();
    expect(isPatch((await readPixels(page)).at(200, 180))).toBe(true);
    await page.close();
  });

  test('0.16 a tour without one loads nothing for it, and without WebGL it is a picture below the words', async () => {
    const asked = () => world.server.requests.filter((path) => /nadir|looks|logo/.test(path));
    world.server.requests.length = 0;
    const { nadir: _, ...without } = manifest;
    const page = await world.open({ manifest: without, attributes: 'controls="none"' });
    await page.waitForLoadState('networkidle');
    expect(asked()).toEqual([]);
    await page.close();
    const flat = await world.open({
      manifest,
      until: 'ready',
      before: (next) => next.addInitScript(() => (HTMLCanvasElement.prototype.getContext = () => null)),
    });
    const seal = flat.getByRole('img', { name: 'The seal of the house' });
    await seal.waitFor();
    expect(await seal.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(LOGO.width);
    expect(await patch(flat).count()).toBe(0);
    if (process.env['BELVEDERE_SHOTS']) await flat.screenshot({ path: `${process.env['BELVEDERE_SHOTS']}/flat-seal.png`, fullPage: true });
    await flat.close();
  });
});
