import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEquirect, makeFilm } from '../test/make-media.ts';
import { byDirection, makeManifest, makePanorama, makeScene, mediaId, plain, sceneId } from '../test/make-tour.ts';
import { createWorld, heard, until, type World } from '../test/open-tour.ts';
import { difference, rayAt, readPixels } from '../test/read-pixels.ts';
import type { ManifestMedia, TourManifest } from './manifest-types.ts';

const SIZE = { width: 320, height: 240 };
const BROWN = [160, 120, 90] as const;
const patient = { timeout: 20_000 };

let world: World;
let manifest: TourManifest;
beforeAll(async () => {
  world = await createWorld();
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(...BROWN) });
  const sky = await makeEquirect(512, byDirection);
  world.files.set('/media/sky.png', sky);
  world.files.set('/media/sky.webm', makeFilm(sky));
  const file = (path: string, mimeType: string): ManifestMedia => ({ path, mimeType, width: 512, height: 256, duration: null });
  const source = (index: number) => ({ type: 'equirectangular' as const, media: mediaId(index) });
  const scenes = ['picture', 'film', 'tiles', 'lost'].map((key, index) => makeScene(index + 1, key, { panorama: hall }));
  manifest = makeManifest(
    [{ ...scenes[0]!, source: source(1) }, { ...scenes[1]!, source: source(2) }, scenes[2]!, { ...scenes[3]!, source: source(3) }],
    {
      media: {
        [mediaId(1)]: file('sky.png', 'image/png'),
        [mediaId(2)]: file('sky.webm', 'video/webm'),
        [mediaId(3)]: file('nowhere.png', 'image/png'),
      },
    },
  );
});
afterAll(() => world.close());

/** Greatest error of the picture against its directions, above what lies along the lower edge. */
async function worstError(page: Page): Promise<number> {
  const view = await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.getView());
  const pixels = await readPixels(page);
  let worst = 0;
  for (let x = 12; x < pixels.width - 12; x += 31)
    for (let y = 12; y < pixels.height - 90; y += 31)
      worst = Math.max(worst, difference(pixels.at(x, y), byDirection(rayAt({ x, y, ...SIZE, width: pixels.width, view }))));
  return worst;
}
const goTo = (page: Page, index: number) => page.evaluate((id) => document.querySelector('belvedere-tour')!.tour!.goTo(id), sceneId(index));
const canvases = (page: Page) => page.locator('canvas').count();

test('0.23 a scene is a picture or a film of the whole sphere, and its tiles where that does not come', async () => {
  const page = await world.open({ manifest, attributes: 'controls="none" yaw="40" pitch="-20"', size: SIZE });
  await expect.poll(() => worstError(page), patient).toBeLessThanOrEqual(4);
  // It follows hands and keys, which belong to the picture below it, and the size of its place.
  await page.mouse.move(100, 100);
  await page.mouse.down();
  await page.mouse.move(160, 110, { steps: 3 });
  await until(page, ({ view: { yaw } }) => yaw < 30);
  await page.mouse.up();
  await page.setViewportSize({ ...SIZE, width: 280 });
  await expect.poll(() => worstError(page), patient).toBeLessThanOrEqual(4);
  await page.setViewportSize(SIZE);

  await goTo(page, 2);
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await expect.poll(() => worstError(page), patient).toBeLessThanOrEqual(24);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Play' }).waitFor();
  expect(await page.getByRole('slider', { name: 'Position in the film' }).count()).toBe(1);

  await goTo(page, 3);
  expect(await canvases(page)).toBe(1);
  expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(0);
  expect(await heard(page, 'scene', 3)).toMatchObject({ key: 'tiles' });
  await expect.poll(async () => difference((await readPixels(page)).at(160, 60), BROWN), patient).toBeLessThanOrEqual(2);

  await goTo(page, 4);
  await page.getByRole('alert').getByText('Parts of it could not be loaded.').waitFor();
  expect(await heard(page, 'error')).toEqual({ code: 'part_unreachable' });
  expect(difference((await readPixels(page)).at(12, 12), BROWN)).toBeLessThanOrEqual(2);
  await goTo(page, 1);
  await expect.poll(() => worstError(page), patient).toBeLessThanOrEqual(4);

  // A tour that goes takes the context of the picture along.
  const context = await page.locator('canvas.source').evaluateHandle((canvas: HTMLCanvasElement) => canvas.getContext('webgl2')!);
  await page.evaluate(() => document.querySelector('belvedere-tour')!.remove());
  await expect.poll(() => context.evaluate((gl) => gl.isContextLost()), patient).toBe(true);
  await page.close();
});

test('0.23 a picture is levelled and placed as its scene says', async () => {
  const [scene] = manifest.scenes;
  const correction = { pitch: 12, roll: -8, north: 0 };
  const part = { left: 0.25, top: 0.25, width: 0.5, height: 0.5 };
  const page = await world.open({
    manifest: { ...manifest, scenes: [{ ...scene!, correction, source: { ...scene!.source!, part } }] },
    attributes: 'controls="none"',
    size: SIZE,
  });
  // The colours of a picture that is laid on a quarter of the sphere are those of twice the angle, where the interface says it is.
  const error = async (yaw: number, pitch: number) => {
    const { x, y } = (await page.evaluate((at) => document.querySelector('belvedere-tour')!.tour!.project(at), { yaw, pitch }))!;
    const [longitude, latitude] = [(2 * yaw * Math.PI) / 180, (2 * pitch * Math.PI) / 180];
    const vector = { x: Math.cos(latitude) * Math.sin(longitude), y: Math.sin(latitude), z: -Math.cos(latitude) * Math.cos(longitude) };
    return difference((await readPixels(page)).at(x, y), byDirection(vector));
  };
  await expect.poll(() => error(0, 0), patient).toBeLessThanOrEqual(6);
  for (const [yaw, pitch] of [
    [20, 10],
    [-25, 5],
    [10, -15],
  ] as const)
    expect(await error(yaw, pitch)).toBeLessThanOrEqual(6);
  await page.close();
});
