import { newId, toAppError } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventsWorld, refusalCode, type EventsTenant, type EventsWorld } from '../testing/events-world.ts';
import { completeEvents } from './complete-events.ts';

let world: EventsWorld;
let tenant: EventsTenant;
beforeAll(async () => {
  world = await createEventsWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const venue = { name: 'Great hall', address: 'Am See 1', city: 'Thun', country: 'ch' };
const inDays = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000);

test('2.3 2.6 an event keeps all that it is given, its film by its id, and its owner', async () => {
  const place = await tenant.call.events.venues.create({ ...venue, latitude: 46.75, longitude: 7.63, website: 'https://hall.example' });
  const event = await tenant.call.events.create({
    title: 'Concert in the great hall',
    description: 'Two pianos.',
    startsAt: inDays(3),
    endsAt: inDays(3.1),
    timeZone: 'Europe/Zurich',
    isAllDay: false,
    capacity: 80,
    offerHours: 12,
    youtubeUrl: 'https://youtu.be/dQw4w9WgXcQ?t=4',
    mapLatitude: 46.7,
    mapLongitude: 7.6,
    mapZoom: 14,
    category: 'Music',
    tags: ['piano'],
    language: 'de-CH',
    venueId: place.id,
  });
  expect(event).toMatchObject({
    slug: 'concert-in-the-great-hall',
    status: 'draft',
    youtubeId: 'dQw4w9WgXcQ',
    venueId: place.id,
    capacity: 80,
  });
  expect(await tenant.call.events.get({ slug: event.slug })).toEqual(event);
  const { ownerId } = await tenant.inTenant((tx) =>
    tx.resourceOwnership.findFirstOrThrow({ where: { resourceType: 'event', resourceId: event.id } }),
  );
  expect(ownerId).toBe(tenant.userId);
});

test('2.3 what does not fit together is refused, field by field', async () => {
  const base = { title: 'X', startsAt: inDays(1), timeZone: 'UTC' };
  const refused = async (fields: object) => {
    try {
      await tenant.call.events.create({ ...base, ...fields });
      return undefined;
    } catch (error) {
      return Object.keys(toAppError(error).fields ?? {});
    }
  };
  expect(await refused({ endsAt: inDays(0.5) })).toEqual(['endsAt']);
  expect(await refused({ mapLatitude: 3 })).toEqual(['mapLongitude']);
  expect(await refused({ timeZone: 'Mars/Olympus' })).toEqual(['timeZone']);
  expect(await refused({ youtubeUrl: 'https://evil.example/watch?v=dQw4w9WgXcQ' })).toEqual(['youtubeUrl']);
  expect(await refusalCode(tenant.call.events.create({ ...base, venueId: newId() }))).toBe('events.venue_not_found');
});

test('2.3 slugs are made of titles and counted up; another one leaves the first one leading here', async () => {
  const [one, two] = [await tenant.event({ title: 'Summer night' }), await tenant.event({ title: 'Summer night' })];
  expect([one.slug, two.slug]).toEqual(['summer-night', 'summer-night-2']);
  const wanted = (slug: string) => tenant.call.events.update({ id: two.id, version: two.version, slug });
  expect(await refusalCode(wanted('summer-night'))).toBe('events.slug_taken');
  expect(await refusalCode(wanted('no slug!'))).toBe('events.slug_refused');
  expect((await wanted('other-night')).slug).toBe('other-night');
  const held = await tenant.inTenant((tx) => tx.eventSlug.findMany({ where: { eventId: two.id }, orderBy: { slug: 'asc' } }));
  expect(held.map(({ slug }) => slug)).toEqual(['other-night', 'summer-night-2']);
});

test('2.4 an event goes live once, is cancelled for good, and no longer changes then', async () => {
  const event = await tenant.event();
  expect(await refusalCode(tenant.call.events.publish({ id: event.id }))).toBe('events.wrong_status');
  expect(await refusalCode(tenant.call.events.remove({ id: event.id }))).toBe('events.wrong_status');
  const cancelled = await tenant.call.events.cancel({ id: event.id });
  expect(cancelled).toMatchObject({ status: 'cancelled', cancelledAt: world.clock.now() });
  for (const call of [
    () => tenant.call.events.cancel({ id: event.id }),
    () => tenant.call.events.publish({ id: event.id }),
    () => tenant.call.events.update({ id: event.id, version: cancelled.version, title: 'Back' }),
  ])
    expect(await refusalCode(call())).toBe('events.wrong_status');
  await tenant.call.events.remove({ id: event.id });
  expect(await refusalCode(tenant.call.events.get({ id: event.id }))).toBe('events.not_found');
  expect((await world.facts(tenant.id)).filter(({ payload }) => payload['eventId'] === event.id).map(({ name }) => name)).toEqual([
    'events.published',
    'events.cancelled',
  ]);
});

test('2.4 what is over is completed by the schedule, once, and what goes on is not', async () => {
  const own = await world.tenant();
  const short = await own.event({ startsAt: inDays(1), endsAt: inDays(1.1) });
  const long = await own.event({ startsAt: inDays(1), endsAt: inDays(3) });
  world.clock.advance(2 * 86_400_000);
  await world.run(completeEvents);
  await world.run(completeEvents);
  const of = async (id: string) => (await own.call.events.get({ id })).status;
  expect([await of(short.id), await of(long.id)]).toEqual(['completed', 'published']);
  const completed = (await world.facts(own.id)).filter(({ name }) => name === 'events.completed');
  expect(completed.map(({ payload }) => payload)).toEqual([{ eventId: short.id }]);
});

test('2.19 a list goes by when events begin, and one made meanwhile moves none', async () => {
  const own = await world.tenant();
  for (const day of [5, 1, 9, 3]) await own.event({ title: `Day ${day}`, startsAt: inDays(day), category: day > 4 ? 'late' : 'early' });
  const first = await own.call.events.list({ limit: 2 });
  await own.event({ title: 'Day 2', startsAt: inDays(2) });
  const rest = await own.call.events.list({ limit: 10, cursor: first.nextCursor! });
  expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(['Day 1', 'Day 3', 'Day 5', 'Day 9']);
  expect((await own.call.events.list({ category: 'late', from: inDays(6) })).items.map(({ title }) => title)).toEqual(['Day 9']);
  expect(await refusalCode(own.call.events.list({ cursor: 'x' }))).toBe('common.invalid_input');
  expect((await tenant.call.events.list({})).items.some(({ title }) => title === 'Day 9')).toBe(false);
});

test('2.7 a venue in use stays, or goes from its events; one nearby is found by how far it is', async () => {
  const own = await world.tenant();
  const { venues } = own.call.events;
  const thun = await venues.create({ ...venue, latitude: 46.758, longitude: 7.628 });
  const bern = await venues.create({ ...venue, name: 'Old mill', city: 'Bern', latitude: 46.948, longitude: 7.447 });
  await venues.create({ ...venue, name: 'Nowhere yet' });
  const near = await venues.near({ latitude: 46.76, longitude: 7.63, within: 30_000 });
  expect(near.items.map(({ venue: { name }, distance }) => [name, Math.round(distance / 100)])).toEqual([
    ['Great hall', 3],
    ['Old mill', 251],
  ]);
  // Across the line where longitudes begin anew.
  const fiji = await venues.create({ ...venue, name: 'Reef', latitude: -17, longitude: 179.99 });
  expect((await venues.near({ latitude: -17, longitude: -179.99, within: 5000 })).items.map((each) => each.venue.id)).toEqual([fiji.id]);
  expect((await venues.list({ search: 'old' })).items.map(({ id }) => id)).toEqual([bern.id]);
  expect((await venues.list({ search: '%' })).items).toEqual([]);

  const event = await own.event({ venueId: thun.id });
  expect(await refusalCode(venues.remove({ id: thun.id }))).toBe('events.venue_in_use');
  await venues.remove({ id: thun.id, detach: true });
  expect((await own.call.events.get({ id: event.id })).venueId).toBeNull();
  expect(await refusalCode(venues.get({ id: thun.id }))).toBe('events.venue_not_found');
});

test('4.81 events and venues of another tenant are not there', async () => {
  const other = await world.tenant();
  const theirs = await other.event();
  const place = await other.call.events.venues.create(venue);
  const { events } = tenant.call;
  for (const call of [
    () => events.get({ id: theirs.id }),
    () => events.update({ id: theirs.id, version: 1, title: 'Mine' }),
    () => events.publish({ id: theirs.id }),
    () => events.cancel({ id: theirs.id }),
    () => events.remove({ id: theirs.id }),
    () => events.waitlist.list({ eventId: theirs.id }),
  ])
    expect(await refusalCode(call())).toBe('events.not_found');
  expect(await refusalCode(events.venues.get({ id: place.id }))).toBe('events.venue_not_found');
  expect(await refusalCode(events.create({ title: 'X', startsAt: inDays(1), timeZone: 'UTC', venueId: place.id }))).toBe(
    'events.venue_not_found',
  );
});

test('2.3 events are found by letters of their title and counted by what they carry', async () => {
  const other = await world.tenant();
  const place = await other.call.events.venues.create(venue);
  const make = (title: string, fields: object = {}) =>
    other.call.events.create({ title, startsAt: inDays(4), timeZone: 'UTC', category: 'Music', ...fields });
  await make('100% piano', { venueId: place.id });
  await make('1000 pianos');
  const live = await make('Silence', { category: 'Talk', startsAt: inDays(9) });
  await other.call.events.publish({ id: live.id });
  const found = async (search: string) => (await other.call.events.list({ search })).items.map(({ title }) => title);
  expect(await found('PIANO')).toEqual(['100% piano', '1000 pianos']);
  expect(await found('0% p')).toEqual(['100% piano']);
  expect(await other.call.events.facets({})).toEqual({
    total: 3,
    status: [
      { value: 'draft', count: 2 },
      { value: 'published', count: 1 },
    ],
    category: [
      { value: 'Music', count: 2 },
      { value: 'Talk', count: 1 },
    ],
    venue: [{ value: place.id, count: 1 }],
  });
  expect(await other.call.events.facets({ search: 'piano', until: inDays(5) })).toMatchObject({ total: 2 });
});

test('2.4 what was removed is listed apart and comes back as it was, once its slug is free', async () => {
  const other = await world.tenant();
  const event = await other.call.events.create({ title: 'Second thoughts', startsAt: inDays(4), timeZone: 'UTC' });
  await other.call.events.remove({ id: event.id });
  const titles = async (removed: boolean) => (await other.call.events.list({ removed })).items.map(({ title }) => title);
  expect([await titles(false), await titles(true)]).toEqual([[], ['Second thoughts']]);
  const rival = await other.call.events.create({ title: 'Second thoughts', startsAt: inDays(4), timeZone: 'UTC' });
  expect(await refusalCode(other.call.events.restore({ id: event.id }))).toBe('events.slug_taken');
  await other.call.events.update({ id: rival.id, version: rival.version, slug: 'third-thoughts' });
  expect(await other.call.events.restore({ id: event.id })).toMatchObject({
    slug: 'second-thoughts',
    status: 'draft',
    startsAt: event.startsAt,
  });
  expect(await refusalCode(other.call.events.restore({ id: event.id }))).toBe('events.not_found');
  const { ownerId } = await other.inTenant((tx) =>
    tx.resourceOwnership.findFirstOrThrow({ where: { resourceType: 'event', resourceId: event.id } }),
  );
  expect(ownerId).toBe(other.userId);
});
