import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { DAY, HOUR, MINUTE } from '@belvedere/kernel/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createIdentityWorld, type IdentityWorld } from '../testing/identity-world.ts';
import { anonymous, PASSWORD } from '../testing/sign-in-world.ts';

let world: IdentityWorld;
beforeAll(async () => {
  world = await createIdentityWorld();
});
afterAll(() => world.close());

// Lucia reads the clock of the machine: it and the services' clock tell the same time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('sessions', () => {
  test('A3 2.15 a session ends a day after its last use', async () => {
    const { cookie } = await world.signIn(await world.registered());
    for (let day = 0; day < 5; day++) {
      world.later(DAY - MINUTE);
      expect(await world.actorOf(cookie)).toMatchObject({ type: 'user' });
    }
    world.later(DAY + 1);
    expect(await world.actorOf(cookie)).toEqual(anonymous);
  });

  test('A3 2.15 a session ends after thirty days however much it is used', async () => {
    const { cookie } = await world.signIn(await world.registered());
    for (let hours = 20; hours < 30 * 24; hours += 20) {
      world.later(20 * HOUR);
      expect(await world.actorOf(cookie)).toMatchObject({ type: 'user' });
    }
    world.later(20 * HOUR);
    expect(await world.actorOf(cookie)).toEqual(anonymous);
  });

  test('A3 an administrator of the platform is out after an hour idle and twelve hours at all', async () => {
    const email = await world.registered();
    await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.updateMany({ where: { email }, data: { platformRole: 'super_admin' } }));
    const idle = await world.signIn(email);
    world.later(HOUR + 1);
    expect(await world.actorOf(idle.cookie)).toEqual(anonymous);
    const { cookie } = await world.signIn(email);
    for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
      world.later(50 * MINUTE);
      expect(await world.actorOf(cookie)).toMatchObject({ platformRole: 'super_admin' });
    }
    world.later(50 * MINUTE);
    expect(await world.actorOf(cookie)).toEqual(anonymous);
  });

  test('A3 2.15 after signing out not one of fifty calls gets through', async () => {
    const { cookie, actor } = await world.signIn(await world.registered());
    await world.as(actor).identity.signOut({});
    const actors = await Promise.all(Array.from({ length: 50 }, () => world.actorOf(cookie)));
    expect(actors.every(({ type }) => type === 'anonymous')).toBe(true);
  });

  test('A3 0.3 a suspended person is out with the next call', async () => {
    const { cookie, actor } = await world.signIn(await world.registered());
    await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.update({ where: { id: actor.userId }, data: { status: 'suspended' } }));
    expect(await world.actorOf(cookie)).toEqual(anonymous);
  });

  test('A3 people see where they are signed in and end it there, but nobody else’s', async () => {
    const email = await world.registered();
    const [here, there] = [await world.signIn(email), await world.signIn(email)];
    const stranger = await world.signIn(await world.registered());
    const { items } = await world.as(here.actor).identity.sessions.list({});
    expect(new Map(items.map(({ id, isCurrent }) => [id, isCurrent]))).toEqual(
      new Map([
        [here.actor.sessionId, true],
        [there.actor.sessionId, false],
      ]),
    );
    await expect(world.as(stranger.actor).identity.sessions.revoke({ id: there.actor.sessionId })).rejects.toThrow('no such session');
    await world.as(here.actor).identity.sessions.revoke({ id: there.actor.sessionId });
    expect(await world.actorOf(there.cookie)).toEqual(anonymous);
    await world.as(here.actor).identity.sessions.revokeAll({});
    expect(await world.actorOf(here.cookie)).toMatchObject({ type: 'user' });
  });

  test('A2 A13 changing the password wants a recent sign-in, ends every session and gives the caller a new one', async () => {
    const email = await world.registered();
    const [here, there] = [await world.signIn(email), await world.signIn(email)];
    world.later(11 * MINUTE);
    const change = { currentPassword: PASSWORD, newPassword: 'a whole new passphrase' };
    await expect(world.as(here.actor).identity.changePassword(change)).rejects.toThrow('recent sign-in');
    const confirmed = world.callFrom(world.newIp(), here.actor);
    await confirmed.call.identity.confirm({ password: PASSWORD });
    expect(await world.actorOf(here.cookie)).toEqual(anonymous);
    const changed = world.callFrom(world.newIp(), await world.actorOf(world.cookieOf(confirmed.headers)));
    await changed.call.identity.changePassword(change);
    expect(await world.actorOf(world.cookieOf(confirmed.headers))).toEqual(anonymous);
    expect(await world.actorOf(there.cookie)).toEqual(anonymous);
    expect(await world.actorOf(world.cookieOf(changed.headers))).toMatchObject({ type: 'user' });
    await expect(world.callFrom(world.newIp()).call.identity.signIn({ email, password: PASSWORD })).rejects.toThrow('wrong');
  });
});
