import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../caller.ts';
import type { TestTenant } from '../testing/index.ts';
import { openStudio, type StudioWorld, type Visit } from './testing/studio-visit.ts';

// Series of events, as an organiser makes and tends them.

let world: StudioWorld;
let tenant: TestTenant;
let visit: Visit;

beforeAll(async () => void (world = await openStudio()), 90_000);
afterAll(() => world?.stop());

async function begin(slug: string): Promise<void> {
  tenant = await world.server.createTenant(slug);
  visit = await world.visit(tenant);
}

/** The second Tuesday of a month so far ahead: events are made for a year and a half. */
function secondTuesday(monthsAhead: number): Date {
  const now = new Date();
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsAhead, 1);
  const daysToTuesday = (9 - new Date(month).getUTCDay()) % 7;
  return daysAfter(new Date(month), daysToTuesday + 7);
}

const daysAfter = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);
const iso = (date: Date) => date.toISOString().slice(0, 10);
/** As the studio writes a day: `Tue, Jan 12, 2027`, or without its weekday. */
const written = (date: Date, weekday = true) =>
  new Intl.DateTimeFormat('en', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
    ...(weekday && { weekday: 'short' }),
  }).format(date);

/** That something was refused is an answer; the browser writes it down all the same. */
const complaints = () => visit.complaints.filter((words) => !words.startsWith('Failed to load'));

test('2.3 an organiser makes a series, sees its dates before, leaves one out and brings it back, changes what follows, and ends it', async () => {
  await begin('museum');
  const { page } = visit;
  const dialog = page.getByRole('dialog');
  const [first, second, third, fourth, fifth] = [2, 4, 6, 8, 10].map(secondTuesday) as [Date, Date, Date, Date, Date];
  const besides = daysAfter(second, 2);
  await visit.open('/museum/events/series', 'Events');
  await page.getByText('Nothing repeats yet').waitFor();
  await page.getByRole('link', { name: 'New series' }).click();
  await page.getByLabel('Title').fill('Drawing course');
  await page.getByLabel('Begins').fill(`${iso(first)}T18:30`);
  await page.getByLabel('Time zone').selectOption('Europe/Zurich');
  await page.getByLabel('Lasts, in minutes').fill('90');
  await page.getByLabel('Repeats every').fill('2');
  await page.getByLabel('Ends', { exact: true }).selectOption('After so many times');
  await page.getByLabel('Times', { exact: true }).fill('4');
  await page.getByText('every second Tuesday, 4 times').waitFor();
  const dates = page.getByRole('list', { name: 'Dates' });
  const dateTexts = async () => (await dates.getByRole('listitem').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
  await page.getByText('4 events are made now.').waitFor();
  expect(await dateTexts()).toEqual([0, 14, 28, 42].map((days) => `${written(daysAfter(first, days))}, 6:30 PM`));
  await page.getByLabel('Days, weeks, months or years').selectOption('months');
  await page.getByLabel('On which day').selectOption('on the second Tuesday');
  await page.getByText('every 2 months on the second Tuesday, 4 times').waitFor();
  await dates.getByText(written(fourth)).waitFor();
  await dates.getByRole('button', { name: `Leave out: ${written(second)}` }).click();
  await page.getByRole('list', { name: 'Left out' }).getByText(written(second)).waitFor();
  await page.getByLabel('One more date').fill(`${iso(besides)}T10:00`);
  await page.getByRole('button', { name: 'Add a date' }).click();
  await dates.getByText(written(besides)).waitFor();
  await visit.check('series-new');
  await page.getByRole('button', { name: 'Create as drafts' }).click();

  await page.getByRole('heading', { level: 1, name: 'Drawing course' }).waitFor();
  const events = page.getByRole('region', { name: 'Its events' });
  await events.getByRole('link', { name: written(besides, false) }).waitFor();
  expect(await events.getByRole('row').getByRole('link').allInnerTexts()).toEqual(
    [first, besides, third, fourth].map((date) => expect.stringContaining(written(date, false))),
  );
  await page.getByRole('button', { name: 'Publish all' }).click();
  await events.getByText('Live').first().waitFor();
  await page.getByRole('button', { name: `Bring back: ${written(second)}` }).click();
  await events.getByRole('link', { name: written(second, false) }).waitFor();

  await page.getByRole('button', { name: `Actions for ${written(besides, false)}` }).click();
  await page.getByRole('menuitem', { name: 'Leave out' }).click();
  await dialog.getByText('Nobody is on the list').waitFor();
  await dialog.getByRole('button', { name: 'Leave out' }).click();
  await page.getByRole('button', { name: `Bring back: ${written(besides)}` }).waitFor();
  await visit.check('series-page');

  await page.getByRole('button', { name: `Actions for ${written(third, false)}` }).click();
  await page.getByRole('menuitem', { name: 'Change this and those that follow' }).click();
  await page.getByRole('heading', { name: 'Change the series' }).waitFor();
  await page.getByText('every 2 months on the second Tuesday, 2 times').waitFor();
  await page.getByLabel('Title').fill('Drawing outdoors');
  await page.getByLabel('First begins').fill(`${iso(third)}T09:00`);
  await page.getByLabel('Times', { exact: true }).fill('3');
  await visit.check('series-edit');
  await page.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('2 events get another time.').waitFor();
  await dialog.getByText('1 event is made.').waitFor();
  await visit.check('series-change');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Drawing outdoors' }).waitFor();
  await events.getByRole('link', { name: written(fifth, false) }).waitFor();

  await page.getByRole('button', { name: 'Actions for Drawing outdoors' }).click();
  await page.getByRole('menuitem', { name: 'End the series' }).click();
  await dialog.getByText('3 events are to come.').waitFor();
  await dialog.getByRole('button', { name: 'End the series' }).click();
  await page.getByText('Ended', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Back to the series' }).click();
  await page
    .getByRole('row', { name: /Drawing course/ })
    .getByText(`Ends before ${written(third)}`)
    .waitFor();
  expect(complaints()).toEqual([]);
}, 90_000);

test('2.3 an event is said in another language beside its own, and what is older than the original shows; it is repeated from its page; its sign in the list and the month leads to the series, and what is changed on it alone is said', async () => {
  await begin('park');
  const { page } = visit;
  const caller = createCaller(tenant.context);
  const now = new Date();
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 15, 8));
  const nextYear = new Date(Date.UTC(day.getUTCFullYear() + 1, day.getUTCMonth(), 15));
  const longDay = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(day);
  const event = await caller.events.create({ title: 'Open day', startsAt: day, timeZone: 'UTC' });
  await caller.events.update({ id: event.id, version: event.version, description: 'Every door is open.' });
  await visit.open(`/park/events/${event.id}/languages`, 'Open day');
  await page.getByRole('button', { name: 'German Missing' }).click();
  await page.getByLabel('Title in German').fill('Tag der offenen Tür');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'German Without a description' }).waitFor();
  await page.getByLabel('Description in German').fill('Jede Tür ist offen.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'German Done' }).waitFor();
  await page.getByRole('link', { name: 'Details' }).click();
  await page.getByLabel('Description').fill('Every door is open, and the roof.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Languages' }).click();
  await page.getByRole('button', { name: 'German Out of date' }).waitFor();
  await visit.check('event-languages');

  await page.getByRole('button', { name: 'Actions for Open day' }).click();
  await page.getByRole('menuitem', { name: 'Repeat' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Days, weeks, months or years').selectOption('years');
  await dialog.getByText(`every year on ${longDay}`).waitFor();
  await dialog.getByLabel('Ends', { exact: true }).selectOption('On a day');
  await dialog.getByLabel('Last day').fill(`${nextYear.getUTCFullYear()}-12-31`);
  await dialog.getByText(`every year on ${longDay} until December 31, ${nextYear.getUTCFullYear()}`).waitFor();
  await dialog.getByText(written(nextYear)).waitFor();
  await dialog.getByRole('button', { name: 'Repeat' }).click();
  await page.getByRole('heading', { level: 1, name: 'Open day' }).waitFor();
  await page.getByRole('button', { name: 'Change all' }).click();
  await page.getByRole('button', { name: 'German Out of date' }).waitFor();
  await page.getByLabel('Title in German').fill('Tag der offenen Türen');
  await page.getByRole('button', { name: 'German Done' }).waitFor();
  await visit.check('series-languages');
  await page.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('2 events keep their time.').waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Open day' }).waitFor();
  await page.getByRole('link', { name: written(day, false) }).click();
  await page.getByRole('link', { name: 'Languages' }).click();
  await page.getByRole('button', { name: 'German Done' }).waitFor();
  expect(await page.getByLabel('Title in German').inputValue()).toBe('Tag der offenen Türen');
  await page.getByRole('link', { name: 'Details' }).click();
  await page.getByText(`Part of a series, every year on ${longDay}`).waitFor();
  await page.getByLabel('Category').fill('Festival');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Changed on its own').waitFor();
  await visit.open('/park/events?search=open+day', 'Events');
  await page.getByRole('link', { name: 'Part of a series: Open day' }).first().click();
  await page.getByRole('region', { name: 'Its events' }).getByText('Changed on its own').waitFor();
  await visit.open(`/park/events/calendar?month=${iso(day).slice(0, 7)}`, 'Events');
  await page.getByRole('grid').getByRole('link', { name: 'Part of a series: Open day' }).waitFor();
  expect(complaints()).toEqual([]);
}, 60_000);
