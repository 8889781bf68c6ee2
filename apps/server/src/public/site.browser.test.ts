import { mkdir } from 'node:fs/promises';
import { launchChromium, startTestDns, type TestDns } from '@belvedere/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '../studio/open-studio.ts';
import { getAtHost, makeSite, startTestServer, type Site, type StartedServer } from '../testing/index.ts';

let server: StartedServer;
let dns: TestDns;
let browser: Browser;
let site: Site;
/** The first day of a month to come, whatever today is. */
const next = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 1, 1));
const month = next.toISOString().slice(0, 7);
const on = (day: number, hour = 18) => new Date(next.getTime() + (day - 1) * 86_400_000 + hour * 3_600_000);
const SHOTS = process.env['BELVEDERE_SHOTS'];

beforeAll(async () => {
  [server, dns] = await Promise.all([startTestServer({ host: 'localhost' }), startTestDns()]);
  server.services.dnsServers = [dns.address];
  browser = await launchChromium({ args: ['--host-resolver-rules=MAP *.example.org 127.0.0.1'] });
  site = await makeSite(server, dns, {
    slug: 'seaside',
    brand: { brandName: 'Haus am Meer', primaryColor: '#0b5c8a' },
    titles: ['The house by the sea', 'The garden in June'],
  });
  await makeProgramme(site);
  if (SHOTS) await mkdir(SHOTS, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await dns?.close();
});

async function makeProgramme({ caller, tours }: Site): Promise<void> {
  const hall = await caller.events.venues.create({
    ...{ name: 'Great hall', address: 'Am See 1', city: 'Thun', country: 'CH', latitude: 46.7512, longitude: 7.6218 },
    website: 'https://hall.example/',
    tourId: tours['The house by the sea']!.id,
  });
  const barn = await caller.events.venues.create({ name: 'Old barn', address: 'Dorf 3', city: 'Spiez', country: 'CH' });
  const make = async (fields: Omit<Parameters<typeof caller.events.create>[0], 'timeZone'>) => {
    const { id } = await caller.events.create({ timeZone: 'Europe/Zurich', ...fields });
    return caller.events.publish({ id });
  };
  await make({
    title: 'Night of <museums> & pianos',
    description:
      'Two pianos stand in the great hall, and whoever likes may play.\n\nThe bar is open until two. </script><b>Bring friends.</b>',
    startsAt: on(5),
    endsAt: on(5, 23),
    category: 'Music',
    capacity: 1,
    venueId: hall.id,
    youtubeUrl: 'https://youtu.be/dQw4w9WgXcQ',
  });
  await make({ title: 'Wie man Geigen baut', startsAt: on(5, 9), language: 'de', category: 'Vortrag', venueId: barn.id });
  await make({ title: 'أمسية عود', startsAt: on(12), language: 'ar', category: 'Music', venueId: hall.id });
  await make({ title: 'Christmas fair', startsAt: on(20, 0), isAllDay: true, category: 'Fair', venueId: barn.id });
  for (let n = 1; n <= 6; n++) await make({ title: `Workshop ${n}`, startsAt: on(22, 7 + n), category: 'Workshop' });
}

const domain = () => `http://${site.host}:${new URL(server.url).port}`;
const platform = (path: string) => `${server.services.publicUrl}${path}`;
const atDomain = (path: string) => domain() + path;
/** The pages of a tenant at both of their addresses. */
const pages = (): Record<string, string> => ({
  home: atDomain('/'),
  tours: atDomain('/tours'),
  events: atDomain('/events'),
  chosen: atDomain('/events?category=Music&city=Thun'),
  past: atDomain('/events?past=1'),
  near: atDomain('/events?near=46.75,7.62'),
  month: atDomain(`/events?month=${month}`),
  event: atDomain('/events/night-of-museums-pianos'),
  film: atDomain('/events/night-of-museums-pianos?show=film'),
  german: platform('/e/seaside/wie-man-geigen-baut'),
  arabic: platform('/e/seaside?lang=ar'),
  'arabic-month': platform(`/e/seaside?lang=ar&month=${month}`),
  platform: platform('/at/seaside'),
  tour: atDomain('/the-house-by-the-sea'),
  missing: atDomain('/events/nothing'),
});

async function open(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext(options);
  // A film would be fetched from another site, which this machine may not reach.
  await context.route('https://**', (route) => route.abort());
  return context.newPage();
}
const shoot = (page: Page, name: string) => (SHOTS ? page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true }) : undefined);

test.each([
  { name: 'wide', colorScheme: 'light', width: 1200, height: 900 },
  { name: 'wide-dark', colorScheme: 'dark', width: 1200, height: 900 },
  { name: 'phone', colorScheme: 'light', width: 390, height: 800 },
  { name: 'phone-dark', colorScheme: 'dark', width: 390, height: 800 },
] as const)(
  '2.3 4.51 every page of a tenant has nothing that axe finds and nothing beside the screen: $name',
  async ({ name, colorScheme, ...viewport }) => {
    const page = await open({ colorScheme, viewport });
    for (const [what, url] of Object.entries(pages())) {
      const answer = await page.goto(url);
      expect([what, answer?.status()]).toEqual([what, what === 'missing' ? 404 : 200]);
      expect([what, await violations(page)]).toEqual([what, []]);
      expect([what, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([what, true]);
      await shoot(page, `${name}-${what}`);
    }
    await page.context().close();
  },
);

test('2.3 4.51 no link on the pages of a tenant is broken, at its domain and at the platform', async () => {
  for (const start of [atDomain('/'), platform('/at/seaside')]) {
    const { host, origin } = new URL(start);
    const seen = new Set([start]);
    for (const url of seen) {
      const { status, headers, body } = await getAtHost(server.url + url.slice(origin.length), host);
      expect([url, status]).toEqual([url, 200]);
      if (!headers['content-type']?.startsWith('text/html') || seen.size > 400) continue;
      const found = [...body.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, to = '']) => to.replaceAll('&amp;', '&'));
      for (const to of found) {
        const target = new URL(to, url);
        target.hash = '';
        if (target.origin === origin) seen.add(target.href);
      }
    }
    expect(seen.size).toBeGreaterThan(40);
  }
});

test('2.8 at its domain somebody joins without JavaScript; what is wrong is said at its field and what was written stays', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 390, height: 800 }, locale: 'de-CH' });
  await page.goto(atDomain('/events/wie-man-geigen-baut'));
  await page.getByLabel('Name').fill('Änne');
  await page.getByLabel('E-Mail').fill('anne@x');
  await page.getByLabel('Wie viele kommen').fill('3');
  await page.getByRole('button', { name: 'Ich will kommen' }).click();
  await page.getByRole('alert').waitFor();
  await shoot(page, 'phone-join-wrong');
  const email = page.getByLabel('E-Mail');
  expect([await email.inputValue(), await email.getAttribute('aria-invalid')]).toEqual(['anne@x', 'true']);
  expect(await page.locator(`#${await email.getAttribute('aria-describedby')}`).textContent()).toBe('Das ist keine E-Mail-Adresse.');
  expect([await page.getByLabel('Name').inputValue(), await page.getByLabel('Wie viele kommen').inputValue()]).toEqual(['Änne', '3']);
  await email.fill('anne@guest.example');
  await page.getByRole('button', { name: 'Ich will kommen' }).click();
  await page.getByRole('heading', { name: 'Schauen Sie in Ihr Postfach' }).waitFor();
  expect(await page.context().cookies()).toEqual([]);
  await page.context().close();
});

test('2.6 the film of an event asks nothing of the other site before somebody wants to see it', async () => {
  const page = await open({ javaScriptEnabled: false });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).hostname));
  await page.goto(atDomain('/events/night-of-museums-pianos'));
  expect(new Set(asked)).toEqual(new Set([site.host]));
  expect(await page.locator('iframe').count()).toBe(0);
  await page.getByRole('button', { name: 'Show the film' }).click();
  await page.locator('iframe[src^="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"]').waitFor();
  expect(new Set(asked)).toEqual(new Set([site.host, 'www.youtube-nocookie.com']));
  await page.context().close();
});

test('2.3 2.7 where an event is can be seen as a picture of ours, in the colours of the brand, and in numbers', async () => {
  const page = await open({});
  await page.goto(atDomain('/events/night-of-museums-pianos'));
  const map = page.getByRole('img', { name: 'Map: where Great hall is (46.75120, 7.62180)' });
  await map.scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate("document.querySelector('.map img').naturalWidth")).toBe(640);
  const { status, headers, body } = await getAtHost(server.url + (await map.getAttribute('src'))!, site.host);
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'image/svg+xml; charset=utf-8',
    'public, max-age=86400',
  ]);
  expect([body.includes('>Thun, Switzerland</text>'), body.includes('--brand: #0b5c8a')]).toEqual([true, true]);
  expect((await getAtHost(`${server.url}/events/christmas-fair.svg`, site.host)).status).toBe(404);
  await page.context().close();
});

test('2.7 the tour of the venue is on the page of its event once somebody asks for it, and is a picture with a way to it before', async () => {
  const page = await open({});
  await page.goto(atDomain('/events/night-of-museums-pianos'));
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0);
  await page.getByRole('link', { name: 'Look around here' }).click();
  await page.locator('belvedere-tour').waitFor();
  await expect.poll(() => page.evaluate("customElements.get('belvedere-tour') !== undefined")).toBe(true);
  expect(await page.getByRole('link', { name: 'Open the tour' }).getAttribute('href')).toMatch(/^\/the-house-by-the-sea#scene=/);
  await page.context().close();
});
