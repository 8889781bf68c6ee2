import { readFile } from 'node:fs/promises';
import type { SceneView } from '@belvedere/sdk';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './open-studio.ts';
import { complaintsOf, createStudioWorld, shoot, type StudioWorld } from '../testing/studio-world.ts';

const PLAN = new URL('../../../../tooling/demo/tour/plan.webp', import.meta.url);

let studio: StudioWorld;
let tourId: string;
let scenes: SceneView[];
beforeAll(async () => {
  studio = await createStudioWorld('scenes');
  const made = await studio.makeTour('Rooms', ['hall', 'gallery']);
  tourId = made.tour.id;
  scenes = made.scenes;
});
afterAll(() => studio?.close());

async function open(options?: Parameters<StudioWorld['signIn']>[0], search = ''): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await studio.signIn(options)).newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${studio.server.url}/studio/scenes/tours/${tourId}${search}`);
  await page.locator('fieldset.markers').waitFor({ timeout: 30_000 });
  return { page, complaints };
}

test('a scene begins the tour, is levelled by a live line, copied, removed and brought back', async () => {
  const { tours } = studio.client;
  const [, gallery] = scenes;
  const { page, complaints } = await open({ dark: true }, `?scene=${gallery!.id}`);
  await page.getByRole('button', { name: 'Begin the tour here' }).click();
  await page.getByRole('button', { name: 'The tour begins here' }).waitFor();
  expect((await tours.get({ id: tourId })).startSceneId).toBe(gallery!.id);

  await page.getByText('Horizon and north').click();
  await page.getByLabel('Leant to the right').fill('6');
  await expect.poll(() => page.locator('section[aria-label^="Panorama"] path[d^="M"]').count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'North is in the middle' }).click();
  await shoot(page, 'editor-horizon-dark');
  expect(await violations(page)).toEqual([]);
  await page.getByText('All changes saved').waitFor();
  expect(await tours.scenes.get({ id: gallery!.id })).toMatchObject({ horizonRoll: 6 });
  await page.getByText('Horizon and north').click();

  await page.getByText('How near and how far').click();
  await page.getByRole('button', { name: 'No further than now' }).click();
  await expect.poll(async () => (await tours.scenes.get({ id: gallery!.id })).minZoom).toBeGreaterThan(0.9);

  const titles = async () => (await tours.scenes.list({ tourId })).items.map(({ title }) => title);
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect.poll(titles).toEqual(['hall', 'gallery', 'gallery (copy)']);
  await page.getByRole('button', { name: 'Scene gallery (copy)' }).waitFor();
  await expect.poll(() => page.getByLabel('Title', { exact: true }).inputValue()).toBe('gallery (copy)');
  await page.getByRole('button', { name: 'Remove the scene' }).click();
  await expect.poll(titles).toEqual(['hall', 'gallery']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(titles).toEqual(['hall', 'gallery', 'gallery (copy)']);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(titles).toEqual(['hall', 'gallery']);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('0.17 a scene is put on the earth by numbers, by a press on the map and by keys; what the camera wrote is asked for, and taken back', async () => {
  const { tours } = studio.client;
  const [hall, gallery] = scenes;
  const at = async () => {
    const { latitude, longitude } = await tours.scenes.get({ id: hall!.id });
    return [latitude, longitude];
  };
  await tours.scenes.update({
    id: gallery!.id,
    version: (await tours.scenes.get({ id: gallery!.id })).version,
    latitude: 46.76,
    longitude: 7.65,
  });
  const { page, complaints } = await open({}, `?scene=${hall!.id}`);
  await page.getByText('Place on the earth').click();
  await page.getByLabel('Latitude').fill('46.75, 7.63');
  await expect.poll(at).toEqual([46.75, 7.63]);
  const map = page.getByRole('region', { name: 'Map of the world' });
  await map.getByRole('button', { name: /^Pin/ }).press('ArrowRight');
  await expect.poll(async () => (await at())[1]).toBeGreaterThan(7.63);
  await page.getByRole('button', { name: 'Take what the camera wrote' }).click();
  await page.getByText('The photograph says no place.').first().waitFor();
  await map.scrollIntoViewIfNeeded();
  await shoot(page, 'editor-earth');
  expect(await violations(page)).toEqual([]);
  // One after the other, changes of the same field are one.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(at).toEqual([null, null]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a floor plan is added, and scenes are put on it and moved by the keyboard', async () => {
  const { page, complaints } = await open({}, `?scene=${scenes[0]!.id}&panel=plans`);
  await page.getByRole('button', { name: 'Add a floor plan' }).click();
  await page.getByLabel('Upload a file').setInputFiles({ name: 'ground.webp', mimeType: 'image/webp', buffer: await readFile(PLAN) });
  await page.getByRole('button', { name: 'Put “hall” on the plan' }).click();
  const pin = page.getByRole('button', { name: 'Scene hall on the plan' });
  await pin.focus();
  for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+ArrowLeft');
  const pins = async () => (await studio.client.tours.plans.list({ tourId })).items[0]?.pins ?? [];
  await expect.poll(async () => (await pins())[0]?.x).toBeCloseTo(0.35, 5);
  await page.getByLabel('Turn the direction').fill('90');
  await expect.poll(async () => (await pins())[0]?.rotation).toBe(90);

  // A drag on it does the same, once nothing moves any more.
  await page.locator('aside img').first().waitFor({ timeout: 20_000 });
  await pin.hover();
  const box = await pin.boundingBox();
  await page.mouse.move(box!.x + 14, box!.y + 14);
  await page.mouse.down();
  await page.mouse.move(box!.x + 60, box!.y + 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await pins())[0]?.x).toBeGreaterThan(0.4);
  await shoot(page, 'editor-plan');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Remove the plan' }).click();
  await shoot(page, 'editor-plan-remove');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await pins()).toHaveLength(1);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('steps of the guide are recorded from what is on screen, sorted, and brought back', async () => {
  const { page, complaints } = await open({ width: 390, height: 844 }, `?scene=${scenes[0]!.id}&panel=guide`);
  await page.getByRole('button', { name: 'Record what is on screen' }).click();
  await page.getByLabel('What is said').fill('Welcome.');
  await page.getByRole('button', { name: 'Record what is on screen' }).click();
  const texts = async () => (await studio.client.tours.steps.list({ tourId })).items.map(({ text }) => text);
  await expect.poll(texts).toEqual(['Welcome.', null]);
  await page.locator('[data-step]:last-child textarea:focus').waitFor();
  const handle = page.getByRole('button', { name: 'Move step 2', exact: true });
  await handle.focus();
  await page.keyboard.press('Space');
  await page.getByText('Moved to place 2 of 2.').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowUp');
  await page.getByText('Moved to place 1 of 2.').waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await expect.poll(texts).toEqual([null, 'Welcome.']);
  await shoot(page, 'editor-guide-390');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove step 2' }).click();
  await expect.poll(texts).toEqual([null]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(texts).toEqual([null, 'Welcome.']);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  expect(complaints).toEqual([]);
  await page.context().close();
});
