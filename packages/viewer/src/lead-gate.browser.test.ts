import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeHotspot, makeManifest, makePanorama, makeScene, plain, sceneId } from '../test/make-tour.ts';
import { faultsOf, focusIn, openPlugin } from '../test/open-plugin.ts';
import { createWorld, type World } from '../test/open-tour.ts';
import type { TourManifest } from './manifest-types.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];
let world: World;
let manifest: TourManifest;
beforeAll(async () => {
  world = await createWorld();
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  const to = (index: number, title: string) => makeHotspot({ type: 'navigation', transition: 'fade' }, { title, target: sceneId(index) });
  manifest = makeManifest([
    makeScene(1, 'hall', { panorama: hall, hotspots: [to(2, 'Up')] }),
    makeScene(2, 'attic', { panorama: hall, hotspots: [to(1, 'Down'), to(3, 'Out')] }),
    makeScene(3, 'roof', { panorama: hall }),
  ]);
});
afterAll(() => world.close());

declare global {
  interface Window {
    /** What the page was given. */
    leads: Record<string, string>[];
    /** Whether the page's own server takes them. */
    isDown: boolean;
  }
}

const FIELDS = `[
  { name: 'company', label: 'Company <b>name</b>', autocomplete: 'organization' },
  { name: 'phone', label: 'Phone', kind: 'tel' },
  { name: 'wish', label: 'What are you looking for?', kind: 'textarea' },
  { name: 'terms', label: 'You may write to me', kind: 'checkbox', required: true },
]`;
const script = (more = '') => `
import { leadGate } from '/lead-gate.js';
window.leads = [];
const send = async (values) => {
  if (window.isDown) throw new Error('away');
  window.leads.push(values);
};
const words = (language) => (language === 'ar' ? { leadTitle: 'هل تودون رؤية المزيد؟', leadName: 'الاسم', leadSend: 'متابعة' } : {});
const options = { plugins: [leadGate({ after: 2, words, send, ${more} })] };`;

const form = (page: Page, name = 'Would you like to see more?') => page.getByRole('dialog', { name });
const go = (page: Page, scene: string) => page.evaluate((key) => window.tour.goTo(key), scene);
const shot = async (page: Page, name: string) => SHOTS && page.screenshot({ path: join(SHOTS, `${name}.png`) });
const leads = (page: Page) => page.evaluate(() => window.leads);
const kept = (page: Page) => page.evaluate(() => Object.entries(localStorage));
const said = (page: Page) => page.getByRole('alert').filter({ hasText: /./ }).allTextContents();
/** The parts of the tour that hands and keys can use. */
const usable = (page: Page) =>
  page
    .locator('.root > *')
    .evaluateAll((all) => all.filter((part) => !(part as HTMLElement).inert && !part.role).map(({ className }) => className));
const picture = (name: string) => `Scene ${name}: panorama, look around with the arrow keys`;

test('after some scenes a form asks who somebody is, by keys alone and in words; the page gets it, and the tour goes on', async () => {
  const page = await openPlugin(world, {
    manifest,
    script: script(`fields: ${FIELDS}, privacyUrl: '/privacy'`),
    size: { width: 700, height: 800 },
  });
  // There and back is no further scene.
  for (const scene of ['attic', 'hall', 'attic']) await go(page, scene);
  expect(await form(page).count()).toBe(0);
  await page.getByRole('button', { name: 'Out. Go to Scene roof' }).focus();
  await page.keyboard.press('Enter');
  await form(page).waitFor();
  expect(await focusIn(page)).toBe('Would you like to see more?');
  expect(await usable(page)).toEqual(['layer']);
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'lead');
  const fields = await page
    .locator('.lead :is(input, textarea)')
    .evaluateAll((all) => all.map((field) => [field.getAttribute('name'), (field as HTMLInputElement).autocomplete]));
  expect(fields).toEqual([
    ['name', 'name'],
    ['email', 'email'],
    ['company', 'organization'],
    ['phone', 'tel'],
    ['wish', ''],
    ['terms', ''],
  ]);
  await page.getByLabel('Company <b>name</b> (optional)').waitFor();

  await page.keyboard.press('Tab');
  expect(await focusIn(page)).toBe('name');
  await page.keyboard.type('   ');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ada');
  await page.keyboard.press('Enter');
  expect(await said(page)).toEqual(['Please fill this in.', 'This is not an e-mail address.', 'Please tick this.']);
  expect(await focusIn(page)).toBe('name');
  expect(await page.getByLabel('Name', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'lead-wrong');
  await page.keyboard.type(' Ada L. ');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('ada@example.org');
  for (const name of ['company', 'phone', 'wish', 'terms']) {
    await page.keyboard.press('Tab');
    expect(await focusIn(page)).toBe(name);
    if (name === 'wish') await page.keyboard.type('A <i>room</i>');
  }
  await page.keyboard.press('Space');
  await page.evaluate(() => (window.isDown = true));
  for (let n = 0; n < 2; n++) await page.keyboard.press('Tab');
  expect(await focusIn(page)).toBe('Go on with the tour');
  await page.keyboard.press('Enter');
  await page.getByText('It could not be sent. Please try again.').waitFor();
  expect(await kept(page)).toEqual([]);
  await page.evaluate(() => (window.isDown = false));
  await page.keyboard.press('Enter');
  await form(page).waitFor({ state: 'detached' });
  expect(await focusIn(page)).toBe(picture('roof'));
  expect(await leads(page)).toEqual([
    { name: 'Ada L.', email: 'ada@example.org', company: '', phone: '', wish: 'A <i>room</i>', terms: 'on' },
  ]);
  expect(await usable(page)).toContain('controls');
  await page.getByRole('button', { name: 'Zoom in' }).click();

  // The browser knows that there was an answer, not which; the next visit is free.
  expect(await kept(page)).toEqual([[`belvedere-lead ${manifest.id}`, '1']]);
  await page.reload();
  await page.waitForFunction(() => window.tour?.state.status === 'ready');
  for (const scene of ['attic', 'roof']) await go(page, scene);
  expect(await form(page).count()).toBe(0);
  expect(await page.evaluate(() => window.forbidden)).toEqual([]);
  await page.context().close();
});

test('where one need not answer, Escape or a button leads on, and another visit asks again', async () => {
  const page = await openPlugin(world, { manifest, script: script('optional: true') });
  for (const scene of ['attic', 'roof']) await go(page, scene);
  await form(page).waitFor();
  // Whoever is elsewhere on the page is not taken away from there.
  expect(await focusIn(page)).toBeNull();
  await page.getByLabel('Name').focus();
  await page.keyboard.press('Escape');
  await form(page).waitFor({ state: 'detached' });
  expect(await focusIn(page)).toBe(picture('roof'));
  for (const scene of ['attic', 'hall', 'roof']) await go(page, scene);
  expect(await form(page).count()).toBe(0);
  expect([await kept(page), await leads(page)]).toEqual([[], []]);
  await page.reload();
  await page.waitForFunction(() => window.tour?.state.status === 'ready');
  for (const scene of ['attic', 'roof']) await go(page, scene);
  await page.getByRole('button', { name: 'Not now' }).click();
  expect(await form(page).count()).toBe(0);
  await page.context().close();
});

test('without the choice Escape leads nowhere, and a browser that keeps nothing asks again', async () => {
  const page = await openPlugin(world, {
    manifest,
    script: script(),
    before: (next) =>
      next.addInitScript(() =>
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('Forbidden.', 'SecurityError');
          },
        }),
      ),
  });
  for (let visit = 0; visit < 2; visit++) {
    for (const scene of ['attic', 'roof']) await go(page, scene);
    await page.getByLabel('Name').fill('Ada');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Not now' }).count()).toBe(0);
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.keyboard.press('Enter');
    await form(page).waitFor({ state: 'detached' });
    expect(await leads(page)).toEqual([{ name: 'Ada', email: 'ada@example.org' }]);
    await page.reload();
    await page.waitForFunction(() => window.tour?.state.status === 'ready');
  }
  await page.context().close();
});

test('0.26 the form is in the language of the tour, from the right too; at 200 % in forced colours everything can be reached', async () => {
  const page = await openPlugin(world, {
    manifest,
    script: script(`optional: true, fields: ${FIELDS}`)
      .replace('after: 2', 'after: 0')
      .replace('const options = {', `const options = { language: 'ar',`),
    size: { width: 350, height: 250 },
    before: (next) => next.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' }),
  });
  await form(page, 'هل تودون رؤية المزيد؟').waitFor();
  await shot(page, 'lead-small');
  expect(await faultsOf(page)).toEqual([]);
  for (const control of await page.locator('.lead :is(input, textarea, button)').all()) {
    await control.scrollIntoViewIfNeeded();
    const box = (await control.boundingBox())!;
    const isTick = (await control.getAttribute('type')) === 'checkbox';
    expect(isTick ? 24 : Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(350);
    expect(box.y + box.height).toBeLessThanOrEqual(250);
  }
  const field = (await page.getByLabel('الاسم').boundingBox())!;
  const tick = (await page.getByRole('checkbox').boundingBox())!;
  expect(tick.x).toBeGreaterThan(field.x + field.width / 2);
  await page.context().close();
});

test('the form stands over the question whether one may be counted, which waits and can be answered after it', async () => {
  const page = await openPlugin(world, {
    manifest,
    script: `${script('optional: true').replace('after: 2', 'after: 0')}
      import { countVisits } from '/count-visits.js';
      options.plugins.push(countVisits({ server: location.origin, at: '/t/museum/house' }));`,
    before: (next) =>
      next.route('**/hits/consent*', (route) => route.fulfill({ json: { text: { id: 'text', language: 'en', text: 'May we count?' } } })),
  });
  const banner = page.getByRole('region', { name: 'Counting visits' });
  await banner.waitFor();
  expect(await usable(page)).toEqual(['layer']);
  await shot(page, 'lead-and-consent');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('button', { name: 'Decline' }).click();
  await banner.waitFor({ state: 'detached' });
  expect(await kept(page)).toEqual([['belvedere-visitor', 'no']]);
  await page.context().close();
});

test('the guided tour stops before the form and goes on when the visitor says so', async () => {
  const step = (index: number, scene: number) => ({
    id: `00000000-0000-7000-8006-${String(index).padStart(12, '0')}`,
    scene: sceneId(scene),
    view: { yaw: 0, pitch: 0, zoom: 1 },
    text: `Step ${index}`,
    narration: null,
    seconds: 0.2,
  });
  const page = await openPlugin(world, {
    manifest: { ...manifest, steps: [step(1, 1), step(2, 2), step(3, 3), step(4, 3)] },
    script: script(),
  });
  await page.getByRole('button', { name: 'Guided tour', exact: true }).click();
  await form(page).waitFor();
  const play = page.locator('.guide [aria-label="Go on with the guided tour"]');
  await play.waitFor();
  expect(await page.locator('.guide .caption').textContent()).toBe('Step 3');
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByRole('button', { name: 'Go on with the tour' }).click();
  await form(page).waitFor({ state: 'detached' });
  await play.click();
  await page.locator('.guide .caption', { hasText: 'Step 4' }).waitFor();
  await page.close();
});
