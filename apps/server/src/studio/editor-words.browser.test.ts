import type { SceneView } from '@belvedere/sdk';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './open-studio.ts';
import { complaintsOf, createStudioWorld, shoot, type StudioWorld } from '../testing/studio-world.ts';

let studio: StudioWorld;
let tourId: string;
let scene: SceneView;
beforeAll(async () => {
  studio = await createStudioWorld('words');
  const made = await studio.makeTour('House', ['hall']);
  tourId = made.tour.id;
  scene = made.scenes[0]!;
  await studio.client.tours.hotspots.create({
    sceneId: scene.id,
    position: { yaw: 0, pitch: 0 },
    title: 'Clock',
    content: { type: 'info', body: { blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'It ticks.' }] }] } },
  });
});
afterAll(() => studio?.close());

async function open(options: Parameters<StudioWorld['signIn']>[0], search: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await studio.signIn(options)).newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${studio.server.url}/studio/words/tours/${tourId}${search}`);
  return { page, complaints };
}

test('texts are translated side by side, as drafts or approved, and go out and in as files', async () => {
  const { translations } = studio.client.tours;
  const { page, complaints } = await open({}, '?panel=languages');
  const dialog = page.getByRole('dialog', { name: 'Languages' });
  await dialog.getByText('The tour speaks one language.').waitFor();
  await dialog.getByLabel('Add a language').first().fill('this is none');
  await page.keyboard.press('Enter');
  await dialog.getByText('This is no language tag').waitFor();
  await dialog.getByLabel('Add a language').first().fill('de');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('language=de');
  const fields = dialog.getByLabel('German', { exact: true });
  await fields.first().fill('Haus');
  await fields.first().blur();
  await dialog.getByText('Approved').first().waitFor();

  await dialog.getByLabel('Keep what I write as drafts').check();
  await fields.last().fill('Sie tickt.');
  await fields.last().blur();
  await dialog.getByRole('button', { name: 'Approve 1 draft' }).waitFor();
  await shoot(page, 'editor-languages');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Approve 1 draft' }).click();
  await expect
    .poll(async () => (await translations.list({ tourId })).items[0]?.hotspots[0]?.content)
    .toEqual({ type: 'info', body: { blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Sie tickt.' }] }] } });

  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'XLIFF' }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.de\.xlf$/);
  const { content } = await translations.export({ tourId, language: 'de', format: 'json' });
  const file = JSON.parse(content) as { segments: { source: string; target: string | null }[] };
  for (const segment of file.segments) if (segment.source === 'hall') segment.target = 'Halle';
  await dialog
    .getByLabel('Bring a file in')
    .setInputFiles({ name: 'de.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
  await page.getByText('1 text was taken in as a draft').first().waitFor();
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect.poll(async () => (await translations.list({ tourId })).items[0]?.scenes[0]?.title).toBe('Halle');
  await expect.poll(async () => (await translations.report({ tourId })).items[0]?.drafts).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

/** So many more versions, all of them the second one. */
async function publishedAgain(times: number): Promise<void> {
  const { services } = studio.server;
  await services.database.transaction({ tenantId: studio.tenant.id }, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO tour_versions (tenant_id, id, tour_id, number, hash, note, snapshot, contents, published_by_id, published_at)
      SELECT tenant_id, gen_random_uuid(), tour_id, number + n, hash, note, snapshot, contents, published_by_id, published_at
      FROM tour_versions, generate_series(1, ${times}::int) AS n WHERE tour_id = ${tourId}::uuid AND number = 2`;
  });
}

test('versions say what changed, and the draft goes back to one', async () => {
  const { tours } = studio.client;
  await tours.publish({ id: tourId, note: 'First' });
  const { version } = await tours.scenes.get({ id: scene.id });
  await tours.scenes.update({ id: scene.id, version, title: 'Great hall' });
  await tours.publish({ id: tourId, note: 'Second' });
  await publishedAgain(50);
  const { page, complaints } = await open({ dark: true }, '?panel=versions');
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await dialog.getByText('Nothing changed.').waitFor();
  await dialog.getByRole('button', { name: 'Version 52' }).waitFor();
  expect(await dialog.getByRole('button', { name: /^Version 2\b/ }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Show more' }).click();
  await dialog.getByRole('button', { name: /^Version 2\b/ }).click();
  await dialog.getByText('Great hall').first().waitFor();
  await shoot(page, 'editor-versions-dark');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^Version 1\b/ }).click();
  await dialog.getByRole('button', { name: 'Back to this version' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Back to this version' }).click();
  await expect.poll(async () => (await tours.scenes.get({ id: scene.id })).title).toBe('hall');
  await page.getByRole('dialog', { name: 'Versions' }).getByText('Changed').first().waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('the editor speaks German, and findings lead to what they are about', async () => {
  const { page, complaints } = await open({ locale: 'de' }, '?panel=findings');
  await page.getByRole('tab', { name: 'Zu tun' }).waitFor();
  await page.locator('fieldset.markers').waitFor({ timeout: 30_000 });
  await shoot(page, 'editor-findings-german');
  expect(await violations(page)).toEqual([]);
  const { hotspots } = studio.client.tours;
  const nowhere = { sceneId: scene.id, position: { yaw: 40, pitch: 0 }, title: 'Nirgendwo' };
  const { id } = await hotspots.create({ ...nowhere, content: { type: 'navigation' } });
  await page.reload();
  await page.getByRole('button', { name: /Fehler: .*Nirgendwo/ }).click();
  await page.getByRole('heading', { name: 'Szenenwechsel' }).waitFor();
  await page.locator('.marker[data-finding="error"]').waitFor();
  await shoot(page, 'editor-finding-german');
  expect(await violations(page)).toEqual([]);
  await hotspots.remove({ id });
  expect(complaints).toEqual([]);
  await page.context().close();
});
