import { plainText } from '@belvedere/manifest';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeHotspot, makeManifest, makePanorama, makeScene, mediaId, plain, sceneId } from '../test/make-tour.ts';
import { faultsOf } from '../test/open-plugin.ts';
import { createWorld, heard, stateOf, until, type World } from '../test/open-tour.ts';
import type { TourManifest } from './manifest-types.ts';

let world: World;
let manifest: TourManifest;
beforeAll(async () => {
  world = await createWorld();
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  const to = (title: string, index: number, yaw: number) =>
    makeHotspot({ type: 'navigation', transition: 'fade' }, { title, yaw, target: sceneId(index) });
  const picture = { mediaId: mediaId(1), alt: 'A chair', caption: 'Oak, 1911' };
  const note = makeHotspot({ type: 'info', body: plainText('Built in 1904.') }, { title: 'The stove', yaw: 20, description: 'Tiled.' });
  const gallery = makeHotspot({ type: 'gallery', images: [picture, picture] }, { title: 'Chairs', yaw: 100 });
  const fields = [{ name: 'mail', label: 'Mail', kind: 'email' as const, required: true }];
  const form = makeHotspot({ type: 'form', submitLabel: 'Send', fields }, { title: 'Write to us', yaw: -100 });
  const options = ['1904', '1804'].map((text, index) => ({ text, correct: index === 0 }));
  const quiz = makeHotspot({ type: 'quiz', question: 'When?', options }, { title: 'Quiz', yaw: 60 });
  manifest = makeManifest(
    [
      makeScene(1, 'hall', { panorama: hall, hotspots: [to('The door', 2, -20), note, gallery] }),
      makeScene(2, 'attic', { panorama: hall, hotspots: [to('The stairs', 1, 0), form, quiz] }),
    ],
    { media: { [mediaId(1)]: { path: 'chair.webp', mimeType: 'image/webp', width: 128, height: 128, duration: null } } },
  );
  world.files.set('/media/chair.webp', world.files.get(`/tiles/${hall.id}/0/f/0_0.webp`)!);
});
afterAll(() => world.close());

const desk = { width: 700, height: 500 };

/** The page around the tour is not what is looked at: it has a heading and a landmark of its own. */
const furnish = () => {
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = 'A page';
  main.append(heading);
  document.body.prepend(main);
};

/** The name of what has the focus inside the tour. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('belvedere-tour')!.shadowRoot!.activeElement;
    return element && (element.ariaLabel ?? element.textContent);
  });

test('axe finds nothing in the tour on a page, in its list of scenes and in panels of every kind', async () => {
  const page = await world.open({ manifest, size: desk, before: (next) => next.emulateMedia({ reducedMotion: 'reduce' }) });
  await page.evaluate(furnish);
  await page.getByRole('button', { name: 'Zoom in' }).waitFor();
  const found = { tour: await faultsOf(page) } as Record<string, string[]>;
  await page.getByRole('button', { name: 'Scenes' }).click();
  found['scenes'] = await faultsOf(page);
  await page.getByRole('button', { name: 'Scenes' }).click();
  for (const [scene, names] of [
    ['hall', ['The stove', 'Chairs']],
    ['attic', ['Write to us', 'Quiz']],
  ] as const) {
    await page.evaluate((key) => document.querySelector('belvedere-tour')!.tour!.goTo(key), scene);
    for (const name of names) {
      await page.getByRole('button', { name, exact: true }).evaluate((button: HTMLButtonElement) => button.click());
      await page.getByRole('dialog', { name }).waitFor();
      found[name] = await faultsOf(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  }
  expect(Object.entries(found).filter(([, list]) => list.length)).toEqual([]);
  await page.close();
});

test('a whole tour is walked by the keyboard alone: every hotspot of every scene, there and back', async () => {
  const page = await world.open({ manifest, attributes: 'controls="none"', size: desk });
  const next = async (name: string) => {
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(name);
  };
  const read = async (name: string, words: string) => {
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name }).getByText(words).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe(name);
  };
  await next('Scene hall: panorama, look around with the arrow keys');
  await next('The door. Go to Scene attic');
  await next('The stove');
  await read('The stove', 'Built in 1904.');
  await next('Chairs');
  await read('Chairs', 'Oak, 1911');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await until(page, ({ scene }) => scene?.key === 'attic');
  expect(await focused(page)).toBe('Scene attic: panorama, look around with the arrow keys');
  await next('The stairs. Go to Scene hall');
  await next('Quiz');
  await read('Quiz', 'When?');
  await next('Write to us');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Write to us' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('eva@example.org');
  await page.evaluate(() => addEventListener('belvedere:action', (event) => event.preventDefault()));
  await page.keyboard.press('Enter');
  expect(await heard(page, 'action')).toMatchObject({ action: { type: 'form', values: { mail: 'eva@example.org' } } });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await until(page, ({ scene }) => scene?.key === 'hall');
  await page.close();
});

test('read through the accessibility tree, the tour is its scene, its points in reading order, and its tools by name', async () => {
  const page = await world.open({ manifest, attributes: 'controls="minimal"', size: desk });
  await page.getByRole('button', { name: 'Zoom in' }).waitFor();
  expect(await page.locator('belvedere-tour').ariaSnapshot()).toBe(
    [
      '- region "The house":',
      `  - 'application "Scene hall: panorama, look around with the arrow keys"'`,
      '  - group "Points of interest":',
      '    - button "The door. Go to Scene attic": The door',
      '    - button "The stove"',
      '    - button "Chairs"',
      '  - group:',
      '    - button "Zoom out"',
      '    - button "Zoom in"',
      '    - button "Full screen"',
      '  - status',
    ].join('\n'),
  );
  await page.getByRole('button', { name: 'The stove' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'The stove' });
  await dialog.waitFor();
  expect(await dialog.ariaSnapshot()).toBe(
    [
      '- dialog "The stove":',
      '  - heading "The stove" [level=2]',
      '  - button "Close"',
      '  - paragraph: Tiled.',
      '  - paragraph: Built in 1904.',
    ].join('\n'),
  );
  await page.close();
});

test('in forced colours every control has an edge, and at 200 % every tool is on the screen', async () => {
  const page = await world.open({
    manifest,
    // What 700 × 500 pixels are for somebody who has doubled everything.
    size: { width: 350, height: 250 },
    before: (next) => next.emulateMedia({ forcedColors: 'active' }),
  });
  await page.getByRole('button', { name: 'Zoom in' }).waitFor();
  const edges = await page
    .locator('.tools, .hotspot .face')
    .evaluateAll((all) => all.map((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth)));
  expect(edges).toHaveLength(4);
  expect(Math.min(...edges)).toBeGreaterThan(0);
  for (const control of await page.locator('.tools button:visible, .tools select:visible').all()) {
    const box = (await control.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(350);
    expect(box.y + box.height).toBeLessThanOrEqual(250);
  }
  await page.getByRole('button', { name: 'The stove' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'The stove' });
  const box = (await dialog.boundingBox())!;
  expect(box.width).toBeLessThanOrEqual(350);
  await dialog.getByText('Built in 1904.').scrollIntoViewIfNeeded();
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect((await stateOf(page)).hotspot).toBe(null);
  await page.close();
});

test('without WebGL axe finds nothing in the tour as pictures and text', async () => {
  const flat = await createWorld(['--disable-3d-apis']);
  for (const [path, file] of world.files) flat.files.set(path, file);
  const page = await flat.open({ manifest, until: 'ready', size: desk });
  await page.getByRole('heading', { name: 'Scene hall' }).waitFor();
  await page.evaluate(furnish);
  expect(await faultsOf(page)).toEqual([]);
  await flat.close();
});
