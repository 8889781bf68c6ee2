import { readFile } from 'node:fs/promises';
import { newId } from '@belvedere/kernel';
import { storageKey } from '@belvedere/kernel/storage';
import { launchChromium } from '@belvedere/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { startTestServer, type StartedServer, type TestTenant } from '../testing/index.ts';
import { fits, naturalWidth, visitStudio, shoot, violationsInBoth } from './visit-studio.ts';

const DEMO = new URL('../../../../tooling/demo/tour/', import.meta.url);

let server: StartedServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A draft whose panorama is there, as the pipeline would have left it. */
async function draftTour(
  tenant: TestTenant,
  caller: Caller,
  { picture, ...said }: Parameters<Caller['tours']['create']>[0] & { picture: string },
) {
  const [at, mediaId, contentId] = [{ tenantId: tenant.id }, newId(), picture.replace(/\W/g, '').padEnd(32, '0')];
  const kind = { mimeType: 'image/jpeg', mediaType: 'image', status: 'ready', storageProvider: 'local' } as const;
  const names = { originalName: picture, fileName: mediaId, filePath: mediaId };
  await server.services.database.transaction(at, (tx) =>
    tx.mediaFile.create({ data: { ...at, ...kind, ...names, id: mediaId, fileSize: 1, uploadedById: tenant.userId } }),
  );
  await server.services.storage.put(storageKey(tenant.id, 'tiles', contentId, 'thumbnail.jpg'), await readFile(new URL(picture, DEMO)), {
    // Browsers look at the bytes.
    mimeType: 'image/jpeg',
  });
  const { id } = await caller.tours.create(said);
  await caller.tours.scenes.create({ tourId: id, title: 'Hall', panoramaMediaId: mediaId });
  const document = {
    id: contentId,
    tileSize: 512,
    levels: [512],
    formats: ['webp'],
    preview: 'data:image/webp;base64,',
    width: 2048,
    height: 1024,
  };
  await server.services.database.transaction(at, (tx) =>
    tx.panorama.update({ where: { tenantId_mediaId: { ...at, mediaId } }, data: { status: 'ready', progress: 1, contentId, document } }),
  );
  return id;
}

/** So many tours, by the database alone. */
async function manyTours(tenant: TestTenant, count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => newId()).toSorted();
  await server.services.database.transaction({ tenantId: tenant.id }, async (tx) => {
    await tx.tour.createMany({
      data: ids.map((id, n) => ({
        tenantId: tenant.id,
        id,
        title: `Tour ${String(n).padStart(4, '0')}`,
        slug: `tour-${n}`,
        language: 'en',
        createdById: tenant.userId,
        updatedById: tenant.userId,
      })),
    });
  });
}

/** What the rows of the table say, and on to the last of them. */
const LOOK = `(async () => {
  const rows = [...document.querySelectorAll('tbody tr[aria-rowindex]')];
  const titles = rows.map((row) => row.querySelector('a').textContent);
  rows.at(-1)?.scrollIntoView({ block: 'start' });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return titles;
})()`;

const titles = (page: Page) => page.locator('tbody tr[aria-rowindex] a').allInnerTexts();

test('2,000 tours scroll to their end in a table, page by page, and none is missing or there twice', async () => {
  const tenant = await server.createTenant('many');
  await manyTours(tenant, 2000);
  const { page, context, complaints } = await visitStudio({ browser, server }, tenant, { path: 'tours?view=table' });
  await page.getByRole('link', { name: 'Tour 1999' }).waitFor();
  await page.getByText('2000 tours').waitFor();
  const seen = new Set<string>();
  let most = 0;
  // As far as what is there, again and again, until there is no more.
  const look = async () => {
    const shown = await page.evaluate<string[]>(LOOK);
    for (const title of shown) seen.add(title);
    most = Math.max(most, shown.length);
    return seen.size;
  };
  await expect.poll(look, { interval: 1, timeout: 60_000 }).toBe(2000);
  // Of thousands only those in view are in the page.
  expect(most).toBeLessThan(80);

  // What has the focus stays there when it is scrolled away.
  const link = page.getByRole('link', { name: 'Tour 0001' });
  await link.focus();
  await page.evaluate('scrollTo(0, 0)');
  await page.getByRole('link', { name: 'Tour 1999' }).waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Tour 0001');
  expect(complaints).toEqual([]);
  await context.close();
});

test('tours are found by words, facets and order, which stand in the address, and look the same again from there', async () => {
  const tenant = await server.createTenant('house');
  const caller = createCaller(tenant.context);
  await draftTour(tenant, caller, {
    picture: 'hall.webp',
    title: 'Museum of Light',
    category: 'Museum',
    tags: ['art', 'indoor'],
    difficulty: 'easy',
  });
  await draftTour(tenant, caller, { picture: 'gallery.webp', title: 'Villa by the sea', category: 'Villa', tags: ['sea'] });
  await caller.tours.create({ title: 'Lighthouse walk', category: 'Outdoor', tags: ['sea', 'walk'], difficulty: 'hard' });
  const { page, context, complaints } = await visitStudio({ browser, server }, tenant);
  await page.getByRole('link', { name: 'Villa by the sea' }).waitFor();
  // Drafts have pictures, though nobody else may see them.
  for (const n of [0, 1]) await expect.poll(() => naturalWidth(page.locator('img').nth(n))).toBeGreaterThan(100);
  expect(await page.locator('img').count()).toBe(2);
  await shoot(page, 'tours');
  expect(await violationsInBoth(page)).toEqual([]);

  await page.getByLabel('Search tours').fill('musuem');
  await page.getByText('1 tour', { exact: true }).waitFor();
  expect(await page.getByRole('article').allInnerTexts()).toHaveLength(1);
  await page.getByLabel('Search tours').fill('');
  await page.getByLabel('Tag').selectOption('sea');
  await page.getByText('2 tours', { exact: true }).waitFor();
  await page.getByLabel('Category').selectOption('Outdoor');
  await page.getByText('1 tour', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await page.getByLabel('Order').selectOption('changed');
  await page.getByRole('cell', { name: 'Lighthouse walk' }).first().waitFor();
  await shoot(page, 'tours-filtered');
  expect(await violationsInBoth(page)).toEqual([]);
  await page.reload();
  await page.getByText('1 tour', { exact: true }).waitFor();
  expect([await page.getByLabel('Category').inputValue(), await page.getByLabel('Order').inputValue()]).toEqual(['Outdoor', 'changed']);
  expect(await titles(page)).toEqual(['Lighthouse walk']);
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await page.getByText('3 tours', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('many are tagged, put away and removed at once, each said, and come back; one is duplicated and deleted for good', async () => {
  const tenant = await server.createTenant('bulk');
  const caller = createCaller(tenant.context);
  for (const title of ['Ash', 'Birch', 'Cedar']) await caller.tours.create({ title });
  const { page, context, complaints } = await visitStudio({ browser, server }, tenant, { path: 'tours?view=table' });
  const bar = page.getByRole('region', { name: 'What is chosen' });
  await page.getByLabel('Choose all that are shown').check();
  await bar.getByText('3 chosen').waitFor();
  await bar.getByRole('button', { name: 'Tags' }).click();
  await page.getByLabel('Add these tags').fill('wood, old');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Apply' }).click();
  await bar.getByText('3 done').waitFor();
  await shoot(page, 'tours-bulk');
  expect(await violationsInBoth(page)).toEqual([]);
  expect((await caller.tours.list({})).items.map(({ tags }) => tags)).toEqual([1, 2, 3].map(() => ['wood', 'old']));

  // Somebody else was first with one of them: that is said, the other is done.
  const cedar = (await caller.tours.list({})).items.find(({ title }) => title === 'Cedar');
  await page.getByLabel('Choose Cedar').check();
  await page.getByLabel('Choose Birch').check();
  await caller.tours.remove({ id: cedar!.id });
  await bar.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await bar.getByText('1 done').waitFor();
  await bar.getByRole('button', { name: 'Undo' }).click();
  const there = async () => (await caller.tours.list({})).items.map(({ title }) => title);
  await expect.poll(there).toEqual(['Birch', 'Ash']);

  await page.getByRole('button', { name: 'Actions for Ash' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await page.getByRole('link', { name: 'Copy of Ash' }).waitFor();
  await page.getByRole('button', { name: 'Actions for Copy of Ash' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('link', { name: 'Copy of Ash' }).waitFor({ state: 'detached' });

  await page.getByRole('link', { name: 'Trash' }).click();
  await page.getByRole('button', { name: 'Actions for Copy of Ash' }).waitFor();
  await shoot(page, 'trash');
  expect(await violationsInBoth(page)).toEqual([]);
  await page.getByRole('button', { name: 'Actions for Copy of Ash' }).click();
  await page.getByRole('menuitem', { name: 'Delete for good' }).click();
  const ask = page.getByRole('alertdialog');
  expect(await ask.getByRole('button', { name: 'Delete for good' }).isDisabled()).toBe(true);
  await ask.getByLabel('to confirm').fill('Copy of Ash');
  await ask.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText('Copy of Ash is deleted.').first().waitFor();
  await page.getByRole('button', { name: 'Actions for Cedar' }).click();
  await page.getByRole('menuitem', { name: 'Restore' }).click();
  await page.getByText('Nothing was removed.').waitFor();
  expect(await there()).toEqual(['Cedar', 'Birch', 'Ash']);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the list is in German and fits a phone', async () => {
  const tenant = await server.createTenant('klein');
  const caller = createCaller(tenant.context);
  await draftTour(tenant, caller, {
    picture: 'library.webp',
    title: 'Ein Haus mit einem sehr langen Namen am Rand der Stadt',
    category: 'Haus',
  });
  const { page, context } = await visitStudio({ browser, server }, tenant, { viewport: { width: 390, height: 844 }, locale: 'de-DE' });
  await page.getByRole('heading', { name: 'Touren' }).waitFor();
  await page.getByRole('link', { name: 'Ein Haus' }).waitFor();
  expect(await fits(page)).toBe(true);
  await shoot(page, 'tours-phone');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('button', { name: 'Als Tabelle zeigen' }).click();
  await page.getByRole('table').waitFor();
  expect(await fits(page)).toBe(true);
  await shoot(page, 'tours-phone-table');
  expect(await violationsInBoth(page)).toEqual([]);
  await context.close();
});
