import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTier, launchChromium, someOf } from '@belvedere/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import { importTour, openTourSource } from '../imports/import-tour.ts';
import { startTestServer, type StartedServer, type TestTenant } from '../testing/index.ts';
import { openStudio, violations } from './open-studio.ts';

// Every screen of the studio, in light and dark and from right to left, wide and narrow: the routes are those of the router in the page, so that a new one is in here by itself.

const DEMO = fileURLToPath(new URL('../../../../tooling/demo/tour/', import.meta.url));
const SHOTS = process.env['BELVEDERE_SHOTS'];
/** Of which alone pictures are wanted, by a part of its address. */
const ONLY = process.env['BELVEDERE_ROUTES'] ?? '';
const PASSES = [
  { name: 'light', colorScheme: 'light', locale: 'en', dir: 'ltr' },
  { name: 'dark', colorScheme: 'dark', locale: 'en', dir: 'ltr' },
  { name: 'arabic', colorScheme: 'light', locale: 'ar', dir: 'rtl' },
] as const;
const WIDTHS = { wide: { width: 1360, height: 850 }, narrow: { width: 390, height: 800 } } as const;

let server: StartedServer;
let browser: Browser;
let tenant: TestTenant;
let paths: string[];
/** What stands for the parts of an address that begin with a dollar. */
let parts: Record<string, string>;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ worker: true }), launchChromium()]);
  tenant = await server.createTenant('harbour');
  const source = await openTourSource(DEMO);
  const { tourId } = await importTour({ context: tenant.context, source, title: 'The harbour', publish: true, onProgress: () => {} });
  await source.close();
  const caller = createCaller(tenant.context);
  await caller.tours.create({ title: 'Not begun' });
  parts = { tenant: tenant.slug, tourId: tourId ?? '', ...(await makeEvent(caller)) };
  const page = await openStudio(browser, { server, tenant });
  const known = () => Object.keys((globalThis as unknown as { __TSR_ROUTER__: { routesByPath: object } }).__TSR_ROUTER__.routesByPath);
  paths = (await page.evaluate(known)).filter((path) => path.includes(ONLY));
  await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A live event at a venue, full, so that somebody waits, and a series. */
async function makeEvent({ events }: ReturnType<typeof createCaller>): Promise<Record<'eventId' | 'venueId' | 'seriesId', string>> {
  const venue = await events.venues.create({
    name: 'Great hall',
    address: 'Am See 1',
    city: 'Thun',
    country: 'CH',
    latitude: 46.75,
    longitude: 7.63,
  });
  const startsAt = new Date(Date.now() + 3 * 86_400_000);
  const event = await events.create({ title: 'Night of museums', startsAt, timeZone: 'Europe/Zurich', capacity: 2, venueId: venue.id });
  await events.publish({ id: event.id });
  const firstStart = new Date(startsAt.getTime() + 7 * 86_400_000).toISOString().slice(0, 16);
  const series = await events.series.create({
    ...{ title: 'Drawing at the harbour', rule: 'FREQ=WEEKLY;COUNT=4', firstStart, timeZone: 'Europe/Zurich', lengthMinutes: 90 },
    ...{ capacity: 8, excluded: [new Date(Date.parse(`${firstStart}Z`) + 14 * 86_400_000).toISOString().slice(0, 16)] },
  });
  return { eventId: event.id, venueId: venue.id, seriesId: series.id };
}

const addressOf = (path: string) =>
  path.replace(/\$(\w+)/g, (_, name: string) => parts[name] ?? expect.fail(`${path}: what stands for ${name}?`));

async function untilQuiet(page: Page): Promise<void> {
  await page.locator('#studio :is(main, [role=alert])').first().waitFor();
  await page.waitForLoadState('networkidle');
}

test.each(PASSES)(
  'every screen is without violations and fits a phone: $name',
  async ({ name: pass, dir, ...options }) => {
    expect(paths.length).toBeGreaterThan(4);
    // One sample of all passes, so that a run looks at as many screens however many passes there are.
    const wanted = PASSES.flatMap(({ name }) => paths.map((path) => ({ path, name })));
    const wrong: string[] = [];
    const page = await openStudio(browser, { server, tenant, ...options, reducedMotion: 'reduce' });
    for (const { path } of someOf(wanted, 12).filter(({ name }) => name === pass)) {
      await page.setViewportSize(WIDTHS.wide);
      await page.goto(`${server.url}/studio${addressOf(path)}`);
      await untilQuiet(page);
      if ((await page.locator('html').getAttribute('dir')) !== dir) wrong.push(`${path}: not ${dir}`);
      wrong.push(...(await violations(page)).map((words) => `${path}: ${words}`));
      if (await page.getByRole('alert').count()) wrong.push(`${path}: ${await page.getByRole('alert').first().innerText()}`);
      const file = (width: string) => join(SHOTS ?? '', `route-${path.replace(/\W+/g, '-')}-${pass}-${width}.png`);
      if (SHOTS) await page.screenshot({ path: file('wide') });
      await page.setViewportSize(WIDTHS.narrow);
      const beyond = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      if (beyond > 0) wrong.push(`${path}: ${beyond} pixels wider than a phone`);
      if (SHOTS) await page.screenshot({ path: file('narrow'), fullPage: true });
    }
    await page.context().close();
    expect(wrong).toEqual([]);
  },
  // All of them, each looked at in two widths: a busy machine takes its time.
  inTier({ sample: 120_000, all: 400_000 }),
);
