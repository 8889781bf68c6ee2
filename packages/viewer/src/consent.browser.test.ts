import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeHotspot, makeManifest, makePanorama, makeScene, plain, sceneId } from '../test/make-tour.ts';
import { faultsOf, focusIn, openPlugin } from '../test/open-plugin.ts';
import { createWorld, type World } from '../test/open-tour.ts';
import type { HotspotContent, ManifestHotspot, TourManifest } from './manifest-types.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];
const TEXTS: Readonly<Record<string, string>> = {
  en: 'May we count which rooms of the museum you look at? We keep it for two years, and nobody else learns of it.\nIt helps us to show more of what you like.',
  ar: 'هل يمكننا إحصاء قاعات المتحف التي تنظرون إليها؟ نحتفظ بذلك لمدة عامين، ولا يطلع عليه أي شخص آخر.',
};
let world: World;
let manifest: TourManifest;
let ahead: ManifestHotspot;
beforeAll(async () => {
  world = await createWorld();
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  const door = makeHotspot({ type: 'navigation', transition: 'fade' }, { title: 'The door', target: sceneId(2) });
  const info: HotspotContent = { type: 'info', body: { blocks: [] } };
  ahead = makeHotspot(info, { title: 'The chest', yaw: 20 });
  const behind = makeHotspot(info, { title: 'The ladder', yaw: 180 });
  manifest = makeManifest([
    makeScene(1, 'hall', { panorama: hall, hotspots: [door] }),
    makeScene(2, 'attic', { panorama: hall, hotspots: [ahead, behind] }),
  ]);
});
afterAll(() => world.close());

/** What a server of ours hears of visitors, and its answers. */
interface Asked {
  paths: string[];
  bodies: Record<string, unknown>[];
}

async function answer(route: Route, asked: Asked): Promise<void> {
  const request = route.request();
  const { pathname, searchParams } = new URL(request.url());
  asked.paths.push(`${request.method()} ${pathname} ${searchParams.get('language') ?? ''}`.trim());
  if (request.method() === 'POST') asked.bodies.push(JSON.parse(request.postData() ?? '{}') as Record<string, unknown>);
  if (pathname === '/hits') return route.fulfill({ json: { accepted: 1, refused: [] } });
  if (request.method() === 'POST') return route.fulfill({ json: { granted: true } });
  const language = searchParams.get('language') === 'ar' ? 'ar' : 'en';
  return route.fulfill({ json: { text: { id: `text-${language}`, language, text: TEXTS[language] } } });
}

const SCRIPT = `
import { countVisits, forgetDecision } from '/count-visits.js';
window.forgetDecision = forgetDecision;
const words = (language) => (language === 'ar' ? { consent: 'الإحصاء', accept: 'أوافق', decline: 'أرفض' } : {});
const options = { plugins: [countVisits({ server: location.origin, at: '/t/museum/house', words })] };`;

async function open({ size, before }: { size?: { width: number; height: number }; before?: (page: Page) => Promise<unknown> } = {}) {
  const asked: Asked = { paths: [], bodies: [] };
  const page = await openPlugin(world, {
    manifest,
    script: SCRIPT,
    ...(size && { size }),
    before: async (next) => {
      await next.route(/\/hits/, (route) => answer(route, asked));
      await before?.(next);
    },
  });
  return { page, asked };
}
const banner = (page: Page) => page.getByRole('region', { name: 'Counting visits' });
const kept = (page: Page) => page.evaluate(() => Object.keys(localStorage).toSorted());
const shot = async (page: Page, name: string) => SHOTS && page.screenshot({ path: join(SHOTS, `${name}.png`) });
const hitsOf = ({ bodies }: Asked) => bodies.flatMap(({ hits }) => (hits ?? []) as { type: string; hotspotId?: string }[]);

test('0.30 the viewer asks in the words of the tenant, in a bar that leaves the tour usable, and hears of nothing before a yes', async () => {
  const { page, asked } = await open();
  await banner(page).getByText('May we count').waitFor();
  // It is read out: it came into a place that was there before.
  expect(
    await page
      .getByRole('status')
      .filter({ has: banner(page) })
      .count(),
  ).toBe(1);
  expect(asked.paths).toEqual(['GET /hits/consent en']);
  expect(await focusIn(page)).toBeNull();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Scenes', exact: true }).click();
  await page.getByRole('button', { name: 'Scenes', exact: true }).click();
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'consent');
  const boxes = await Promise.all(['Accept', 'Decline'].map((name) => page.getByRole('button', { name }).boundingBox()));
  expect(boxes[0]).toMatchObject({ width: boxes[1]!.width, height: boxes[1]!.height, y: boxes[1]!.y });
  expect(asked.paths).toEqual(['GET /hits/consent en']);
  expect(await kept(page)).toEqual([]);

  await page.getByRole('button', { name: 'Accept' }).click();
  await expect.poll(() => kept(page)).toEqual(['belvedere-hits /t/museum/house', 'belvedere-visitor']);
  expect(await banner(page).count()).toBe(0);
  expect(await focusIn(page)).toBe('Scene hall: panorama, look around with the arrow keys');
  expect(asked.bodies[0]).toMatchObject({ at: '/t/museum/house', textId: 'text-en', granted: true });
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByLabel('Link to the tour').press('Control+c');
  await expect
    .poll(() => hitsOf(asked).flatMap(({ type }) => (type === 'hotspot_view' ? [] : type)))
    .toEqual(['tour_view', 'scene_view', 'share']);
  expect(hitsOf(asked)).toContainEqual(expect.objectContaining({ type: 'share', to: 'copy' }));
  expect(await page.evaluate(() => window.forbidden)).toEqual([]);
  await page.context().close();
});

test('0.30 what has been in the picture for a second is told once for each visit of its scene, and what is behind is not', async () => {
  const { page, asked } = await open({ before: (next) => next.context().clock.install() });
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect.poll(() => kept(page)).toHaveLength(2);
  const seen = () => hitsOf(asked).flatMap(({ type, hotspotId }) => (type === 'hotspot_view' ? hotspotId : []));
  const pass = async () => {
    // The picture is there when it has been drawn.
    await page.waitForFunction(() => window.tour.state.hotspots.some((hotspot) => window.tour.project(hotspot)));
    await page.clock.fastForward(1_000);
    await page.clock.fastForward(6_000);
  };
  for (const scene of ['attic', 'hall', 'attic']) {
    await page.evaluate((key) => window.tour.goTo(key), scene);
    await pass();
  }
  await expect.poll(() => seen().filter((id) => id === ahead.id).length).toBe(2);
  expect(new Set(seen())).toEqual(new Set([ahead.id, manifest.scenes[0]!.hotspots[0]!.id]));
  await page.context().close();
});

test('0.30 by the keyboard alone one declines, which is kept and not asked again', async () => {
  const { page, asked } = await open();
  await banner(page).waitFor();
  for (const name of ['Scene hall: panorama, look around with the arrow keys', 'The door. Go to Scene attic', 'Accept', 'Decline']) {
    await page.keyboard.press('Tab');
    expect(await focusIn(page)).toBe(name);
  }
  await page.keyboard.press('Enter');
  await banner(page).waitFor({ state: 'detached' });
  expect(await focusIn(page)).toBe('Scene hall: panorama, look around with the arrow keys');
  expect(await page.evaluate(() => localStorage.getItem('belvedere-visitor'))).toBe('no');
  await page.reload();
  await page.waitForFunction(() => window.tour?.state.status === 'ready');
  await page.getByRole('button', { name: 'Zoom in' }).waitFor();
  expect(await banner(page).count()).toBe(0);
  expect(asked.paths).toEqual(['GET /hits/consent en']);
  await page.context().close();
});

test('0.30 what was decided is taken back: nothing is told any more, what waits is gone, and the next visit asks', async () => {
  const { page, asked } = await open({ before: (next) => next.context().clock.install() });
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect.poll(() => kept(page)).toHaveLength(2);
  // Another window of the same browser hears of it too.
  const second = await page.context().newPage();
  await second.route(/\/hits/, (route) => answer(route, asked));
  await second.goto(page.url());
  await expect.poll(() => second.evaluate(() => window.tour?.state.status)).toBe('ready');
  // What was done before is told before.
  for (const each of [page, second]) await each.clock.fastForward(6_000);
  await expect.poll(() => asked.paths.filter((path) => path === 'POST /hits').length).toBeGreaterThan(1);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('belvedere-hits /t/museum/house'))).toBe('[]');
  const told = asked.paths.length;
  await second.evaluate(() => {
    const hears = new Promise((done) =>
      addEventListener('storage', ({ key, newValue }) => key === 'belvedere-visitor' && !newValue && done(1)),
    );
    Object.assign(window, { hears });
  });
  await page.evaluate(`tour.goTo('attic').then(forgetDecision)`);
  expect(await kept(page)).toEqual([]);
  await second.evaluate('hears');
  for (const each of [page, second]) {
    await each.evaluate(() => window.tour.goTo('hall'));
    await each.evaluate(() => window.tour.goTo('attic'));
    await each.evaluate(() => window.tour.destroy());
  }
  for (const each of [page, second]) await each.clock.fastForward(60_000);
  expect(asked.paths.slice(told)).toEqual([]);
  expect(await kept(page)).toEqual([]);
  await page.reload();
  await banner(page).waitFor();
  await page.context().close();
});

test('0.30 nobody is asked where the browser says no by Global Privacy Control or Do Not Track', async () => {
  for (const [signal, value] of [
    ['globalPrivacyControl', true],
    ['doNotTrack', '1'],
  ] as const) {
    const { page, asked } = await open({
      before: (next) =>
        next.addInitScript(([name, says]) => Object.defineProperty(Navigator.prototype, name, { get: () => says }), [
          signal,
          value,
        ] as const),
    });
    await page.getByRole('button', { name: 'Zoom in' }).waitFor();
    expect([await banner(page).count(), asked.paths, await kept(page)]).toEqual([0, [], []]);
    await page.context().close();
  }
});

test('0.30 0.26 the banner follows the language of the tour, from the right too, and what is answered is what was read', async () => {
  const { page, asked } = await open({ size: { width: 360, height: 640 } });
  await banner(page).waitFor();
  await page.evaluate(() => window.tour.setLanguage('ar'));
  const arabic = page.getByRole('region', { name: 'الإحصاء' });
  await arabic.getByText('هل يمكننا').waitFor();
  expect(await arabic.locator('p').getAttribute('lang')).toBe('ar');
  const [accept, decline] = await Promise.all(['أوافق', 'أرفض'].map((name) => page.getByRole('button', { name }).boundingBox()));
  expect(accept!.x).toBeGreaterThan(decline!.x);
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'consent-arabic');
  await page.getByRole('button', { name: 'أوافق' }).click();
  await expect.poll(() => asked.bodies[0]).toMatchObject({ textId: 'text-ar' });
  await page.context().close();
});

test('0.30 in forced colours the banner has edges, and at 200 % it and every tool are on the screen and big enough', async () => {
  // What 700 × 500 pixels are for somebody who has doubled everything.
  const { page } = await open({
    size: { width: 350, height: 250 },
    before: (next) => next.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' }),
  });
  await banner(page).waitFor();
  await page.getByRole('button', { name: 'Zoom in' }).waitFor();
  await shot(page, 'consent-small');
  const edges = await page
    .locator('.consent, .consent button')
    .evaluateAll((all) => all.map((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth)));
  expect(Math.min(...edges)).toBeGreaterThan(0);
  // The banner goes up when the tools have come below it.
  const boxOf = async (name: string) => (await page.locator(name).first().boundingBox())!;
  await expect
    .poll(async () => (await boxOf('.tools')).y + (await boxOf('.tools')).height - (await boxOf('.consent')).y)
    .toBeLessThanOrEqual(0);
  const bar = (await banner(page).boundingBox())!;
  for (const control of await page.locator('.consent button, .tools button:visible, .tools select:visible').all()) {
    const box = (await control.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(350);
    expect(box.y + box.height).toBeLessThanOrEqual(250);
    const isAnswer = (await control.getAttribute('class')) === 'action';
    if (!isAnswer) expect(box.y + box.height).toBeLessThanOrEqual(bar.y);
  }
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});
