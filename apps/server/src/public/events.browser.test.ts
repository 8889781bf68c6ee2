import { mailToken } from '@belvedere/platform';
import { launchChromium } from '@belvedere/testing';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { violationsInBoth } from '../studio/visit-studio.ts';
import { startTestServer, type StartedServer, type TestTenant } from '../testing/index.ts';

let server: StartedServer;
let browser: Browser;
let tenant: TestTenant;
let caller: Caller;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  tenant = await server.createTenant('museum');
  caller = createCaller(tenant.context);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The address in the newest mail, as the job that sends it writes it. */
async function linkTo(email: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string; text: string }>(
    'SELECT id, text FROM mails WHERE recipient = $1 ORDER BY id DESC LIMIT 1',
    [email],
  );
  await client.end();
  const [mail] = rows;
  const token = mailToken(tenant.context.services.signingKey, 'event_place', mail!.id);
  const path = /\/events\/place\?[^\s)]+/.exec(mail!.text)![0];
  return server.url + path.replace('--token--', token);
}

async function withoutScript(): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  return context.newPage();
}

const shoot = (page: Page, name: string) =>
  process.env['BELVEDERE_SHOTS'] ? page.screenshot({ path: `${process.env['BELVEDERE_SHOTS']}/${name}.png`, fullPage: true }) : undefined;

test('2.8 2.9 2.11 without JavaScript somebody reads, joins, proves the address, waits, and takes the place that becomes free', async () => {
  const venue = await caller.events.venues.create({
    name: 'Great hall',
    address: 'Am See 1',
    city: 'Thun',
    country: 'CH',
    latitude: 46.75,
    longitude: 7.63,
  });
  const startsAt = new Date(Date.now() + 9 * 86_400_000);
  const draft = await caller.events.create({
    title: 'Night of <museums> & pianos',
    description: 'Two pianos.\n\nAnd </script> in words.',
    startsAt,
    timeZone: 'Europe/Zurich',
    capacity: 1,
    venueId: venue.id,
  });
  const page = await withoutScript();
  expect((await page.goto(`${server.url}/e/museum/${draft.slug}`))?.status()).toBe(404);
  await caller.events.publish({ id: draft.id });

  await page.goto(`${server.url}/e/museum`);
  await shoot(page, 'events-list');
  await page.getByRole('link', { name: draft.title }).click();
  await page.getByText('Two pianos.').waitFor();
  const join = async (email: string) => {
    await page.goto(`${server.url}/e/museum/${draft.slug}`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Name').fill('Ann');
    await page.locator('.join button').click();
    await page.getByRole('heading', { name: 'Look into your letterbox' }).waitFor();
    return linkTo(email);
  };
  await page.getByLabel('How many come').fill('1');
  await shoot(page, 'event-page');
  const first = await join('ann@guest.example');
  await page.goto(first);
  await shoot(page, 'event-confirm');
  // A letterbox that looks at the link joins nobody.
  expect((await caller.events.get({ id: draft.id })).places.confirmed).toBe(0);
  await page.getByRole('button', { name: 'I want to come' }).click();
  await page.getByText('You have a place.').waitFor();
  await shoot(page, 'event-ticket');

  const second = await join('bob@guest.example');
  await page.goto(second);
  await page.getByRole('button', { name: 'I want to come' }).click();
  await page.getByText('You are number 1 on the waitlist').waitFor();
  await shoot(page, 'event-waiting');
  await page.goto(first);
  await page.getByRole('button', { name: 'Give it back' }).click();
  await page.getByText('You are not on the list any more.').waitFor();
  await page.goto(second);
  await shoot(page, 'event-offer');
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByText('You have a place.').waitFor();
  await shoot(page, 'event-confirmed');
  const subscribed = (await page.getByRole('link', { name: 'Subscribe to all' }).getAttribute('href'))!;
  expect(subscribed).toMatch(/^webcal:/);
  expect(await (await fetch(subscribed.replace('webcal:', 'http:'))).text()).toContain(`UID:${draft.id}\r\n`);
  // Sent twice, as by going back.
  await page.goBack();
  await page.goto(second);
  await page.getByText('You have a place.').waitFor();

  await caller.events.cancel({ id: draft.id, reason: 'The roof leaks.' });
  await page.goto(second);
  await page.getByText('Does not take place').waitFor();
  await expect.poll(async () => (await page.goto(`${server.url}/e/museum/${draft.slug}`))?.status()).toBe(410);
  expect(await page.locator('.join').count()).toBe(0);
  expect((await page.goto(`${server.url}/events/place?tenant=museum&token=${'x'.repeat(43)}`))?.status()).toBe(404);
  await page.context().close();
});

test('2.3 an event is found by an old address, is told to machines, and has nothing that axe finds', async () => {
  const event = await caller.events.create({
    title: 'Old name',
    startsAt: new Date(Date.now() + 86_400_000),
    timeZone: 'Europe/Zurich',
    description: 'Words </script> of ours.',
  });
  await caller.events.update({ id: event.id, version: event.version, slug: 'new-name' });
  await caller.events.publish({ id: event.id });
  const page = await (await browser.newContext({ viewport: { width: 1200, height: 900 } })).newPage();
  await page.goto(`${server.url}/e/museum/old-name`);
  expect(new URL(page.url()).pathname).toBe('/e/museum/new-name');
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!) as Record<string, unknown>;
  expect(data).toMatchObject({
    '@type': 'Event',
    name: 'Old name',
    description: 'Words </script> of ours.',
    eventStatus: 'https://schema.org/EventScheduled',
  });
  // Moved, put off, and as files for calendars.
  const status = async () => {
    await page.reload();
    const said = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!) as Record<string, unknown>;
    return [said['eventStatus'], said['previousStartDate']];
  };
  const { version } = await caller.events.get({ id: event.id });
  const moved = await caller.events.postpone({ id: event.id, version, startsAt: new Date(Date.now() + 3 * 86_400_000) });
  await expect.poll(status).toEqual(['https://schema.org/EventRescheduled', event.startsAt.toISOString()]);
  await page.getByText('Moved from').waitFor();
  await shoot(page, 'event-moved');
  const file = await fetch(`${server.url}/e/museum/new-name.ics`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(await file.text()).toContain(`UID:${event.id}\r\n`);
  const off = await caller.events.postpone({ id: event.id, version: moved.version });
  await expect.poll(async () => (await status())[0]).toBe('https://schema.org/EventPostponed');
  await page.getByText('the new time is not known yet').waitFor();
  await shoot(page, 'event-postponed');
  expect(await (await fetch(`${server.url}/e/museum/calendar.ics`)).text()).toContain('STATUS:CANCELLED');
  for (const path of ['/e/museum/mine.ics', `/e/museum/mine.ics?feed=${'x'.repeat(80)}`, '/e/museum/nothing.ics', '/e/nobody/calendar.ics'])
    expect([path, (await fetch(server.url + path)).status]).toEqual([path, 404]);
  await caller.events.postpone({ id: event.id, version: off.version, startsAt: moved.startsAt });

  for (const path of ['/e/museum', '/e/museum/new-name', `/events/place?tenant=museum&token=${'x'.repeat(43)}`]) {
    await page.goto(server.url + path);
    expect(await violationsInBoth(page), path).toEqual([]);
  }
  await page.goto(`${server.url}/e/museum/new-name`);
  await page.getByLabel('How many come').fill('3');
  await page.locator('.join form').evaluate((form) => form.setAttribute('novalidate', ''));
  await page.getByLabel('E-mail').fill('not an address');
  await page.locator('.join button').click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('How many come').inputValue()).toBe('3');
  await page.context().close();
});
