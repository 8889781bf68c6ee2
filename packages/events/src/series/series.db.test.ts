import { newId } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventsWorld, refusalCode, type EventsTenant, type EventsWorld } from '../testing/events-world.ts';
import { extendSeries } from './extend-series.ts';

let world: EventsWorld;
let tenant: EventsTenant;
beforeAll(async () => {
  world = await createEventsWorld();
});
afterAll(() => world.close());

const person = (name: string) => `${name}-${newId()}@guest.example`;
const yoga = {
  title: 'Yoga',
  rule: 'FREQ=WEEKLY',
  firstStart: '2027-01-04T19:30',
  timeZone: 'Europe/Berlin',
  lengthMinutes: 90,
  capacity: 2,
};
const eventsOf = async (seriesId: string) => (await tenant.call.events.list({ seriesId, limit: 100 })).items;
const subjects = async (email: string) => (await tenant.mails(email)).map(({ subject }) => subject);
const start = async (fields: object = {}) => {
  tenant = await world.tenant();
  const series = await tenant.call.events.series.create({ ...yoga, ...fields });
  return tenant.call.events.series.publish({ id: series.id });
};

test('2.3 a series makes ordinary events, each with places of its own, as far as can be seen, and more as time goes on', async () => {
  const series = await start();
  expect(series).toMatchObject({ upcoming: 74, isPublished: true, template: { title: 'Yoga', capacity: 2 } });
  const [first, second] = await eventsOf(series.id);
  expect(first).toMatchObject({
    slug: 'yoga-2027-01-04',
    status: 'published',
    startsAt: new Date('2027-01-04T18:30:00Z'),
    endsAt: new Date('2027-01-04T20:00:00Z'),
    occurrence: '2027-01-04T19:30',
    isApart: false,
  });
  for (const name of ['A', 'B', 'C']) await tenant.join(first!.id, person(name));
  await tenant.join(second!.id, person('D'));
  const places = async (id: string) => (await tenant.call.events.get({ id })).places;
  expect([await places(first!.id), await places(second!.id)]).toEqual([
    { confirmed: 2, offered: 0, waiting: 1 },
    { confirmed: 1, offered: 0, waiting: 0 },
  ]);
  await world.run(extendSeries);
  expect((await tenant.call.events.series.get({ id: series.id })).upcoming).toBe(74);
  world.clock.advance(14 * DAY);
  await Promise.all([world.run(extendSeries), world.run(extendSeries)]);
  expect((await tenant.call.events.series.get({ id: series.id })).upcoming).toBe(76);
  world.clock.advance(-14 * DAY);
});

test('2.3 a series of each day ends with two hundred, and one with a number with that', async () => {
  expect((await start({ rule: 'FREQ=DAILY' })).upcoming).toBe(200);
  const few = await start({ rule: 'FREQ=WEEKLY;COUNT=5', excluded: ['2027-01-11T19:30'], added: ['2027-01-06T10:00'] });
  expect((await eventsOf(few.id)).map(({ occurrence }) => occurrence)).toEqual([
    '2027-01-04T19:30',
    '2027-01-06T10:00',
    '2027-01-18T19:30',
    '2027-01-25T19:30',
    '2027-02-01T19:30',
  ]);
});

test('2.3 this one: it is on its own, and what changes for all leaves it as it is', async () => {
  const series = await start({ rule: 'FREQ=WEEKLY;COUNT=4' });
  const [first, second] = await eventsOf(series.id);
  const [ann, bob] = [person('Ann'), person('Bob')];
  await tenant.join(first!.id, ann);
  await tenant.join(second!.id, bob);
  await tenant.call.events.update({ id: second!.id, version: second!.version, title: 'Yoga by the sea' });
  const renamed = await tenant.call.events.series.update({ id: series.id, version: series.version, title: 'Slow yoga', capacity: 9 });
  expect((await eventsOf(series.id)).map(({ title, capacity, isApart }) => [title, capacity, isApart])).toEqual([
    ['Slow yoga', 9, false],
    ['Yoga by the sea', 2, true],
    ['Slow yoga', 9, false],
    ['Slow yoga', 9, false],
  ]);
  expect(renamed.id).toBe(series.id);
  const filmed = await tenant.call.events.series.update({
    id: series.id,
    version: renamed.version,
    youtubeUrl: 'https://youtu.be/dQw4w9WgXcQ?t=4',
  });
  expect(filmed.template.youtubeId).toBe('dQw4w9WgXcQ');
  expect((await eventsOf(series.id)).map(({ youtubeId }) => youtubeId)).toEqual(['dQw4w9WgXcQ', null, 'dQw4w9WgXcQ', 'dQw4w9WgXcQ']);
  expect((await subjects(ann)).at(-1)).toBe('“Slow yoga” has changed');
  expect((await subjects(bob)).filter((subject) => subject.includes('has changed'))).toEqual(['“Yoga by the sea” has changed']);
  expect(await refusalCode(tenant.call.events.series.update({ id: series.id, version: series.version, title: 'X' }))).toBe(
    'common.conflict',
  );
});

test('2.3 all: another time of day moves each event with those who come; another day calls those off that are no more', async () => {
  const series = await start({ rule: 'FREQ=WEEKLY;COUNT=4;BYDAY=MO' });
  const before = await eventsOf(series.id);
  const ann = person('Ann');
  const token = await tenant.join(before[1]!.id, ann);
  const later = await tenant.call.events.series.update({ id: series.id, version: series.version, firstStart: '2027-01-04T20:00' });
  expect((await eventsOf(series.id)).map(({ id, startsAt }) => [id, startsAt.toISOString().slice(11, 16)])).toEqual(
    before.map(({ id }) => [id, '19:00']),
  );
  expect((await tenant.mails(ann)).at(-1)!.calendar).toMatch(
    /METHOD:REQUEST[^]*DTSTART;TZID=Europe\/Berlin:20270111T200000[^]*SEQUENCE:1|SEQUENCE:1/,
  );
  await tenant.call.events.series.update({
    id: series.id,
    version: later.version,
    rule: 'FREQ=WEEKLY;COUNT=4;BYDAY=TU',
    reason: 'The hall is let.',
  });
  const live = (await eventsOf(series.id)).filter(({ status }) => status === 'published');
  expect(live.map(({ occurrence }) => occurrence)).toEqual([
    '2027-01-05T20:00',
    '2027-01-12T20:00',
    '2027-01-19T20:00',
    '2027-01-26T20:00',
  ]);
  const mail = (await tenant.mails(ann)).at(-1)!;
  expect([mail.subject, mail.text.includes('The hall is let.')]).toEqual(['“Yoga” does not take place', true]);
  expect(await tenant.visitor.events.waitlist.mine({ tenant: tenant.slug, token })).toMatchObject({ status: 'cancelled' });
});

test('2.3 this and following: a series of its own goes on, with the same events and those who come', async () => {
  const series = await start({ rule: 'FREQ=WEEKLY;COUNT=6' });
  const before = await eventsOf(series.id);
  const [early, late] = [person('Early'), person('Late')];
  await tenant.join(before[1]!.id, early);
  await tenant.join(before[4]!.id, late);
  const next = await tenant.call.events.series.update({
    id: series.id,
    version: series.version,
    fromEventId: before[2]!.id,
    firstStart: '2027-01-18T08:00',
    title: 'Morning yoga',
  });
  expect(next).toMatchObject({ rule: 'FREQ=WEEKLY;COUNT=4', upcoming: 4, isPublished: true });
  expect(await tenant.call.events.series.get({ id: series.id })).toMatchObject({ endsBefore: '2027-01-18T19:30', upcoming: 2 });
  expect((await eventsOf(series.id)).map(({ id, title }) => [id, title])).toEqual(before.slice(0, 2).map(({ id }) => [id, 'Yoga']));
  expect((await eventsOf(next.id)).map(({ id, title, occurrence }) => [id, title, occurrence!.slice(11)])).toEqual(
    before.slice(2).map(({ id }) => [id, 'Morning yoga', '08:00']),
  );
  expect((await subjects(early)).at(-1)).toBe('You have a place at “Yoga”');
  expect((await subjects(late)).at(-1)).toBe('“Morning yoga” has changed');
  await world.run(extendSeries);
  expect((await eventsOf(series.id)).length + (await eventsOf(next.id)).length).toBe(6);
});

test('2.3 2.13 one that is skipped, or removed as a draft, does not come again; a series that ends calls off what was to come', async () => {
  const series = await start({ rule: 'FREQ=WEEKLY;COUNT=5' });
  const events = await eventsOf(series.id);
  const [ann, bob] = [person('Ann'), person('Bob')];
  await tenant.join(events[1]!.id, ann);
  await tenant.join(events[4]!.id, bob);
  const skipped = await tenant.call.events.series.skip({ id: series.id, eventId: events[1]!.id, reason: 'A holiday.' });
  expect(skipped).toMatchObject({ excluded: ['2027-01-11T19:30'], upcoming: 4 });
  expect(await refusalCode(tenant.call.events.series.skip({ id: series.id, eventId: events[1]!.id }))).toBe('events.wrong_status');
  expect((await subjects(ann)).at(-1)).toBe('“Yoga” does not take place');
  await world.run(extendSeries);
  expect((await tenant.call.events.series.get({ id: series.id })).upcoming).toBe(4);
  const ended = await tenant.call.events.series.end({ id: series.id, fromEventId: events[3]!.id });
  expect(ended).toMatchObject({ endsBefore: '2027-01-25T19:30', upcoming: 2 });
  expect((await tenant.mails(bob)).at(-1)!.calendar).toContain('METHOD:CANCEL');
  await world.run(extendSeries);
  expect((await tenant.call.events.series.get({ id: series.id })).upcoming).toBe(2);

  const drafts = await tenant.call.events.series.create({ ...yoga, rule: 'FREQ=WEEKLY;COUNT=3' });
  const [draft] = await eventsOf(drafts.id);
  await tenant.call.events.remove({ id: draft!.id });
  await world.run(extendSeries);
  expect((await tenant.call.events.series.get({ id: drafts.id })).upcoming).toBe(2);
  expect((await tenant.call.events.series.end({ id: drafts.id })).upcoming).toBe(0);
});

test('2.3 a date that was skipped, called off or removed is brought back, as an event of its own', async () => {
  const series = await start({ rule: 'FREQ=WEEKLY;COUNT=4', excluded: ['2027-01-18T19:30'] });
  const { series: rooms } = tenant.call.events;
  const [first, second] = await eventsOf(series.id);
  await tenant.join(second!.id, person('Ann'));
  await rooms.skip({ id: series.id, eventId: second!.id });
  await tenant.call.events.cancel({ id: first!.id });
  const back = (occurrence: string) => rooms.unskip({ id: series.id, occurrence });
  expect(await back('2027-01-11T19:30')).toMatchObject({ excluded: ['2027-01-18T19:30'], upcoming: 2 });
  expect(await back('2027-01-18T19:30')).toMatchObject({ excluded: [], upcoming: 3 });
  expect((await back('2027-01-04T19:30')).upcoming).toBe(4);
  const again = (await eventsOf(series.id)).find(({ occurrence }) => occurrence === '2027-01-11T19:30')!;
  expect(again).toMatchObject({ status: 'published', places: { confirmed: 0 } });
  expect(again.id).not.toBe(second!.id);
  expect((await tenant.call.events.get({ id: second!.id })).status).toBe('cancelled');
  expect(await refusalCode(back('2027-01-11T19:30'))).toBe('events.wrong_status');
  expect(await refusalCode(back('2027-01-12T19:30'))).toBe('events.not_found');
  await world.run(extendSeries);
  expect((await rooms.get({ id: series.id })).upcoming).toBe(4);
});

test('2.3 what is left out stays left out when the time of day changes', async () => {
  const series = await start({ rule: 'FREQ=WEEKLY;COUNT=4', excluded: ['2027-01-11T19:30'], added: ['2027-01-06T10:00'] });
  const [, , third] = await eventsOf(series.id);
  const { series: rooms } = tenant.call.events;
  const change = { firstStart: '2027-01-04T20:00' };
  expect((await rooms.foresee({ id: series.id, ...change })).recurrence.excluded).toEqual(['2027-01-11T20:00']);
  const later = await rooms.update({ id: series.id, version: series.version, ...change });
  expect(later).toMatchObject({ excluded: ['2027-01-11T20:00'], added: ['2027-01-06T10:00'], upcoming: 4 });
  const rest = await rooms.update({ id: series.id, version: later.version, fromEventId: third!.id, firstStart: '2027-01-18T21:00' });
  expect((await eventsOf(rest.id)).map(({ occurrence }) => occurrence)).toEqual(['2027-01-18T21:00', '2027-01-25T21:00']);
});

test('2.3 a date that is added by hand is had, also on a day that something else of the series holds', async () => {
  const series = await start({ rule: 'FREQ=WEEKLY;COUNT=2' });
  const [first] = await eventsOf(series.id);
  const { series: rooms } = tenant.call.events;
  const { version } = await rooms.skip({ id: series.id, eventId: first!.id });
  const change = { id: series.id, added: ['2027-01-04T10:00'] };
  expect((await rooms.foresee(change)).effect!.made).toBe(1);
  const added = await rooms.update({ ...change, version });
  expect(added.upcoming).toBe(2);
  await rooms.update({ id: series.id, version: added.version, capacity: 7 });
  expect((await eventsOf(series.id)).map(({ occurrence, status }) => [occurrence, status])).toEqual([
    ['2027-01-04T10:00', 'published'],
    ['2027-01-04T19:30', 'cancelled'],
    ['2027-01-11T19:30', 'published'],
  ]);
});

test('2.3 what a rule would do is foreseen as it then happens', async () => {
  const series = await start({ rule: 'FREQ=WEEKLY;COUNT=6', firstStart: '2027-01-04T19:30' });
  const { series: rooms } = tenant.call.events;
  const [, second, third, fourth] = await eventsOf(series.id);
  await tenant.join(fourth!.id, person('Ann'));
  await tenant.call.events.update({ id: second!.id, version: second!.version, title: 'By the sea' });
  const fresh = await rooms.foresee({
    rule: 'freq=monthly;byday=2tu',
    firstStart: '2027-01-12T10:00',
    timeZone: 'Europe/Berlin',
    limit: 2,
  });
  expect(fresh).toEqual({
    recurrence: {
      rule: 'FREQ=MONTHLY;BYDAY=2TU',
      firstStart: '2027-01-12T10:00',
      timeZone: 'Europe/Berlin',
      excluded: [],
      added: [],
    },
    dates: [
      { occurrence: '2027-01-12T10:00', startsAt: new Date('2027-01-12T09:00:00Z') },
      { occurrence: '2027-02-09T10:00', startsAt: new Date('2027-02-09T09:00:00Z') },
    ],
    total: 17,
    effect: null,
  });
  const none = { events: 0, places: 0 };
  expect((await rooms.foresee({ id: series.id })).effect).toEqual({
    kept: { events: 5, places: 1 },
    moved: none,
    gone: none,
    made: 0,
    apart: { events: 1, places: 0 },
  });
  const left = await rooms.foresee({ id: series.id, fromEventId: third!.id });
  expect(left.recurrence).toMatchObject({ rule: 'FREQ=WEEKLY;COUNT=4', firstStart: '2027-01-18T19:30' });
  const change = { fromEventId: third!.id, rule: 'FREQ=WEEKLY;COUNT=2', firstStart: '2027-01-18T20:00', added: ['2027-03-01T20:00'] };
  const { effect, total } = await rooms.foresee({ id: series.id, ...change });
  expect([total, effect]).toEqual([
    3,
    { kept: none, moved: { events: 2, places: 1 }, gone: { events: 2, places: 0 }, made: 1, apart: none },
  ]);
  const next = await rooms.update({ id: series.id, version: series.version, ...change });
  expect(next.upcoming).toBe(3);
  expect(await refusalCode(rooms.foresee({ rule: 'FREQ=WEEKLY' }))).toBe('common.invalid_input');
});

test('2.3 an event becomes the first of a series: it stays with whoever comes, and the others are like it', async () => {
  tenant = await world.tenant();
  const event = await tenant.event({
    youtubeUrl: 'https://youtu.be/dQw4w9WgXcQ',
    title: 'Choir',
    capacity: 9,
    tags: ['song'],
    endsAt: new Date('2026-12-07T12:00:00Z'),
  });
  const ann = person('Ann');
  await tenant.join(event.id, ann);
  await tenant.call.events.translations.set({ eventId: event.id, language: 'de', title: 'Chor' });
  const { series: rooms, get } = tenant.call.events;
  const { version } = await get({ id: event.id });
  expect(await refusalCode(rooms.repeat({ eventId: event.id, version: version + 1, rule: 'FREQ=DAILY' }))).toBe('common.conflict');
  // Its day, a Monday, is none of the rule.
  const series = await rooms.repeat({ eventId: event.id, version, rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' });
  expect(series).toMatchObject({
    firstStart: '2026-12-07T11:00',
    lengthMinutes: 120,
    added: ['2026-12-07T11:00'],
    isPublished: true,
    upcoming: 4,
    template: {
      title: 'Choir',
      capacity: 9,
      tags: ['song'],
      youtubeId: 'dQw4w9WgXcQ',
      translations: [{ language: 'de', title: 'Chor', isOutdated: false }],
    },
  });
  const events = await eventsOf(series.id);
  expect(events.map(({ id, status, startsAt }) => [id === event.id, status, startsAt.toISOString()])).toEqual([
    [true, 'published', '2026-12-07T10:00:00.000Z'],
    [false, 'published', '2026-12-08T10:00:00.000Z'],
    [false, 'published', '2026-12-15T10:00:00.000Z'],
    [false, 'published', '2026-12-22T10:00:00.000Z'],
  ]);
  await rooms.update({ id: series.id, version: series.version, capacity: 12 });
  expect(await get({ id: event.id })).toMatchObject({ capacity: 12, places: { confirmed: 1 }, isApart: false });
  expect(await subjects(ann)).not.toContain('“Choir” has changed');
  const again = await get({ id: event.id });
  expect(await refusalCode(rooms.repeat({ eventId: again.id, version: again.version, rule: 'FREQ=DAILY' }))).toBe('events.wrong_status');
});

test('2.3 what a series says in other languages its events say too, those that follow it, and those that come later', async () => {
  const series = await start({
    rule: 'FREQ=WEEKLY;COUNT=3',
    translations: [
      { language: 'de', title: 'Joga', description: 'Auf der Matte.' },
      { language: 'fr', title: 'Yoga' },
    ],
  });
  const { series: rooms, translations, update } = tenant.call.events;
  const said = async () =>
    Promise.all(
      (await eventsOf(series.id)).map(async ({ id }) =>
        (await translations.list({ eventId: id })).items.map(
          ({ language, title, isOutdated }) => `${language} ${title}${isOutdated ? ' old' : ''}`,
        ),
      ),
    );
  expect(await said()).toEqual(Array(3).fill(['de Joga', 'fr Yoga']));
  const [first, second] = await eventsOf(series.id);
  await translations.set({ eventId: first!.id, language: 'it', title: 'Ioga' });
  await update({ id: second!.id, version: second!.version, title: 'By the sea' });

  const renamed = await rooms.update({ id: series.id, version: series.version, title: 'Slow yoga' });
  expect(renamed.template.translations.map(({ isOutdated }) => isOutdated)).toEqual([true, true]);
  expect(await said()).toEqual([
    ['de Joga old', 'fr Yoga old', 'it Ioga old'],
    ['de Joga old', 'fr Yoga old'],
    ['de Joga old', 'fr Yoga old'],
  ]);
  const again = await rooms.update({
    id: series.id,
    version: renamed.version,
    translations: [{ language: 'de', title: 'Langsames Joga', description: 'Auf der Matte.' }],
    added: ['2027-02-10T10:00'],
  });
  expect(again.template.translations).toEqual([
    { language: 'de', title: 'Langsames Joga', description: 'Auf der Matte.', isOutdated: false },
  ]);
  expect(await said()).toEqual([
    ['de Langsames Joga', 'it Ioga old'],
    ['de Joga old', 'fr Yoga old'],
    ['de Langsames Joga'],
    ['de Langsames Joga'],
  ]);
  const own = { id: series.id, version: again.version, translations: [{ language: 'en', title: 'Yoga' }] };
  expect(await refusalCode(rooms.update(own))).toBe('common.invalid_input');
});

test('4.81 series of another tenant are not there', async () => {
  const series = await start({ rule: 'FREQ=WEEKLY;COUNT=2' });
  const [event] = await eventsOf(series.id);
  const other = await world.tenant();
  const { series: rooms } = other.call.events;
  for (const call of [
    () => rooms.get({ id: series.id }),
    () => rooms.update({ id: series.id, version: series.version, title: 'Mine' }),
    () => rooms.publish({ id: series.id }),
    () => rooms.skip({ id: series.id, eventId: event!.id }),
    () => rooms.end({ id: series.id }),
    () => rooms.foresee({ id: series.id }),
    () => rooms.unskip({ id: series.id, occurrence: event!.occurrence! }),
  ])
    expect(await refusalCode(call())).toBe('events.series_not_found');
  expect((await rooms.list({})).items).toEqual([]);
});
