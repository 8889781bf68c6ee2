import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawPlan, makeSound } from '../test/make-media.ts';
import { byDirection, makeManifest, makePanorama, makeScene, mediaId, plain, sceneId } from '../test/make-tour.ts';
import { createWorld, heard, until, type World } from '../test/open-tour.ts';
import type { ManifestMedia, ManifestStep, TourManifest } from './manifest-types.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];
const uuid = (kind: number, index: number) => `0198a000-000${kind}-7000-8000-${String(index).padStart(12, '0')}`;

let world: World;
let manifest: TourManifest;
beforeAll(async () => {
  world = await createWorld();
  const atlas = await makePanorama(world.files, { id: 'a'.repeat(16), paint: byDirection });
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  world.files.set('/media/ground.png', await drawPlan(200));
  world.files.set('/media/first.png', await drawPlan(120));
  const picture = (path: string): ManifestMedia => ({ path, mimeType: 'image/png', width: 400, height: 300, duration: null });
  const step = (index: number, { scene, yaw, text }: { scene: number; yaw: number; text: string }): ManifestStep => ({
    id: uuid(6, index),
    scene: sceneId(scene),
    view: { yaw, pitch: 0, zoom: 1 },
    text,
    narration: null,
    seconds: 600,
  });
  const scenes = [
    makeScene(1, 'atlas', { panorama: atlas }),
    makeScene(2, 'hall', { panorama: hall }),
    makeScene(3, 'attic', { panorama: hall }),
  ];
  manifest = makeManifest(
    scenes.map((scene) => ({ ...scene, correction: { pitch: 0, roll: 0, north: 90 } })),
    {
      plans: [
        {
          id: uuid(5, 1),
          name: 'Ground floor',
          level: 0,
          media: mediaId(1),
          pins: [
            { scene: sceneId(1), x: 0.25, y: 0.5, rotation: 0 },
            { scene: sceneId(2), x: 0.7, y: 0.4, rotation: 90 },
          ],
        },
        { id: uuid(5, 2), name: 'First floor', level: 1, media: mediaId(2), pins: [{ scene: sceneId(3), x: 0.5, y: 0.5, rotation: 0 }] },
      ],
      steps: [
        step(1, { scene: 1, yaw: 30, text: 'We begin at the door.' }),
        step(2, { scene: 2, yaw: 0, text: 'This is the hall.' }),
        step(3, { scene: 2, yaw: 120, text: 'Behind you is the stove.' }),
      ],
      media: { [mediaId(1)]: picture('ground.png'), [mediaId(2)]: picture('first.png') },
      translations: {
        de: {
          scenes: {},
          hotspots: {},
          plans: { [uuid(5, 1)]: { name: 'Erdgeschoss' } },
          steps: { [uuid(6, 1)]: { text: 'Wir beginnen an der Tür.' } },
        },
      },
    },
  );
});
afterAll(() => world.close());

const open = (size = { width: 800, height: 560 }, before?: (page: Page) => Promise<unknown>) =>
  world.open({ manifest, size, ...(before && { before }) });
const shot = async (page: Page, name: string) => SHOTS && page.screenshot({ path: join(SHOTS, `${name}.png`) });
// The machine may be busy with more than this.
const patient = { timeout: 10_000 };
const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('floor plans', () => {
  test('0.17 show where one is and looks, lead to scenes by keys, and follow to another floor', async () => {
    const page = await open();
    await tool(page, 'Floor plan').click();
    const plan = page.getByRole('region', { name: 'Floor plan' });
    await plan.getByRole('img', { name: 'Ground floor' }).waitFor();
    expect(await plan.getByRole('button').evaluateAll((pins) => pins.map((pin) => pin.ariaLabel))).toEqual([
      'Scene atlas (you are here)',
      'Scene hall',
    ]);
    const turned = () => plan.locator('.radar').evaluate((radar: HTMLElement) => radar.style.rotate);
    await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.lookAt({ yaw: 40 }, { duration: 0 }));
    await expect.poll(turned, patient).toBe('40deg');
    await shot(page, 'plan');
    await plan.getByRole('button', { name: 'Scene hall' }).focus();
    await page.keyboard.press('Enter');
    await until(page, ({ scene }) => scene?.key === 'hall');
    await expect.poll(turned, patient).toBe('90deg');
    // The focus stays on the plan, at the place where one is now.
    expect(await page.evaluate(() => document.querySelector('belvedere-tour')!.shadowRoot!.activeElement?.ariaLabel)).toBe(
      'Scene hall (you are here)',
    );
    await plan.getByLabel('Floor', { exact: true }).selectOption('First floor');
    await plan.getByRole('button', { name: 'Scene attic' }).click();
    await until(page, ({ scene }) => scene?.key === 'attic');
    await plan.getByRole('button', { name: 'Scene attic (you are here)' }).waitFor();
    await tool(page, 'Floor plan').click();
    await plan.waitFor({ state: 'hidden' });
    await page.close();
  });

  test('0.17 0.26 their names are in the language of the tour', async () => {
    const page = await open();
    await tool(page, 'Floor plan').click();
    await page.getByLabel('Language').selectOption('de');
    await page.getByRole('img', { name: 'Erdgeschoss' }).waitFor();
    await page.close();
  });
});

describe('the guided tour', () => {
  test('leads from look to look with words on the screen, and can be stopped and walked by hand', async () => {
    const page = await open();
    await tool(page, 'Guided tour').click();
    const guide = page.getByRole('region', { name: 'Guided tour' });
    await guide.getByText('We begin at the door.').waitFor();
    await until(page, ({ view }) => Math.abs(view.yaw - 30) < 0.01);
    await shot(page, 'guide');
    await guide.getByRole('button', { name: 'Next' }).click();
    await guide.getByText('This is the hall.').waitFor();
    await until(page, ({ scene }) => scene?.key === 'hall');
    await guide.getByRole('button', { name: 'Pause the guided tour' }).click();
    await guide.getByRole('button', { name: 'Go on with the guided tour' }).waitFor();
    await guide.getByRole('button', { name: 'Next' }).click();
    await guide.getByText('Behind you is the stove.').waitFor();
    expect(await guide.getByRole('button', { name: 'Next' }).getAttribute('aria-disabled')).toBe('true');
    await guide.getByText('3 / 3').waitFor();
    await page.close();
  });

  test('0.26 goes on by itself when the time of a step is over, in the language of the visitor, and ends', async () => {
    const steps = manifest.steps!.map((step) => ({ ...step, seconds: 0.2 }));
    const page = await world.open({ manifest: { ...manifest, steps }, attributes: 'lang="de"', size: { width: 800, height: 560 } });
    await tool(page, 'Guided tour').click();
    const guide = page.getByRole('region', { name: 'Guided tour' });
    await guide.getByText('3 / 3').waitFor();
    await guide.getByRole('button', { name: 'Go on with the guided tour' }).waitFor();
    await guide.getByRole('button', { name: 'Previous' }).click();
    await guide.getByRole('button', { name: 'Previous' }).click();
    await guide.getByText('Wir beginnen an der Tür.').waitFor();
    await page.close();
  });
});

test('a narration that is longer than its step is heard to its end, and one that is missing holds nothing up', async () => {
  world.files.set('/media/voice.wav', makeSound(0.6));
  const voice = (path: string): ManifestMedia => ({ path, mimeType: 'audio/wav', width: null, height: null, duration: 0.6 });
  const media = { ...manifest.media, [mediaId(3)]: voice('voice.wav'), [mediaId(4)]: voice('missing.wav') };
  const narrations = [mediaId(3), mediaId(4), null];
  const steps = manifest.steps!.map((step, index) => ({ ...step, seconds: 0, narration: narrations[index]! }));
  const page = await world.open({ manifest: { ...manifest, steps, media }, size: { width: 800, height: 560 } });
  const begun = Date.now();
  await tool(page, 'Guided tour').click();
  const guide = page.getByRole('region', { name: 'Guided tour' });
  await guide.getByText('2 / 3').or(guide.getByText('3 / 3')).waitFor();
  expect(Date.now() - begun).toBeGreaterThan(600);
  await guide.getByText('3 / 3').waitFor();
  await guide.getByRole('button', { name: 'Go on with the guided tour' }).waitFor();
  await page.close();
});

test('the compass points north, says the heading and turns there', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Compass: 90°. Turn to the north' }).click();
  await until(page, ({ view }) => view.yaw === -90);
  await page.getByRole('button', { name: 'Compass: 0°. Turn to the north' }).waitFor();
  await page.close();
});

/** A page that says what its address is. */
const withAddress = (page: Page) =>
  page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () => {
      const link = Object.assign(document.createElement('link'), { rel: 'canonical', href: 'https://tours.example/t/museum/house' });
      document.head.append(link);
    }),
  );

test('the share sheet gives the address of the page, with the look if wished, and asks nobody', async () => {
  const outside: string[] = [];
  const page = await open(undefined, async (next) => {
    next.on('request', (request) => !request.url().startsWith(world.server.origin) && outside.push(request.url()));
    await withAddress(next);
  });
  await tool(page, 'Share').click();
  const link = page.getByLabel('Link to the tour');
  expect(await link.inputValue()).toBe('https://tours.example/t/museum/house');
  await page.getByLabel('Begin with what I see now').check();
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.lookAt({ yaw: 12 }, { duration: 0 }));
  await expect.poll(() => link.inputValue(), patient).toBe('https://tours.example/t/museum/house#scene=atlas&yaw=12&pitch=0&zoom=1');
  expect(await page.getByRole('link', { name: 'E-mail' }).getAttribute('href')).toMatch(/^mailto:\?subject=The%20house&body=https%3A/);
  await shot(page, 'share');
  await link.focus();
  await page.keyboard.press('Escape');
  await link.waitFor({ state: 'hidden' });
  expect(await tool(page, 'Share').getAttribute('aria-expanded')).toBe('false');
  expect(outside).toEqual([]);
  await page.close();
});

test('0.36 what is shared is told to the page: copied, by the keys too, mailed, handed on; what came to nothing is not', async () => {
  const page = await open(undefined, async (next) => {
    await withAddress(next);
    await next.addInitScript(() => {
      const answers = [Promise.reject(new DOMException('Shut.', 'AbortError')), Promise.resolve()];
      for (const answer of answers) answer.catch(() => undefined);
      Object.assign(Navigator.prototype, { share: () => answers.shift() });
      // Nothing here opens a mail program.
      addEventListener('click', (event) => (event.composedPath()[0] as Element).matches('a') && event.preventDefault());
    });
  });
  await tool(page, 'Share').click();
  const shares = () => page.evaluate(() => window.heard.flatMap(({ name, detail }) => (name === 'share' ? detail : [])));
  const of = (via: string) => ({ scene: sceneId(1), via });
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error()) }, configurable: true }),
  );
  await tool(page, 'Copy link').click();
  await page.getByLabel('Link to the tour').focus();
  await page.keyboard.press('Control+c');
  await expect.poll(shares, patient).toEqual([of('copy')]);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.resolve() } }));
  await tool(page, 'Copy link').click();
  await page.getByRole('link', { name: 'E-mail' }).click();
  for (let n = 0; n < 2; n++) await tool(page, 'Other app').click();
  await expect.poll(shares, patient).toEqual(['copy', 'copy', 'mail', 'other'].map(of));
  await page.close();
});

test('a device that is turned turns the view, once the visitor has asked for it', async () => {
  const page = await open(undefined, async (next) => {
    await next.context().grantPermissions(['accelerometer', 'gyroscope']);
    await next.addInitScript(() => {
      const { matchMedia } = window;
      window.matchMedia = (query) => matchMedia.call(window, query === '(pointer: coarse)' ? 'all' : query);
    });
  });
  const tilt = (alpha: number, beta: number) =>
    page.evaluate(([a, b]) => dispatchEvent(new DeviceOrientationEvent('deviceorientation', { alpha: a, beta: b, gamma: 0 })), [
      alpha,
      beta,
    ] as const);
  await tilt(0, 120);
  const gyroscope = tool(page, 'Look around by moving the device');
  await gyroscope.click();
  await page.getByRole('button', { name: 'Look around by moving the device', pressed: true }).waitFor();
  await tilt(0, 90);
  await tilt(330, 110);
  const { view } = await until(page, ({ view: { yaw } }) => yaw > 29);
  expect(view.yaw).toBeCloseTo(30, 4);
  expect(view.pitch).toBeCloseTo(20, 4);
  await gyroscope.click();
  await tilt(0, 90);
  expect((await until(page, () => true)).view.yaw).toBeCloseTo(30, 4);
  await page.close();
});

test('on a phone everything has its place, in a language that is read from the right too', async () => {
  const page = await open({ width: 360, height: 640 });
  await page.getByLabel('Language').selectOption('ar');
  await heard(page, 'language');
  await tool(page, 'Floor plan').click();
  await tool(page, 'Guided tour').click();
  await page.getByText('We begin at the door.').waitFor();
  await shot(page, 'phone');
  for (const button of await page.getByRole('button').all()) {
    const box = await button.boundingBox();
    if (!box) continue;
    expect(Math.min(box.width, box.height), (await button.getAttribute('aria-label')) ?? '').toBeGreaterThanOrEqual(24);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(360);
  }
  await page.close();
});
