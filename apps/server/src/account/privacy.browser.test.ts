import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSchedule } from '@belvedere/kernel';
import { createUser } from '@belvedere/platform';
import { launchChromium } from '@belvedere/testing';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import { allSchedules } from '../systems.ts';
import { startTestServer, type StartedServer, type TestTenant } from '../testing/index.ts';

const PASSWORD = 'a long walk along the river';
const PHONE = { viewport: { width: 390, height: 844 } };
const SHOTS = join(tmpdir(), 'belvedere-privacy');
const DESK = { viewport: { width: 1280, height: 800 } };

let server: StartedServer;
let browser: Browser;
let address: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ worker: true, host: 'localhost' }), launchChromium()]);
  address = server.services.publicUrl;
  await mkdir(SHOTS, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function openPage(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ locale: 'en-GB', ...PHONE, ...options });
  const errors: string[] = [];
  page.on(
    'console',
    (message) => void (message.type() === 'error' && !message.text().includes('status of 4') && errors.push(message.text())),
  );
  page.on('pageerror', (error) => void errors.push(error.message));
  await page.goto(address + path);
  return { page, errors };
}

/** Goes on with the Tab key until the thing of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const named = `(() => { const e = document.activeElement; return (e?.labels?.[0]?.textContent || e?.textContent || '').trim(); })()`;
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (String(await page.evaluate(named)).startsWith(name)) return;
  }
  throw new Error(`The Tab key does not come to ${name}.`);
}

/** Signs in where the page asks for it, by keyboard, and comes back. */
async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await tabTo(page, 'Sign in');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-in?next=*');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('status').textContent(), { timeout: 30_000 }).toContain(email);
  await page.keyboard.press('Enter');
}

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');

async function mailed(email: string, pattern: RegExp): Promise<string> {
  await expect.poll(() => server.mailTo(email), { timeout: 100_000 }).toMatch(pattern);
  return pattern.exec(await server.mailTo(email))?.[1] ?? '';
}

/** Writes a request of somebody without an account down, and gives the link that they are mailed. */
async function askedFor(tenant: TestTenant, email: string, type: 'access' | 'erasure'): Promise<{ id: string; link: string }> {
  const details = 'Everything since 2019, please.';
  const { id } = await createCaller(tenant.context).compliance.cases.open({ type, subject: { email }, details });
  return { id, link: await mailed(email, /https?:\/\/[^/\s]+(\/privacy\/prove\S+#token=[\w-]{43})/) };
}

/** What the worker does each minute. */
async function carryOut(): Promise<void> {
  const schedule = allSchedules.find(({ name }) => name === 'compliance.work-platform-requests');
  if (!schedule) throw new Error('Nothing carries out what people ask of the platform.');
  await runSchedule(schedule, { services: server.services, tenants: async () => [] });
}

async function statusOf(tenant: TestTenant, id: string): Promise<string | undefined> {
  const { items } = await createCaller(tenant.context).compliance.cases.list({});
  return items.find((request) => request.id === id)?.status;
}

test('4.38 A9 the link of a mail shows what was asked and of whom and proves nothing; its button does, by keyboard, once', async () => {
  const tenant = await server.createTenant('castle');
  const { id, link } = await askedFor(tenant, 'stranger@mail.example', 'erasure');
  for (let scans = 0; scans < 3; scans++) {
    const { page } = await openPage(link);
    await page.getByText('castle was asked').waitFor();
    await page.close();
  }
  expect(await statusOf(tenant, id)).toBe('verifying');
  const { page, errors } = await openPage(link);
  await page.getByText('castle was asked: Erasure of the data.').waitFor();
  expect(page.url()).toBe(`${address}/privacy/prove`);
  expect(await page.getByText('Everything since 2019').isVisible()).toBe(true);
  expect(await fits(page)).toBe(true);
  await tabTo(page, 'It was me');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Thank you, confirmed' }).waitFor();
  expect(await statusOf(tenant, id)).toBe('in_progress');

  const again = await openPage(link);
  await again.page.getByRole('heading', { name: 'This link is no longer good' }).waitFor();
  expect([...errors, ...again.errors]).toEqual([]);
}, 180_000);

test('4.38 without JavaScript the code of the link is typed in, and in German too', async () => {
  const tenant = await server.createTenant('tower');
  const { id, link } = await askedFor(tenant, 'plain@mail.example', 'access');
  const { page } = await openPage(link, { javaScriptEnabled: false, locale: 'de-DE', ...DESK });
  await page.getByLabel('Code Ihres Links').fill(link.split('#token=')[1] ?? '');
  await page.keyboard.press('Enter');
  await page.getByText('Anfrage an tower').waitFor();
  await tabTo(page, 'Das war ich');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Danke, bestätigt' }).waitFor();
  expect(await statusOf(tenant, id)).toMatch(/in_progress|completed/);
}, 180_000);

test('2.18 4.38 G5 from the sign-in to the archive by keyboard; an erasure wants a tick, and can be withdrawn', async () => {
  const me = { email: 'mine@mail.example', password: PASSWORD };
  await createUser(server.services, { ...me, displayName: 'Ada' });
  const { page, errors } = await openPage('/account/privacy');
  await signIn(page, me);
  await page.getByRole('heading', { name: 'Your data', exact: true }).waitFor();
  await tabTo(page, 'With the files');
  await page.keyboard.press('Space');
  await tabTo(page, 'Ask for a copy');
  await page.keyboard.press('Enter');
  await page.getByRole('status').waitFor();
  expect(await page.getByRole('status').textContent()).toContain('You get a mail');
  expect(await fits(page)).toBe(true);

  await carryOut();
  await page.goto(await mailed(me.email, /(https?:\/\/\S+\/account\/privacy)/));
  const arriving = page.waitForEvent('download');
  await tabTo(page, 'Download');
  await page.keyboard.press('Enter');
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/^person-.*\.zip$/);
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');

  await page.goto(`${address}/account/privacy`);
  await tabTo(page, 'I understand');
  await page.keyboard.press('Space');
  await tabTo(page, 'Erase my data');
  await page.keyboard.press('Enter');
  await page.getByText('You can withdraw for 24 hours').waitFor();
  await tabTo(page, 'Withdraw');
  await page.keyboard.press('Enter');
  await page.getByText('Withdrawn. Nothing is done').waitFor();

  await page.getByLabel('I object').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. It is in force').waitFor();
  expect(await page.getByLabel('I object').isChecked()).toBe(true);
  expect(errors).toEqual([]);
}, 240_000);

test('4.38 G6 who handles requests writes one down, checks who asked, notes and ends it, on forms of the same procedures', async () => {
  const tenant = await server.createTenant('harbour');
  const { page, errors } = await openPage('/settings/privacy', DESK);
  await signIn(page, tenant);
  await page.getByRole('heading', { name: 'Requests about personal data' }).waitFor();
  await page.getByLabel('What they ask for').selectOption('rectification');
  await page.getByLabel('Their e-mail address').fill('letter@mail.example');
  await page.getByLabel('In their words').fill('My name is Ada, not Eda.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Written down; the link is mailed.').waitFor();
  const handle = async () => page.getByText('Handle', { exact: true }).click();
  await handle();
  await page.getByLabel('How did you check').fill('Called back at the number that we know.');
  await page.getByRole('button', { name: 'The identity is checked' }).click();
  await page.getByText('the platform does its part now').waitFor();
  await handle();
  await page.getByLabel('Reason, as the person').fill('The name is right now.');
  await page.getByRole('button', { name: 'End the request' }).click();
  await page.getByText('The request is ended.').waitFor();
  expect(await page.locator('.card .state').textContent()).toBe('Done');
  await page.setViewportSize(PHONE.viewport);
  expect(await fits(page)).toBe(true);
  expect(errors).toEqual([]);
}, 180_000);

test('4.38 2.18 a hold is placed and released on a form, after a tick, in the language of the browser', async () => {
  const tenant = await server.createTenant('abbey');
  const { page, errors } = await openPage('/settings/privacy', { ...DESK, locale: 'de-DE' });
  await page.getByRole('link', { name: 'Anmelden' }).click();
  await page.getByLabel('E-Mail-Adresse').fill(tenant.email);
  await page.getByLabel('Passwort').fill(tenant.password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Weiter' }).click();
  await page.getByRole('heading', { name: 'Anfragen zu persönlichen Daten' }).waitFor();
  await page.getByText('Eine Aufbewahrungspflicht eintragen').click();
  await page.getByLabel('Wessen Daten').selectOption({ index: 2 });
  await page.getByLabel('Grund').fill('Landgericht, 4 O 17/26');
  await page.getByLabel('Ich verstehe').check();
  await page.screenshot({ path: join(SHOTS, 'place-de.png'), fullPage: true });
  await page.getByRole('button', { name: 'Pflicht eintragen' }).click();
  await page.getByText('Die Aufbewahrungspflicht gilt.').waitFor();
  const holds = async () => (await createCaller(tenant.context).compliance.holds.list({})).items;
  expect(await holds()).toMatchObject([{ userId: tenant.userId, reason: 'Landgericht, 4 O 17/26', releasedAt: null }]);
  await page.getByText('Aufheben', { exact: true }).click();
  await page.screenshot({ path: join(SHOTS, 'release-de.png'), fullPage: true });
  await page.getByLabel('darauf gewartet').check();
  await page.getByRole('button', { name: 'Pflicht aufheben' }).click();
  await page.getByText('ist aufgehoben').waitFor();
  expect((await holds())[0]?.releasedAt).not.toBeNull();
  await page.setViewportSize(PHONE.viewport);
  expect(await fits(page)).toBe(true);
  await page.screenshot({ path: join(SHOTS, 'phone-de.png'), fullPage: true });

  const english = await page
    .context()
    .browser()
    ?.newContext({ locale: 'en-GB', ...DESK });
  await english?.addCookies(await page.context().cookies());
  const second = await english?.newPage();
  await second?.goto(`${address}/settings/privacy`);
  expect(await second?.getByRole('heading', { name: 'Holds' }).isVisible()).toBe(true);
  await second?.getByText('Place a hold').click();
  await second?.screenshot({ path: join(SHOTS, 'place-en.png'), fullPage: true });
  await english?.close();

  // Without the tick nothing is done, and neither for a form of another site, nor for a choice that was not made.
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const post = async (body: string, origin = address) => {
    const headers = { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(`${address}/settings/privacy?tenant=abbey`, { method: 'POST', redirect: 'manual', headers, body });
    return answer.status;
  };
  expect(await post('do=place&who=everything&reason=x')).toBe(400);
  expect(await post('do=place&who=&reason=x&confirm=1')).toBe(400);
  expect(await post('do=place&who=everything&reason=x&confirm=1', 'https://evil.example')).toBe(403);
  expect(await holds()).toHaveLength(1);
  expect(errors).toEqual([]);
}, 180_000);

test('A11 G6 a form of another site changes nothing; who may not handle requests is told so', async () => {
  const person = { email: 'forged@mail.example', password: PASSWORD };
  await createUser(server.services, { ...person, displayName: 'Bob' });
  const { page } = await openPage('/account/privacy');
  await signIn(page, person);
  await page.getByRole('heading', { name: 'Your data', exact: true }).waitFor();
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const post = (headers: Record<string, string>, body = 'do=erase&confirm=1', path = '/account/privacy') =>
    fetch(address + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
  for (const headers of [{ origin: 'https://evil.example' }, { origin: address, 'sec-fetch-site': 'same-site' }, {}] as Record<
    string,
    string
  >[])
    for (const path of ['/account/privacy', '/settings/privacy?tenant=']) expect((await post(headers, undefined, path)).status).toBe(403);
  const unticked = await post({ origin: address }, 'do=erase');
  expect([unticked.status, await unticked.text()]).toEqual([400, expect.stringContaining('Tick the box first')]);
  await page.goto(`${address}/account/privacy`);
  expect(await page.getByText('You have not asked for anything yet.').isVisible()).toBe(true);

  await page.goto(`${address}/settings/privacy`);
  expect(await page.getByRole('alert').textContent()).toContain('may not');
}, 180_000);
