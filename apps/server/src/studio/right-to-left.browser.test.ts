import { readFile } from 'node:fs/promises';
import type { SceneView } from '@belvedere/sdk';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOf, createStudioWorld, shoot, type StudioWorld } from '../testing/studio-world.ts';
import { allScopes } from '../systems.ts';
import { violations } from './open-studio.ts';

const PLAN = new URL('../../../../tooling/demo/tour/plan.webp', import.meta.url);

let studio: StudioWorld;
let tourId: string;
let scene: SceneView;
let hotspotId: string;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  studio = await createStudioWorld('mirror');
  const { tour, scenes } = await studio.makeTour('The hall', ['hall']);
  [tourId, scene] = [tour.id, scenes[0]!];
  const { hotspots, plans } = studio.client.tours;
  const clock = { sceneId: scene.id, position: { yaw: 20, pitch: 5 }, title: 'Clock' };
  hotspotId = (await hotspots.create({ ...clock, content: { type: 'link', href: 'https://www.example.org', label: 'Read on' } })).id;
  const picture = await studio.client.uploadMedia(new Blob([await readFile(PLAN)], { type: 'image/webp' }), { fileName: 'plan.webp' });
  const plan = await plans.create({ tourId, name: 'Ground floor', mediaId: picture.id });
  await plans.pins.set({ planId: plan.id, sceneId: scene.id, x: 0.25, y: 0.5, rotation: 0 });
  page = await (await studio.signIn({ locale: 'ar' })).newPage();
  complaints = complaintsOf(page);
});
afterAll(() => studio?.close());

/** Where the middle of something is, from the left of the window. */
async function middleOf(node: Locator): Promise<number> {
  const box = await node.boundingBox();
  return box ? box.x + box.width / 2 : Number.NaN;
}

test('the editor is mirrored in Arabic, its picture and its plan are not', async () => {
  await page.goto(`${studio.server.url}/studio/mirror/tours/${tourId}?hotspot=${hotspotId}`);
  const marker = page.getByRole('button', { name: 'Clock', exact: true });
  await marker.waitFor();
  const picture = await middleOf(page.locator('fieldset.markers'));
  expect(await middleOf(page.getByRole('navigation', { name: 'المشاهد' }))).toBeGreaterThan(picture);
  expect(await middleOf(marker)).toBeGreaterThan(picture);
  await page.getByLabel('العنوان', { exact: true }).waitFor();
  await shoot(page, 'rtl-editor-hotspot');
  await marker.focus();
  await page.keyboard.press('Shift+ArrowRight');
  const yaw = async () => (await studio.client.tours.hotspots.get({ id: hotspotId })).yaw;
  await expect.poll(yaw).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'تراجع' }).click();
  await page.getByText('تم التراجع').first().waitFor();
  await expect.poll(yaw).toBeCloseTo(20, 1);
  expect(await violations(page)).toEqual([]);

  await page.goto(`${studio.server.url}/studio/mirror/tours/${tourId}?panel=plans`);
  const pin = page.getByRole('button', { name: /على المخطط$/ }).first();
  await pin.waitFor();
  const plan = page.getByRole('img', { name: /^مخطط الطابق/ });
  await expect.poll(async () => (await middleOf(pin)) < (await middleOf(plan))).toBe(true);
  await shoot(page, 'rtl-editor-plan');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('menus, dialogs, toasts and the palette open on their own side, and keys lead the way one reads', async () => {
  await page.goto(`${studio.server.url}/studio/mirror/tours`);
  await page.getByRole('button', { name: /^إجراءات/ }).click();
  await page.getByRole('menuitem', { name: 'تكرار' }).waitFor();
  await shoot(page, 'rtl-menu');
  await page.getByRole('menuitem', { name: 'تكرار' }).click();
  const toast = page.getByText('أُنشئت نسخة من').first();
  await toast.waitFor();
  expect(await middleOf(toast)).toBeLessThan(680);
  // What is kept holds nothing that cannot be seen.
  await expect.poll(async () => (await studio.client.tours.list({})).items.map(({ title }) => title)).toContain('نسخة من The hall');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'البحث والأوامر' });
  await palette.getByRole('option').first().waitFor();
  expect(Math.abs((await middleOf(palette)) - 680)).toBeLessThan(2);
  await shoot(page, 'rtl-palette');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'جولة جديدة' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(Math.abs((await middleOf(dialog)) - 680)).toBeLessThan(2);
  expect(await middleOf(dialog.getByRole('button', { name: 'إغلاق' }))).toBeLessThan(680);
  await shoot(page, 'rtl-dialog');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'عرض كجدول' }).click();
  await page.getByRole('table').waitFor();
  await shoot(page, 'rtl-table');
  expect(complaints).toEqual([]);
});

test('4.26 4.5 0.6 what the server says of permissions, topics and tours is read in the language of the studio', async () => {
  const permissions = allScopes.map(({ description }) => description);
  for (const locale of ['de', 'ar']) {
    const context = await studio.signIn({ locale });
    const asked = await context.request.get(`${studio.server.url}/api/notifications/preferences/get`, { headers: { 'x-app': '1' } });
    const { topics: told } = (await asked.json()) as { topics: { describe: string }[] };
    const topics = told.map(({ describe }) => describe);
    expect(topics.length).toBeGreaterThan(9);
    const other = await context.newPage();
    // The picture of the plan is ready by now, or will be while the page is looked at.
    const findings = (await studio.client.tours.findings({ id: tourId })).items.map(({ message }) => message);
    for (const [path, english, line, least] of [
      ['mirror/workspace/roles', permissions, 'tr', 40],
      ['account/notifications', topics, 'tr', 10],
      [`mirror/tours/${tourId}/publish`, findings, 'li:has(bdi)', 2],
    ] as const) {
      await other.goto(`${studio.server.url}/studio/${path}`);
      await expect.poll(() => other.locator(line).count()).toBeGreaterThanOrEqual(Math.min(english.length, least));
      const text = await other.locator('main').innerText();
      expect(english.filter((each) => text.includes(each))).toEqual([]);
      expect(await other.evaluate(`[...document.querySelectorAll('nav')].filter((each) => each.scrollLeft !== 0).length`)).toBe(0);
      await shoot(other, `by-server-${locale}-${path.split('/').at(-1)}`);
    }
    await context.close();
  }
});
