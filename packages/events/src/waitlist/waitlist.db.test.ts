import { HOUR } from '@belvedere/kernel/core';
import { newId } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventsWorld, refusalCode, type EventsTenant, type EventsWorld } from '../testing/events-world.ts';
import { passOn } from './pass-on.ts';
import { sweepWaitlistKeys } from './sweep-keys.ts';

let world: EventsWorld;
let tenant: EventsTenant;
beforeAll(async () => {
  world = await createEventsWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const mine = (token: string) => tenant.visitor.events.waitlist.mine({ tenant: tenant.slug, token });
const accept = (token: string) => tenant.visitor.events.waitlist.accept({ tenant: tenant.slug, token });
const decline = (token: string) => tenant.visitor.events.waitlist.decline({ tenant: tenant.slug, token });
const leave = (token: string) => tenant.visitor.events.waitlist.leave({ tenant: tenant.slug, token });
const placesOf = async (id: string) => (await tenant.call.events.get({ id })).places;
const subjects = async (email: string) => (await tenant.mails(email)).map(({ subject }) => subject);
const person = (name: string) => `${name}-${newId()}@guest.example`;

test('2.8 2.9 whoever proves an address has a place while there are some, and waits then; nothing happens before', async () => {
  const event = await tenant.event({ capacity: 1 });
  const [ann, bob] = [person('Ann'), person('Bob')];
  const ask = { tenant: tenant.slug, eventId: event.id, email: ann, name: 'Ann' };
  expect(await tenant.visitor.events.waitlist.join(ask)).toEqual({ status: 'mail_sent' });
  expect(await placesOf(event.id)).toEqual({ confirmed: 0, offered: 0, waiting: 0 });
  const { token } = (await tenant.mails(ann)).at(-1)!;
  expect(await mine(token)).toMatchObject({ status: null, email: ann, event: { title: event.title } });
  expect(await tenant.visitor.events.waitlist.confirm({ tenant: tenant.slug, token })).toMatchObject({
    status: 'confirmed',
    name: 'Ann',
    position: null,
  });
  // The same link once more, as letterboxes do.
  expect(await tenant.visitor.events.waitlist.confirm({ tenant: tenant.slug, token })).toMatchObject({ status: 'confirmed' });

  const second = await tenant.join(event.id, bob);
  expect(await mine(second)).toMatchObject({ status: 'pending', position: 1, offer: null });
  expect((await mine(second)).odds).toBeGreaterThan(0);
  expect(await placesOf(event.id)).toEqual({ confirmed: 1, offered: 0, waiting: 1 });
  expect(await subjects(ann)).toEqual(['Join “Night of museums”?', 'You have a place at “Night of museums”']);
});

test('2.9 an address that is on the list gets the same answer and the way to its entry; one gets five mails an hour', async () => {
  const event = await tenant.event({ capacity: 5 });
  const ann = person('Ann');
  await tenant.join(event.id, ann);
  const ask = (email: string) => tenant.visitor.events.waitlist.join({ tenant: tenant.slug, eventId: event.id, email, places: 3 });
  expect(await ask(ann.toUpperCase())).toEqual({ status: 'mail_sent' });
  const [known] = (await tenant.mails(ann)).slice(-1);
  expect(known!.subject).toBe('You are on the list of “Night of museums”');
  expect(await mine(known!.token)).toMatchObject({ status: 'confirmed', places: 1, email: ann });
  for (let n = 0; n < 9; n++) expect(await ask(ann)).toEqual({ status: 'mail_sent' });
  const count = async () => (await tenant.mails(ann)).length;
  // Joined and confirmed, and three more of the five.
  expect(await count()).toBe(5);
  world.clock.advance(HOUR + 1);
  await ask(ann);
  expect(await count()).toBe(6);
  expect(await tenant.inTenant((tx) => tx.waitlistEntry.count({ where: { eventId: event.id } }))).toBe(1);
});

test('2.9 drafts are not there; cancelled events and those that have begun are closed', async () => {
  const draft = await tenant.call.events.create({
    title: 'Draft',
    startsAt: new Date(world.clock.now().getTime() + HOUR),
    timeZone: 'UTC',
  });
  const ask = (eventId: string, slug = tenant.slug) => tenant.visitor.events.waitlist.join({ tenant: slug, eventId, email: person('A') });
  expect(await refusalCode(ask(draft.id))).toBe('events.not_found');
  expect(await refusalCode(ask(newId()))).toBe('events.not_found');
  expect(await refusalCode(ask(draft.id, 'nowhere'))).toBe('events.not_found');
  const cancelled = await tenant.event();
  await tenant.call.events.cancel({ id: cancelled.id });
  expect(await refusalCode(ask(cancelled.id))).toBe('events.closed');
  const soon = await tenant.event({ startsAt: new Date(world.clock.now().getTime() + HOUR) });
  const late = person('Late');
  await tenant.visitor.events.waitlist.join({ tenant: tenant.slug, eventId: soon.id, email: late });
  const { token } = (await tenant.mails(late)).at(-1)!;
  world.clock.advance(HOUR);
  expect(await refusalCode(ask(soon.id))).toBe('events.closed');
  expect(await refusalCode(tenant.visitor.events.waitlist.confirm({ tenant: tenant.slug, token }))).toBe('events.closed');
});

test('2.11 2.12 a place that is given back is offered to the next, who accepts or lets it go on', async () => {
  const event = await tenant.event({ capacity: 1 });
  const [a, b, c] = [
    await tenant.join(event.id, person('A')),
    await tenant.join(event.id, person('B')),
    await tenant.join(event.id, person('C')),
  ];
  expect((await mine(c)).position).toBe(2);
  expect(await refusalCode(accept(b))).toBe('events.no_offer');
  await leave(a);
  expect(await placesOf(event.id)).toEqual({ confirmed: 0, offered: 1, waiting: 2 });
  expect(await mine(b)).toMatchObject({
    status: 'pending',
    position: null,
    offer: { places: 1, expiresAt: new Date(world.clock.now().getTime() + 24 * HOUR) },
  });
  expect((await mine(c)).position).toBe(1);
  await decline(b);
  expect(await mine(b)).toMatchObject({ status: 'cancelled', offer: null });
  expect((await mine(c)).offer).not.toBeNull();
  await accept(c);
  expect(await accept(c)).toMatchObject({ status: 'confirmed' });
  expect(await refusalCode(decline(c))).toBe('events.no_offer');
  expect(await placesOf(event.id)).toEqual({ confirmed: 1, offered: 0, waiting: 0 });
});

test('2.11 an offer that is not answered goes on to the next, and cannot be accepted any more', async () => {
  const event = await tenant.event({ capacity: 1, offerHours: 2 });
  const [bobs, carols] = [person('B'), person('C')];
  const [a, b, c] = [await tenant.join(event.id, person('A')), await tenant.join(event.id, bobs), await tenant.join(event.id, carols)];
  await leave(a);
  world.clock.advance(2 * HOUR);
  expect(await refusalCode(accept(b))).toBe('events.no_offer');
  await world.inJob(tenant.id, (ctx) => passOn(ctx, event.id));
  expect(await mine(b)).toMatchObject({ status: 'cancelled' });
  expect((await mine(c)).offer).not.toBeNull();
  expect((await subjects(bobs)).at(-1)).toBe('The place at “Night of museums” went on');
  await world.inJob(tenant.id, (ctx) => passOn(ctx, event.id));
  expect((await subjects(carols)).filter((subject) => subject.startsWith('A place for you'))).toHaveLength(1);
  expect((await mine(c)).status).toBe('pending');
});

test('2.5 2.11 more places are offered in the order of the list, groups whole, and what was taken is not taken away', async () => {
  const event = await tenant.event({ capacity: 2 });
  const tokens: string[] = [];
  for (const places of [1, 1, 3, 1, 2]) tokens.push(await tenant.join(event.id, person('G'), places));
  const offered = async () => Promise.all(tokens.map(async (token) => (await mine(token)).offer?.places ?? 0));
  const change = async (capacity: number | null) => {
    const { version } = await tenant.call.events.get({ id: event.id });
    return tenant.call.events.update({ id: event.id, version, capacity });
  };
  // Two places do not hold the group of three: it keeps its place in the list, and the next that fits is asked.
  await change(4);
  expect(await offered()).toEqual([0, 0, 0, 1, 0]);
  await change(7);
  expect(await offered()).toEqual([0, 0, 3, 1, 0]);
  expect(await refusalCode(change(5))).toBe('events.below_taken');
  await change(null);
  expect(await offered()).toEqual([0, 0, 3, 1, 2]);
  expect(await placesOf(event.id)).toEqual({ confirmed: 2, offered: 6, waiting: 3 });
});

test('C4 2.8 2.10 an address is on a list once, whatever its capitals and after leaving too; dots and what follows a plus make another', async () => {
  const event = await tenant.event({ capacity: 5 });
  const ann = person('ann');
  const [name, domain] = ann.split('@');
  await leave(await tenant.join(event.id, ann));
  await tenant.join(event.id, ann.toUpperCase(), 2);
  for (const other of [`${name}+night@${domain}`, `${name!.replace('nn', 'n.n')}@${domain}`]) await tenant.join(event.id, other);
  const entries = await tenant.inTenant((tx) => tx.waitlistEntry.findMany({ where: { eventId: event.id }, orderBy: { turn: 'asc' } }));
  expect(entries.map(({ status, places }) => [status, places])).toEqual([
    ['confirmed', 2],
    ['confirmed', 1],
    ['confirmed', 1],
  ]);
  const twice = tenant.inTenant((tx) =>
    tx.waitlistEntry.create({ data: { ...entries[0]!, id: newId(), turn: 99, email: ann.toUpperCase() } }),
  );
  await expect(twice).rejects.toThrow('Unique constraint');
});

test('2.10 who comes back after leaving stands at the end, whatever they were before', async () => {
  const event = await tenant.event({ capacity: 1 });
  const [anns, bobs, carols] = [person('A'), person('B'), person('C')];
  const a = await tenant.join(event.id, anns);
  const b = await tenant.join(event.id, bobs);
  await tenant.join(event.id, carols);
  await leave(b);
  await tenant.join(event.id, bobs, 2);
  const list = await tenant.call.events.waitlist.list({ eventId: event.id });
  expect(list.items.map(({ email, status, places }) => [email, status, places])).toEqual([
    [anns, 'confirmed', 1],
    [carols, 'pending', 1],
    [bobs, 'pending', 2],
  ]);
  expect(await mine(a)).toMatchObject({ status: 'confirmed' });
  // The first link still leads to the same entry.
  expect(await mine(b)).toMatchObject({ status: 'pending', places: 2, position: 2 });
});

test('2.13 a cancelled event ends every entry and offer, and tells each of them once', async () => {
  const event = await tenant.event({ capacity: 1 });
  const guests = [person('A'), person('B'), person('C')];
  const tokens: string[] = [];
  for (const guest of guests) tokens.push(await tenant.join(event.id, guest));
  await leave(tokens[0]!);
  await tenant.call.events.cancel({ id: event.id, reason: 'The roof leaks.' });
  expect(await placesOf(event.id)).toEqual({ confirmed: 0, offered: 0, waiting: 0 });
  for (const token of tokens.slice(1)) {
    expect(await mine(token)).toMatchObject({ status: 'cancelled', offer: null, event: { status: 'cancelled' } });
    expect(await refusalCode(accept(token))).toBe('events.no_offer');
  }
  const told = await Promise.all(
    guests.map(async (guest) => (await tenant.mails(guest)).filter(({ text }) => text.includes('The roof leaks.')).length),
  );
  expect(told).toEqual([0, 1, 1]);
});

test('I4 the database itself holds no more than there are places, whoever writes', async () => {
  const event = await tenant.event({ capacity: 2 });
  const row = { tenantId: tenant.id, eventId: event.id, updatedAt: world.clock.now(), createdAt: world.clock.now() };
  const write = (fields: { email: string; turn: number; status: 'pending' | 'confirmed'; places?: number }) =>
    tenant.inTenant((tx) => tx.waitlistEntry.create({ data: { ...row, id: newId(), ...fields } }));
  await write({ email: 'a@guest.example', turn: 1, status: 'confirmed' });
  const waits = await write({ email: 'b@guest.example', turn: 2, status: 'pending', places: 2 });
  await expect(write({ email: 'c@guest.example', turn: 3, status: 'confirmed', places: 2 })).rejects.toThrow(/has 2 places, not 3/);
  await expect(
    tenant.inTenant((tx) =>
      tx.waitlistEntry.update({ where: { tenantId_id: { tenantId: tenant.id, id: waits.id } }, data: { status: 'confirmed' } }),
    ),
  ).rejects.toThrow(/has 2 places, not 3/);
  await expect(
    tenant.inTenant((tx) => tx.event.update({ where: { tenantId_id: { tenantId: tenant.id, id: event.id } }, data: { capacity: 0 } })),
  ).rejects.toThrow(/more places taken than 0/);
  await expect(write({ email: 'A@guest.example', turn: 9, status: 'pending' })).rejects.toThrow(/Unique constraint/);
  expect(await placesOf(event.id)).toEqual({ confirmed: 1, offered: 0, waiting: 1 });
});

test('2.2 organisers see who comes, take somebody off and move somebody up; nobody else does', async () => {
  const event = await tenant.event({ capacity: 1 });
  const a = await tenant.join(event.id, person('A'));
  const [b, c] = [await tenant.join(event.id, person('B')), await tenant.join(event.id, person('C'))];
  const { items } = await tenant.call.events.waitlist.list({ eventId: event.id });
  await tenant.call.events.waitlist.prioritize({ entryId: items[2]!.id, priority: 5 });
  expect([(await mine(b)).position, (await mine(c)).position]).toEqual([2, 1]);
  expect(await refusalCode(tenant.call.events.waitlist.prioritize({ entryId: items[0]!.id, priority: 5 }))).toBe('events.wrong_status');
  await tenant.call.events.waitlist.takeOff({ entryId: items[0]!.id });
  expect((await mine(a)).status).toBe('cancelled');
  expect((await mine(c)).offer).not.toBeNull();
  expect(await refusalCode(tenant.visitor.events.waitlist.list({ eventId: event.id }))).toBe('common.unauthenticated');
  const other = await world.tenant();
  expect(await refusalCode(other.call.events.waitlist.takeOff({ entryId: items[1]!.id }))).toBe('events.entry_not_found');
  expect(await refusalCode(other.visitor.events.waitlist.mine({ tenant: other.slug, token: b }))).toBe('events.entry_not_found');
});

test('a link that nobody used is forgotten after a day, with the address in it', async () => {
  const event = await tenant.event();
  const guest = person('Never');
  await tenant.visitor.events.waitlist.join({ tenant: tenant.slug, eventId: event.id, email: guest });
  const { token } = (await tenant.mails(guest)).at(-1)!;
  world.clock.advance(24 * HOUR);
  expect(await refusalCode(mine(token))).toBe('events.entry_not_found');
  await world.run(sweepWaitlistKeys);
  expect(await tenant.inTenant((tx) => tx.waitlistKey.count({ where: { email: guest } }))).toBe(0);
});

test('2.5 2.11 two hundred who join at once on twenty places: twenty have one, the others wait, each told once', async () => {
  const event = await tenant.event({ capacity: 20 });
  const guests = Array.from({ length: 200 }, (_, index) => person(`g${index}`));
  await Promise.all(guests.map((guest) => tenant.join(event.id, guest)));
  expect(await placesOf(event.id)).toEqual({ confirmed: 20, offered: 0, waiting: 180 });
  const { items } = await tenant.call.events.waitlist.list({ eventId: event.id, limit: 200 });
  expect(items.map(({ status }) => status)).toEqual([...Array<string>(20).fill('confirmed'), ...Array<string>(180).fill('pending')]);
  expect(new Set(items.map(({ turn }) => turn)).size).toBe(200);
});

test('2.11 the board shows who stands where, and what another capacity would do is what it does', async () => {
  const event = await tenant.event({ capacity: 2 });
  const [ann, bob, cleo, dora, emil] = ['Ann', 'Bob', 'Cleo', 'Dora', 'Emil'].map(person) as [string, string, string, string, string];
  const tokenOfAnn = await tenant.join(event.id, ann, 2);
  for (const [who, places] of [
    [bob, 1],
    [cleo, 3],
    [dora, 1],
    [emil, 1],
  ] as const)
    await tenant.join(event.id, who, places);
  const { board, foresee, list, prioritize, acceptFor } = tenant.call.events.waitlist;
  const idOf = async (email: string) => (await list({ eventId: event.id })).items.find((entry) => entry.email === email)!.id;
  await prioritize({ entryId: await idOf(emil), priority: 1 });
  const before = await board({ eventId: event.id });
  expect(before).toMatchObject({
    capacity: 2,
    isOpen: true,
    places: { confirmed: 2, offered: 0 },
    entries: { waiting: 4, offered: 0, confirmed: 1, gone: 0 },
  });
  expect(before.waiting.map(({ email, position }) => [email, position])).toEqual([
    [emil, 1],
    [bob, 2],
    [cleo, 3],
    [dora, 4],
  ]);
  expect(before.waiting[0]!.odds).toBeGreaterThan(before.waiting[1]!.odds);

  const ask = (capacity: number | null) => foresee({ eventId: event.id, capacity });
  expect(await ask(1)).toEqual({ taken: 2, isPossible: false, offers: 0, places: 0 });
  expect(await ask(2)).toEqual({ taken: 2, isPossible: true, offers: 0, places: 0 });
  expect(await ask(5)).toEqual({ taken: 2, isPossible: true, offers: 3, places: 3 });
  expect(await ask(null)).toMatchObject({ offers: 4, places: 6 });
  const { version } = await tenant.call.events.get({ id: event.id });
  await tenant.call.events.update({ id: event.id, version, capacity: 5 });
  const after = await board({ eventId: event.id });
  expect(after.offered.map(({ email }) => email).toSorted()).toEqual([bob, dora, emil].toSorted());
  expect(after.waiting.map(({ email }) => email)).toEqual([cleo]);

  expect(await acceptFor({ entryId: await idOf(bob) })).toMatchObject({ status: 'confirmed', offerExpiresAt: null });
  expect(await acceptFor({ entryId: await idOf(bob) })).toMatchObject({ status: 'confirmed' });
  expect(await refusalCode(acceptFor({ entryId: await idOf(cleo) }))).toBe('events.no_offer');
  await leave(tokenOfAnn);
  const last = await board({ eventId: event.id });
  expect(last.gone.map(({ email }) => email)).toEqual([ann]);
  expect(last.confirmed.map(({ email }) => email)).toEqual([bob]);
  expect(last.entries).toEqual({ waiting: 1, offered: 2, confirmed: 1, gone: 1 });
  expect(await tenant.call.events.waitlist.prove({ eventId: event.id })).toMatchObject({ isFair: true });
});

test('2.13 an organiser sees what an event writes, in each language, with their reason and without anybody’s link', async () => {
  const event = await tenant.event({ title: 'Night of museums', language: 'de' });
  const ask = async (input: object = {}) => (await tenant.call.events.waitlist.letters({ eventId: event.id, ...input })).items;
  const german = await ask();
  expect(german.map(({ letter }) => letter)).toEqual(expect.arrayContaining(['prove', 'offer', 'confirmed', 'cancelled', 'reminder']));
  expect(german.every(({ subject, lines, action }) => subject.includes('Night of museums') && lines.length > 0 && action !== '')).toBe(
    true,
  );
  const cancelled = (await ask({ language: 'en', reason: 'The roof leaks.' })).find(({ letter }) => letter === 'cancelled')!;
  expect(cancelled.lines.join(' ')).toContain('The roof leaks.');
  expect(cancelled.language).toMatch(/^en/);
  expect(JSON.stringify([german, cancelled])).not.toContain('token=');
  expect((await ask({ language: 'ar' }))[0]!.language).toMatch(/^ar/);
});
