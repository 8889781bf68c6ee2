import type { SceneView } from '@belvedere/sdk';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './open-studio.ts';
import { complaintsOf, createStudioWorld, shoot, type StudioWorld } from '../testing/studio-world.ts';

let studio: StudioWorld;
let tourId: string;
let scenes: SceneView[];
beforeAll(async () => {
  studio = await createStudioWorld('editor');
  const made = await studio.makeTour('By the sea', ['hall', 'gallery']);
  tourId = made.tour.id;
  scenes = made.scenes;
});
afterAll(() => studio?.close());

const address = (search = '') => `${studio.server.url}/studio/editor/tours/${tourId}${search}`;
const saved = (page: Page) => page.getByText('All changes saved').waitFor();

async function open(options?: Parameters<StudioWorld['signIn']>[0], search?: string): Promise<{ page: Page; complaints: string[] }> {
  const context = await studio.signIn(options);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(address(search));
  await page.locator('fieldset.markers').waitFor({ timeout: 30_000 });
  return { page, complaints };
}

test('0.18 hotspots of many kinds are made with what they carry, in the place of a press', async () => {
  const { page, complaints } = await open();
  const add = async (kind: string, fill: () => Promise<void>, name: string) => {
    await page.getByRole('button', { name: 'Add a hotspot' }).click();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(kind, { exact: true }).click();
    await dialog.getByLabel('Title', { exact: true }).fill(name);
    await fill();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: kind }).waitFor();
  };
  await add(
    'Information',
    async () => {
      const words = page.getByRole('textbox', { name: 'Text' });
      await words.fill('It looks to the west.');
      await page.getByRole('button', { name: 'Heading', exact: true }).click();
    },
    'The window',
  );
  await shoot(page, 'editor-info');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Add a hotspot' }).click();
  await page.getByRole('button', { name: 'Click where' }).click({ position: { x: 200, y: 200 } });
  await page.getByRole('dialog').getByText('Web link', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Write the whole address').waitFor();
  await shoot(page, 'editor-faults');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('dialog').getByLabel('Title', { exact: true }).fill('Read more');
  await page.getByLabel('Address').fill('https://www.example.org/');
  await page.getByLabel('Words on the button').fill('More');
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { name: 'Web link' }).waitFor();

  // What is not whole is kept here and not sent.
  await page.getByLabel('Address').fill('example');
  await page.getByText('Not saved yet: fill in').waitFor();
  await page.getByLabel('Address').fill('https://www.example.org/sea');
  await saved(page);

  await add(
    'Quiz',
    async () => {
      await page.getByLabel('Question').fill('How old is it?');
      await page.getByLabel('Answer 1').fill('Old');
      await page.getByLabel('Answer 2').fill('New');
    },
    'A question',
  );
  await shoot(page, 'editor-quiz');

  const { items } = await studio.client.tours.hotspots.list({ sceneId: scenes[0]!.id });
  expect(items.map(({ type }) => type).toSorted()).toEqual(['info', 'link', 'quiz']);
  expect(items.find(({ type }) => type === 'info')?.content).toEqual({
    type: 'info',
    body: { blocks: [{ type: 'heading', level: 2, content: [{ type: 'text', text: 'It looks to the west.' }] }] },
  });
  expect(items.find(({ type }) => type === 'link')?.content).toMatchObject({ href: 'https://www.example.org/sea' });

  // Copied, taken away and brought back.
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect.poll(async () => (await studio.client.tours.hotspots.list({ sceneId: scenes[0]!.id })).items.length).toBe(4);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect.poll(async () => (await studio.client.tours.hotspots.list({ sceneId: scenes[0]!.id })).items.length).toBe(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await studio.client.tours.hotspots.list({ sceneId: scenes[0]!.id })).items.length).toBe(4);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('0.18 a hotspot leads to an event that is picked from those to come', async () => {
  const startsAt = new Date(Date.now() + 5 * 86_400_000);
  await studio.client.events.create({ title: 'Night of museums', startsAt, timeZone: 'Europe/Zurich' });
  const { page, complaints } = await open({}, `?scene=${scenes[1]!.id}`);
  await page.getByRole('button', { name: 'Add a hotspot' }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Event', { exact: true }).click();
  await page.getByRole('dialog').getByLabel('Title', { exact: true }).fill('Come tonight');
  await page.getByRole('button', { name: 'Choose: Event' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose an event' });
  await picker.getByLabel('Search events').fill('museum');
  await picker.getByRole('button', { name: /Night of museums/ }).waitFor();
  await shoot(page, 'editor-event');
  expect(await violations(page)).toEqual([]);
  await picker.getByRole('button', { name: /Night of museums/ }).click();
  expect(await page.getByRole('textbox', { name: 'Event', exact: true }).inputValue()).toBe('night-of-museums');
  expect(await page.getByLabel('Words on the button').inputValue()).toBe('Night of museums');
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { name: 'Event' }).waitFor();
  const { items } = await studio.client.tours.hotspots.list({ sceneId: scenes[1]!.id });
  const made = items.find(({ title }) => title === 'Come tonight');
  expect(made?.content).toMatchObject({ type: 'event', eventSlug: 'night-of-museums', label: 'Night of museums' });
  await studio.client.tours.hotspots.remove({ id: made!.id });
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('0.18 an area is drawn on the picture and its corners changed, an arrival taken from it, and a hotspot moved into another scene', async () => {
  const { tours } = studio.client;
  const { id } = await tours.hotspots.create({
    sceneId: scenes[0]!.id,
    position: { yaw: 20, pitch: 5 },
    title: 'To the gallery',
    content: { type: 'navigation' },
    targetSceneId: scenes[1]!.id,
  });
  const { page, complaints } = await open({}, `?scene=${scenes[0]!.id}&hotspot=${id}`);
  await page.getByRole('button', { name: 'Draw an area' }).click();
  const ground = page.getByRole('button', { name: 'Click the corners' });
  for (const position of [
    { x: 300, y: 200 },
    { x: 420, y: 200 },
    { x: 420, y: 330 },
  ])
    await ground.click({ position });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('4 corners').waitFor();
  await shoot(page, 'editor-area');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();
  await saved(page);
  const drawn = (await tours.hotspots.get({ id })).area!;
  expect(drawn).toHaveLength(4);

  await page.getByRole('button', { name: 'Change the area' }).click();
  await page.getByText('4 corners').waitFor();
  const corner = (number: number) => page.getByRole('button', { name: `Corner ${number}`, exact: true });
  const box = (await corner(1).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 40, box.y - 30, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'A new corner between 2 and 3' }).click();
  await page.getByText('5 corners').waitFor();
  await page.keyboard.press('Shift+ArrowRight');
  await corner(5).press('Delete');
  await page.getByText('4 corners').waitFor();
  await shoot(page, 'editor-corners');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();
  await saved(page);
  const [first, second, third, last] = (await tours.hotspots.get({ id })).area!;
  expect([second, last]).toEqual([drawn[1], drawn[2]]);
  expect(first!.yaw).toBeLessThan(drawn[0]!.yaw);
  expect(first!.pitch).toBeGreaterThan(drawn[0]!.pitch);
  expect(third!.yaw).toBeGreaterThan(Math.max(drawn[1]!.yaw, drawn[2]!.yaw));
  // Who stops half-way has changed nothing.
  await page.getByRole('button', { name: 'Change the area' }).click();
  await corner(2).press('Delete');
  await page.getByText('3 corners').waitFor();
  await corner(1).press('Escape');
  await page.getByRole('button', { name: 'Change the area' }).waitFor();
  expect((await tours.hotspots.get({ id })).area).toEqual([first, second, third, last]);

  await page.getByText('Appearance').click();
  await page.getByTitle('Event').click();
  await page.getByLabel('Animation').selectOption('pulse');
  await shoot(page, 'editor-look');
  await page.getByRole('button', { name: 'Choose how one arrives' }).click();
  await page.getByText('Turn the picture to how visitors arrive.').waitFor();
  await expect.poll(() => page.getByRole('region', { name: 'Panorama of gallery' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Arrive like this' }).click();
  await page.getByRole('heading', { name: 'Link to a scene' }).waitFor();
  await saved(page);
  expect(await tours.hotspots.get({ id })).toMatchObject({
    iconUrl: 'event',
    animationType: 'pulse',
    content: { view: { yaw: expect.any(Number) as number } },
  });

  await page.getByLabel('Stands in the scene').selectOption({ label: 'gallery' });
  await saved(page);
  await expect.poll(async () => (await tours.hotspots.get({ id })).sceneId).toBe(scenes[1]!.id);
  expect(complaints).toEqual([]);
  await page.context().close();
});
