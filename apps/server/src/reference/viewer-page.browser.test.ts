import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchChromium } from '@belvedere/testing';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDemoTour } from '../seed/build-demo-tour.ts';
import { DEMO_FOLDER, readDemoTour, type DemoTour } from '../seed/demo-tour.ts';
import { startTestServer, type StartedServer } from '../testing/index.ts';
import { readViewerExamples } from './viewer-examples.ts';

const SHOTS = join(tmpdir(), 'belvedere-examples');

let server: StartedServer;
let browser: Browser;
let page: Page;
const errors: string[] = [];
beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ worker: true }), launchChromium()]);
  const { context } = await server.createTenant('demo');
  await mkdir(SHOTS, { recursive: true });
  await buildDemoTour(context, await smallDemo(), () => undefined);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${server.url}/viewer`);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The demo tour with pictures that are cut in a moment. */
async function smallDemo(): Promise<DemoTour> {
  const demo = await readDemoTour();
  const shrink = async (file: string) => {
    const small = join(SHOTS, file);
    await sharp(fileURLToPath(new URL(file, DEMO_FOLDER)))
      .resize(1024, 512)
      .toFile(small);
    return pathToFileURL(small).href;
  };
  const scenes = await Promise.all(demo.scenes.map(async (scene) => ({ ...scene, file: await shrink(scene.file) })));
  return { ...demo, scenes };
}

/** Comes to an example and waits until its tour shows a picture. */
async function comeTo(id: string) {
  const example = page.locator(`#${id}`);
  await example.scrollIntoViewIfNeeded();
  await example.locator('.tour canvas').waitFor({ state: 'attached' });
  await example.locator('.tour .root:not([aria-busy])').waitFor();
  return example;
}

const nameOfScene = (id: string) => page.locator(`#${id} canvas`).getAttribute('aria-label');

test('1.0 every example runs as it is shown, without an error', async () => {
  for (const { id, script } of await readViewerExamples()) {
    await comeTo(id);
    expect(await page.locator(`#${id} pre`).textContent()).toBe(script.trimEnd());
  }
  await comeTo('tag');
  await page.screenshot({ path: join(SHOTS, 'viewer.png'), fullPage: true });
  expect(errors).toEqual([]);
});

test('1.0 the examples do what their words say: look, go, hear, place, add, translate', async () => {
  const move = await comeTo('move');
  const before = await nameOfScene('move');
  await move.getByRole('button', { name: 'Next scene' }).click();
  await expect.poll(() => nameOfScene('move')).not.toBe(before);

  const events = await comeTo('events');
  await events.locator('.hotspot[data-type=navigation]').first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => events.locator('output').textContent()).toMatch(/scene: .+, from \S+\nhotspot: .+ is open\n[^]*ready: /);

  const where = await comeTo('where');
  await where.locator('.tour').click({ position: { x: 200, y: 120 } });
  await expect.poll(() => where.locator('output').textContent()).toMatch(/^yaw -?\d+\.\d°, pitch -?\d+\.\d°$/);
  const pin = await where.locator('.pin').boundingBox();
  const tour = await where.locator('.tour').boundingBox();
  expect(Math.abs(pin!.x + pin!.width / 2 - tour!.x - 200)).toBeLessThan(1.5);
  expect(Math.abs(pin!.y + pin!.height / 2 - tour!.y - 120)).toBeLessThan(1.5);

  const plugin = await comeTo('plugin');
  await plugin.locator('canvas').focus();
  const heading = () => plugin.locator('.layer p').textContent();
  const first = await heading();
  await page.keyboard.down('ArrowRight');
  await expect.poll(heading).not.toBe(first);
  await page.keyboard.up('ArrowRight');

  const words = await comeTo('words');
  await words.locator('.buttons select').selectOption('de');
  await expect.poll(() => words.locator('.root').getAttribute('lang')).toBe('de');
  await expect.poll(() => words.locator('.hotspots').getAttribute('aria-label')).toBe('Sehenswertes');
  expect(errors).toEqual([]);
});

test('axe finds nothing on the page of examples, and without JavaScript or a tour it is still to be read', async () => {
  await page.evaluate(axe.source);
  // The same tour six times: each is a region with its title.
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ rules: { 'landmark-unique': { enabled: false } } })`);
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);

  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto(`${server.url}/viewer?tour=demo/nothing`);
  await plain.getByText('There is no tour here to show them with.').waitFor();
  expect(await plain.locator('pre').count()).toBe(6);
  expect(await plain.locator('belvedere-tour, script').count()).toBe(0);
});
