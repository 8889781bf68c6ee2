import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importMediaFile } from '@belvedere/platform';
import { launchChromium } from '@belvedere/testing';
import type { Browser, Request } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import { makeFilm, startTestServer, testFfmpegPath, type StartedServer } from '../testing/index.ts';

const ffmpeg = await testFfmpegPath();
const SHOTS = process.env['BELVEDERE_SHOTS'];
const patient = { timeout: 60_000 };

let server: StartedServer;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-film-scene-'));
  [server, browser] = await Promise.all([startTestServer({ worker: true, ffmpegPath: ffmpeg }), launchChromium()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test.skipIf(!ffmpeg)(
  '0.23 a film that is uploaded, chosen and published is what visitors look around in, and its still before',
  async () => {
    const tenant = await server.createTenant('cinema');
    const caller = createCaller(tenant.context);
    const path = await makeFilm(ffmpeg!, { path: join(folder, 'hall.mp4'), width: 1024, height: 512, upper: 'red', lower: 'blue' });
    const { mediaId } = await importMediaFile({ context: tenant.context, source: { path } });
    const { id: tourId } = await caller.tours.create({ title: 'Cinema' });
    const { id } = await caller.tours.scenes.create({ tourId, title: 'Hall', sourceMediaId: mediaId, initialPitch: 20 });
    await expect.poll(async () => (await caller.tours.scenes.get({ id })).panorama?.status, patient).toBe('ready');
    const { url } = await caller.tours.publish({ id: tourId });

    const page = await browser.newPage({ viewport: { width: 480, height: 360 } });
    const failed: string[] = [];
    // A browser breaks off the rest of a film that it has enough of.
    const isEnough = (request: Request) => request.resourceType() === 'media' && request.failure()?.errorText === 'net::ERR_ABORTED';
    page.on('requestfailed', (request) => !isEnough(request) && failed.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on('pageerror', (error) => failed.push(String(error)));
    const film = page.waitForResponse((response) => response.url().includes(`/media/${tenant.id}/${mediaId}/compressed`));
    await page.goto(url);
    expect((await film).status()).toBeLessThan(300);
    await page.locator('canvas.source.there').waitFor(patient);
    await page.getByRole('slider', { name: 'Position in the film' }).waitFor();
    if (SHOTS) await page.screenshot({ path: join(SHOTS, 'film-scene.png') });
    // It fades in over the tiles, which are its still.
    const sky = async () => {
      const { channels } = await sharp(await page.screenshot({ clip: { x: 230, y: 60, width: 20, height: 20 } })).stats();
      const [red, , blue] = channels.map(({ mean }) => mean);
      return red! > 200 && blue! < 60;
    };
    await expect.poll(sky, patient).toBe(true);
    expect(failed).toEqual([]);
  },
  120_000,
);
