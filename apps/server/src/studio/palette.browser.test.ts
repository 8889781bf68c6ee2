import { join } from 'node:path';
import { launchChromium } from '@belvedere/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import { startTestServer, type StartedServer } from '../testing/index.ts';
import { openStudio, violations } from './open-studio.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];

let server: StartedServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  const tenant = await server.createTenant('lighthouse');
  await createCaller(tenant.context).tours.create({ title: 'The lamp room' });
  page = await openStudio(browser, { server, tenant });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a few letters and Enter lead to a tour; Escape gives the focus back', async () => {
  await page.goto(`${server.url}/studio/lighthouse/tours`);
  await page.getByRole('link', { name: 'The lamp room' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Where to, or what to do?').pressSequentially('lamp');
  await page.getByRole('option', { name: 'The lamp room' }).waitFor();
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'studio-palette.png') });
  // The list may be empty for a moment, until the answer to the last letter has come.
  await expect.poll(() => violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'The lamp room' }).waitFor();
  await page.goBack();

  const button = page.getByRole('button', { name: 'Search' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByPlaceholder('Where to, or what to do?').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(async () => button.evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
});

test('a question mark lists what the keyboard can do, but not while one writes', async () => {
  await page.goto(`${server.url}/studio/lighthouse/tours`);
  await page.getByRole('searchbox').fill('why?');
  await page.getByRole('searchbox').press('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('heading', { name: 'Tours' }).click();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'studio-shortcuts.png') });
  expect(await violations(page)).toEqual([]);
});
