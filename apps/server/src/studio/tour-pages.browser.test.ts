import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { writeZip } from '@belvedere/kernel/archive';
import { importMediaFile } from '@belvedere/platform';
import { launchChromium } from '@belvedere/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { startTestServer, type StartedServer, type TestTenant } from '../testing/index.ts';
import { fits, naturalWidth, visitStudio, shoot, violationsInBoth } from './visit-studio.ts';

const DEMO = new URL('../../../../tooling/demo/tour/', import.meta.url);

let server: StartedServer;
let browser: Browser;
let tenant: TestTenant;
let caller: Caller;
/** A panorama. */
let mediaId: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ worker: true }), launchChromium()]);
  tenant = await server.createTenant('hotel');
  caller = createCaller(tenant.context);
  const source = { path: fileURLToPath(new URL('hall.webp', DEMO)) };
  ({ mediaId } = await importMediaFile({ context: tenant.context, source, fileName: 'hall.webp' }));
  const first = await makeTour('The first');
  const isReady = async () => (await caller.tours.scenes.list({ tourId: first })).items[0]?.panorama?.status === 'ready';
  await vi.waitUntil(isReady, { timeout: 60_000, interval: 200 });
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A draft of one scene. */
async function makeTour(title: string): Promise<string> {
  const { id } = await caller.tours.create({ title, tags: ['lake'] });
  await caller.tours.scenes.create({ tourId: id, title: 'Hall', panoramaMediaId: mediaId });
  return id;
}

/** A tour of Pannellum with one scene, as somebody would zip it. */
async function pannellumArchive(): Promise<Buffer> {
  const hotSpots = [{ type: 'info', yaw: 30, pitch: -5, text: 'The stove' }];
  const scenes = { hall: { title: 'Great hall', type: 'equirectangular', panorama: 'hall.webp', hotSpots } };
  const config = JSON.stringify({ default: { firstScene: 'hall' }, scenes });
  const of = async function* (content: string | Uint8Array) {
    yield content;
  };
  const picture = await readFile(new URL('hall.webp', DEMO));
  return buffer(
    writeZip([
      { name: 'castle/tour.json', content: of(config) },
      { name: 'castle/hall.webp', content: of(picture), stored: true },
    ]),
  );
}

test('settings save themselves field by field; what the server refuses stands beside its field; of two who write one is told', async () => {
  const tourId = await makeTour('Hotel at the lake');
  await caller.tours.create({ title: 'Taken' });
  const { page, context, complaints } = await visitStudio({ browser, server }, tenant, { path: `tours/${tourId}/settings` });
  await page.getByLabel('Description', { exact: true }).fill('Rooms with a view.');
  await page.getByLabel('Category').fill('Hotel');
  await page.getByRole('combobox', { name: 'Tags' }).fill('spa');
  await page.keyboard.press('Enter');
  await page.getByLabel('Difficulty').selectOption('easy');
  await page.getByLabel('Country').selectOption('CH');
  await page.getByLabel('Latitude').fill('46.95, 7.45');
  expect(await page.getByLabel('Longitude').inputValue()).toBe('7.45');
  await page.getByLabel('Title for search engines').fill('The hotel at the lake of Thun');
  await page.getByLabel('Turn by itself until').check();
  await page.getByText('All changes saved').waitFor();
  expect(await caller.tours.get({ id: tourId })).toMatchObject({
    description: 'Rooms with a view.',
    category: 'Hotel',
    tags: ['lake', 'spa'],
    difficulty: 'easy',
    country: 'CH',
    latitude: 46.95,
    longitude: 7.45,
    metaTitle: 'The hotel at the lake of Thun',
    autoplayEnabled: true,
  });
  await page.getByText('The hotel at the lake of Thun').first().waitFor();
  await shoot(page, 'settings');
  expect(await violationsInBoth(page)).toEqual([]);

  await page.getByLabel('Title', { exact: true }).fill('');
  await page.getByText('A tour has a title.').waitFor();
  await page.getByLabel('Title', { exact: true }).fill('Hotel at the lake');
  const address = page.getByLabel('Address', { exact: true });
  await address.fill('taken');
  await address.press('Enter');
  await page.getByText('Another tour has this slug.', { exact: true }).waitFor();
  await address.fill('lake-hotel');
  await address.press('Enter');
  await page.getByText('All changes saved').waitFor();

  const theirs = await caller.tours.get({ id: tourId });
  await caller.tours.update({ id: tourId, version: theirs.version, location: 'Thun', metaDescription: 'Theirs.' });
  await page.getByLabel('Description for search engines').fill('Mine.');
  await page.getByText('your text is kept here: “Mine.”').first().waitFor();
  expect(await page.getByLabel('Place in words').inputValue()).toBe('Thun');
  expect(await page.getByLabel('Description for search engines').inputValue()).toBe('Theirs.');
  expect(complaints.filter((each) => !/400|409/.test(each))).toEqual([]);
  await context.close();
});

test('a tour is handed in, returned, published, scheduled, closed by a password and a link, and taken offline', async () => {
  const tourId = await makeTour('Castle');
  const { page, context, complaints } = await visitStudio({ browser, server }, tenant, { path: `tours/${tourId}/publish` });
  await page.getByRole('button', { name: 'Hand in for review' }).click();
  await page.getByLabel('What is to be done').fill('Say more of the garden.');
  await page.getByRole('button', { name: 'Return it' }).click();
  await page.locator('blockquote').getByText('Say more of the garden.').waitFor();

  // A finding leads to what it concerns.
  const { version } = await caller.tours.get({ id: tourId });
  await caller.tours.update({ id: tourId, version, description: null, metaDescription: null });
  await page.reload();
  await page.getByRole('link', { name: /has no description\./ }).click();
  await page.waitForURL('**/settings');
  await page.getByRole('link', { name: 'Publish', exact: true }).click();

  await page.getByLabel('What is new').fill('The first.');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('First published').waitFor();
  const address = (await page.getByRole('link', { name: 'Look at it' }).getAttribute('href'))!;
  expect((await fetch(address)).status).toBe(200);

  await page.getByLabel('By the clocks of').selectOption('Asia/Tokyo');
  await page.getByLabel('Is taken back').fill('2040-03-01T09:30');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The times are saved.').first().waitFor();
  expect((await caller.tours.get({ id: tourId })).unpublishAt).toEqual(new Date('2040-03-01T00:30:00Z'));
  expect(await page.getByLabel('Is taken back').inputValue()).toBe('2040-03-01T09:30');
  await page.getByLabel('Is taken back').fill('2020-03-01T09:30');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Choose a time that is still to come.').waitFor();

  await page.getByRole('radio', { name: 'Whoever knows a password' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close it' }).click();
  await page.getByRole('button', { name: 'Add a password' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('For whom it is').fill('Guests');
  await dialog.getByLabel('Password').fill('open sesame');
  await dialog.getByRole('button', { name: 'Add a password' }).click();
  await page.getByText('used 0 times').waitFor();
  expect(await (await fetch(address)).text()).toContain('password');
  await page.getByRole('button', { name: 'Make a link' }).click();
  await dialog.getByLabel('For whom it is').fill('The press');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const link = await dialog.getByLabel('Address').inputValue();
  const guest = await browser.newContext();
  expect((await (await guest.newPage()).goto(link))?.status()).toBe(200);
  await guest.close();
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  await shoot(page, 'publish');
  expect(await violationsInBoth(page)).toEqual([]);
  await page.getByRole('button', { name: 'End it: The press' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End it' }).click();
  await page.getByText('ended', { exact: false }).first().waitFor();

  await page.getByRole('radio', { name: 'Everybody' }).click();
  await expect.poll(async () => (await fetch(address)).text()).toContain('og:title');
  await page.getByRole('button', { name: 'Take it offline' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take it offline' }).click();
  await page.getByText('A draft: nobody but').waitFor();
  expect((await fetch(address)).status).toBe(404);
  expect(complaints.filter((each) => !/400/.test(each))).toEqual([]);
  await context.close();
});

test('a live tour is shared by link, QR code, embed and file; an embed shows its look before, and ends', async () => {
  const tourId = await makeTour('Shared house');
  await caller.tours.publish({ id: tourId });
  const { page, context, complaints } = await visitStudio({ browser, server }, tenant, { path: `tours/${tourId}/share` });
  await page.getByText('Sites that ask by oEmbed are told this').waitFor();
  const qr = page.getByRole('img', { name: /QR code of/ });
  await expect.poll(() => naturalWidth(qr)).toBeGreaterThan(20);
  expect(await page.getByLabel('As an element').inputValue()).toContain('/t/hotel/shared-house/manifest.json"></belvedere-tour>');

  await page.getByRole('button', { name: 'Make an embed' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('canvas').waitFor();
  await dialog.getByLabel('Height').fill('40 lines');
  await dialog.getByLabel('Sites that may show it').fill('*.com');
  await dialog.getByRole('button', { name: 'Make an embed' }).click();
  await dialog.getByRole('alert').first().waitFor();
  await dialog.getByLabel('Height').fill('480px');
  await dialog.getByLabel('Sites that may show it').fill('www.hotel.example\nblog.example');
  await dialog.getByText('1120 × 480').waitFor();
  await shoot(page, 'embed-builder');
  expect(await violationsInBoth(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make an embed' }).click();
  const script = await dialog.getByLabel('Script: put').inputValue();
  expect(script).toContain('data-height="480px"');
  const frame = /src="([^"]+)"/.exec(await dialog.getByLabel('Frame, for pages').inputValue())![1]!;
  const framed = await fetch(frame);
  expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors https://www.hotel.example https://blog.example');
  await dialog.getByRole('button', { name: 'I have kept it' }).click();

  await page.getByRole('button', { name: 'Make the file' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click({ timeout: 60_000 });
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  await shoot(page, 'share');
  expect(await violationsInBoth(page)).toEqual([]);

  await page.getByRole('button', { name: 'End it: www.hotel.example' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End it' }).click();
  await expect.poll(async () => (await fetch(frame)).status).toBe(404);
  expect(complaints.filter((each) => !/400/.test(each))).toEqual([]);
  await context.close();
});

test('the pages of a tour are in German and fit a phone', async () => {
  const tourId = await makeTour('Haus');
  const { page, context } = await visitStudio({ browser, server }, tenant, {
    path: `tours/${tourId}/settings`,
    viewport: { width: 390, height: 844 },
    locale: 'de-DE',
  });
  for (const [tab, heading] of [
    ['settings', 'Worum es geht'],
    ['publish', 'Prüfliste'],
    ['share', 'In eine Seite einbetten'],
  ] as const) {
    await page.goto(`${server.url}/studio/hotel/tours/${tourId}/${tab}`);
    await page.getByRole('heading', { name: heading }).waitFor();
    expect([tab, await fits(page)]).toEqual([tab, true]);
    await shoot(page, `${tab}-phone`);
  }
  await caller.tours.create({ title: 'Vergeben' });
  await page.goto(`${server.url}/studio/hotel/tours/${tourId}/settings`);
  await page.getByLabel('Adresse', { exact: true }).fill('vergeben');
  await page.keyboard.press('Enter');
  const refusal = 'Eine andere Tour hat diese Adresse. Wählen Sie eine andere.';
  await page.getByText(`Nicht gespeichert: ${refusal}`).waitFor();
  await page.getByText(refusal, { exact: true }).waitFor();
  await shoot(page, 'refused-phone');
  await context.close();
});

test('an archive of another program is looked at first, then made, and its report says what came of it', async () => {
  const { page, context, complaints } = await visitStudio({ browser, server }, tenant, { path: 'tours?import=new' });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('ZIP file').setInputFiles({ name: 'castle.zip', mimeType: 'application/zip', buffer: await pannellumArchive() });
  await shoot(page, 'import');
  expect(await violationsInBoth(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.getByText('This is what would be made').waitFor({ timeout: 30_000 });
  await dialog.getByText('1 hotspot').first().waitFor();
  await shoot(page, 'import-report');
  expect(await violationsInBoth(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make the tour' }).click();
  await dialog.getByText('The tour is made, as a draft.').waitFor({ timeout: 60_000 });
  await dialog.getByRole('link', { name: 'Open the editor' }).click();
  await page.getByRole('button', { name: /Scene Great hall/ }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
