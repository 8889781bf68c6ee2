import { plainText } from '@belvedere/manifest';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byDirection, makeHotspot, makeManifest, makePanorama, makeScene, plain, sceneId } from '../test/make-tour.ts';
import { createWorld, heard, stateOf, until, type World } from '../test/open-tour.ts';
import type { TourManifest } from './manifest-types.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];
const square = (yaw: number, pitch: number, half: number) => [
  { yaw: yaw - half, pitch: pitch + half },
  { yaw: yaw + half, pitch: pitch + half },
  { yaw: yaw + half, pitch: pitch - half },
  { yaw: yaw - half, pitch: pitch - half },
];

let world: World;
let manifest: TourManifest;
beforeAll(async () => {
  world = await createWorld();
  const atlas = await makePanorama(world.files, { id: 'a'.repeat(16), paint: byDirection });
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  const window = makeHotspot(
    { type: 'info', body: plainText('It looks to the south.') },
    { title: 'The window', yaw: -20, pitch: 14, area: square(-20, 0, 12) },
  );
  const door = makeHotspot(
    { type: 'navigation', transition: 'none' },
    { title: 'The door', yaw: 25, pitch: 0, target: sceneId(2), area: square(25, 0, 10), icon: { path: null, color: '#d9480f', size: 1 } },
  );
  // Behind the viewer, across ±180: nothing of it may be smeared over the screen.
  const wall = makeHotspot({ type: 'info', body: plainText('A wall.') }, { title: 'The wall', yaw: 180, area: square(180, 0, 30) });
  const scenes = [makeScene(1, 'atlas', { panorama: atlas, hotspots: [window, door, wall] }), makeScene(2, 'hall', { panorama: hall })];
  manifest = makeManifest(scenes.map((scene, index) => (index ? scene : { ...scene, correction: { pitch: 0, roll: 0, north: 0 } })));
});
afterAll(() => world.close());

const pointAt = (page: Page, direction: { yaw: number; pitch: number }) =>
  page.evaluate((at) => document.querySelector('belvedere-tour')!.tour!.project(at)!, direction);
const outlines = (page: Page) => page.locator('.areas path').evaluateAll((all) => all.map((each) => each.getAttribute('d')));
const lit = (page: Page) => page.locator('.areas path').evaluateAll((all) => all.map((each) => each.classList.contains('lit')));

test('an area is drawn where it is, pressed like its mark, dragged like the picture, and named once', async () => {
  const page = await world.open({ manifest, attributes: 'controls="none"', size: { width: 480, height: 320 } });
  await page.locator('.areas path').first().waitFor({ state: 'attached' });
  // Corners land where the interface says that their directions are; what is behind draws nothing.
  const [first, , behind] = await outlines(page);
  const corner = await pointAt(page, { yaw: -32, pitch: 12 });
  expect(first).toContain(`M${corner.x.toFixed(1)} ${corner.y.toFixed(1)}L`);
  expect(behind).toBe('');
  // One button for each hotspot: an area adds no second name.
  expect(await page.getByRole('button').evaluateAll((all) => all.map((each) => each.ariaLabel))).toEqual([
    'The window',
    'The door. Go to Scene hall',
    'The wall',
  ]);

  const inside = await pointAt(page, { yaw: -24, pitch: -6 });
  await page.mouse.move(inside.x, inside.y);
  await expect.poll(() => lit(page)).toEqual([true, false, false]);
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'areas.png') });
  // A drag that begins on it looks around and opens nothing.
  await page.mouse.down();
  await page.mouse.move(inside.x + 60, inside.y, { steps: 4 });
  await page.mouse.move(inside.x + 60, inside.y + 1);
  await page.mouse.up();
  const { view } = await until(page, ({ view: { yaw } }) => yaw < -10);
  expect((await stateOf(page)).hotspot).toBeNull();
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.lookAt({ yaw: 0, pitch: 0 }, { duration: 0 }));
  expect(view.yaw).toBeLessThan(0);
  await until(page, ({ view: { yaw, pitch } }) => yaw === 0 && pitch === 0);
  await page.mouse.click(inside.x, inside.y);
  await page.getByRole('dialog', { name: 'The window' }).getByText('It looks to the south.').waitFor();
  await page.keyboard.press('Escape');

  // Whoever comes by the keyboard sees which area the button is about.
  await page.getByRole('button', { name: 'The door. Go to Scene hall' }).focus();
  await expect.poll(() => lit(page)).toEqual([false, true, false]);
  // It follows the size of the place.
  await page.setViewportSize({ width: 360, height: 320 });
  await expect.poll(async () => (await outlines(page))[0]).not.toBe(first);
  const door = await pointAt(page, { yaw: 25, pitch: 7 });
  await page.mouse.click(door.x, door.y);
  expect(await heard(page, 'scene', 2)).toMatchObject({ key: 'hall' });
  expect(await outlines(page)).toEqual([]);
  await page.close();
});
