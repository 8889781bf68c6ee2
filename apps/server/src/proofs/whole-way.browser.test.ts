import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tilePath, tilesOf, tourManifestSchema, type TourManifest } from '@belvedere/manifest';
import type { RequestContext } from '@belvedere/kernel';
import { importMediaFile } from '@belvedere/platform';
import { launchChromium } from '@belvedere/testing';
import { contentText } from '@belvedere/tours';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import type { ImportedTour } from '../imports/import-tour.ts';
import { startHostSite, type HostSite } from './start-host-site.ts';
import { startPlatform, TOURS_HOST, type Platform } from './start-platform.ts';

const ROOT = new URL('../../../../', import.meta.url);
const PHOTOGRAPHS = fileURLToPath(new URL('../shared/panoramas/', ROOT));
const DEMO = fileURLToPath(new URL('tooling/demo/tour/', ROOT));
const SHOTS = process.env['BELVEDERE_SHOTS'];
const SAYING = 'The stones of this wall hold without mortar, <b>to the millimetre</b>.';
const SECOND = 1000;

let platform: Platform;
let browser: Browser;
/** The partner may show the tour, the stranger may not. */
let partner: HostSite;
let stranger: HostSite;
let context: RequestContext;
let caller: Caller;
let tour: ImportedTour & { tourId: string };
let manifest: TourManifest;

beforeAll(async () => {
  [platform, partner, stranger] = await Promise.all([startPlatform(), startHostSite(), startHostSite()]);
  const rules = [
    `MAP ${TOURS_HOST} 127.0.0.1:${platform.port}`,
    'MAP *.evil.test 127.0.0.1',
    'MAP notlocalhost 127.0.0.1',
    'MAP xn--* 127.0.0.1',
  ];
  browser = await launchChromium({ args: [`--host-resolver-rules=${rules.join(',')}`] });
  context = await platform.createTenant('proof');
  caller = createCaller(context);
  // The photographs beside the clone, where there are any; else the demo's own pictures.
  const folder = await access(PHOTOGRAPHS).then(
    () => PHOTOGRAPHS,
    () => DEMO,
  );
  tour = await platform.importFolder(context, folder);
  await caller.tours.hotspots.create({
    sceneId: tour.scenes[0]!.sceneId!,
    title: 'The wall',
    position: { yaw: 0, pitch: 10 },
    content: { type: 'info', body: { blocks: [{ type: 'paragraph', content: [{ type: 'text', text: SAYING }] }] } },
  });
  await caller.tours.publish({ id: tour.tourId });
  manifest = await readManifest(platform.url, pathOf(tour.url));
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([partner?.stop(), stranger?.stop()]);
  await platform?.stop();
});

test('every tile of every panorama loads, in each format, as what it says it is', async () => {
  const paths = manifest.scenes.flatMap(({ panorama, thumbnail }) => [
    thumbnail,
    ...panorama.formats.flatMap((format) => [...tilesOf(panorama)].map((tile) => tilePath(panorama.id, tile, format))),
  ]);
  const wrong: string[] = [];
  for (const path of paths) {
    const response = await fetch(platform.url + manifest.roots.tiles + path);
    const bytes = Buffer.from(await response.arrayBuffer());
    const isWebp = path.endsWith('.webp');
    const type = isWebp ? 'image/webp' : 'image/jpeg';
    const isImage = isWebp ? bytes.subarray(8, 12).toString() === 'WEBP' : bytes.readUInt16BE(0) === 0xffd8;
    if (response.status !== 200 || response.headers.get('content-type') !== type || !isImage) wrong.push(`${path}: ${response.status}`);
  }
  expect(wrong).toEqual([]);
  expect(manifest.scenes.map(({ title }) => title)).toEqual(tour.scenes.map(({ title }) => title));
  expect(paths.length).toBeGreaterThan(manifest.scenes.length * 12);
  process.stdout.write(`${manifest.scenes.length} panoramas, ${paths.length} files of tiles, 0 missing\n`);
});

test('a page of another site shows the tour by one line: look around, follow a link, read a hotspot', async () => {
  const { snippet } = await caller.tours.embeds.create({ tourId: tour.tourId, domains: [`localhost:${partner.port}`] });
  partner.pages.set('/article', `<h1>Far places</h1>${snippet}`);
  const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
  const complaints = listenForComplaints(page);
  await page.goto(`http://localhost:${partner.port}/article`);
  await untilReady(page);
  const frame = page.frameLocator('iframe');
  const door = frame.locator('button.hotspot[data-type=navigation]').first();
  await door.waitFor();
  await expect
    .poll(async () => (await pictureOf(page)).length, { timeout: 20_000, message: 'a picture that is not blank' })
    .toBeGreaterThan(5000);
  await untilPainted(page);
  await shoot(page, 'embedded');

  const at = (await page.locator('iframe').boundingBox())!;
  const before = { door: await centre(door), picture: await pictureOf(page) };
  // Hovering waits until the frame itself gets what the pointer does: a frame of another site does so only some time after it is drawn.
  await frame.locator('#tour').hover({ position: { x: at.width / 2, y: at.height * 0.8 } });
  await page.mouse.down();
  await page.mouse.move(at.x + at.width / 2 - 150, at.y + at.height * 0.8, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await centre(door)).x, { timeout: 10_000 }).toBeLessThan(before.door.x - 100);
  await expect.poll(async () => (await pictureOf(page)).equals(before.picture)).toBe(false);

  // A picture that was thrown glides on for a while.
  await untilPainted(page);
  const dragged = await centre(door);
  await frame.locator('canvas').focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await centre(door)).x, { timeout: 10_000 }).toBeGreaterThan(dragged.x + 10);

  await frame.getByRole('button', { name: 'The wall' }).focus();
  await page.keyboard.press('Enter');
  const panel = frame.getByRole('dialog');
  await panel.waitFor();
  expect(await panel.innerText()).toContain(SAYING);
  await shoot(page, 'hotspot');
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });

  const entered = page.evaluate(`new Promise((resolve) => window.Belvedere.embeds[0].on('scene', resolve))`);
  await frame.getByRole('button', { name: manifest.scenes[1]!.title }).first().click();
  expect(await entered).toMatchObject({ type: 'scene', key: manifest.scenes[1]!.key, title: manifest.scenes[1]!.title });
  await untilPainted(page);
  await shoot(page, 'second-scene');
  expect(complaints).toEqual([]);
  await page.close();
});

test('0.9 a page of another site shows a draft in the viewer, without a credential of its own', async () => {
  const { items } = await caller.tours.scenes.list({ tourId: tour.tourId });
  const { id } = await caller.tours.create({ title: 'Not live yet' });
  const hall = await caller.tours.scenes.create({ tourId: id, title: 'Hall', panoramaMediaId: items[0]!.panoramaMediaId });
  const yard = await caller.tours.scenes.create({ tourId: id, title: 'Yard', panoramaMediaId: items[1]!.panoramaMediaId });
  await caller.tours.scenes.create({ tourId: id, title: 'Without a picture' });
  const way = { sceneId: hall.id, title: 'Out', position: { yaw: 0, pitch: 0 }, targetSceneId: yard.id };
  await caller.tours.hotspots.create({ ...way, content: { type: 'navigation' } });
  const draft = (await caller.tours.preview({ id })).manifest!;
  partner.pages.set(
    '/draft',
    `<div id="tour" style="height: 600px"></div><script type="module">
      import { createTour } from 'http://${TOURS_HOST}/assets/viewer.js';
      const tour = createTour(document.querySelector('#tour'), { src: ${JSON.stringify(draft)} });
      tour.on('sharp', () => (window.isSharp = true));
    </script>`,
  );
  const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
  const complaints = listenForComplaints(page);
  await page.goto(`http://localhost:${partner.port}/draft`);
  await page.waitForFunction('window.isSharp');
  await shoot(page, 'draft');
  await page.evaluate('window.isSharp = false');
  await page.getByRole('button', { name: 'Out. Go to Yard' }).click();
  await page.waitForFunction('window.isSharp');
  expect(draft.scenes.map(({ title }) => title)).toEqual(['Hall', 'Yard']);
  expect(complaints).toEqual([]);
  expect((await fetch(`${platform.url}/t/proof/not-live-yet/manifest.json`)).status).toBe(404);
  await page.close();
});

const strangers: [name: string, address: (ports: { partner: number; stranger: number }) => string][] = [
  ['another port', ({ stranger: port }) => `http://localhost:${port}/embedding`],
  ['another name of the same machine', ({ partner: port }) => `http://127.0.0.1:${port}/embedding`],
  ['the allowed name as a prefix', ({ partner: port }) => `http://localhost.evil.test:${port}/embedding`],
  ['the allowed name as a suffix', ({ partner: port }) => `http://notlocalhost:${port}/embedding`],
  ['a name below the allowed one', ({ partner: port }) => `http://www.localhost:${port}/embedding`],
  ['a name that looks like the allowed one', ({ partner: port }) => `http://l\u043ecalhost:${port}/embedding`],
  ['an allowed page inside a foreign one', ({ stranger: port }) => `http://localhost:${port}/framing`],
  ['an allowed page in a sandbox', ({ partner: port }) => `http://localhost:${port}/sandboxing`],
  ['a document of data:', ({ partner: port }) => `http://localhost:${port}/data`],
];

test.each(strangers)('E2 no frame for %s', async (_, address) => {
  const { snippet } = await caller.tours.embeds.create({ tourId: tour.tourId, domains: [`localhost:${partner.port}`] });
  for (const site of [partner, stranger]) {
    const allowed = `http://localhost:${partner.port}/embedding`;
    site.pages.set('/embedding', snippet);
    site.pages.set('/framing', `<iframe src="${allowed}" width="600" height="400"></iframe>`);
    site.pages.set('/sandboxing', `<iframe src="${allowed}" sandbox="allow-scripts" width="600" height="400"></iframe>`);
    site.pages.set('/data', `<iframe src="data:text/html,${encodeURIComponent(`<body>${snippet}`)}" width="600" height="400"></iframe>`);
  }
  const page = await browser.newPage();
  const refused = page.waitForEvent('console', { predicate: (message) => /frame-ancestors/.test(message.text()) });
  await page.goto(address({ partner: partner.port, stranger: stranger.port }));
  await refused;
  const inside = await Promise.all(page.frames().map((each) => each.locator('#tour').count()));
  expect(inside.reduce((sum, count) => sum + count)).toBe(0);
  await page.close();
});

test('E2 an embed without domains is framed by nobody; nothing in its address changes the document', async () => {
  const { url } = await caller.tours.embeds.create({ tourId: tour.tourId, domains: [] });
  const path = new URL(url).pathname;
  const plain = await fetch(platform.url + path);
  expect(plain.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  const tricked = await fetch(`${platform.url}${path}?src=https://evil.test/x.json&title=<script>&lang=x"onload=`);
  const withoutNonce = (html: string) => html.replaceAll(/nonce="[^"]+"/g, '');
  expect(withoutNonce(await tricked.text())).toBe(withoutNonce(await plain.text()));
});

test('0.10 a revoked embed is gone at once, on every server', async () => {
  const { embed, url } = await caller.tours.embeds.create({ tourId: tour.tourId, domains: [`localhost:${partner.port}`] });
  const addresses = [platform.url, platform.secondUrl].map((server) => server + pathOf(url));
  const statuses = () => Promise.all(addresses.map(async (address) => (await fetch(address)).status));
  expect(await statuses()).toEqual([200, 200]);
  await caller.tours.embeds.revoke({ id: embed.id });
  expect(await statuses()).toEqual([404, 404]);
  const gone = await fetch(addresses[0]!);
  expect(gone.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('without JavaScript the page of a tour reads as a document', async () => {
  const reader = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 900, height: 700 } });
  const page = await reader.newPage();
  const complaints = listenForComplaints(page);
  await page.goto(tour.url!);
  expect(await page.locator('h1').allInnerTexts()).toEqual([manifest.title]);
  expect(await page.locator('h2').allInnerTexts()).toEqual(manifest.scenes.map(({ title }) => title));
  expect(await page.getByText(SAYING).isVisible()).toBe(true);
  const links = await page.locator('.hotspots a').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  const keys = new Set(manifest.scenes.map(({ key }) => `#${key}`));
  expect(links.length).toBe(2 * (manifest.scenes.length - 1));
  expect(links.filter((link) => !keys.has(link))).toEqual([]);
  for (const image of await page.locator('main img').all()) {
    await image.scrollIntoViewIfNeeded();
    expect(await image.getAttribute('alt')).not.toBe('');
    await expect.poll(() => image.evaluate<number, { naturalWidth: number }>((node) => node.naturalWidth)).toBeGreaterThan(0);
  }
  await shoot(page, 'without-javascript');
  expect(complaints).toEqual([]);
  // What the tour says is what the manifest says: every scene with its points, in their order, and their words.
  const read = await page
    .locator('.scene')
    .evaluateAll((all) => all.map((scene) => [...scene.querySelectorAll('h2, .hotspots > li, h2 ~ p')].map((part) => part.textContent)));
  const expected = manifest.scenes.map(({ title, description, hotspots }) => [
    title,
    ...(description ? description.split(/\n+/) : []),
    ...hotspots.map((hotspot) => [hotspot.title, hotspot.description, contentText(hotspot.content)].filter(Boolean).join(' ')),
  ]);
  const squeezed = (list: (string | null)[][]) => list.map((scene) => scene.map((text) => text?.replaceAll(/\s/g, '')));
  expect(squeezed(read)).toEqual(squeezed(expected));
  // axe is a script: it reads the same document where scripts run, without those of the page.
  const still = await browser.newPage();
  const body = (await page.content()).replaceAll(/<script.*?<\/script>/gs, '');
  await still.route(tour.url!, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await still.goto(tour.url!);
  expect(await faults(still)).toEqual([]);
  await still.close();
  await reader.close();
});

test('the page of a tour shows it, without a complaint of the browser', async () => {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  const complaints = listenForComplaints(page);
  await page.goto(tour.url!);
  await page.locator('belvedere-tour button.hotspot').first().waitFor();
  await untilPainted(page);
  await shoot(page, 'tour-page');
  expect(complaints).toEqual([]);
  expect(await faults(page)).toEqual([]);
  await page.close();
});

test('0.9 what is unpublished is gone from every address: page, manifest, tiles, media, embed, oEmbed, sitemap', async () => {
  const own = await platform.createTenant('withdrawn');
  const theirs = createCaller(own);
  const picture = join(DEMO, 'hall.webp');
  const [panorama, image] = await Promise.all(
    (['panorama', 'image'] as const).map((purpose) => importMediaFile({ context: own, source: { path: picture }, purpose })),
  );
  const { id } = await theirs.tours.create({ title: 'Withdrawn' });
  const scene = await theirs.tours.scenes.create({ tourId: id, title: 'Hall', panoramaMediaId: panorama!.mediaId });
  const content = { type: 'image' as const, image: { mediaId: image!.mediaId, alt: 'The hall' } };
  await theirs.tours.hotspots.create({ sceneId: scene.id, title: 'Picture', position: { yaw: 0, pitch: 0 }, content });
  await expect.poll(async () => (await theirs.media.get({ id: image!.mediaId })).status, { timeout: 30_000 }).toBe('ready');
  await expect.poll(async () => (await theirs.tours.scenes.get({ id: scene.id })).panorama?.status, { timeout: 30_000 }).toBe('ready');
  const { url, manifestUrl } = await theirs.tours.publish({ id });
  const embed = await theirs.tours.embeds.create({ tourId: id, domains: ['partner.example'] });

  const document = await readManifest(platform.url, pathOf(url));
  const shown = document.scenes[0]!.panorama;
  const paths = [
    pathOf(url),
    `${pathOf(url)}/manifest.json`,
    pathOf(manifestUrl),
    document.roots.tiles + tilePath(shown.id, { face: 'f', level: 0, x: 0, y: 0 }, 'jpg'),
    document.roots.tiles + document.scenes[0]!.thumbnail,
    document.roots.media + document.media[image!.mediaId]!.path,
    pathOf(embed.url),
    `/oembed?url=${encodeURIComponent(url)}&format=json`,
  ];
  const statuses = () =>
    Promise.all([platform.url, platform.secondUrl].flatMap((server) => paths.map(async (path) => (await fetch(server + path)).status)));
  const sitemap = async () => (await fetch(`${platform.url}/sitemaps/withdrawn/1.xml`)).text();
  const twice = (status: number) => Array.from({ length: 2 * paths.length }, () => status);
  expect(await statuses()).toEqual(twice(200));
  expect(await sitemap()).toContain(pathOf(url));

  await theirs.tours.unpublish({ id });
  await expect.poll(statuses, { timeout: SECOND, interval: 50 }).toEqual(twice(404));
  expect(await sitemap()).not.toContain(pathOf(url));
});

test('another server shows what was published within a second, though it keeps tours in memory', async () => {
  const { items } = await caller.tours.scenes.list({ tourId: tour.tourId });
  const { id } = await caller.tours.create({ title: 'Changing' });
  await caller.tours.scenes.create({ tourId: id, title: 'One', panoramaMediaId: items[0]!.panoramaMediaId });
  const first = await caller.tours.publish({ id });
  const path = pathOf(first.url);
  expect((await readManifest(platform.secondUrl, path)).title).toBe('Changing');
  const inMemory = async () => /^belvedere_live_tours (\d+)$/m.exec(await (await fetch(`${platform.secondUrl}/metrics`)).text())?.[1];
  await expect.poll(async () => (await readManifest(platform.secondUrl, path), Number(await inMemory()))).toBeGreaterThan(0);

  const { version } = await caller.tours.get({ id });
  await caller.tours.update({ id, version, title: 'Changed' });
  expect((await readManifest(platform.secondUrl, path)).title).toBe('Changing');
  await caller.tours.publish({ id });
  await expect.poll(async () => (await readManifest(platform.secondUrl, path)).title, { timeout: SECOND, interval: 20 }).toBe('Changed');
});

function pathOf(url: string | null): string {
  return new URL(url!).pathname;
}

async function readManifest(server: string, tourPath: string): Promise<TourManifest> {
  return tourManifestSchema.parse(await (await fetch(`${server}${tourPath}/manifest.json`)).json());
}

/** What axe finds wrong: the rule and where. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.flat().join(' ')}`));
}

/** Errors and warnings of the console, and exceptions: there should be none. */
function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    // Software rendering in the test's browser is slow to read back, and says so.
    const isOfSwiftShader = /GPU stall due to ReadPixels|swiftshader/i.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isOfSwiftShader) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction('window.Belvedere?.embeds.length === 1');
  await page.evaluate(`new Promise((resolve) => window.Belvedere.embeds[0].on('ready', resolve))`);
}

async function centre(locator: ReturnType<Page['locator']>): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await locator.boundingBox()) ?? { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}

/** Until two pictures in a row are the same: tiles have come and nothing moves. */
async function untilPainted(page: Page): Promise<void> {
  let last = await pictureOf(page);
  const isStill = async () => {
    const next = await pictureOf(page);
    const same = next.equals(last);
    last = next;
    return same;
  };
  await expect.poll(isStill, { timeout: 20_000, interval: 300 }).toBe(true);
}

/** A part of the panorama that no hotspot, label or button covers. */
async function pictureOf(page: Page): Promise<Buffer> {
  return page.screenshot({ clip: { x: 40, y: 440, width: 240, height: 100 } });
}

/** Pictures to look at, where a folder for them is named. */
async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}
