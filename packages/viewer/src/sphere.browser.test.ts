import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEquirect, makeFilm } from '../test/make-media.ts';
import { byDirection, makeHotspot, makeManifest, makePanorama, makeScene, mediaId, plain } from '../test/make-tour.ts';
import { createWorld, type World } from '../test/open-tour.ts';
import { difference, rayAt, readPixels } from '../test/read-pixels.ts';
import type { ManifestMedia, TourManifest } from './manifest-types.ts';

let world: World;
let manifest: TourManifest;
beforeAll(async () => {
  world = await createWorld();
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  const sky = await makeEquirect(512, byDirection);
  world.files.set('/media/sky.png', sky);
  world.files.set('/media/sky.webm', makeFilm(sky));
  const file = (path: string, mimeType: string): ManifestMedia => ({
    path,
    mimeType,
    width: 512,
    height: 256,
    duration: null,
    projection: 'equirectangular',
  });
  const hotspots = [
    makeHotspot({ type: 'image', image: { mediaId: mediaId(1), alt: 'The sky' } }, { title: 'Picture', yaw: -20 }),
    makeHotspot({ type: 'video', mediaId: mediaId(2) }, { title: 'Film', yaw: 20 }),
  ];
  manifest = makeManifest([makeScene(1, 'hall', { panorama: hall, hotspots })], {
    media: { [mediaId(1)]: file('sky.png', 'image/png'), [mediaId(2)]: file('sky.webm', 'video/webm') },
  });
});
afterAll(() => world.close());

/** Greatest error of what is shown in the panel, away from what lies over it. */
async function worstError(page: Page, view: { yaw: number; pitch: number; zoom: number }): Promise<number> {
  const box = (await page.getByRole('dialog').locator('canvas').boundingBox())!;
  const pixels = await readPixels(page);
  let worst = 0;
  for (let x = 12; x < box.width - 12; x += 21)
    for (let y = 12; y < box.height - 70; y += 21)
      worst = Math.max(
        worst,
        difference(
          pixels.at(Math.round(box.x) + x, Math.round(box.y) + y),
          byDirection(rayAt({ x, y, width: box.width, height: box.height, view })),
        ),
      );
  return worst;
}
const ahead = { yaw: 0, pitch: 0, zoom: 1 };
const patient = { timeout: 20_000 };
const open = async (name: string) => {
  const page = await world.open({ manifest, attributes: 'controls="none"', size: { width: 700, height: 500 } });
  await page.getByRole('button', { name }).click();
  const canvas = page.getByRole('dialog').locator('canvas');
  await canvas.waitFor();
  return { page, canvas };
};

test('0.23 a picture of the whole sphere is looked around in, by keys as by hand', async () => {
  const { page, canvas } = await open('Picture');
  expect(await canvas.getAttribute('aria-label')).toBe('The sky: panorama, look around with the arrow keys');
  await expect.poll(() => worstError(page, ahead), patient).toBeLessThanOrEqual(4);
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => worstError(page, ahead), patient).toBeGreaterThan(4);
  // The keys belong to what has the focus.
  expect(await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.getView().yaw)).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.close();
});

test('0.23 a film of the whole sphere plays, is looked around in and has named controls', async () => {
  const { page } = await open('Film');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Play' }).click();
  await dialog.getByRole('button', { name: 'Pause' }).waitFor();
  await expect.poll(() => worstError(page, ahead), patient).toBeLessThanOrEqual(24);
  await dialog.getByRole('button', { name: 'Pause' }).click();
  await dialog.getByRole('button', { name: 'Play' }).waitFor();
  expect(await dialog.getByRole('slider', { name: 'Position in the film' }).count()).toBe(1);
  await page.close();
});

test('a tour that goes while one looks around in a picture takes its WebGL context along', async () => {
  const { page, canvas } = await open('Picture');
  const context = await canvas.evaluateHandle((element: HTMLCanvasElement) => element.getContext('webgl2')!);
  expect(await context.evaluate((gl) => gl.isContextLost())).toBe(false);
  await page.evaluate(() => document.querySelector('belvedere-tour')!.remove());
  await expect.poll(() => context.evaluate((gl) => gl.isContextLost()), patient).toBe(true);
  await page.close();
});
