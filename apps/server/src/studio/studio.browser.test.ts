import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '@belvedere/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type StartedServer } from '../testing/index.ts';
import { startHostSite, type HostSite } from '../proofs/start-host-site.ts';
import { violations } from './open-studio.ts';

const ROOT = new URL('../../../../', import.meta.url);
const PHOTOGRAPHS = fileURLToPath(new URL('../shared/panoramas/', ROOT));
const DEMO = fileURLToPath(new URL('tooling/demo/tour/', ROOT));
const SHOTS = process.env['BELVEDERE_SHOTS'];
const PASSWORD = 'a horse that reads the paper';

let server: StartedServer;
let browser: Browser;
let host: HostSite;
/** The photographs beside the clone, where there are any; else the demo's own pictures. */
let panoramas: string[];
let titles: string[];

beforeAll(async () => {
  [server, browser, host] = await Promise.all([startTestServer({ worker: true }), launchChromium(), startHostSite()]);
  const photographs = (await readdir(PHOTOGRAPHS).catch(() => [])).filter((name) => name.endsWith('.jpg')).toSorted();
  const names = photographs.length > 0 ? photographs : ['gallery.webp', 'hall.webp'];
  panoramas = names.map((name) => join(photographs.length > 0 ? PHOTOGRAPHS : DEMO, name));
  titles = names.map((name) => name.replace(/\.\w+$/, '').replaceAll('-', ' '));
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), host?.stop()]);
});

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `studio-${name}.png`) });
}

/** A page of another origin, as a visitor meets it: through the door and back, and what is said at the window. */
async function visit(url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  await page.goto(url);
  const tour = page.frameLocator('iframe');
  await tour.getByRole('button', { name: 'The window' }).press('Enter');
  await tour.getByRole('dialog').getByText('It looks to the west.').waitFor();
  await page.keyboard.press('Escape');
  const door = tour.locator('button.hotspot[data-type=navigation]');
  const isIn = (title = '') => tour.locator(`canvas[aria-label^="${title}: panorama" i]`).waitFor();
  await door.press('Enter');
  await isIn(titles[1]);
  await door.press('Enter');
  await isIn(titles[0]);
  await shoot(page, 'embedded');
  await page.close();
}

test('somebody new registers, drops panoramas, links two scenes, says something in two languages, publishes, embeds, and a visitor walks it', async () => {
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  // That nobody is signed in is an answer; a browser writes it down all the same.
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('401') && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));

  await page.goto(`${server.url}/studio/register`);
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('Mail address').fill('ada@new.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await shoot(page, 'register');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();

  const linkInMail = async () => /https?:\S+/.exec(await server.mailTo('ada@new.example'))?.[0] ?? '';
  await expect.poll(linkInMail).toContain('/verify-email');
  await page.goto(await linkInMail());
  await page.getByRole('button').first().click();
  await page.locator('.next:not([hidden])').waitFor();

  // Whoever is not signed in is led to the sign-in and back.
  await page.goto(`${server.url}/studio/`);
  await page.getByLabel(/mail/i).fill('ada@new.example');
  await page.getByLabel(/password/i).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.locator('.next a').click();
  await page.getByRole('heading', { name: 'Name your workspace' }).waitFor();
  await page.getByLabel('Name of the workspace').fill('House by the sea');
  await shoot(page, 'start');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Create the workspace' }).click();
  await page.getByRole('heading', { name: 'Your first tour' }).waitFor();
  await shoot(page, 'empty');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'New tour' }).last().click();
  await page.getByLabel('Title of the tour').fill('By the sea');
  await page.locator('input[type=file]').setInputFiles(panoramas);
  await page.getByText(`${panoramas.length} panoramas are ready`).waitFor({ timeout: 60_000 });
  await shoot(page, 'upload');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open the editor' }).click();

  const picture = page.getByRole('region', { name: 'Panorama of' });
  await picture.getByRole('button', { name: 'Add a hotspot' }).click({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Click where it belongs' }).click({ position: { x: 500, y: 300 } });
  await page.getByLabel('Leads to').waitFor();
  await shoot(page, 'new-hotspot');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Make the way back' }).click();
  await page.getByText('The way back is made').first().waitFor();
  await page.getByText('All changes saved').waitFor();
  await shoot(page, 'editor');
  expect(await violations(page)).toEqual([]);

  await picture.getByRole('button', { name: 'Add a hotspot' }).click();
  await page.keyboard.press('Enter');
  await page.getByText('Information', { exact: true }).click();
  await page.getByLabel('Title').last().fill('The window');
  await page.getByLabel('Text').fill('It looks to the west.');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'The window' }).waitFor();

  // In a second language too.
  await page.getByRole('button', { name: 'Languages' }).click();
  const languages = page.getByRole('dialog', { name: 'Languages' });
  await languages.getByLabel('Add a language').first().fill('de');
  await page.keyboard.press('Enter');
  const german = languages.getByLabel('German', { exact: true });
  await german.last().fill('Es blickt nach Westen.');
  await german.last().blur();
  await languages.getByText('Approved').first().waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  const live = page.getByRole('link', { name: 'Look at it' });
  await live.waitFor();
  await shoot(page, 'published');
  const address = await live.getAttribute('href');
  const answer = await (await fetch(new URL(`${address}?lang=de`, server.url))).text();
  expect(answer).toContain('Es blickt nach Westen.');

  await page.getByRole('link', { name: 'Share' }).last().click();
  await page.getByRole('button', { name: 'Make an embed' }).click();
  const builder = page.getByRole('dialog');
  await builder.getByLabel('Sites that may show it').fill(`localhost:${host.port}`);
  await builder.getByRole('button', { name: 'Make an embed' }).click();
  const snippet = await builder.getByLabel('Script: put').inputValue();
  expect(snippet).toContain('/embed.js');
  host.pages.set('/story', `<h1>Our house</h1>${snippet}`);
  await visit(`http://localhost:${host.port}/story`);
  expect(complaints).toEqual([]);
  await context.close();
});
