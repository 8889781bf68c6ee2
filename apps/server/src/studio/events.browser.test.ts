import { mailToken } from '@belvedere/platform';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import type { TestTenant } from '../testing/index.ts';
import { openStudio, type StudioWorld, type Visit } from './testing/studio-visit.ts';

// The rooms of events, as an organiser goes through them; guests come by the API.

let world: StudioWorld;
let tenant: TestTenant;
let visit: Visit;

beforeAll(async () => void (world = await openStudio()), 90_000);
afterAll(() => world?.stop());

async function begin(slug: string): Promise<void> {
  tenant = await world.server.createTenant(slug);
  visit = await world.visit(tenant);
}

/** Joins and proves the address by the token of the mail. */
async function join(
  eventId: string,
  name: string,
  { places = 1, email = `${name.toLowerCase()}@guest.example` }: { places?: number; email?: string } = {},
): Promise<void> {
  const visitor = createCaller({ ...tenant.context, actor: { type: 'anonymous' }, wantedTenant: undefined });
  await visitor.events.waitlist.join({ tenant: tenant.slug, eventId, email, name, places });
  const client = new pg.Client({ connectionString: world.server.database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>('SELECT id FROM mails WHERE recipient = $1 ORDER BY id DESC LIMIT 1', [email]);
  await client.end();
  const token = mailToken(tenant.context.services.signingKey, 'event_place', rows[0]!.id);
  await visitor.events.waitlist.confirm({ tenant: tenant.slug, token });
}

/** That something was refused is an answer; the browser writes it down all the same. */
const complaints = () => visit.complaints.filter((words) => !words.startsWith('Failed to load'));
const column = (name: string) => visit.page.getByRole('region', { name });

test('2.3 2.5 2.7 2.11 2.12 an organiser makes an event at a new venue, publishes it, watches who comes, and gives more places', async () => {
  await begin('museum');
  const { page } = visit;
  await visit.open('/museum/events', 'Events');
  await page.getByText('Your first event').waitFor();
  await visit.check('events-empty');
  await page.getByRole('main').getByRole('link', { name: 'New event' }).last().click();
  await page.getByLabel('Title').fill('Night of museums');
  await page.getByLabel('Time zone').selectOption('Europe/Zurich');
  await page.getByLabel('As many as come').uncheck();
  await page.getByLabel('Places', { exact: true }).fill('1');
  await visit.check('events-new');
  await page.getByRole('button', { name: 'Create as a draft' }).click();
  await page.getByRole('heading', { level: 1, name: 'Night of museums' }).waitFor();
  const eventId = /events\/([0-9a-f-]{36})/.exec(page.url())![1]!;

  await page.getByRole('button', { name: 'Choose a venue' }).click();
  await page.getByRole('button', { name: 'New venue' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Great hall');
  await dialog.getByLabel('Address').fill('Am See 1');
  await dialog.getByLabel('City').fill('Thun');
  await dialog.getByLabel('Country').selectOption('CH');
  // As a map copies it.
  await dialog.getByLabel('Latitude').fill('46.75, 7.63');
  expect(await dialog.getByLabel('Longitude').inputValue()).toBe('7.63');
  await visit.check('events-new-venue');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Am See 1, Thun').waitFor();
  await page.getByLabel('Address on YouTube').fill('https://youtu.be/dQw4w9WgXcQ?t=4');
  await page.getByLabel('Ends', { exact: true }).fill('2020-01-01T10:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('An event ends after it has begun.').waitFor();
  await page.getByLabel('Ends', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Kept by its id: dQw4w9WgXcQ').waitFor();
  await visit.check('events-event');
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Live', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Waitlist' }).click();
  await page.getByText('Nobody waits.').waitFor();
  await join(eventId, 'Ann');
  await join(eventId, 'Bob', { places: 2 });
  await join(eventId, 'Cleo');
  await column('Waiting').getByText('Group of 2').waitFor();
  await column('Confirmed').getByText('Ann', { exact: true }).waitFor();
  expect(await column('Waiting').getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('Bob'),
    expect.stringContaining('Cleo'),
  ]);
  await visit.check('events-board');

  await page.getByRole('button', { name: 'Actions for Cleo' }).click();
  await page.getByRole('menuitem', { name: 'Before all others' }).click();
  await column('Waiting').getByText('Priority 1').waitFor();
  await page.getByRole('button', { name: 'Change places' }).click();
  await dialog.getByLabel('Places').fill('0');
  await dialog.getByText('Not possible: 1 place is taken.').waitFor();
  await dialog.getByLabel('Places').fill('2');
  await dialog.getByText('1 entry gets an offer at once, by mail.').waitFor();
  await visit.check('events-capacity');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await column('Offered').getByText('Cleo', { exact: true }).waitFor();
  await column('Offered').getByRole('button', { name: 'Said yes' }).click();
  await column('Confirmed').getByText('Cleo', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Prove the order' }).click();
  await dialog.getByText('Yes. Nobody was passed.').waitFor();
  await visit.check('events-proof');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Actions for Night of museums' }).click();
  await page.getByRole('menuitem', { name: 'Cancel the event' }).click();
  await dialog.getByText('3 people on the list get a mail.').waitFor();
  await visit.check('events-cancel');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  expect(complaints()).toEqual([]);
}, 90_000);

test('2.4 2.7 events are found, shown by the month, begun on a day by keys, removed and brought back; a venue says who uses it', async () => {
  await begin('park');
  const { page } = visit;
  const caller = createCaller(tenant.context);
  const venue = await caller.events.venues.create({
    name: 'Orangery',
    address: 'Park 2',
    city: 'Bern',
    country: 'CH',
    latitude: 46.95,
    longitude: 7.44,
  });
  const at = { timeZone: 'UTC', venueId: venue.id, category: 'Talk' };
  await caller.events.create({ ...at, title: 'On light', startsAt: new Date('2030-05-14T18:00:00Z') });
  await caller.events.create({
    ...at,
    title: 'On stone',
    startsAt: new Date('2030-05-30T18:00:00Z'),
    endsAt: new Date('2030-06-02T12:00:00Z'),
  });

  await visit.open('/park/events?category=Talk&from=2030-05-20', 'Events');
  await page.getByRole('link', { name: 'On stone' }).waitFor();
  expect(await page.getByRole('link', { name: 'On light' }).count()).toBe(0);
  await page.getByText('1 event', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await page.getByRole('link', { name: 'On light' }).waitFor();
  await visit.check('events-list');

  await page.getByRole('button', { name: 'Import events' }).click();
  const table = 'Was;Beginn;Plätze\nOn water;2030-05-16 19:00;40\nOn nothing;soon;2\n';
  await page.getByLabel('CSV file').setInputFiles({ name: 'program.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByRole('dialog').getByLabel('Title').selectOption('Was');
  await page.getByRole('dialog').getByLabel('Begins').selectOption('Beginn');
  await page.getByText('Line 3:').waitFor();
  await visit.check('events-import');
  await page.getByRole('button', { name: 'Take 1 line' }).click();
  await page.getByRole('link', { name: 'On water' }).waitFor();

  await visit.open('/park/events/calendar?month=2030-05', 'Events');
  const grid = page.getByRole('grid', { name: 'May 2030' });
  await grid.getByRole('gridcell', { name: /May 31, 2030.*On stone/ }).waitFor();
  await visit.check('events-calendar');
  await grid.getByRole('gridcell', { name: /May 1, 2030/ }).focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'End', 'PageDown']) await page.keyboard.press(key);
  await page
    .getByRole('gridcell', { name: /June 11, 2030/ })
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'New event' }).waitFor();
  expect(await page.getByLabel('Begins').inputValue()).toBe('2030-06-11T19:00');

  await visit.open('/park/events?search=on+light', 'Events');
  await page.getByRole('link', { name: 'On light' }).click();
  await page.getByRole('button', { name: 'Actions for On light' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('link', { name: 'Removed events' }).click();
  await page.getByRole('button', { name: 'Restore: On light' }).click();
  await page.getByText('Nothing was removed.').waitFor();

  await visit.open('/park/events/venues?near=46.9,7.4', 'Events');
  await page
    .getByRole('row', { name: /Orangery/ })
    .getByText('6.3 km')
    .waitFor();
  await visit.check('events-venues');
  await page.getByRole('link', { name: 'Orangery' }).click();
  await page.getByText('2 events take place here.').waitFor();
  await visit.check('events-venue');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('2 events take place at “Orangery”.').waitFor();
  await page.getByRole('button', { name: 'Remove and detach' }).click();
  await page.getByText('Your first venue').waitFor();
  expect(complaints()).toEqual([]);
}, 90_000);

test('2.12 2.14 somebody finds in their account where they are registered, shows the ticket, takes an offer, and gives a place back', async () => {
  await begin('theatre');
  const { page } = visit;
  const { events } = createCaller(tenant.context);
  const make = async (title: string, capacity: number) => {
    const startsAt = new Date(Date.now() + 9 * 86_400_000);
    const event = await events.publish({ id: (await events.create({ title, startsAt, timeZone: 'Europe/Zurich', capacity })).id });
    await join(event.id, 'Ada', { email: tenant.email });
    return event;
  };
  await visit.open('/account/registrations', 'Registrations');
  await page.getByText('You are on no list.').waitFor();
  const [opera, ballet] = [await make('Opera', 5), await make('Ballet', 0)];
  await page.reload();
  const entry = (title: string) => page.getByRole('listitem').filter({ hasText: title });
  await entry('Opera').getByText('You have a place').waitFor();
  await entry('Ballet').getByText('You wait').waitFor();
  await page.getByRole('button', { name: 'Details: Opera' }).click();
  await page.getByRole('img', { name: 'Ticket' }).waitFor();
  await visit.check('account-ticket');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Details: Ballet' }).click();
  await page.getByText('Place 1 in the list').waitFor();
  await page.keyboard.press('Escape');

  await events.update({ id: ballet.id, version: (await events.get({ id: ballet.id })).version, capacity: 1 });
  await page.reload();
  await entry('Ballet').getByText('A place is offered').waitFor();
  await visit.check('account-registrations');
  await entry('Ballet').getByRole('button', { name: 'Take it' }).click();
  await entry('Ballet').getByText('You have a place').waitFor();
  await page.getByRole('button', { name: 'Leave: Opera' }).click();
  await page.getByRole('alertdialog').getByText('Your place at “Opera” goes on to the next.').waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await entry('Opera').getByText('You are off the list').first().waitFor();
  expect((await events.get({ id: opera.id })).places.confirmed).toBe(0);
  expect((await events.get({ id: ballet.id })).places.confirmed).toBe(1);
  expect(complaints()).toEqual([]);
}, 60_000);
