import { newId } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventsWorld, refusalCode, type EventsTenant, type EventsWorld } from '../testing/events-world.ts';

let world: EventsWorld;
let tenant: EventsTenant;
beforeAll(async () => {
  world = await createEventsWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const tickets = () => tenant.call.events.tickets;
const mine = (token: string) => tenant.visitor.events.waitlist.mine({ tenant: tenant.slug, token });
const person = (name: string) => `${name}-${newId()}@guest.example`;

/** Somebody who has places, with what they show at the door. */
async function guestOf(eventId: string, places = 1) {
  const token = await tenant.join(eventId, person('G'), places);
  const ticket = (await mine(token)).ticket!;
  const { items } = await tickets().door({ eventId });
  return { token, ticket, id: items.at(-1)!.id };
}

test('whoever has a place has a ticket, is let in once, and at the second time it is said when and by whom', async () => {
  const event = await tenant.event({ capacity: 1 });
  const { token, ticket, id } = await guestOf(event.id);
  const waits = await tenant.join(event.id, person('W'));
  expect((await mine(waits)).ticket).toBeNull();
  expect((await mine(token)).ticket).toBe(ticket);

  const first = await tickets().checkIn({ eventId: event.id, ticket });
  expect(first).toMatchObject({ outcome: 'in', guest: { id, places: 1, arrived: 1 }, checkIn: { places: 1, at: world.clock.now() } });
  const at = world.clock.now();
  world.clock.advance(5 * MINUTE);
  const by = { id: tenant.userId, name: 'Owner' };
  for (const how of [{ ticket }, { entryId: id }])
    expect(await tickets().checkIn({ eventId: event.id, ...how })).toMatchObject({ outcome: 'already_in', checkIn: { at, by } });
  expect(await tickets().arrivals({ eventId: event.id })).toEqual({ entries: 1, entriesIn: 1, places: 1, placesIn: 1 });

  // A mistake is taken back, once.
  expect(await tickets().undo({ entryId: id })).toMatchObject({ arrived: 0 });
  expect(await refusalCode(tickets().undo({ entryId: id }))).toBe('events.not_checked_in');
  expect(await tickets().checkIn({ eventId: event.id, entryId: id })).toMatchObject({ outcome: 'in' });
  const facts = (await world.facts(tenant.id)).filter(({ payload }) => payload['entryId'] === id && 'checkInId' in payload);
  expect(facts.map(({ name }) => name)).toEqual(['events.checked_in', 'events.check_in_undone', 'events.checked_in']);
  const trail = await tenant.inTenant((tx) => tx.auditLog.findMany({ where: { resourceId: id }, orderBy: { sequence: 'asc' } }));
  expect(trail.map(({ action }) => action)).toEqual([
    'events.ticket.checked_in',
    'events.ticket.check_in_undone',
    'events.ticket.undone',
    'events.ticket.checked_in',
  ]);
});

test('a group comes together or one after the other, never more than it has places', async () => {
  const event = await tenant.event({ capacity: 10 });
  const { ticket, id } = await guestOf(event.id, 4);
  const show = (places?: number) => tickets().checkIn({ eventId: event.id, ticket, ...(places !== undefined && { places }) });
  expect(await show(1)).toMatchObject({ outcome: 'in', guest: { places: 4, arrived: 1 } });
  expect(await show(4)).toMatchObject({ outcome: 'too_many', guest: { arrived: 1 }, checkIn: { places: 1 } });
  expect(await show(2)).toMatchObject({ outcome: 'in', guest: { arrived: 3 } });
  expect(await show()).toMatchObject({ outcome: 'in', guest: { arrived: 4 }, checkIn: { places: 1 } });
  expect(await show()).toMatchObject({ outcome: 'already_in' });
  // Those who came last go first.
  expect(await tickets().undo({ entryId: id })).toMatchObject({ arrived: 3 });
  expect(await tickets().arrivals({ eventId: event.id })).toEqual({ entries: 1, entriesIn: 1, places: 4, placesIn: 3 });
});

test('of twenty who show one ticket at once, one is in', async () => {
  const event = await tenant.event({ capacity: 1 });
  const { ticket } = await guestOf(event.id);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => tickets().checkIn({ eventId: event.id, ticket })));
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([...Array<string>(19).fill('already_in'), 'in']);
});

test('who has no place here is told why: another event, a place that was given back, one who waits, another tenant, a forgery', async () => {
  const [event, another] = [await tenant.event({ capacity: 1 }), await tenant.event({ capacity: 5 })];
  const { token, ticket, id } = await guestOf(event.id);
  const show = async (how: { ticket: string } | { entryId: string }, eventId = event.id) =>
    (await tickets().checkIn({ eventId, ...how })).outcome;
  expect(await show({ ticket }, another.id)).toBe('wrong_event');
  expect(await show({ entryId: id }, another.id)).toBe('wrong_event');
  expect(await show({ ticket: 'https://belvedere.example/' })).toBe('not_genuine');
  const other = await world.tenant();
  const theirs = await other.event();
  const [guest] = [await other.join(theirs.id, person('X'))];
  const { ticket: foreign } = await other.visitor.events.waitlist.mine({ tenant: other.slug, token: guest });
  expect(await show({ ticket: foreign! })).toBe('not_genuine');
  expect(await refusalCode(other.call.events.tickets.checkIn({ eventId: event.id, ticket }))).toBe('events.not_found');
  expect(await show({ entryId: newId() })).toBe('unknown');

  await tenant.join(event.id, person('W'));
  const { items } = await tickets().door({ eventId: event.id });
  expect(await show({ entryId: items.at(-1)!.id })).toBe('no_place');
  await tenant.visitor.events.waitlist.leave({ tenant: tenant.slug, token });
  expect(await show({ ticket })).toBe('cancelled');
  expect((await mine(token)).ticket).toBeNull();
});

test('a place that was given back and won anew has another ticket, and the old one opens no door', async () => {
  const event = await tenant.event({ capacity: 5 });
  const guest = person('Back');
  const token = await tenant.join(event.id, guest);
  const old = (await mine(token)).ticket!;
  await tenant.visitor.events.waitlist.leave({ tenant: tenant.slug, token });
  world.clock.advance(MINUTE);
  const { ticket } = await mine(await tenant.join(event.id, guest));
  expect(await tickets().checkIn({ eventId: event.id, ticket: old })).toMatchObject({ outcome: 'replaced' });
  expect(await tickets().checkIn({ eventId: event.id, ticket: ticket! })).toMatchObject({ outcome: 'in' });
});

test('another key signs from now on; tickets of the old one are good until it is revoked, and then there are new ones', async () => {
  const event = await tenant.event({ capacity: 5 });
  const { token, ticket } = await guestOf(event.id, 2);
  const show = async (shown: string) => (await tickets().checkIn({ eventId: event.id, ticket: shown, places: 1 })).outcome;
  const { keys } = await tickets().rotateKey({});
  expect(keys.map(({ status }) => status)).toEqual(['signing', ...keys.slice(1).map(() => 'retired')]);
  expect((await mine(token)).ticket).not.toBe(ticket);
  expect(await show(ticket)).toBe('in');
  await tickets().rotateKey({ revoke: true });
  expect(await show(ticket)).toBe('revoked');
  expect(await show((await mine(token)).ticket!)).toBe('in');
  const known = await tenant.visitor.events.tickets.keys({ tenant: tenant.slug });
  expect(known.keys.map(({ status }) => status)).toEqual(['signing', ...known.keys.slice(1).map(() => 'revoked')]);
  expect(JSON.stringify(known)).not.toMatch(/private/i);
});

test('what a device scanned without a network is taken in once, by the time of the scan, and it hears what came of each', async () => {
  const event = await tenant.event({ capacity: 10 });
  const [ann, bob] = [await guestOf(event.id), await guestOf(event.id, 3)];
  const start = world.clock.now().getTime();
  const scan = (how: object, minute: number) => ({ clientId: newId(), scannedAt: new Date(start + minute * MINUTE), ...how });
  const scans = [
    scan({ ticket: ann.ticket }, 4),
    scan({ ticket: ann.ticket }, 2),
    scan({ ticket: bob.ticket, places: 2 }, 3),
    scan({ ticket: 'BT1.nonsense' }, 3),
    scan({ entryId: bob.id }, 90),
  ];
  world.clock.advance(30 * MINUTE);
  const send = () => tickets().checkInMany({ eventId: event.id, scans });
  const first = await send();
  expect(first.results.map(({ outcome }) => outcome)).toEqual(['already_in', 'in', 'in', 'not_genuine', 'in']);
  expect(first.results.map(({ clientId }) => clientId)).toEqual(scans.map(({ clientId }) => clientId));
  // Ann came at the second minute, whichever scan stood first in the list; a clock that goes ahead is put right.
  expect(first.results[0]!.checkIn!.at).toEqual(scans[1]!.scannedAt);
  expect(first.results[4]!.checkIn).toMatchObject({ places: 1, at: world.clock.now() });
  const told = async () => (await world.facts(tenant.id)).filter(({ name }) => name === 'events.checked_in').length;
  const before = await told();
  expect((await send()).results.map(({ outcome }) => outcome)).toEqual(['already_in', 'in', 'in', 'not_genuine', 'in']);
  expect(await told()).toBe(before);
  // What was taken back since is not let in anew by being sent again.
  await tickets().undo({ entryId: ann.id });
  expect((await send()).results.map(({ outcome }) => outcome)).toEqual(['in', 'undone', 'in', 'not_genuine', 'in']);
});

test('a device gets all that it needs, in pages, and no address; who is not let in at the door sees nothing', async () => {
  const event = await tenant.event({ capacity: 2 });
  await tenant.visitor.events.waitlist.join({ tenant: tenant.slug, eventId: event.id, email: 'named@guest.example', name: 'Ann Named' });
  await tenant.visitor.events.waitlist.confirm({
    tenant: tenant.slug,
    token: (await tenant.mails('named@guest.example')).at(-1)!.token,
  });
  const { ticket } = await guestOf(event.id);
  const left = await tenant.join(event.id, person('L'));
  await tenant.visitor.events.waitlist.leave({ tenant: tenant.slug, token: left });
  await tickets().checkIn({ eventId: event.id, ticket });

  const page = await tickets().door({ eventId: event.id, limit: 2 });
  const rest = await tickets().door({ eventId: event.id, limit: 2, cursor: page.nextCursor! });
  const guests = [...page.items, ...rest.items];
  expect(guests.map(({ name, status, arrived }) => [name, status, arrived])).toEqual([
    ['Ann Named', 'confirmed', 0],
    ['G-…', 'confirmed', 1],
    ['L-…', 'cancelled', 0],
  ]);
  expect(rest.nextCursor).toBeNull();
  expect(page).toMatchObject({ event: { id: event.id }, arrivals: { entries: 2, placesIn: 1 }, at: world.clock.now() });
  expect(page.keys[0]!.status).toBe('signing');
  expect(JSON.stringify(page)).not.toContain('guest.example');
  expect(await refusalCode(tenant.visitor.events.tickets.door({ eventId: event.id }))).toBe('common.unauthenticated');
  const other = await world.tenant();
  expect(await refusalCode(other.call.events.tickets.door({ eventId: event.id }))).toBe('events.not_found');
});
