import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStudio, type StudioWorld } from './testing/studio-visit.ts';

const file = (name: string) => fileURLToPath(new URL(`../../../../tooling/demo/tour/${name}`, import.meta.url));

let world: StudioWorld;
beforeAll(async () => {
  world = await openStudio({ worker: true });
});
afterAll(() => world?.stop());

test('4.30 files are uploaded, described, replaced, removed, restored and erased', async () => {
  const tenant = await world.server.createTenant('media-room');
  const { page, open, check, complaints, context } = await world.visit(tenant);
  await open('/media-room/media', 'Media');
  await page.getByText('Your first file').waitFor();
  await check('media-empty');
  await page
    .getByLabel('Upload files')
    .first()
    .setInputFiles([file('hall.webp'), file('gallery.webp')]);
  const hall = page.getByRole('button', { name: /hall\.webp/ });
  await expect.poll(() => page.locator('main li img').count(), { timeout: 40_000 }).toBe(2);
  await check('media');

  await hall.click();
  const details = page.getByRole('dialog', { name: 'File' });
  await details.getByText('Nothing uses it.').waitFor();
  await details.getByLabel('Text instead of it').fill('A hall with a chequered floor');
  await details.getByLabel('Credit').fill('Ada');
  await details.getByRole('button', { name: 'Save' }).click();
  await details.getByRole('img', { name: 'A hall with a chequered floor' }).waitFor();
  await check('media-file');
  await details.getByLabel('Replace …').setInputFiles(file('hall.webp'));
  await page.getByText('The new file takes its place').first().waitFor();
  // What is looked at stands in the address.
  expect(page.url()).toContain('file=');

  await details.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => page.url()).not.toContain('file=');
  await page.getByLabel('All states').selectOption('deleted');
  await hall.click();
  await details.getByRole('button', { name: 'Restore' }).click();
  await details.getByLabel('Text instead of it').waitFor();
  await details.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await hall.click();
  await details.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase for good' }).click();
  await page.getByText('No file is like that.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();

  const small = await world.visit(tenant, { viewport: { width: 390, height: 800 }, locale: 'de' });
  await small.open('/media-room/media', 'Medien');
  await small.page.getByRole('button', { name: /gallery\.webp/ }).click();
  await small.page.getByRole('dialog', { name: 'Datei' }).getByText('Nichts benutzt sie.').waitFor();
  await small.check('media-file-de-390');
  await small.page.keyboard.press('Escape');
  await small.check('media-de-390');
  expect(await small.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await small.context.close();
});
