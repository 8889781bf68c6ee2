import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeManifest, makePanorama, makeScene, plain } from '../test/make-tour.ts';
import { createWorld, heard, until, type World } from '../test/open-tour.ts';
import type { Panorama, TourManifest } from './manifest-types.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];
const NAMES = ['Hall', 'Attic', 'Kitchen', 'Library', 'Cellar', 'Café', 'Garden', 'Chapel', 'Stairs', 'Study', 'Tower', 'Stable', 'Gate'];

let world: World;
let hall: Panorama;
beforeAll(async () => {
  world = await createWorld();
  hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  for (const index of NAMES.keys()) {
    const background = { r: 60 + index * 12, g: 120, b: 200 - index * 10 };
    const picture = sharp({ create: { width: 320, height: 180, channels: 3, background } });
    world.files.set(`/tiles/thumbnails/room-${index}.webp`, await picture.webp().toBuffer());
  }
});
afterAll(() => world.close());

const tour = (count: number): TourManifest =>
  makeManifest(
    NAMES.slice(0, count).map((name, index) => ({ ...makeScene(index + 1, `room-${index}`, { panorama: hall }), title: name })),
    { translations: { ar: { scenes: {}, hotspots: {} } } },
  );
/** The name of what has the focus inside the tour. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('belvedere-tour')!.shadowRoot!.activeElement;
    return element && (element.ariaLabel ?? element.textContent);
  });
const pressed = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
  return focused(page);
};

test('all scenes are chosen from as pictures: by arrows, by typing, by a press', async () => {
  const page = await world.open({ manifest: tour(13), size: { width: 900, height: 600 } });
  const tool = page.getByRole('button', { name: 'All scenes as pictures' });
  await tool.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Scenes' });
  await dialog.getByRole('button', { name: 'Hall', exact: true }).waitFor();
  expect(await tool.getAttribute('aria-expanded')).toBe('true');
  expect(await focused(page)).toBe('Hall');
  const perRow = await dialog.locator('.grid button').evaluateAll((all) => {
    const tops = all.map((each) => each.getBoundingClientRect().top);
    return tops.filter((top) => top === tops[0]).length;
  });
  expect(perRow).toBeGreaterThan(2);
  expect(await pressed(page, 'ArrowRight')).toBe('Attic');
  expect(await pressed(page, 'ArrowDown')).toBe(NAMES[1 + perRow]);
  expect(await pressed(page, 'ArrowUp', 'ArrowLeft', 'ArrowLeft')).toBe('Hall');
  expect(await pressed(page, 'End')).toBe('Gate');
  // The arrows are the list's own: the picture behind has not moved.
  expect((await until(page, () => true)).view.yaw).toBe(0);
  await dialog.locator('.grid img').evaluateAll((all) => Promise.all(all.map((each) => (each as HTMLImageElement).decode())));
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'gallery.png') });

  await dialog.getByRole('searchbox', { name: 'Search the scenes' }).fill('cafe');
  await dialog.getByText('Found: 1').waitFor();
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual(['Café']);
  await dialog.getByRole('button', { name: 'Café' }).click();
  expect(await heard(page, 'scene', 2)).toMatchObject({ key: 'room-5' });
  await dialog.waitFor({ state: 'hidden' });
  expect(await focused(page)).toBe('Café: panorama, look around with the arrow keys');

  await tool.click();
  expect(await dialog.getByRole('button', { name: 'Café' }).getAttribute('aria-current')).toBe('true');
  expect(await dialog.getByRole('listitem').count()).toBe(13);
  // In a language from right to left the arrows go the other way.
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.setLanguage('ar'));
  await dialog.getByRole('button', { name: 'Hall', exact: true }).focus();
  expect(await pressed(page, 'ArrowLeft')).toBe('Attic');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await focused(page)).toBe('All scenes as pictures');
  expect(await tool.getAttribute('aria-expanded')).toBe('false');

  // On a phone two stand beside each other.
  await page.setViewportSize({ width: 390, height: 600 });
  await tool.click();
  const lefts = () => dialog.locator('.grid button').evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().left)));
  await expect.poll(async () => new Set(await lefts()).size).toBe(2);
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'gallery-phone.png') });
  // A tour whose scenes a strip shows at a glance has none.
  await page.evaluate((small) => {
    const element = document.querySelector('belvedere-tour')!;
    element.removeAttribute('src');
    element.manifest = small;
  }, tour(3));
  await page.getByRole('button', { name: 'Scenes', exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'All scenes as pictures' }).count()).toBe(0);
  await page.close();
});
