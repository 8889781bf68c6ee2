import { plainText } from '@belvedere/manifest';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeHotspot, makeManifest, makePanorama, makeScene, plain, sceneId } from '../test/make-tour.ts';
import { createWorld, heard, stateOf, until, type World } from '../test/open-tour.ts';
import type { ManifestHotspot, Panorama } from './manifest-types.ts';

let world: World;
let hall: Panorama;
beforeAll(async () => {
  world = await createWorld();
  hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
});
afterAll(() => world.close());

const tour = (hotspots: ManifestHotspot[]) =>
  makeManifest([makeScene(1, 'hall', { panorama: hall, hotspots }), makeScene(2, 'attic', { panorama: hall })]);
const note = makeHotspot({ type: 'info', body: plainText('Built in 1904.') }, { title: 'The stove', yaw: 20 });
const quiz = makeHotspot(
  { type: 'quiz', question: 'When?', options: [{ text: '1904', correct: true }] },
  // The icon of a quiz would be a chunk more.
  { title: 'Quiz', yaw: -20, icon: { path: 'info', color: '#1f6feb', size: 1 } },
);
const door = makeHotspot({ type: 'navigation', transition: 'none' }, { title: 'The door', target: sceneId(2) });

/** The scripts that a page has loaded, by the name of the chunk. */
const scripts = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => /\/([\w-]+?)(-\w{8})?\.js$/.exec(name)?.[1])
      .filter((name) => name !== undefined),
  );
const pressed = async (page: Page, name: string) => {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
};

test('what a page does not use it does not download', async () => {
  const page = await world.open({ manifest: tour([door, note, quiz]), attributes: 'controls="none"' });
  expect(new Set(await scripts(page))).toEqual(new Set(['belvedere-tour']));
  await page.locator('canvas').focus();
  await page.keyboard.press('ArrowRight');
  await until(page, ({ view: { yaw } }) => yaw >= 3);
  await pressed(page, 'The door');
  await until(page, ({ scene }) => scene?.key === 'attic');
  expect(new Set(await scripts(page))).toEqual(new Set(['belvedere-tour']));
  await page.evaluate((id) => document.querySelector('belvedere-tour')!.tour!.goTo(id), sceneId(1));
  await pressed(page, 'The stove');
  await page.getByText('Built in 1904.').waitFor();
  expect(new Set(await scripts(page))).toEqual(new Set(['belvedere-tour', 'panel']));
  await page.keyboard.press('Escape');
  await pressed(page, 'Quiz');
  await page.getByText('When?').waitFor();
  expect(new Set(await scripts(page))).toEqual(new Set(['belvedere-tour', 'forms', 'panel']));
  await page.close();
});

test('a part that can’t be loaded is said in words, can be tried again, and costs nothing that is there', async () => {
  const page = await world.open({
    manifest: tour([note]),
    attributes: 'controls="none" yaw="5"',
    before: (next) => next.route('**/chunks/*/panel.js', (route) => route.abort()),
  });
  await pressed(page, 'The stove');
  expect(await heard(page, 'error')).toEqual({ code: 'part_unreachable' });
  await page.getByRole('alert').getByText('Parts of it could not be loaded.').waitFor();
  expect(await stateOf(page)).toMatchObject({ status: 'ready', hotspot: null, view: { yaw: 5 } });
  await page.keyboard.press('ArrowLeft');
  await until(page, ({ view: { yaw } }) => yaw < 5);
  await page.unroute('**/chunks/*/panel.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('dialog', { name: 'The stove' }).getByText('Built in 1904.').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.querySelector('belvedere-tour')!.shadowRoot!.activeElement?.ariaLabel)).toBe('The stove');
  expect(await page.evaluate(() => window.heard.filter(({ name }) => name === 'hotspot').length)).toBe(2);
  await page.close();
});

test('the tools come after the first picture, also when they come late', async () => {
  const page = await world.open({
    manifest: tour([]),
    before: (next) => next.route('**/chunks/*/toolbar.js', (route) => route.abort()),
    size: { width: 700, height: 500 },
  });
  await heard(page, 'error');
  await page.unroute('**/chunks/*/toolbar.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await until(page, ({ view: { zoom } }) => zoom > 1.3);
  await page.close();
});

test('a tour that goes before its parts have come leaves nothing behind', async () => {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  const page = await world.open({
    manifest: tour([note]),
    attributes: 'controls="none"',
    before: (next) => next.route('**/chunks/*/panel.js', async (route) => held.then(() => route.continue())),
  });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await pressed(page, 'The stove');
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.destroy());
  const answered = page.waitForResponse('**/chunks/*/panel.js');
  release();
  await (await answered).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.evaluate(() => document.querySelector('belvedere-tour')!.shadowRoot!.childNodes.length)).toBe(0);
  expect(problems).toEqual([]);
  await page.close();
});
