import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventsWorld, refusalCode, type EventsTenant, type EventsWorld } from '../testing/events-world.ts';

let world: EventsWorld;
let tenant: EventsTenant;
beforeAll(async () => {
  world = await createEventsWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const placesOf = async (id: string) => (await tenant.call.events.get({ id })).places;
const CSV = 'Name,E-mail,Tickets\r\nAnn,ann@guest.example,2\r\n"Bee, Bob",bob@guest.example,1\r\nCid,cid@guest.example,1\r\n';

test('2.5 2.11 guests of a file get places in its order, the others wait, nobody is written to, and the same file again changes nothing', async () => {
  const event = await tenant.event({ capacity: 3 });
  const bring = (more: object = {}) => tenant.call.events.guests.import({ eventId: event.id, content: CSV, ...more });
  const tried = await bring({ dryRun: true });
  expect(tried).toMatchObject({
    isDone: false,
    columns: { email: 'E-mail', name: 'Name', places: 'Tickets', firstName: null, lastName: null },
    lines: 3,
    confirmed: [2, 3],
    waiting: [4],
    refused: [],
  });
  expect(await placesOf(event.id)).toEqual({ confirmed: 0, offered: 0, waiting: 0 });
  expect(await bring()).toEqual({ ...tried, isDone: true });
  expect(await placesOf(event.id)).toEqual({ confirmed: 3, offered: 0, waiting: 1 });
  expect(await bring()).toMatchObject({ isDone: true, known: [2, 3, 4], confirmed: [], waiting: [] });
  const { items } = await tenant.call.events.waitlist.list({ eventId: event.id });
  expect(items.map(({ name, places, status }) => [name, places, status])).toEqual([
    ['Ann', 2, 'confirmed'],
    ['Bee, Bob', 1, 'confirmed'],
    ['Cid', 1, 'pending'],
  ]);
  for (const guest of ['ann', 'bob', 'cid']) expect(await tenant.mails(`${guest}@guest.example`)).toEqual([]);
  expect(await tenant.call.events.waitlist.prove({ eventId: event.id })).toMatchObject({ isFair: true, steps: 5 });
  // Whoever was taken off is not brought back by a file.
  await tenant.call.events.waitlist.takeOff({ entryId: items[1]!.id });
  expect(await bring({ mode: 'good' })).toMatchObject({ refused: [{ line: 3, field: 'email' }], known: [2, 4] });
});

test('2.5 one bad line keeps the whole file out, unless the good ones are asked for; those who get places hear of it when that is asked', async () => {
  const event = await tenant.event({ capacity: 2 });
  const content = 'contact;places\ndora@guest.example;1\nnot an address;1\nemil@guest.example;2\nfrida@guest.example;1\n';
  const bring = (more: object) =>
    tenant.call.events.guests.import({ eventId: event.id, content, columns: { email: 'contact' }, beyond: 'refuse', ...more });
  const refused = [
    { line: 3, field: 'email', reason: 'This is no e-mail address.' },
    { line: 4, field: 'places', reason: 'Only one place is left.' },
  ];
  expect(await bring({})).toMatchObject({ isDone: false, refused, confirmed: [2, 5] });
  expect(await placesOf(event.id)).toMatchObject({ confirmed: 0 });
  expect(await bring({ mode: 'good', tell: true })).toMatchObject({ isDone: true, refused, confirmed: [2, 5] });
  expect(await placesOf(event.id)).toEqual({ confirmed: 2, offered: 0, waiting: 0 });
  expect((await tenant.mails('frida@guest.example')).map(({ subject }) => subject)).toEqual(['You have a place at “Night of museums”']);
});

test('a file that is none, has no addresses, or comes too late is refused with what is missing', async () => {
  const event = await tenant.event();
  const bring = (content: string) => tenant.call.events.guests.import({ eventId: event.id, content });
  expect(await refusalCode(bring('"'))).toBe('events.file_refused');
  await expect(bring('Name,Colour\nAnn,red\n')).rejects.toMatchObject({
    cause: { fields: { columns: 'Say which column has: email. The file has: Name, Colour.' } },
  });
  expect(await refusalCode(bring(`email\n${'a@b.example\n'.repeat(1001)}`))).toBe('common.invalid_input');
  await tenant.call.events.cancel({ id: event.id });
  expect(await refusalCode(bring(CSV))).toBe('events.closed');
  const other = await world.tenant();
  expect(await refusalCode(other.call.events.guests.import({ eventId: event.id, content: CSV }))).toBe('events.not_found');
});

test('the guests of an event are a file for spreadsheets, with when they came and without a formula', async () => {
  const event = await tenant.event({ capacity: 2 });
  const content = 'name,email\n"=HYPERLINK(""https://evil.example"")",g@guest.example\nHal,hal@guest.example\nIda,ida@guest.example\n';
  await tenant.call.events.guests.import({ eventId: event.id, content });
  const { items } = await tenant.call.events.waitlist.list({ eventId: event.id });
  await tenant.call.events.tickets.checkIn({ eventId: event.id, entryId: items[1]!.id });
  const at = world.clock.now().toISOString();
  const file = await tenant.call.events.guests.export({ eventId: event.id });
  expect(file).toMatchObject({
    name: `${event.slug}-guests-${at.slice(0, 10)}.csv`,
    mimeType: 'text/csv; charset=utf-8',
    nextCursor: null,
  });
  expect(file.content.split('\r\n')).toEqual([
    'name,email,status,places,arrived,firstCheckInAt,lastCheckInAt,turn,priority,joinedAt,confirmedAt,cancelledAt',
    `"'=HYPERLINK(""https://evil.example"")",g@guest.example,confirmed,1,0,,,1,0,${at},${at},`,
    `Hal,hal@guest.example,confirmed,1,1,${at},${at},2,0,${at},${at},`,
    `Ida,ida@guest.example,pending,1,0,,,3,0,${at},,`,
    '',
  ]);
  const lines = async (asked: object) =>
    (await tenant.call.events.guests.export({ eventId: event.id, ...asked })).content
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[1]);
  expect(await lines({ statuses: ['pending'] })).toEqual(['ida@guest.example']);
  expect(await lines({ isIn: true })).toEqual(['hal@guest.example']);
  expect(await lines({ statuses: ['confirmed'], isIn: false })).toEqual(['g@guest.example']);
  // What goes out comes in again as it was.
  const again = await tenant.event();
  const back = await tenant.call.events.guests.import({ eventId: again.id, content: file.content });
  expect(back).toMatchObject({ isDone: true, confirmed: [2, 3, 4] });
  const names = (await tenant.call.events.waitlist.list({ eventId: again.id })).items.map(({ name }) => name);
  expect(names).toEqual(['=HYPERLINK("https://evil.example")', 'Hal', 'Ida']);
});

test('2.3 events of a file become drafts, each line that is none is named with its field, and the same file again changes nothing', async () => {
  const venue = await tenant.call.events.venues.create({ name: 'Great Hall', address: 'Am See 1', city: 'Thun', country: 'CH' });
  const content = [
    'Title\tStart\tEnd\tVenue\tCapacity\tTags\tTime zone\tVideo',
    'Night of pianos\t2027-03-27 19:30\t2027-03-27 23:00\tgreat hall\t80\tmusic; night\t\thttps://youtu.be/dQw4w9WgXcQ',
    'Day of doors\t1.5.2027\t\t\t\t\tAsia/Tokyo\t',
    'Nowhere\t2027-05-01 10:00\t\tCellar\t\t\t\t',
    'Never\t5/1/2027\t\t\t\t\t\t',
    'Backwards\t2027-05-01 10:00\t2027-05-01 09:00\t\t\t\t\t',
    'Endless\t2027-05-01 10:00\t\t\tmany\t\t\t',
    '\t2027-05-01 10:00\t\t\t\t\t\t',
    'night of PIANOS\t2027-03-27 19:30\t\t\t\t\t\t',
  ].join('\n');
  const bring = (more: object) => tenant.call.events.import({ content, timeZone: 'Europe/Zurich', ...more });
  const tried = await bring({ mode: 'good', dryRun: true });
  expect(tried.refused.map(({ line, field }) => [line, field])).toEqual([
    [4, 'venue'],
    [5, 'startsAt'],
    [6, 'endsAt'],
    [7, 'capacity'],
    [8, 'title'],
    [9, null],
  ]);
  expect(tried).toMatchObject({ isDone: false, lines: 8, columns: { youtubeUrl: 'Video', slug: null } });
  expect(await bring({})).toMatchObject({ isDone: false, created: tried.created });
  const done = await bring({ mode: 'good' });
  expect(done.created.map(({ line, title }) => [line, title])).toEqual([
    [2, 'Night of pianos'],
    [3, 'Day of doors'],
  ]);
  const [night, day] = await Promise.all(done.created.map(({ id }) => tenant.call.events.get({ id: id! })));
  expect(night).toMatchObject({
    status: 'draft',
    slug: 'night-of-pianos',
    startsAt: new Date('2027-03-27T18:30:00Z'),
    timeZone: 'Europe/Zurich',
    capacity: 80,
    tags: ['music', 'night'],
    venueId: venue.id,
    youtubeId: 'dQw4w9WgXcQ',
    isAllDay: false,
  });
  expect(day).toMatchObject({ startsAt: new Date('2027-04-30T15:00:00Z'), timeZone: 'Asia/Tokyo', isAllDay: true, capacity: null });
  expect(await bring({ mode: 'good' })).toMatchObject({ created: [], known: [2, 3] });
  const trail = await tenant.inTenant((tx) => tx.auditLog.findMany({ where: { resourceId: night!.id } }));
  expect(trail.map(({ action }) => action)).toEqual(['events.event.created']);
});
