import { qrPng } from '@belvedere/kernel/image';
import { mailToken } from '@belvedere/platform';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import type { TestTenant } from '../testing/index.ts';
import { openStudio, type StudioWorld } from './testing/studio-visit.ts';

// The door of an event on a phone, with a camera and without a network.

let world: StudioWorld;
let tenant: TestTenant;
beforeAll(async () => {
  world = await openStudio();
  tenant = await world.server.createTenant('museum');
}, 90_000);
afterAll(() => world?.stop());

/** Joins and proves the address. @returns the ticket. */
async function join(eventId: string, name: string, places = 1): Promise<string> {
  const email = `${name.toLowerCase()}@guest.example`;
  const { waitlist } = createCaller({ ...tenant.context, actor: { type: 'anonymous' }, wantedTenant: undefined }).events;
  await waitlist.join({ tenant: tenant.slug, eventId, email, name, places });
  const client = new pg.Client({ connectionString: world.server.database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>('SELECT id FROM mails WHERE recipient = $1 ORDER BY id DESC LIMIT 1', [email]);
  await client.end();
  const token = mailToken(tenant.context.services.signingKey, 'event_place', rows[0]!.id);
  await waitlist.confirm({ tenant: tenant.slug, token });
  return (await waitlist.mine({ tenant: tenant.slug, token })).ticket!;
}

/** In place of a camera: what is drawn to it is what it sees. */
const CAMERA = `
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [640, 480];
  const context = canvas.getContext('2d');
  const clear = () => { context.fillStyle = '#ddd'; context.fillRect(0, 0, 640, 480); };
  clear();
  setInterval(() => context.fillRect(0, 0, 1, 1), 50);
  globalThis.showCamera = async (address) => {
    clear();
    if (!address) return;
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    context.imageSmoothingEnabled = false;
    context.drawImage(picture, 140, 60, 360, 360);
  };
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(20);
`;

/** What of a door a device still has. */
const KEPT_HERE = `(async () => {
  const workers = (await navigator.serviceWorker.getRegistrations()).length;
  const names = await new Promise((done, failed) => {
    const opened = indexedDB.open('keyval-store');
    opened.onerror = failed;
    opened.onsuccess = () => {
      const asked = opened.result.transaction('keyval').objectStore('keyval').getAllKeys();
      asked.onsuccess = () => done(asked.result);
    };
  });
  return { workers, caches: await caches.keys(), names };
})()`;

test('a door reads tickets by the camera and names from the list, also without a network and opened without one, tells the server later, and is gone when its people sign out', async () => {
  const caller = createCaller(tenant.context);
  const startsAt = new Date(Date.now() + 2 * 3_600_000);
  const event = await caller.events.create({ title: 'Night of museums', startsAt, timeZone: 'Europe/Zurich' });
  await caller.events.publish({ id: event.id });
  const eventId = event.id;
  const ticket = await join(eventId, 'Ann');
  await join(eventId, 'Bob', 3);
  await join(eventId, 'Cleo');

  const { page, context, open, check, complaints } = await world.visit(tenant, { viewport: { width: 390, height: 800 } });
  await page.addInitScript(CAMERA);
  await open(`/museum/events/${eventId}/door`, 'Night of museums');
  await page.getByText('0 / 5').waitFor();
  const see = async (text: string) => {
    const picture = `data:image/png;base64,${(await qrPng(text)).toString('base64')}`;
    await page.evaluate(`showCamera(${JSON.stringify(picture)})`);
  };
  const arrivals = async () => (await caller.events.tickets.arrivals({ eventId })).placesIn;

  await page.getByRole('button', { name: 'Scan tickets' }).click();
  await see(ticket);
  await page.getByText('Welcome').waitFor();
  await page.getByText('1 / 5').waitFor();
  expect(await arrivals()).toBe(1);
  await check('events-door-in');
  await see(`${ticket.slice(0, -2)}AA`);
  await page.getByText('No genuine ticket').waitFor();
  await see(ticket);
  await page.getByText('In already').waitFor();
  await check('events-door-no');
  await page.getByRole('button', { name: 'Stop' }).click();

  await context.setOffline(true);
  await page.getByLabel('Search guests').fill('bo');
  await page.getByLabel('How many of Bob come').selectOption('2');
  await page.getByRole('button', { name: 'Let in: Bob' }).click();
  await page.getByText('Decided by this device').waitFor();
  await page.getByText('1 check-in waits to be sent.').waitFor();
  await page.getByText('3 / 5').waitFor();
  expect(await arrivals()).toBe(1);
  await check('events-door-offline');
  await context.setOffline(false);
  await expect.poll(arrivals, { timeout: 15_000 }).toBe(3);
  await page.getByText('No line to the server').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Undo: Bob' }).click();
  await page.getByText('1 / 5').waitFor();
  expect(await arrivals()).toBe(1);

  // Opened anew without a line: the page, who is here and who is to come were put aside; what is let in is told once there is one.
  await page.getByText('On this device the page also opens without a line.').waitFor();
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Night of museums' }).waitFor();
  await page.getByText('Whom you let in is kept on this device').waitFor();
  await page.getByText('1 / 5').waitFor();
  await page.getByRole('button', { name: 'Let in: Cleo' }).click();
  await page.getByText('2 / 5').waitFor();
  await check('events-door-opened-offline');
  await page.reload();
  await page.getByText('1 check-in waits to be sent.').waitFor();
  await context.setOffline(false);
  await expect.poll(arrivals, { timeout: 15_000 }).toBe(2);

  // Whoever signs out leaves nothing of the door on the device.
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in**');
  const left = await page.evaluate(KEPT_HERE);
  expect(left).toEqual({ workers: 0, caches: [], names: [] });
  // A line that is cut is written down by the browser; nothing else is.
  expect(complaints.filter((words) => !words.startsWith('Failed to load'))).toEqual([]);
}, 120_000);
