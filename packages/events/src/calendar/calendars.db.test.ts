import { HOUR } from '@belvedere/kernel/core';
import { newId } from '@belvedere/kernel';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventsWorld, refusalCode, type EventsTenant, type EventsWorld } from '../testing/events-world.ts';
import { remind } from '../waitlist/remind.ts';
import { sendReminders } from '../waitlist/send-reminders.ts';

let world: EventsWorld;
let tenant: EventsTenant;
beforeAll(async () => {
  world = await createEventsWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const person = (name: string) => `${name}-${newId()}@guest.example`;
const inHours = (hours: number) => new Date(world.clock.now().getTime() + hours * HOUR);
const subjects = async (email: string) => (await tenant.mails(email)).map(({ subject }) => subject);

/** What calendars were told with the letters to an address, oldest first. */
async function told(email: string) {
  const mails = await tenant.mails(email);
  return mails.flatMap(({ calendar }) => {
    if (calendar === null) return [];
    const parsed = ICAL.Component.fromString(calendar);
    const event = new ICAL.Event(parsed.getFirstSubcomponent('vevent')!);
    return [
      {
        method: parsed.getFirstPropertyValue('method'),
        uid: event.uid,
        sequence: event.sequence,
        start: event.startDate.toJSDate(),
        status: event.component.getFirstPropertyValue('status'),
        attendee: event.attendees[0]?.getFirstValue(),
      },
    ];
  });
}

test('2.13 the letter of a place invites, and that of leaving, being taken off and calling off takes it out of calendars again', async () => {
  const event = await tenant.event();
  const [ann, bob, cem] = [person('Ann'), person('Bob'), person('Cem')];
  const token = await tenant.join(event.id, ann);
  for (const other of [bob, cem]) await tenant.join(event.id, other);
  await tenant.visitor.events.waitlist.leave({ tenant: tenant.slug, token });
  const { items } = await tenant.call.events.waitlist.list({ eventId: event.id });
  await tenant.call.events.waitlist.takeOff({ entryId: items[1]!.id });
  await tenant.call.events.cancel({ id: event.id, reason: 'Snow.' });
  const invited = { method: 'REQUEST', uid: event.id, sequence: 0, start: event.startsAt, status: 'CONFIRMED' };
  const off = { ...invited, method: 'CANCEL', sequence: 1, status: 'CANCELLED' };
  for (const email of [ann, bob, cem])
    expect(await told(email)).toEqual([invited, off].map((each) => ({ ...each, attendee: `MAILTO:${email}` })));
  expect(await subjects(bob)).toEqual([
    'Join “Night of museums”?',
    'You have a place at “Night of museums”',
    'You are not on the list of “Night of museums” any more',
  ]);
});

test('2.10 whoever comes back is invited by a newer word than the one that took them out', async () => {
  const event = await tenant.event();
  const ann = person('Ann');
  const token = await tenant.join(event.id, ann);
  await tenant.visitor.events.waitlist.leave({ tenant: tenant.slug, token });
  await tenant.join(event.id, ann);
  expect((await told(ann)).map(({ method, sequence }) => [method, sequence])).toEqual([
    ['REQUEST', 0],
    ['CANCEL', 1],
    ['REQUEST', 2],
  ]);
});

test('2.13 another time, place or title is told once to whoever comes, and nothing else is', async () => {
  let event = await tenant.event({ capacity: 1, endsAt: inHours(170) });
  const [ann, bob] = [person('Ann'), person('Bob')];
  await tenant.join(event.id, ann);
  await tenant.join(event.id, bob);
  const change = async (fields: object) => (event = await tenant.call.events.update({ id: event.id, version: event.version, ...fields }));
  await change({ description: 'Another text.', capacity: 2, tags: ['night'] });
  await change({ title: event.title, startsAt: event.startsAt, timeZone: event.timeZone });
  expect(await told(ann)).toHaveLength(1);
  await change({ title: 'Day of museums' });
  const venue = await tenant.call.events.venues.create({ name: 'Hall', address: 'Am See 1', city: 'Thun', country: 'CH' });
  await change({ venueId: venue.id });
  await change({ startsAt: inHours(100) });
  expect((await told(ann)).map(({ method, sequence, start }) => [method, sequence, start])).toEqual([
    ['REQUEST', 0, inHours(168)],
    ['REQUEST', 1, inHours(168)],
    ['REQUEST', 2, inHours(168)],
    ['REQUEST', 3, inHours(100)],
  ]);
  expect(event).toMatchObject({ previousStartsAt: inHours(168), postponedAt: null });
  const last = (await tenant.mails(ann)).at(-1)!;
  expect(last.subject).toBe('“Day of museums” has changed');
  expect(last.text).toContain('Hall, Am See 1, Thun');
  // Who has an offer alone hears of it when it is theirs.
  expect(await told(bob)).toEqual([]);
});

test('2.4 an event that is put off leaves calendars, takes nobody and does not end, until it has a time again', async () => {
  const own = await world.tenant();
  const event = await own.event({ startsAt: inHours(5), endsAt: inHours(7) });
  const ann = person('Ann');
  const token = await own.join(event.id, ann);
  const off = await own.call.events.postpone({ id: event.id, version: event.version, reason: 'The singer is ill.' });
  expect(off).toMatchObject({ status: 'published', postponedAt: world.clock.now(), startsAt: event.startsAt });
  expect(await refusalCode(own.call.events.postpone({ id: event.id, version: off.version }))).toBe('events.wrong_status');
  const seen = () => own.visitor.events.public.get({ tenant: own.slug, slug: event.slug });
  expect(await seen()).toMatchObject({ isPostponed: true, isOpen: false, previousStartsAt: null });
  expect(await refusalCode(own.visitor.events.waitlist.join({ tenant: own.slug, eventId: event.id, email: ann }))).toBe('events.closed');
  expect(await own.visitor.events.waitlist.mine({ tenant: own.slug, token })).toMatchObject({
    status: 'confirmed',
    event: { isPostponed: true },
  });
  const letter = (await own.mails(ann)).at(-1)!;
  expect([letter.subject, letter.calendar?.includes('METHOD:CANCEL')]).toEqual(['“Night of museums” is put off', true]);
  expect(letter.text).toContain('The singer is ill.');

  const past = own.call.events.postpone({ id: event.id, version: off.version, startsAt: inHours(-1) });
  expect(await refusalCode(past)).toBe('common.invalid_input');
  const moved = await own.call.events.postpone({ id: event.id, version: off.version, startsAt: inHours(50) });
  expect(moved).toMatchObject({ postponedAt: null, previousStartsAt: event.startsAt, startsAt: inHours(50), endsAt: inHours(52) });
  expect(await seen()).toMatchObject({ isPostponed: false, isOpen: true, previousStartsAt: event.startsAt });
  expect((await own.mails(ann)).at(-1)!.calendar).toMatch(/METHOD:REQUEST[^]*SEQUENCE:2\r\n/);
  const facts = (await world.facts(own.id)).filter(({ name }) => name === 'events.moved');
  expect(facts.map(({ payload }) => payload['startsAt'])).toEqual([null, inHours(50).toISOString()]);
});

test('2.3 what is on and what somebody has places at are calendars to subscribe to; one event is a file', async () => {
  const own = await world.tenant();
  const [first, second] = [await own.event({ title: 'First', startsAt: inHours(40) }), await own.event({ title: 'Second' })];
  await own.call.events.create({ title: 'Draft', startsAt: inHours(50), timeZone: 'UTC' });
  const ann = person('Ann');
  const token = await own.join(first.id, ann);
  const { feed: calendar, ownFeed, calendar: file } = own.visitor.events.public;
  const uids = ({ content }: { content: string }) =>
    ICAL.Component.fromString(content)
      .getAllSubcomponents('vevent')
      .map((each) => each.getFirstPropertyValue('uid'));
  expect(uids(await calendar({ tenant: own.slug }))).toEqual([first.id, second.id]);
  const one = await file({ tenant: own.slug, slug: first.slug });
  expect([one.name, uids(one)]).toEqual(['first.ics', [first.id]]);
  expect(await refusalCode(file({ tenant: own.slug, slug: 'draft' }))).toBe('events.not_found');

  const { feed } = await own.visitor.events.waitlist.mine({ tenant: own.slug, token });
  expect(uids(await ownFeed({ tenant: own.slug, feed: feed! }))).toEqual([first.id]);
  await own.join(second.id, ann.toUpperCase());
  expect(uids(await ownFeed({ tenant: own.slug, feed: feed! }))).toEqual([first.id, second.id]);
  const forged = `${feed!.slice(0, 37)}${'A'.repeat(43)}`;
  for (const wrong of [forged, 'x'.repeat(80)])
    expect(await refusalCode(ownFeed({ tenant: own.slug, feed: wrong }))).toBe('events.entry_not_found');
  expect(await refusalCode(ownFeed({ tenant: tenant.slug, feed: feed! }))).toBe('events.entry_not_found');
});

test('2.24 whoever comes is reminded once of each time, and not who joined later or is told anyhow', async () => {
  const own = await world.tenant();
  const reminders = async (email: string) => (await own.mails(email)).filter(({ subject }) => subject.startsWith('Soon')).length;
  const event = await own.event({ startsAt: inHours(30), endsAt: null });
  const silent = await own.event({ title: 'Silent', startsAt: inHours(30), reminderHours: null });
  const [ann, late] = [person('Ann'), person('Late')];
  for (const { id } of [event, silent]) await own.join(id, ann);
  await world.run(sendReminders);
  expect(await reminders(ann)).toBe(0);
  world.clock.advance(7 * HOUR);
  await own.join(event.id, late);
  await world.run(sendReminders);
  await world.run(sendReminders);
  expect([await reminders(ann), await reminders(late)]).toEqual([1, 0]);

  // Moved: reminded of the new time, once, unless the letter of the change came as late as the reminder would.
  const { version } = await own.call.events.get({ id: event.id });
  const moved = await own.call.events.update({ id: event.id, version, startsAt: inHours(48) });
  world.clock.advance(25 * HOUR);
  await world.run(sendReminders);
  await world.run(sendReminders);
  expect([await reminders(ann), await reminders(late)]).toEqual([2, 1]);
  await own.call.events.update({ id: event.id, version: moved.version, startsAt: inHours(20) });
  await world.run(sendReminders);
  expect([await reminders(ann), await reminders(late)]).toEqual([2, 1]);
});

test('2.24 a reminder whose transaction does not commit is written by the next run, once', async () => {
  const own = await world.tenant();
  const event = await own.event({ startsAt: inHours(30) });
  const ann = person('Ann');
  await own.join(event.id, ann);
  world.clock.advance(10 * HOUR);
  const failed = world.inJob(own.id, async (ctx) => {
    expect(await remind(ctx, { eventId: event.id, limit: 10 })).toBe(1);
    throw new Error('the worker dies');
  });
  await expect(failed).rejects.toThrow('the worker dies');
  await Promise.all([world.run(sendReminders), world.run(sendReminders)]);
  expect((await own.mails(ann)).filter(({ subject }) => subject.startsWith('Soon'))).toHaveLength(1);
});
