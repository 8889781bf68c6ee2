import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readZip } from '@belvedere/kernel/archive';
import { launchChromium } from '@belvedere/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import { startPlatform, type Platform } from './start-platform.ts';

const DEMO = fileURLToPath(new URL('../../../../tooling/demo/tour/', import.meta.url));
const SHOTS = process.env['BELVEDERE_SHOTS'];

let platform: Platform;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-offline-'));
  [platform, browser] = await Promise.all([startPlatform(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The archive of a tour as a partner loads it, unpacked. */
async function unpacked(tourId: string, caller: ReturnType<typeof createCaller>): Promise<string[]> {
  const { id } = await caller.tours.exports.create({ tourId, originals: false });
  await expect.poll(async () => (await caller.tours.exports.get({ id })).status, { timeout: 60_000 }).toBe('done');
  const { url } = await caller.tours.exports.download({ id });
  const response = await fetch(platform.url + url);
  const names: string[] = [];
  await readZip(new Uint8Array(await response.arrayBuffer()), async ({ label }, content) => {
    names.push(label);
    const path = join(folder, label);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  });
  return names;
}

test('I16 the archive of a tour opens from a disk: every picture, the way to another scene, and nothing is asked of a server', async () => {
  const context = await platform.createTenant('offline');
  const caller = createCaller(context);
  const { tourId, scenes } = await platform.importFolder(context, DEMO);
  // What a page from a disk may not draw leaves the tiles, and nobody hears of it.
  const { version, panoramaMediaId } = await caller.tours.scenes.get({ id: scenes[0]!.sceneId! });
  await caller.tours.scenes.update({ id: scenes[0]!.sceneId!, version, sourceMediaId: panoramaMediaId });
  await caller.tours.publish({ id: tourId });
  const names = await unpacked(tourId, caller);
  expect(names).toContain(`media/${panoramaMediaId}-compressed.webp`);
  expect(names).toEqual(expect.arrayContaining(['index.html', 'README.txt', 'belvedere/checksums.json', 'belvedere/signature.json']));

  const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  const door = page.locator('button.hotspot[data-type=navigation]').first();
  await door.waitFor();
  await expect.poll(async () => (await page.screenshot()).length, { timeout: 20_000 }).toBeGreaterThan(60_000);
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'offline.png') });
  const title = await page.title();
  expect(title).toBe('Far places');
  await door.focus();
  await page.keyboard.press('Enter');
  const told = () => page.getByRole('status').first().textContent();
  await expect.poll(told, { timeout: 10_000 }).toContain(`You are now in: ${scenes[1]?.title}`);
  expect(complaints).toEqual([]);
  expect(asked.filter((url) => url.includes('/media/'))).toEqual([]);
  expect(await page.locator('canvas').count()).toBe(1);
  expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  expect(asked.filter((url) => url.includes('/tiles/')).length).toBeGreaterThan(5);
});
