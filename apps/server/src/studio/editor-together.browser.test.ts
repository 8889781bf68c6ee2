import type { SceneView } from '@belvedere/sdk';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf, createStudioWorld, type StudioWorld } from '../testing/studio-world.ts';

let studio: StudioWorld;
let tourId: string;
let scene: SceneView;
beforeAll(async () => {
  studio = await createStudioWorld('together', { ownProcess: true });
  const made = await studio.makeTour('Shared', ['hall']);
  tourId = made.tour.id;
  scene = made.scenes[0]!;
});
afterAll(() => studio?.close());

async function open(search = ''): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await studio.signIn({ width: 1100, height: 700 })).newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${studio.server.url}/studio/together/tours/${tourId}${search}`);
  await page.locator('fieldset.markers').waitFor({ timeout: 30_000 });
  return { page, complaints };
}
const title = (page: Page) => page.getByLabel('Title', { exact: true });
const description = (page: Page) => page.getByLabel('Description');
const saved = (page: Page) => page.getByText('All changes saved').waitFor();

test('of two editors at once both changes survive, and of one field the second is told with their own words', async () => {
  const [{ page: ada, complaints }, { page: bob }] = [await open(), await open()];
  await title(ada).fill('Great hall');
  await saved(ada);
  await description(bob).fill('Marble underfoot.');
  await saved(bob);
  expect(await studio.client.tours.scenes.get({ id: scene.id })).toMatchObject({ title: 'Great hall', description: 'Marble underfoot.' });
  expect(await title(bob).inputValue()).toBe('Great hall');

  await title(bob).fill('Hall of Bob');
  await saved(bob);
  await title(ada).fill('Hall of Ada');
  await ada.getByText('your text is kept here: “Hall of Ada”').first().waitFor();
  expect(await title(ada).inputValue()).toBe('Hall of Bob');
  await saved(ada);
  expect((await studio.client.tours.scenes.get({ id: scene.id })).title).toBe('Hall of Bob');
  expect(complaints).toEqual([]);
  await Promise.all([ada.context().close(), bob.context().close()]);
});

test('a server that is killed while the editor saves loses nothing that was shown as saved, and what waits is saved when it is back', async () => {
  const { page } = await open();
  await description(page).fill('Saved before.');
  await saved(page);
  await description(page).pressSequentially(' Written while it dies.', { delay: 20 });
  // The save has not begun, is on its way, or is over: each has to come right.
  await studio.server.kill();
  await title(page).fill('Written while it was dead');
  await page.getByText('Could not save').waitFor({ timeout: 30_000 });
  expect(await description(page).inputValue()).toBe('Saved before. Written while it dies.');
  await studio.server.revive();
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved(page);
  expect(await studio.client.tours.scenes.get({ id: scene.id })).toMatchObject({
    title: 'Written while it was dead',
    description: 'Saved before. Written while it dies.',
  });
  await page.context().close();
});
