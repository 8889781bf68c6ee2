import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { newId, runInTransaction, type Actor, type JobCall } from '@belvedere/kernel';
import { createUser } from '@belvedere/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventsWorld, refusalCode, type EventsTenant, type EventsWorld } from '../testing/events-world.ts';
import { claimEntriesJob } from './claim-entries.ts';

let world: EventsWorld;
let museum: EventsTenant;
let theatre: EventsTenant;
beforeAll(async () => {
  world = await createEventsWorld();
  [museum, theatre] = [await world.tenant(), await world.tenant()];
});
afterAll(() => world.close());

/** Somebody makes an account for an address that is theirs. */
async function signUp(email: string): Promise<string> {
  const { userId } = await createUser(world.services, { email, password: 'a seat in the front row', displayName: 'Ann' });
  return userId;
}

/** What the worker does when it hears of somebody's address. */
async function hear(userId: string): Promise<void> {
  const request = { id: newId(), ip: '', userAgent: null };
  const actor = { type: 'system', name: claimEntriesJob.name } as const;
  const origin = { services: world.services, actor, request, setHeader: () => {} };
  const call: JobCall<{ userId: string }> = {
    services: world.services,
    tenantId: PLATFORM_TENANT_ID,
    input: { userId },
    attempt: 1,
    isLastAttempt: false,
    signal: new AbortController().signal,
    transaction: (work) => runInTransaction(origin, { tenantId: PLATFORM_TENANT_ID, scopes: new Set() }, work),
  };
  await claimEntriesJob.run(call);
}

const signedIn = (userId: string): Actor => ({
  type: 'user',
  userId,
  sessionId: 'session',
  emailVerified: true,
  platformRole: 'user',
  authTime: world.clock.now(),
});
const mineOf = async (userId: string) =>
  (await museum.as(signedIn(userId), { wantedTenant: undefined }).events.waitlist.mineAll({})).items.map(({ tenant, event, status }) => [
    tenant.slug,
    event.title,
    status,
  ]);
const claims = (tenant: EventsTenant) => tenant.inTenant((tx) => tx.auditLog.count({ where: { action: 'events.waitlist.claimed' } }));

test('2.14 who signs up later has the entries of the proven address, in every tenant, once; nobody else has them', async () => {
  const email = `Late-${newId()}@guest.example`;
  const soon = await museum.event({ title: 'Soon', capacity: 1 });
  const later = await theatre.event({ title: 'Later', startsAt: new Date(world.clock.now().getTime() + 30 * 86_400_000), capacity: 0 });
  await theatre.join(later.id, email.toLowerCase());
  await museum.join(soon.id, email);
  await museum.join(soon.id, `other-${newId()}@guest.example`);

  const userId = await signUp(email);
  expect(await mineOf(userId)).toEqual([]);
  const facts = (await world.facts(PLATFORM_TENANT_ID)).filter(({ name }) => name === 'platform.address_verified');
  expect(facts.filter(({ payload }) => payload['userId'] === userId)).toHaveLength(1);
  await Promise.all([hear(userId), hear(userId)]);
  await hear(userId);
  expect(await mineOf(userId)).toEqual([
    [museum.slug, 'Soon', 'confirmed'],
    [theatre.slug, 'Later', 'pending'],
  ]);
  expect([await claims(museum), await claims(theatre)]).toEqual([1, 1]);
  expect(await mineOf(museum.userId)).toEqual([]);
  expect(await refusalCode(museum.visitor.events.waitlist.mineAll({}))).toBe('common.unauthenticated');

  // What comes after that is theirs from the beginning.
  const next = await museum.event({ title: 'Next' });
  await museum.join(next.id, email.toUpperCase());
  expect((await mineOf(userId)).length).toBe(3);
  await hear(userId);
  expect(await claims(museum)).toBe(1);
});

test('2.14 an address that nobody has proven claims nothing, however often it is heard', async () => {
  const email = `unproven-${newId()}@guest.example`;
  const event = await museum.event();
  await museum.join(event.id, email);
  const id = newId();
  await world.services.database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) =>
    tx.user.create({ data: { id, email, displayName: 'Mallory', status: 'pending' } }),
  );
  const before = await claims(museum);
  await hear(id);
  expect(await mineOf(id)).toEqual([]);
  expect(await claims(museum)).toBe(before);
  const { items } = await museum.call.events.waitlist.list({ eventId: event.id });
  expect(items.map(({ userId }) => userId)).toEqual([null]);
});

test('2.12 2.14 a person sees an entry of theirs, answers an offer and gives a place back without a link; nobody else does', async () => {
  const email = `Own-${newId()}@guest.example`;
  const userId = await signUp(email);
  const event = await museum.event({ title: 'Own', capacity: 0 });
  await museum.join(event.id, email, 2);
  await hear(userId);
  const { waitlist } = museum.as(signedIn(userId), { wantedTenant: undefined }).events;
  const entryId = (await waitlist.mineAll({})).items[0]!.id;
  const own = { tenant: museum.slug, entryId };
  expect(await waitlist.showMine(own)).toMatchObject({ status: 'pending', position: 1, places: 2, email, ticket: null });
  expect(await refusalCode(waitlist.acceptMine(own))).toBe('events.no_offer');
  const { version } = await museum.call.events.get({ id: event.id });
  await museum.call.events.update({ id: event.id, version, capacity: 2 });
  expect((await waitlist.showMine(own)).offer).toMatchObject({ places: 2 });
  const taken = await waitlist.acceptMine(own);
  expect(taken).toMatchObject({ status: 'confirmed', offer: null });
  expect(taken.ticket).not.toBeNull();

  const somebody = museum.as(signedIn(await signUp(`Other-${newId()}@guest.example`)), { wantedTenant: undefined }).events.waitlist;
  for (const verb of ['showMine', 'acceptMine', 'declineMine', 'leaveMine'] as const) {
    expect(await refusalCode(somebody[verb](own)), verb).toBe('events.entry_not_found');
    expect(await refusalCode(waitlist[verb]({ tenant: theatre.slug, entryId })), verb).toBe('events.entry_not_found');
    expect(await refusalCode(museum.visitor.events.waitlist[verb](own)), verb).toBe('common.unauthenticated');
  }
  expect((await waitlist.leaveMine(own)).status).toBe('cancelled');
  expect((await museum.call.events.get({ id: event.id })).places.confirmed).toBe(0);
  expect((await museum.mails(email)).at(-1)!.calendar).toContain('METHOD:CANCEL');
  expect(await refusalCode(waitlist.declineMine(own))).toBeUndefined();
});
