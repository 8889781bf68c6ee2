import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeManifest, makePanorama, makeScene, plain } from '../test/make-tour.ts';
import { createWorld, heard, stateOf, type World } from '../test/open-tour.ts';
import type { TourManifest } from './manifest-types.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];
let world: World;
let manifest: TourManifest;
beforeAll(async () => {
  world = await createWorld();
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  manifest = makeManifest([makeScene(1, 'hall', { panorama: hall })]);
});
afterAll(() => world.close());

/** Answers of a server with a door, as ours gives them. */
const problem = (route: Route, { status = 403, code, headers = {} }: { status?: number; code: string; headers?: Record<string, string> }) =>
  route.fulfill({
    status,
    headers,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: `/problems/${code}`, status, code }),
  });
const doorOf = (asked: string[]) => (page: Page) =>
  page.route('**/*.json', (route) => {
    const request = route.request();
    if (request.method() === 'GET') return problem(route, { code: 'tours.password_required' });
    const password = new URLSearchParams(request.postData() ?? '').get('password') ?? '';
    asked.push(password);
    if (password === 'slow') return problem(route, { status: 429, code: 'common.rate_limited', headers: { 'retry-after': '42' } });
    if (password !== 'sesame & co') return problem(route, { code: 'tours.password_wrong' });
    return route.fulfill({ json: manifest });
  });
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('belvedere-tour')!.shadowRoot!.activeElement;
    return element && (element.ariaLabel ?? element.getAttribute('name') ?? element.textContent);
  });

test('0.9 a tour with a password asks for it in words, by keys alone, and opens', async () => {
  const asked: string[] = [];
  const page = await world.open({ manifest, until: null, before: doorOf(asked), size: { width: 480, height: 420 } });
  const field = page.getByLabel('Password');
  await field.waitFor();
  expect(await page.getByRole('heading').textContent()).toBe('This tour has a door');
  // A page that is loaded keeps its focus; the arrows are the field's.
  expect(await focused(page)).toBeNull();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('password');
  await page.keyboard.type('open');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('This is not the password of the tour.').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await focused(page)).toBe('password');
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'gate.png') });
  // What was typed is selected: one types over it.
  await page.keyboard.type('slow');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Wait 42 seconds').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('false');
  await page.keyboard.type('sesame & co');
  await page.keyboard.press('Enter');
  await heard(page, 'ready');
  expect(await field.count()).toBe(0);
  expect((await stateOf(page)).status).toBe('ready');
  expect(await focused(page)).toBe('Scene hall: panorama, look around with the arrow keys');
  expect(asked).toEqual(['open', 'slow', 'sesame & co']);
  expect(await page.evaluate(() => window.heard.filter(({ name }) => name === 'error').length)).toBe(0);
  await page.close();
});

test('0.9 what no password opens is said as before, and nobody is asked', async () => {
  const page = await world.open({
    manifest,
    until: null,
    before: (next) => next.route('**/*.json', (route) => problem(route, { code: 'common.forbidden' })),
  });
  expect(await heard(page, 'error')).toEqual({ code: 'manifest_unreachable' });
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  expect(await page.getByLabel('Password').count()).toBe(0);
  await page.close();
});
