import { HOUR } from '@belvedere/kernel/core';
import { inTier, runSeed, seededRandom } from '@belvedere/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventsWorld, refusalCode, type EventsTenant, type EventsWorld } from '../testing/events-world.ts';
import { passOn } from './pass-on.ts';
import { byOrder } from './waitlist.ts';

const CLIENTS = 16;
const STEPS = inTier({ sample: 160, all: 6000 });
/** What a client may be told without anything being wrong. */
const EXPECTED = new Set([undefined, 'events.no_offer', 'events.below_taken', 'common.conflict', 'events.entry_not_found']);

let world: EventsWorld;
let tenant: EventsTenant;
beforeAll(async () => {
  world = await createEventsWorld({ poolSize: CLIENTS + 2 });
  tenant = await world.tenant();
});
afterAll(() => world.close());

test('I4 2.5 2.10 2.11 2.12 sixteen who do at once whatever comes to mind: never too many, nobody passed, no place idle, each told once', async () => {
  const random = seededRandom(runSeed);
  const event = await tenant.event({ capacity: 6, offerHours: 1 });
  const tokens: string[] = [];
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const by = (verb: 'accept' | 'decline' | 'leave') => async () => {
    if (tokens.length > 0) await tenant.visitor.events.waitlist[verb]({ tenant: tenant.slug, token: pick(tokens) });
  };
  const join = async () => {
    const name = `g${Math.floor(random() * 60)}@guest.example`;
    await tenant.visitor.events.waitlist.join({
      tenant: tenant.slug,
      eventId: event.id,
      email: name,
      places: 1 + Math.floor(random() * 3),
    });
    const mail = (await tenant.mails(name)).at(-1);
    if (!mail) return;
    await tenant.visitor.events.waitlist.confirm({ tenant: tenant.slug, token: mail.token });
    tokens.push(mail.token);
  };
  const resize = async () => {
    const { version } = await tenant.call.events.get({ id: event.id });
    await tenant.call.events.update({ id: event.id, version, capacity: 2 + Math.floor(random() * 10) });
  };
  const expire = async () => {
    world.clock.advance(HOUR / 4);
    await world.inJob(tenant.id, (ctx) => passOn(ctx, event.id));
  };
  const promote = async () => {
    const { items } = await tenant.call.events.waitlist.list({ eventId: event.id, status: 'pending' });
    if (items.length > 0) await tenant.call.events.waitlist.prioritize({ entryId: pick(items).id, priority: Math.floor(random() * 5) - 2 });
  };
  const acts = [join, join, join, join, by('accept'), by('accept'), by('decline'), by('leave'), by('leave'), resize, expire, promote];

  let left = STEPS;
  const client = async () => {
    while (left-- > 0) {
      const code = await refusalCode(pick(acts)());
      if (!EXPECTED.has(code) && code !== 'events.wrong_status') throw new Error(`A client was told ${code}.`);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));

  const { capacity, places } = await tenant.call.events.get({ id: event.id });
  const rows = await tenant.inTenant((tx) => tx.waitlistEntry.findMany({ where: { eventId: event.id }, include: { offers: true } }));
  const openOf = (row: (typeof rows)[number]) => row.offers.filter(({ status }) => status === 'open');
  const sum = (of: readonly { places: number }[]) => of.reduce((all, each) => all + each.places, 0);
  // What is counted is what is there (I2), and no more than there is room for.
  expect(places).toEqual({
    confirmed: sum(rows.filter(({ status }) => status === 'confirmed')),
    offered: sum(rows.flatMap(openOf)),
    waiting: rows.filter(({ status }) => status === 'pending').length,
  });
  expect(places.confirmed + places.offered).toBeLessThanOrEqual(capacity!);
  // Whoever waits without an offer does not fit into what is free.
  const free = capacity! - places.confirmed - places.offered;
  const idle = rows.filter((row) => row.status === 'pending' && openOf(row).length === 0 && row.places <= free);
  expect(idle.toSorted(byOrder)).toEqual([]);
  // From the trail alone: nobody was passed.
  const proof = await tenant.call.events.waitlist.prove({ eventId: event.id });
  expect(proof).toMatchObject({ isFair: true, passed: [] });
  expect(proof.steps).toBeGreaterThan(20);
  // Each offer was told by one mail and one fact.
  const offers = rows.flatMap((row) => row.offers);
  const facts = (await world.facts(tenant.id)).filter(({ name }) => name === 'events.place_offered');
  expect(facts.map(({ payload }) => String(payload['offerId'])).toSorted()).toEqual(offers.map(({ id }) => id).toSorted());
  const mails = await tenant.inTenant((tx) => tx.mail.findMany({ where: { subject: { startsWith: 'A place for you' } } }));
  expect(mails).toHaveLength(offers.length);
}, 900_000);
