import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf, createStudioWorld, shoot, type StudioWorld } from '../testing/studio-world.ts';

const DEMO = fileURLToPath(new URL('../../../../tooling/demo/tour/', import.meta.url));

let studio: StudioWorld;
beforeAll(async () => {
  studio = await createStudioWorld('keys');
});
afterAll(() => studio?.close());

const MOST = 90;

/** What the focus is on, as assistive technology names it. */
const NAME = `(() => {
  const node = document.activeElement;
  if (!node || node === document.body) return '';
  const labelled = (node.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const label = node.labels?.[0]?.textContent ?? '';
  return [node.getAttribute('aria-label') ?? '', labelled, label, node.textContent ?? ''].map((each) => each.trim()).find(Boolean) ?? '';
})()`;

/** Tabs until something of a name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const isThere = (now: string) => (typeof name === 'string' ? now === name : name.test(now));
  const passed: string[] = [];
  for (let n = 0; n < MOST; n++) {
    const now = String(await page.evaluate(NAME));
    if (isThere(now)) return;
    passed.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`The focus never came to ${String(name)}; it passed ${[...new Set(passed)].join(' | ')}`);
}

async function press(page: Page, name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

test('a tour is made, linked, said something in, translated and published by the keyboard alone', async () => {
  const page = await (await studio.signIn()).newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${studio.server.url}/studio/keys/tours`);
  await page.getByRole('heading', { name: 'Your first tour' }).waitFor();
  await press(page, 'New tour');
  await tabTo(page, 'Title of the tour');
  await page.keyboard.type('By keys');
  // The window for choosing files is the system's own; what it answers with is given here.
  await page.locator('input[type=file]').setInputFiles(['hall.webp', 'gallery.webp'].map((name) => join(DEMO, name)));
  await page.getByText('2 panoramas are ready').waitFor({ timeout: 60_000 });
  await press(page, 'Open the editor');
  await page.locator('fieldset.markers').waitFor({ timeout: 30_000 });

  // The way into the other scene, where the picture was turned to.
  await press(page, 'Add a hotspot');
  await tabTo(page, /^Click where it belongs/);
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await press(page, 'Add');
  await page.getByRole('heading', { name: 'Link to a scene' }).waitFor();
  await press(page, 'Make the way back');
  await page.getByText('The way back is made').first().waitFor();

  // Something to read, moved with the arrow keys.
  await press(page, 'Add a hotspot');
  await tabTo(page, /^Click where it belongs/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, 'Link to a scene');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'Title');
  await page.keyboard.type('The window');
  await tabTo(page, 'Text');
  await page.keyboard.type('It looks to the west.');
  await press(page, 'Add');
  await page.getByRole('heading', { name: 'Information' }).waitFor();
  await tabTo(page, 'The window');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByText('All changes saved').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('Undone: Moved: The window').first().waitFor();
  await shoot(page, 'keyboard');

  // In a second language.
  await press(page, 'Languages');
  await tabTo(page, 'Add a language');
  await page.keyboard.type('de');
  await page.keyboard.press('Enter');
  await page.getByLabel('German', { exact: true }).first().waitFor();
  await tabTo(page, 'German');
  await page.keyboard.type('Mit Tasten');
  await page.keyboard.press('Tab');
  await page.getByText('Approved').first().waitFor();
  await page.keyboard.press('Escape');

  await press(page, 'Publish');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).waitFor();
  await expect.poll(() => page.getByRole('dialog').getByRole('button', { name: 'Publish' }).isEnabled()).toBe(true);
  await press(page, 'Publish');
  await tabTo(page, 'Look at it');
  const { items } = await studio.client.tours.list();
  expect(items.map(({ title, status }) => [title, status])).toEqual([['By keys', 'published']]);
  expect(complaints).toEqual([]);
  await page.context().close();
});
