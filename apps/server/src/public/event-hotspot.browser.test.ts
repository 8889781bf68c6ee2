import { launchChromium } from '@belvedere/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { startHostSite, type HostSite } from '../proofs/start-host-site.ts';
import { violations } from '../studio/open-studio.ts';
import { publishTour, startTestServer, type StartedServer, type TestTenant } from '../testing/index.ts';

let server: StartedServer;
let browser: Browser;
/** Somebody else's page that shows the tour. */
let host: HostSite;
let tenant: TestTenant;
let caller: Caller;
let at: string;
let eventId: string;

beforeAll(async () => {
  [server, browser, host] = await Promise.all([startTestServer({ host: 'localhost' }), launchChromium(), startHostSite()]);
  tenant = await server.createTenant('museum');
  caller = createCaller(tenant.context);
  const event = await caller.events.create({
    title: 'Night of <museums> & pianos',
    startsAt: new Date(Date.UTC(2031, 4, 2, 18)),
    timeZone: 'Europe/Zurich',
    capacity: 1,
  });
  eventId = event.id;
  await caller.events.publish({ id: event.id });
  const { id, slug } = await publishTour(
    server.services,
    { caller, tenant },
    { title: 'Hall', contentId: 'hall'.padEnd(32, '0'), thumbnail: Buffer.from('x') },
  );
  const scenes = await caller.tours.scenes.list({ tourId: id });
  const common = { sceneId: scenes.items[0]!.id };
  const hotspot = (title: string, yaw: number, eventSlug: string) =>
    caller.tours.hotspots.create({
      ...common,
      title,
      position: { yaw, pitch: 0 },
      content: { type: 'event', eventSlug, label: 'Take part' },
    });
  await hotspot('The piano', 0, event.slug);
  await hotspot('The organ', 30, 'nothing-of-this-name');
  await caller.tours.publish({ id });
  at = `/t/museum/${slug}`;
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await host?.stop();
  await server?.stop();
});

const shoot = (page: Page, name: string) =>
  process.env['BELVEDERE_SHOTS'] ? page.screenshot({ path: `${process.env['BELVEDERE_SHOTS']}/${name}.png` }) : undefined;

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take part' }).press('Enter');
}

const waiting = async () => (await caller.events.waitlist.list({ eventId })).items.length;

test('2.8 2.9 a hotspot of an event takes a wish to join inside the tour, asks nobody before, and joins nobody by itself', async () => {
  const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('card.json') && asked.push(request.method()));
  await page.goto(server.services.publicUrl + at);
  await page.getByRole('button', { name: 'The piano' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take part' }).waitFor();
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Take part' }).press('Enter');

  const panel = page.getByRole('dialog', { name: 'The piano' });
  await panel.getByRole('heading', { name: 'Night of <museums> & pianos' }).waitFor();
  await panel.getByText('Friday 2 May 2031').or(panel.getByText('Friday, May 2, 2031')).waitFor();
  await shoot(page, 'event-hotspot');
  // The way to the words of the page stands outside of its regions on purpose.
  expect((await violations(page)).filter((each) => !each.includes('class="skip"'))).toEqual([]);
  await panel.getByLabel('E-mail').fill('ann@guest.example');
  await panel.getByLabel('How many come').fill('2');
  await panel.getByLabel('Name').fill('Ann');
  await panel.getByRole('button', { name: 'I want to come' }).press('Enter');
  await panel.getByText('Look into your letterbox').waitFor();
  await shoot(page, 'event-hotspot-sent');
  expect(asked).toEqual(['GET', 'POST']);
  expect(await waiting()).toBe(0);
  const mails = await server.services.database.transaction({ tenantId: tenant.id }, (tx) =>
    tx.waitlistKey.findMany({ where: { eventId, email: 'ann@guest.example' }, select: { email: true, places: true, name: true } }),
  );
  expect(mails).toEqual([{ email: 'ann@guest.example', places: 2, name: 'Ann' }]);
  await page.close();
});

test('an event that is not there, and a wish that is wrong, are said in words inside the tour', async () => {
  const page = await browser.newPage();
  await page.goto(server.services.publicUrl + at);
  await press(page, 'The organ');
  await page.getByText('This is not available on this page.').waitFor();
  await page.keyboard.press('Escape');
  await press(page, 'The piano');
  // As a program would send it: the form itself would not.
  await page.getByLabel('E-mail').evaluate((input) => input.setAttribute('type', 'text'));
  await page.getByLabel('E-mail').fill('nobody');
  await page.getByRole('button', { name: 'I want to come' }).press('Enter');
  await page
    .getByRole('status')
    .filter({ hasText: /e-?mail/i })
    .waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('nobody');
  await page.close();
});

test('a tour on somebody else’s page takes the same wish, and the page may take it over', async () => {
  const { publicUrl } = server.services;
  host.pages.set(
    '/',
    `<div id="tour" style="width:600px;height:400px"></div><script type="module">
    import { createTour } from '${publicUrl}/assets/viewer.js';
    const tour = createTour(document.getElementById('tour'), { src: '${publicUrl}${at}/manifest.json' });
    tour.on('action', ({ action, handled }) => { if (window.takesOver) { window.taken = action; handled(); } });
    </script>`,
  );
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${host.port}/`);
  await press(page, 'The piano');
  await page.getByLabel('E-mail').fill('ben@guest.example');
  await page.getByRole('button', { name: 'I want to come' }).press('Enter');
  await page.getByText('Look into your letterbox').waitFor();
  await page.keyboard.press('Escape');
  await page.evaluate('window.takesOver = true');
  await press(page, 'The piano');
  expect(await page.evaluate('window.taken')).toEqual({ type: 'event', eventSlug: 'night-of-museums-pianos' });
  expect(await page.getByLabel('E-mail').count()).toBe(0);
  await page.close();
});
