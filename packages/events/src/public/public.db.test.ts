import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventsWorld, refusalCode, type EventsTenant, type EventsWorld } from '../testing/events-world.ts';

let world: EventsWorld;
let tenant: EventsTenant;
beforeAll(async () => {
  world = await createEventsWorld();
});
afterAll(() => world.close());

const at = (text: string) => new Date(text);
const place = { address: 'Am See 1', country: 'ch' };

async function makeProgramme(): Promise<EventsTenant> {
  world.clock.set(at('2026-11-30T10:00:00Z'));
  tenant = await world.tenant();
  const [thun, bern] = await Promise.all([
    tenant.call.events.venues.create({ ...place, name: 'Hall', city: 'Thun', latitude: 46.75, longitude: 7.63 }),
    tenant.call.events.venues.create({ ...place, name: 'House', city: 'Bern', latitude: 46.95, longitude: 7.45 }),
  ]);
  const make = (title: string, startsAt: string, more: object = {}) => tenant.event({ title, startsAt: at(startsAt), ...more });
  await make('Early', '2026-12-05T18:00:00Z', { category: 'Music', venueId: thun.id });
  await make('Late', '2026-12-05T20:00:00Z', { category: 'Talk', venueId: bern.id });
  // Midnight in Zurich is the evening before in UTC.
  await make('New year', '2026-12-31T23:30:00Z', { category: 'Music', timeZone: 'Europe/Zurich' });
  await tenant.call.events.create({ title: 'Draft', startsAt: at('2026-12-06T18:00:00Z'), timeZone: 'UTC', category: 'Secret' });
  return tenant;
}
const titles = (answer: { items: { title: string }[] }) => answer.items.map(({ title }) => title);

test('2.3 visitors choose events by category, city and time, and see what has been, newest first', async () => {
  const { visitor, slug } = await makeProgramme();
  const list = async (input: object) => titles(await visitor.events.public.list({ tenant: slug, ...input }));
  expect(await list({})).toEqual(['Early', 'Late', 'New year']);
  expect(await list({ category: 'Music' })).toEqual(['Early', 'New year']);
  expect(await list({ city: 'Bern' })).toEqual(['Late']);
  expect(await list({ from: at('2026-12-05T19:00:00Z'), until: at('2026-12-31T00:00:00Z') })).toEqual(['Late']);
  expect(await visitor.events.public.filters({ tenant: slug })).toEqual({ categories: ['Music', 'Talk'], cities: ['Bern', 'Thun'] });
  expect(titles(await visitor.events.public.newest({ tenant: slug }))).toEqual(['New year', 'Late', 'Early']);
  expect(titles(await visitor.events.public.near({ tenant: slug, latitude: 46.75, longitude: 7.6, within: 10_000 }))).toEqual(['Early']);
  expect(await list({ past: true })).toEqual([]);
  world.clock.set(at('2026-12-06T00:00:00Z'));
  const first = await visitor.events.public.list({ tenant: slug, past: true, limit: 1 });
  expect(titles(first)).toEqual(['Late']);
  expect(await list({ past: true, limit: 1, cursor: first.nextCursor })).toEqual(['Early']);
  expect(await list({})).toEqual(['New year']);
});

test('2.3 a month says its days by the clocks of each event, with the first of each day and how many there are', async () => {
  const { visitor, slug } = await makeProgramme();
  for (let n = 0; n < 4; n++) await tenant.event({ title: `Fair ${n}`, startsAt: at('2026-12-24T10:00:00Z'), category: 'Fair' });
  await tenant.event({ title: 'Fair 4', startsAt: at('2026-12-24T09:00:00Z') });
  const month = async (input: object) => (await visitor.events.public.month({ tenant: slug, month: '2026-12', ...input })).days;
  const days = await month({});
  expect(days.map(({ date, count }) => [date, count])).toEqual([
    ['2026-12-05', 2],
    ['2026-12-24', 5],
  ]);
  expect(titles(days[0]!)).toEqual(['Early', 'Late']);
  expect(titles(days[1]!)).toEqual(['Fair 4', 'Fair 0', 'Fair 1', 'Fair 2']);
  expect((await month({ month: '2027-01' })).map(({ date }) => date)).toEqual(['2027-01-01']);
  expect((await month({ city: 'Bern' })).map(({ count }) => count)).toEqual([1]);
  expect((await month({ category: 'Fair' })).map(({ count }) => count)).toEqual([4]);
  expect(await refusalCode(month({ month: '0000-01' }))).toBe('common.invalid_input');
  // A row of another installation, whose zone is none here: it counts as UTC.
  await tenant.inTenant((tx) => tx.event.updateMany({ where: { tenantId: tenant.id, title: 'New year' }, data: { timeZone: 'No/Where' } }));
  expect((await month({})).at(-1)).toMatchObject({ date: '2026-12-31', count: 1 });
});

test('2.3 the addresses of what is or was live are listed, of nothing else and of nobody else', async () => {
  const { visitor, slug } = await makeProgramme();
  const other = await world.tenant();
  const { items, pages } = await visitor.events.public.addresses({ tenant: slug });
  expect([items.map((item) => item.slug), pages]).toEqual([['early', 'late', 'new-year'], 1]);
  expect(await other.visitor.events.public.addresses({ tenant: other.slug })).toEqual({ items: [], pages: 0 });
});
