import { mkdir, readFile } from 'node:fs/promises';
import { mailToken } from '@belvedere/platform';
import { launchChromium, startTestDns, type TestDns } from '@belvedere/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import { DEMO_FOLDER } from '../seed/demo-tour.ts';
import { violationsInBoth } from '../studio/visit-studio.ts';
import { getAtHost, makeSite, startTestServer, type Site, type StartedServer } from '../testing/index.ts';

let server: StartedServer;
let dns: TestDns;
let browser: Browser;
let site: Site;
/** What a letter leads to. */
let links: { place: string; mine: string };
/** The first day of a month to come, whatever today is. */
const next = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 1, 1));
const month = next.toISOString().slice(0, 7);
const on = (day: number, hour = 18) => new Date(next.getTime() + (day - 1) * 86_400_000 + hour * 3_600_000);
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 260 48" width="260" height="48"><path d="M4 44V18L24 4l20 14v26H32V26H16v18z" fill="#0b5c8a"/>
<text x="58" y="33" font-family="Georgia" font-size="24" fill="#0b5c8a">Haus am Meer</text></svg>`;
const SHOTS = process.env['BELVEDERE_SHOTS'];

beforeAll(async () => {
  [server, dns] = await Promise.all([startTestServer({ host: 'localhost' }), startTestDns()]);
  server.services.dnsServers = [dns.address];
  browser = await launchChromium({ args: ['--host-resolver-rules=MAP *.example.org 127.0.0.1'] });
  site = await makeSite(server, dns, {
    slug: 'seaside',
    brand: { brandName: 'Haus am Meer', primaryColor: '#0b5c8a' },
    titles: ['The house by the sea', 'The garden in June'],
    logo: await draw(LOGO),
    thumbnails: await Promise.all(['hall.webp', 'library.webp'].map((file) => readFile(new URL(file, DEMO_FOLDER)))),
  });
  links = await makeProgramme(site);
  if (SHOTS) await mkdir(SHOTS, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await dns?.close();
});

async function draw(svg: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 260, height: 48 }, deviceScaleFactor: 2 });
  await page.setContent(`<body style="margin:0">${svg}`);
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

async function makeProgramme({ caller, tours, tenant }: Site): Promise<typeof links> {
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
  const { id: eventId } = await make({
    title: 'The Donaudampfschifffahrtsgesellschaftskapitän remembers: an evening of long words, longer stories and the longest of rivers',
    description: 'He tells.',
    slug: 'long',
    startsAt: on(19),
    endsAt: on(19, 20),
    category: 'Talk',
    venueId: hall.id,
  });
  await make({ title: 'Wie man Geigen baut', startsAt: on(5, 9), language: 'de', category: 'Vortrag', venueId: barn.id });
  await make({ title: 'أمسية عود', startsAt: on(12), language: 'ar', category: 'Music', venueId: hall.id });
  await make({ title: 'Christmas fair', startsAt: on(20, 0), isAllDay: true, category: 'Fair', venueId: barn.id });
  for (let n = 1; n <= 6; n++) await make({ title: `Workshop ${n}`, startsAt: on(22, 7 + n), category: 'Workshop' });
  await caller.events.waitlist.join({ tenant: tenant.id, eventId, email: 'ann@guest.example', name: 'Ann', places: 2 });
  const mail = await server.services.database.transaction({ tenantId: tenant.id }, (tx) =>
    tx.mail.findFirstOrThrow({ where: { recipient: 'ann@guest.example' } }),
  );
  const token = mailToken(server.services.signingKey, 'event_place', mail.id);
  await caller.events.waitlist.confirm({ tenant: tenant.id, token });
  const query = new URLSearchParams({ tenant: tenant.id, token }).toString();
  return { place: `/events/place?${query}`, mine: `/events/mine?${query}` };
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
  place: platform(links.place),
  'arabic-place': platform(`${links.place}&lang=ar`),
  mine: platform(links.mine),
  long: atDomain('/events/long'),
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
  { name: 'wide', width: 1200, height: 900 },
  { name: 'phone', width: 390, height: 800 },
] as const)(
  '2.3 4.51 every page of a tenant has nothing that axe finds and nothing beside the screen: $name',
  async ({ name, ...viewport }) => {
    const page = await open({ viewport });
    for (const [what, url] of Object.entries(pages())) {
      const answer = await page.goto(url);
      expect([what, answer?.status()]).toEqual([what, what === 'missing' ? 404 : 200]);
      expect([what, await violationsInBoth(page)]).toEqual([what, []]);
      expect([what, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([what, true]);
      if (!SHOTS) continue;
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        await shoot(page, `${name}-${what}-${colorScheme}`);
      }
      if (name !== 'wide') continue;
      await page.emulateMedia({ media: 'print' });
      await shoot(page, `print-${what}`);
      await page.emulateMedia({ media: null });
    }
    await page.context().close();
  },
);

/** What a page lacks for whoever reads, finds or passes it on. */
function lacks(body: string): string[] {
  const isFound = !body.includes('<meta name="robots" content="noindex"');
  const has = {
    'one heading of the first level': body.match(/<h1[ >]/g)?.length === 1,
    'a title': /<title>[^<]{2,}<\/title>/.test(body),
    'a language': /<html lang="[a-z]{2,3}["-]/.test(body),
    'an address that others should name': !isFound || body.match(/<link rel="canonical" href="https?:\/\//g)?.length === 1,
    'a description': !isFound || /<meta name="description" content="[^"]+"/.test(body),
  };
  return Object.entries(has).flatMap(([name, isThere]) => (isThere ? [] : [name]));
}

type Thing = Record<string, unknown>;
const thingsOn = (body: string): Thing[] =>
  [...body.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].flatMap(([, text = '']) => {
    const data = JSON.parse(text) as Thing & { '@graph'?: Thing[] };
    expect(data['@context']).toBe('https://schema.org');
    return data['@graph'] ?? [data];
  });

const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?Z)?$/;
const ADDRESS = { '@type': 'PostalAddress', streetAddress: /\S/, addressLocality: /\S/, addressCountry: /^[A-Z]{2}$/ };
const PICTURES = [/^http:\/\/\S+\.jpg$/];
/** What search engines require of a kind of thing (developers.google.com/search/docs/appearance/structured-data), and recommend as far as we know it. */
const WANTED: Record<string, (body: string) => Thing> = {
  Event: (body) => ({
    name: /\S/,
    url: /^http/,
    startDate: ISO,
    eventStatus: /^https:\/\/schema\.org\/Event(?:Scheduled|Cancelled|Postponed|Rescheduled)$/,
    organizer: { '@type': 'Organization', name: /\S/, url: /^http/ },
    ...(/<address|class="map"/.test(body) && { eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode' }),
    ...(body.includes('<address') && { location: { '@type': 'Place', name: /\S/, address: ADDRESS } }),
    ...(body.includes('class="map"') && { location: { '@type': 'Place', geo: { '@type': 'GeoCoordinates' } } }),
    ...(body.includes('class="picture"') && { image: PICTURES }),
  }),
  TouristAttraction: () => ({ name: /\S/, url: /^http/, image: [{ '@type': 'ImageObject', contentUrl: PICTURES[0] }] }),
  BreadcrumbList: () => ({ itemListElement: [1, 2].map((position) => ({ '@type': 'ListItem', position, name: /\S/, item: /^http/ })) }),
  WebPage: () => ({ url: /^http/, inLanguage: /^[a-z]{2}/, datePublished: ISO, dateModified: ISO }),
};
/** Patterns as what a string matches. */
const matching = (wanted: unknown): unknown =>
  wanted instanceof RegExp
    ? expect.stringMatching(wanted)
    : Array.isArray(wanted)
      ? wanted.map(matching)
      : typeof wanted === 'object' && wanted !== null
        ? expect.objectContaining(Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, matching(value)])))
        : wanted;

test('2.3 0.8 4.51 no link on the pages of a tenant is broken, at its domain and at the platform, and each page says what it is and where', async () => {
  const quiet = await server.createTenant('quiet');
  const caller = createCaller(quiet.context);
  const { id } = await caller.events.create({ title: 'Alone', startsAt: on(3), timeZone: 'UTC' });
  await caller.events.publish({ id });
  const kinds = new Set<string>();
  for (const [start, least] of [
    [atDomain('/'), 40],
    [platform('/at/seaside'), 40],
    [platform('/at/quiet'), 20],
  ] as const) {
    const { host, origin } = new URL(start);
    const seen = new Set([start]);
    for (const url of seen) {
      const { status, headers, body } = await getAtHost(server.url + url.slice(origin.length), host);
      expect([url, status]).toEqual([url, 200]);
      if (!headers['content-type']?.startsWith('text/html')) continue;
      expect([url, lacks(body)]).toEqual([url, []]);
      for (const thing of thingsOn(body)) {
        const kind = String(thing['@type']);
        kinds.add(kind);
        expect([url, thing]).toEqual([url, matching(WANTED[kind]?.(body))]);
      }
      if (seen.size > 400) continue;
      const found = [...body.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, to = '']) => to.replaceAll('&amp;', '&'));
      for (const to of found) {
        const target = new URL(to, url);
        target.hash = '';
        if (target.origin === origin) seen.add(target.href);
      }
    }
    expect(seen.size).toBeGreaterThan(least);
  }
  expect([...kinds].sort()).toEqual(Object.keys(WANTED).sort());
});

test('4.51 I13 on the platform a tenant that shows nothing is not there, whichever of its pages is asked for', async () => {
  await server.createTenant('hidden');
  for (const path of ['/at/hidden', '/t/hidden', '/e/hidden', '/e/hidden?past=1', '/e/hidden?near=46,7', `/e/hidden?month=${month}`]) {
    const [there, nowhere] = await Promise.all(
      [path, path.replace('hidden', 'nobody')].map((each) => getAtHost(server.url + each, new URL(server.services.publicUrl).host)),
    );
    expect([path, there?.status, there?.body]).toEqual([path, 404, nowhere?.body]);
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
