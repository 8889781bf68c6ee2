import { fileURLToPath } from 'node:url';
import { refreshSums, seedSeason } from '@belvedere/platform/testing';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importTour, openTourSource } from '../imports/import-tour.ts';
import { complaintsOf, createStudioWorld, shoot, type StudioWorld } from '../testing/studio-world.ts';
import { fits, violationsInBoth } from './visit-studio.ts';

const DEMO = fileURLToPath(new URL('../../../../tooling/demo/tour/', import.meta.url));
const DAY = 86_400_000;

let world: StudioWorld;
let tourId: string;
let other: string;
/** The first and the last day that reports show of themselves. */
let days: { from: string; to: string; before: string };

beforeAll(async () => {
  world = await createStudioWorld('season', { worker: true });
  const source = await openTourSource(DEMO);
  const imported = await importTour({
    context: world.tenant.context,
    source,
    title: 'Belvedere House',
    publish: true,
    onProgress: () => {},
  });
  await source.close();
  tourId = imported.tourId ?? expect.fail('No tour was imported.');
  other = (await world.client.tours.create({ title: 'The lighthouse' })).id;
  const { items } = await world.client.tours.scenes.list({ tourId });
  const { startSceneId } = await world.client.tours.get({ id: tourId });
  const scenes = items.toSorted((a, b) => Number(b.id === startSceneId) - Number(a.id === startSceneId));
  const walked = await Promise.all(
    scenes.map(async ({ id }) => {
      const hotspots = (await world.client.tours.hotspots.list({ sceneId: id })).items;
      return {
        id,
        hotspots: hotspots.map(({ id: hotspot, yaw, pitch, targetSceneId }) => ({ id: hotspot, yaw, pitch, to: targetSceneId })),
      };
    }),
  );
  const now = new Date();
  const dayBefore = (count: number) => new Date(now.getTime() - count * DAY).toISOString().slice(0, 10);
  days = { from: dayBefore(29), to: dayBefore(0), before: dayBefore(59) };
  await seedSeason(world.server.services.database, {
    tenantId: world.tenant.id,
    tours: [
      { id: tourId, weight: 5, scenes: walked },
      { id: other, weight: 2, scenes: walked.slice(0, 2).map(({ id }) => ({ id, hotspots: [] })) },
    ],
    now,
    days: 75,
    visitsADay: 40,
    seed: 7,
  });
});
afterAll(() => world?.close());

/** What other tests have counted meanwhile is in the sums, too. */
const refresh = () => refreshSums(world.server.services.database, { tenantId: world.tenant.id, now: new Date() });

/** Asked of the raw hits, by queries that share nothing with those of the reports. */
const ask = <T>(sql: string, ...values: unknown[]) =>
  world.server.services.database.transaction({ tenantId: world.tenant.id }, (tx) => tx.$queryRawUnsafe<T[]>(sql, ...values));
const number = (value: number) => new Intl.NumberFormat('en').format(value);

async function visit(context: BrowserContext, path: string, heading: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${world.server.url}/studio/season/${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  return { page, complaints };
}

/** For pictures alone: until nothing moves any more. */
async function settle(page: Page): Promise<void> {
  if (!process.env['BELVEDERE_SHOTS']) return;
  for (let last = '', tries = 0; tries < 20; tries++) {
    await page.waitForTimeout(700);
    const now = (await page.screenshot()).toString('base64');
    if (now === last) return;
    last = now;
  }
}

test('0.31 I12 the numbers on the screen are those of the raw hits, over all tours and of one', async () => {
  await refresh();
  const context = await world.signIn();
  const count = async (type: string, { from, to, of }: { from: string; to: string; of: string | null }) =>
    (
      await ask<{ n: number; visits: number }>(
        `SELECT count(*) FILTER (WHERE event_type = $1)::int AS n, count(DISTINCT (session_id, (occurred_at AT TIME ZONE 'UTC')::date))::int AS visits
         FROM analytics_events WHERE (occurred_at AT TIME ZONE 'UTC')::date BETWEEN $2::date AND $3::date AND ($4::uuid IS NULL OR tour_id = $4::uuid)`,
        type,
        from,
        to,
        of,
      )
    )[0]!;
  for (const of of [null, tourId]) {
    const at = of === null ? 'reports' : `tours/${of}/reports`;
    const { page, complaints } = await visit(context, at, of === null ? 'Overview' : 'Belvedere House');
    for (const [name, type] of [
      ['Tour views', 'tour_view'],
      ['Scene views', 'scene_view'],
      ['Clicks', 'hotspot_click'],
      ['Shares', 'share'],
    ] as const) {
      const { n } = await count(type, { ...days, of });
      expect(n).toBeGreaterThan(0);
      await page.getByRole('button', { name: new RegExp(`^${name} ?${number(n)}(?![\\d,])`) }).waitFor();
    }
    const { visits } = await count('', { ...days, of });
    const dayBefore = new Date(Date.parse(days.from) - DAY).toISOString().slice(0, 10);
    const { visits: before } = await count('', { from: days.before, to: dayBefore, of });
    const card = page.getByRole('button', { name: new RegExp(`^Visits ?${number(visits)}(?![\\d,])`) });
    expect(await card.innerText()).toContain(`before: ${number(before)}`);
    await page.locator('.recharts-area-curve').waitFor();
    // Under the chart stand the days that it is about.
    const ticks = await page.locator('.recharts-xAxis-tick-labels .recharts-cartesian-axis-tick-label').allTextContents();
    const short = (day: string) => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));
    const all = Array.from({ length: 30 }, (_, index) => short(new Date(Date.parse(days.from) + index * DAY).toISOString()));
    expect(ticks.length).toBeGreaterThan(3);
    expect([ticks, ticks.at(-1)]).toEqual([all.filter((each) => ticks.includes(each)), short(days.to)]);
    await settle(page);
    await shoot(page, of === null ? 'reports' : 'reports-tour');
    // The table below the chart adds up to the card.
    await page.getByText('The numbers as a table').first().click();
    const cells = await page
      .getByRole('region', { name: /The numbers as a table: Visits/ })
      .locator('tbody td:nth-child(2)')
      .allInnerTexts();
    expect(cells.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)).toBe(visits);
    expect(complaints).toEqual([]);
    await page.close();
  }
  await context.close();
});

test('0.31 scenes, hotspots, paths, funnel and heatmap of a tour agree with its raw hits', async () => {
  await refresh();
  const context = await world.signIn();
  const { items: scenes } = await world.client.tours.scenes.list({ tourId });
  const { startSceneId } = await world.client.tours.get({ id: tourId });
  const hall = scenes.find(({ id }) => id === startSceneId) ?? scenes[0];
  const within = `(occurred_at AT TIME ZONE 'UTC')::date BETWEEN '${days.from}' AND '${days.to}' AND tour_id = '${tourId}'`;

  const { page, complaints } = await visit(context, `tours/${tourId}/reports/scenes`, 'Belvedere House');
  const row = page.getByRole('row', { name: new RegExp(`^${hall!.title}`) });
  const [seen] = await ask<{ views: number }>(
    `SELECT count(*)::int AS views FROM analytics_events WHERE ${within} AND event_type = 'scene_view' AND scene_id = '${hall!.id}'`,
  );
  expect(await row.locator('td').nth(1).innerText()).toBe(number(seen!.views));
  const [stay] = await ask<{ seconds: number }>(
    `SELECT round(avg(duration))::int AS seconds FROM analytics_events WHERE ${within} AND event_type = 'scene_leave' AND scene_id = '${hall!.id}'`,
  );
  expect(await row.locator('td').nth(2).innerText()).toBe(`${stay!.seconds}s`);
  const [came] = await ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT DISTINCT ON (session_id) scene_id FROM analytics_events WHERE ${within} AND event_type = 'scene_view'
     ORDER BY session_id, occurred_at, id) AS first WHERE scene_id = '${hall!.id}'`,
  );
  expect(await row.locator('td').nth(3).innerText()).toBe(number(came!.n));
  await shoot(page, 'reports-scenes');

  await page.getByRole('link', { name: 'Hotspots', exact: true }).click();
  const [most] = await ask<{ id: string; clicks: number }>(
    `SELECT hotspot_id::text AS id, count(*)::int AS clicks FROM analytics_events WHERE ${within} AND event_type = 'hotspot_click' GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
  );
  const first = page.locator('tbody tr').first();
  await expect.poll(() => first.locator('td').nth(3).innerText()).toBe(number(most!.clicks));
  await shoot(page, 'reports-hotspots');

  await page.getByRole('link', { name: 'Paths', exact: true }).click();
  await page.locator('svg[data-ways] circle').first().waitFor();
  const ends = await page.locator('svg[data-ways] title').allTextContents();
  expect(ends.length).toBeGreaterThan(scenes.length);
  await page.getByText('The numbers as a table').click();
  const into = page.getByRole('row', { name: new RegExp(`^Outside ${hall!.title} `) });
  expect(await into.locator('td').nth(2).innerText()).toBe(number(came!.n));
  await shoot(page, 'reports-paths');

  await page.getByRole('link', { name: 'Funnel', exact: true }).click();
  await page.getByLabel('Step 2: Which one').selectOption({ label: hall!.title });
  await page.getByRole('button', { name: 'Remove step 3' }).click();
  const [funnel] = await ask<{ came: number; hall: number }>(
    `SELECT count(*)::int AS came, count(*) FILTER (WHERE hall)::int AS hall FROM (
       SELECT session_id, bool_or(event_type = 'scene_view' AND scene_id = '${hall!.id}') AS hall FROM analytics_events WHERE ${within}
       GROUP BY session_id HAVING bool_or(event_type = 'tour_view')) AS visits`,
  );
  await expect.poll(() => page.locator('main ol').last().innerText()).toContain(number(funnel!.hall));
  expect(await page.locator('main ol').last().innerText()).toContain(number(funnel!.came));
  expect(page.url()).toContain(hall!.id);
  await shoot(page, 'reports-funnel');

  await page.getByRole('link', { name: 'Heatmap', exact: true }).click();
  await page.getByRole('combobox', { name: 'Scene' }).selectOption({ label: hall!.title });
  const [gaze] = await ask<{ seconds: number }>(
    `SELECT sum(jsonb_array_length(properties -> 'bins'))::int AS seconds FROM analytics_events WHERE ${within} AND event_type = 'gaze' AND scene_id = '${hall!.id}'`,
  );
  await page.getByText(`${number(gaze!.seconds)} seconds of looking`).waitFor();
  // The layer has drawn something over the picture of the viewer.
  const painted = () =>
    page.evaluate<number>(`(() => {
      const canvas = document.querySelector('canvas[data-heat]');
      if (!canvas?.width) return 0;
      return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.filter((value, index) => index % 4 === 3 && value > 0).length;
    })()`);
  await expect.poll(painted, { timeout: 20_000 }).toBeGreaterThan(1_000);
  await settle(page);
  await shoot(page, 'reports-heatmap');
  expect(complaints).toEqual([]);
  await context.close();
});

test('0.31 days stand in the address, a report is exported, saved under a name, opened again, and removed', async () => {
  const context = await world.signIn();
  const { page, complaints } = await visit(context, 'reports/visitors', 'Visitors');
  await page.getByRole('combobox', { name: 'Days' }).selectOption('Last 90 days');
  await page.getByLabel('What about them').selectOption('Country');
  await page.getByRole('row', { name: /^Germany/ }).waitFor();
  expect(page.url()).toMatch(/range=90d/);
  expect(page.url()).toMatch(/of=country/);
  await shoot(page, 'reports-visitors');
  await page.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /CSV/ }).click()]);
  expect(file.suggestedFilename()).toMatch(/^visitors-.*\.csv$/);

  await page.getByRole('button', { name: 'Save report' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Where they are');
  await page.getByLabel(/Everybody in this workspace/).check();
  await page.getByLabel('Send it by mail').selectOption('Every Monday');
  await page.getByRole('checkbox', { name: 'Owner of season' }).check();
  expect(await violationsInBoth(page)).toEqual([]);
  await shoot(page, 'reports-save');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Saved reports' }).click();
  await page.getByText('Visitors · Last 90 days · Every Monday, to one person').waitFor();
  await shoot(page, 'reports-saved');
  await page.getByRole('link', { name: 'Open: Where they are' }).click();
  await page.getByRole('row', { name: /^Germany/ }).waitFor();
  expect(page.url()).toMatch(/range=90d/);

  const [saved] = await ask<{ id: string }>('SELECT id::text AS id FROM saved_reports');
  await page.goto(`${world.server.url}/studio/season/reports/saved?open=${saved!.id}&from=${days.from}&to=${days.from}`);
  await page.getByRole('row', { name: /^Germany/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('from')).toBe(days.from);
  await page.goto(`${world.server.url}/studio/season/reports/saved`);
  await page.getByRole('button', { name: 'Remove: Where they are' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No report is saved yet').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('0.31 the live view is fresh within ten seconds, and asks nothing while nobody sees it', async () => {
  const context = await world.signIn();
  const page = await context.newPage();
  await page.clock.install();
  let asked = 0;
  page.on('request', (request) => (asked += request.url().includes('analytics.live') ? 1 : 0));
  await page.goto(`${world.server.url}/studio/season/reports/live`);
  const seen = page.getByRole('region', { name: 'Live' }).locator('p').first();
  const counted = async () => {
    const [row] = await ask<{ n: number }>(
      `SELECT count(DISTINCT session_id)::int AS n FROM analytics_events WHERE occurred_at > now() - interval '5 minutes'`,
    );
    return number(row!.n);
  };
  await expect.poll(() => seen.innerText()).toBe(await counted());
  await world.server.services.database.transaction({ tenantId: world.tenant.id }, async (tx) => {
    await tx.$executeRawUnsafe(
      `INSERT INTO analytics_events (tenant_id, id, occurred_at, event_type, session_id, tour_id)
       SELECT $1::uuid, gen_random_uuid(), now(), 'tour_view', gen_random_uuid(), $2::uuid FROM generate_series(1, 3)`,
      world.tenant.id,
      tourId,
    );
    // Past the ingest, which would have listed them: whoever makes the sums next counts their day anew.
    await tx.$executeRawUnsafe(
      `INSERT INTO rollups_due (tenant_id, day) VALUES ($1::uuid, (now() AT TIME ZONE 'UTC')::date) ON CONFLICT (tenant_id, day) DO UPDATE SET made_at = NULL`,
      world.tenant.id,
    );
  });
  await page.clock.runFor(10_000);
  await expect.poll(() => seen.innerText()).toBe(await counted());
  await shoot(page, 'reports-live');
  await page.evaluate(
    `Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true }); document.dispatchEvent(new Event('visibilitychange'))`,
  );
  await page.clock.runFor(10_000);
  const before = asked;
  await page.clock.runFor(60_000);
  expect([before > 1, asked]).toEqual([true, before]);
  await context.close();
});

test('0.31 charts have neither violations nor overflow, in the light, in the dark, on a telephone and in German', async () => {
  const context = await world.signIn({ locale: 'de', dark: true });
  const { page, complaints } = await visit(context, 'reports', 'Überblick');
  await page.locator('.recharts-area-curve').waitFor();
  await page.waitForLoadState('networkidle');
  await shoot(page, 'reports-dark');
  await page.goto(`${world.server.url}/studio/season/reports/refusals`);
  await page.getByText('Roboter').first().waitFor();
  await settle(page);
  await shoot(page, 'reports-refusals');
  for (const path of [`tours/${tourId}/reports/paths`, `tours/${tourId}/reports`]) {
    await page.goto(`${world.server.url}/studio/season/${path}`);
    await page.locator('section svg').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await violationsInBoth(page), path).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    // A chart takes its new width in a frame of its own.
    await expect.poll(() => fits(page), { message: path }).toBe(true);
    await shoot(page, `reports-narrow-${path.split('/').at(-1)}`);
    await page.setViewportSize({ width: 1360, height: 1900 });
    await shoot(page, `reports-wide-${path.split('/').at(-1)}-${path.split('/').length}`);
  }
  expect(complaints).toEqual([]);
  await context.close();
});
