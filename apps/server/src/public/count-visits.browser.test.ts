import { storageKey } from '@belvedere/kernel/storage';
import { launchChromium, startTestDns, type TestDns } from '@belvedere/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHostSite, type HostSite } from '../proofs/start-host-site.ts';
import { makeSite, startTestServer, type Site, type StartedServer } from '../testing/index.ts';

const WEBP = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');
/** Without a word that says that nobody sits before it. */
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let server: StartedServer;
let dns: TestDns;
let browser: Browser;
let site: Site;
/** Somebody else's page that shows the tour. */
let host: HostSite;
beforeAll(async () => {
  [server, dns, host] = await Promise.all([startTestServer({ host: 'localhost' }), startTestDns(), startHostSite()]);
  server.services.dnsServers = [dns.address];
  browser = await launchChromium();
  const brand = { primaryColor: '#b00020', backgroundColor: '#101418', textColor: '#f2f2f2', showPoweredBy: true };
  site = await makeSite(server, dns, {
    slug: 'pier',
    brand,
    titles: ['Counted', 'Declined', 'Asked', 'Looked', 'Own', 'Framed', 'Unknown'],
  });
  for (const contentId of site.contentIds)
    for (const face of 'frblud')
      await server.services.storage.put(storageKey(site.tenant.id, 'tiles', contentId, '0', face, '0_0.webp'), WEBP, {
        mimeType: 'image/webp',
      });
  await site.caller.compliance.consent.createText({ purpose: 'analytics', language: 'en', text: 'May we count?' });
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
  await server?.stop();
  await dns?.close();
});

const ASK = '(words) => new Promise((resolve) => Object.assign(window, { asked: words, answer: resolve }))';

/** A page that shows a tour; the page asks itself, or leaves it to the viewer. */
async function show(title: string, ask: string): Promise<Page> {
  const at = `/t/pier/${site.tours[title]!.slug}`;
  const { publicUrl } = server.services;
  const assets = `${publicUrl}/assets`;
  host.pages.set(
    `/${title}`,
    `<div id="tour" style="width:400px;height:300px"></div><script type="module">
    import { createTour } from '${assets}/viewer.js';
    import { countVisits, forgetDecision } from '${assets}/count-visits.js';
    window.forgetDecision = forgetDecision;
    const tour = window.tour = createTour(document.getElementById('tour'), { shareUrl: location.href, src: '${publicUrl}${at}/manifest.json', plugins: [countVisits({ server: '${publicUrl}', at: '${at}', ask: ${ask} })] });
    tour.on('ready', () => (window.isShown = true));
    </script>`,
  );
  const context = await browser.newContext({ userAgent: CHROME });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${host.port}/${title}`);
  return page;
}

async function open(title: string): Promise<Page> {
  const page = await show(title, ASK);
  await page.waitForFunction(`window.asked === 'May we count?'`);
  return page;
}

async function countBy(counting: 'consent' | 'cookieless'): Promise<void> {
  const { settings } = site.caller.tenancy;
  const stored = await settings.get({});
  await settings.update({ settings: { ...stored.settings, visits: { counting } }, version: stored.version });
}

const seen = async (title: string) => (await site.caller.analytics.overview({ tourId: site.tours[title]!.id })).now;
const kept = (page: Page) => page.evaluate(() => Object.keys(localStorage));

test('0.30 a page of somebody else counts a visitor who agreed; what could not be sent waits over a reload and counts once', async () => {
  const page = await open('Counted');
  expect(await kept(page)).toEqual([]);
  await page.evaluate('window.answer(true)');
  await expect.poll(async () => (await seen('Counted')).tourViews, { timeout: 30_000 }).toBe(1);
  expect(await seen('Counted')).toMatchObject({ visits: 1, tourViews: 1, sceneViews: 1 });

  // The server hears it and the page does not, as when a line breaks.
  await page.route('**/hits', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.reload();
  await expect.poll(async () => (await seen('Counted')).tourViews, { timeout: 30_000 }).toBe(2);
  expect(await kept(page)).toContain(`belvedere-hits /t/pier/${site.tours['Counted']!.slug}`);
  await page.unroute('**/hits');
  await page.reload();
  await expect.poll(async () => (await seen('Counted')).tourViews, { timeout: 30_000 }).toBe(3);
  expect((await seen('Counted')).sceneViews).toBe(3);
  await page.context().close();
});

test('0.30 whoever says no is not counted and not asked again, and nothing else is kept in their browser', async () => {
  const page = await open('Declined');
  await page.evaluate('window.answer(false)');
  await expect.poll(() => kept(page)).toEqual(['belvedere-visitor']);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/hits')) asked.push(request.url());
  });
  await page.reload();
  await page.waitForFunction('window.isShown');
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  expect([await kept(page), await page.evaluate(() => localStorage.getItem('belvedere-visitor'))]).toEqual([['belvedere-visitor'], 'no']);
  expect(asked).toEqual([]);
  expect((await seen('Declined')).visits).toBe(0);
  await page.context().close();
});

test('0.30 0.36 a page that says nothing about asking has the viewer ask; who agrees is counted with what they share until they take it back', async () => {
  const page = await show('Asked', 'undefined');
  const answers: { accepted: number; refused: unknown[] }[] = [];
  await page.route('**/hits', async (route) => {
    const response = await route.fetch();
    answers.push((await response.json()) as (typeof answers)[0]);
    await route.fulfill({ response });
  });
  await page.getByRole('region', { name: 'Counting visits' }).getByText('May we count?').waitFor();
  expect(await kept(page)).toEqual([]);
  await page.getByRole('button', { name: 'Accept' }).click();
  // It is counted from when the server has heard that it may be.
  await expect.poll(() => kept(page), { timeout: 30_000 }).toContain('belvedere-visitor');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByLabel('Link to the tour').press('Control+c');
  const accepted = () => answers.reduce((sum, answer) => sum + answer.accepted, 0);
  await expect.poll(accepted, { timeout: 30_000 }).toBe(3);
  expect(await seen('Asked')).toMatchObject({ visits: 1, tourViews: 1, sceneViews: 1 });
  await page.evaluate('window.forgetDecision()');
  expect(await kept(page)).toEqual([]);
  await page.getByLabel('Link to the tour').press('Control+c');
  await page.reload();
  await page.getByRole('button', { name: 'Accept' }).waitFor();
  expect([accepted(), answers.flatMap(({ refused }) => refused)]).toEqual([3, []]);
  await page.context().close();
});

test('0.30 0.31 where the view of a visitor who agreed rests is in the heatmap of the scene', async () => {
  const page = await open('Looked');
  await page.evaluate('window.answer(true)');
  const { id: tourId } = site.tours['Looked']!;
  await expect.poll(async () => (await seen('Looked')).sceneViews, { timeout: 30_000 }).toBe(1);
  const { yaw, pitch } = await page.evaluate<{ yaw: number; pitch: number }>('window.tour.screenToSphere({ x: 200, y: 150 })');
  // As when somebody changes to another tab and back, until enough looks were told: what the page says as it goes away has the name of a headless browser.
  const away = () =>
    page.evaluate(`for (const value of ['hidden', 'visible']) {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }`);
  const [scene] = (await site.caller.tours.scenes.list({ tourId })).items;
  const heatmap = () => site.caller.analytics.heatmap({ tourId, sceneId: scene!.id });
  const samples = async () => {
    await away();
    return (await heatmap()).samples;
  };
  await expect.poll(samples, { timeout: 30_000, interval: 500 }).toBeGreaterThan(1);
  const { items, visits } = await heatmap();
  expect(visits).toBe(1);
  expect(items.length).toBe(1);
  const [{ yawFrom, yawTo, pitchFrom, pitchTo }] = items as [(typeof items)[0]];
  expect([Math.round(yaw) >= yawFrom && Math.round(yaw) <= yawTo, Math.round(pitch) >= pitchFrom && Math.round(pitch) <= pitchTo]).toEqual([
    true,
    true,
  ]);
  await page.context().close();
});

test('0.30 the page of a tour and the frame of an embed count by themselves, once somebody agrees', async () => {
  const context = await browser.newContext({ userAgent: CHROME });
  const page = await context.newPage();
  await page.goto(`${server.services.publicUrl}/t/pier/${site.tours['Own']!.slug}`);
  await page.getByRole('region', { name: 'Counting visits' }).getByText('May we count?').waitFor();
  expect([await kept(page), (await seen('Own')).visits]).toEqual([[], 0]);
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect.poll(async () => (await seen('Own')).tourViews, { timeout: 30_000 }).toBe(1);

  const { snippet } = await site.caller.tours.embeds.create({ tourId: site.tours['Framed']!.id, domains: [`localhost:${host.port}`] });
  // No browser finds the tenant's domain here: the platform shows the same.
  host.pages.set('/framed', snippet.replaceAll(/http:\/\/tours\.pier\.[^/"]+/g, server.services.publicUrl));
  await context.close();
  // Nobody whom the first page knows.
  const elsewhere = await browser.newContext({ userAgent: CHROME });
  const article = await elsewhere.newPage();
  await article.goto(`http://localhost:${host.port}/framed`);
  await article.frameLocator('iframe').getByRole('button', { name: 'Accept' }).click();
  await expect.poll(async () => (await seen('Framed')).tourViews, { timeout: 30_000 }).toBe(1);
  await elsewhere.close();
});

test('0.30 where the tenant knows nobody a page asks nothing, keeps nothing in the browser and counts; a browser that objects is left out', async () => {
  await countBy('cookieless');
  const address = `${server.services.publicUrl}/t/pier/${site.tours['Unknown']!.slug}`;
  const context = await browser.newContext({ userAgent: CHROME });
  const page = await context.newPage();
  for (const views of [1, 2]) {
    await page.goto(address);
    await expect.poll(async () => (await seen('Unknown')).tourViews, { timeout: 30_000 }).toBe(views);
  }
  expect(await seen('Unknown')).toMatchObject({ visits: 1, sceneViews: 2 });
  expect(await page.getByRole('region', { name: 'Counting visits' }).count()).toBe(0);
  expect([await kept(page), await page.evaluate('sessionStorage.length + document.cookie.length'), await context.cookies()]).toEqual([
    [],
    0,
    [],
  ]);

  await page.addInitScript(`Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })`);
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
  await page.goto(address);
  await expect.poll(() => asked).toContain('/assets/count-visits.js');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => path.startsWith('/hits'))).toEqual([]);
  await context.close();
  await countBy('consent');
});
