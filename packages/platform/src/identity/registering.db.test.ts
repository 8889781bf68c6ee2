import { hashToken, MINUTE } from '@belvedere/kernel/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createIdentityWorld, type IdentityWorld } from './testing/identity-world.ts';
import { anonymous, PASSWORD } from './testing/sign-in-world.ts';

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

describe('registering', () => {
  test('0.1 a person registers, verifies the address by mail, signs in; the sign-in is written down', async () => {
    const email = await world.registered();
    const { user } = await world.signIn(email);
    expect(user).toMatchObject({ email, emailVerified: true, displayName: 'Ada Byron', lastLoginAt: world.clock.now() });
  });

  test('A8 registering a known address answers the same, changes nothing and tells the owner by mail', async () => {
    const email = await world.registered();
    const answer = await world.callFrom(world.newIp()).call.identity.register({
      email: email.toUpperCase(),
      password: 'another long passphrase',
      displayName: 'Mallory',
    });
    const fresh = await world.callFrom(world.newIp()).call.identity.register({
      email: world.newEmail(),
      password: 'another long passphrase',
      displayName: 'New',
    });
    expect(answer).toEqual(fresh);
    await world.runJobs();
    expect(world.sent.findLast(({ to }) => to === email)?.subject).toBe('You already have an account');
    expect((await world.signIn(email)).user.displayName).toBe('Ada Byron');
  });

  test('A9 a stranger who registered an address first has no password once its owner comes', async () => {
    const email = world.newEmail();
    await world.callFrom(world.newIp()).call.identity.register({ email, password: 'the stranger waits here', displayName: 'Stranger' });
    const early = world.callFrom(world.newIp());
    await early.call.identity.signIn({ email, password: 'the stranger waits here' });
    await world.callFrom(world.newIp()).call.identity.register({ email, password: PASSWORD, displayName: 'Owner' });
    expect(await world.actorOf(world.cookieOf(early.headers))).toEqual(anonymous);
    await world
      .callFrom(world.newIp())
      .call.identity.resetPassword({ token: await world.tokenFor(email, '/reset-password'), newPassword: PASSWORD });
    await expect(world.callFrom(world.newIp()).call.identity.signIn({ email, password: 'the stranger waits here' })).rejects.toThrow(
      'wrong',
    );
    expect((await world.signIn(email)).user.emailVerified).toBe(true);
  });

  test('A9 whoever registers twice with one password, one after the other or at once, keeps it', async () => {
    const email = world.newEmail();
    const again = () => world.callFrom(world.newIp()).call.identity.register({ email, password: PASSWORD, displayName: 'Ada' });
    await Promise.all([again(), again()]);
    await again();
    await world.callFrom(world.newIp()).call.identity.verifyEmail({ token: await world.tokenFor(email, '/verify-email') });
    expect((await world.signIn(email)).user).toMatchObject({ email, emailVerified: true });
  });

  test.each([
    ['short', 'Use at least 12 characters.'],
    ['password1234!', 'tried first'],
    ['aaaaaaaaaaaaaa', 'more different'],
    ['belvedere-ada-byron-1', 'your name or address'],
  ])('A6 the password %s is refused with words', async (password, words) => {
    const attempt = world
      .callFrom(world.newIp())
      .call.identity.register({ email: world.newEmail(), password, displayName: 'Ada Byron Lovelace' });
    await expect(attempt).rejects.toMatchObject({
      cause: { code: 'common.invalid_input', fields: { password: expect.stringContaining(words) } },
    });
  });
});

describe('links by mail', () => {
  test('A9 4.22 of a hundred calls with one verification token exactly one gets it', async () => {
    const email = await world.registered({ verify: false });
    const token = await world.tokenFor(email, '/verify-email');
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => world.as(anonymous).identity.verifyEmail({ token })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason.cause.code).toBe('identity.token_invalid');
  });

  test('A9 0.2 4.23 of twenty resets with one token exactly one gets it; sessions end, a notice is sent, nobody is signed in', async () => {
    const email = await world.registered();
    const { cookie } = await world.signIn(email);
    await world.as(anonymous).identity.forgotPassword({ email });
    const token = await world.tokenFor(email, '/reset-password');
    const calls = Array.from({ length: 20 }, () => world.callFrom(world.newIp()));
    const results = await Promise.allSettled(
      calls.map(({ call }, i) => call.identity.resetPassword({ token, newPassword: `new passphrase number ${i}` })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(calls.every(({ headers }) => headers['set-cookie'] === undefined)).toBe(true);
    expect(await world.actorOf(cookie)).toEqual(anonymous);
    await world.runJobs();
    expect(world.sent.filter(({ to, subject }) => to === email && subject === 'Your password was changed')).toHaveLength(1);
  });

  test('2.14 that an address is proven is told once, and again for another address', async () => {
    const email = await world.registered({ verify: false });
    const told = async () => {
      const { id } = await world.asOwner((tx) => tx.user.findFirstOrThrow({ where: { email: { in: [email, other] } } }));
      return world.asOwner((tx) => tx.outboxFact.count({ where: { name: 'platform.address_verified', aggregateId: id } }));
    };
    const other = world.newEmail();
    expect(await told()).toBe(0);
    await world.as(anonymous).identity.verifyEmail({ token: await world.tokenFor(email, '/verify-email') });
    expect(await told()).toBe(1);
    await world.as(anonymous).identity.forgotPassword({ email });
    const token = await world.tokenFor(email, '/reset-password');
    await world.callFrom(world.newIp()).call.identity.resetPassword({ token, newPassword: PASSWORD });
    expect(await told()).toBe(1);
    const { actor } = await world.signIn(email);
    await world.as(actor).identity.emailChange.request({ email: other });
    await world.as(anonymous).identity.emailChange.confirm({ token: await world.tokenFor(other, '/change-email') });
    expect(await told()).toBe(2);
  });

  test('A9 a token ends with its time, with its use and with a newer one, and is nothing for another purpose', async () => {
    const email = await world.registered();
    await world.as(anonymous).identity.forgotPassword({ email });
    const first = await world.tokenFor(email, '/reset-password');
    await expect(world.as(anonymous).identity.verifyEmail({ token: first })).rejects.toThrow('does not exist');
    await world.as(anonymous).identity.forgotPassword({ email });
    const second = await world.tokenFor(email, '/reset-password');
    await expect(world.as(anonymous).identity.resetPassword({ token: first, newPassword: PASSWORD })).rejects.toThrow('does not exist');
    world.later(31 * MINUTE);
    await expect(world.as(anonymous).identity.resetPassword({ token: second, newPassword: PASSWORD })).rejects.toThrow('expired');
  });

  test('A8 forgetting a password answers the same for an unknown address and sends nothing', async () => {
    const [known, unknown] = [await world.registered(), world.newEmail()];
    const answers = [
      await world.as(anonymous).identity.forgotPassword({ email: known }),
      await world.as(anonymous).identity.forgotPassword({ email: unknown }),
    ];
    expect(answers[0]).toEqual(answers[1]);
    await world.runJobs();
    expect(world.sent.filter(({ to }) => to === unknown)).toEqual([]);
  });

  test('A7 nobody fills a mailbox: after a few mails to one address the others are not written', async () => {
    const email = await world.registered();
    for (let i = 0; i < 12; i++) await world.as(anonymous).identity.forgotPassword({ email });
    await world.runJobs();
    expect(world.sent.filter(({ to, subject }) => to === email && subject === 'Choose a new password').length).toBeLessThanOrEqual(4);
  });

  test('A1 no table holds a token, a cookie or a password that works', async () => {
    const email = await world.registered();
    const { cookie } = await world.signIn(email);
    await world.as(anonymous).identity.forgotPassword({ email });
    const token = await world.tokenFor(email, '/reset-password');
    const dump = await world.dump();
    expect(dump).toContain(hashToken(token));
    for (const secret of [token, cookie?.split('=')[1] ?? '', PASSWORD]) expect(dump).not.toContain(secret);
  });
});

describe('profile', () => {
  test('0.1 a user name is unique whatever its case', async () => {
    const [ada, bob] = [await world.signIn(await world.registered()), await world.signIn(await world.registered())];
    const name = 'Ada_1';
    expect(await world.as(ada.actor).identity.updateProfile({ username: name, timezone: 'Europe/Lisbon' })).toMatchObject({
      username: name,
    });
    await expect(world.as(bob.actor).identity.updateProfile({ username: name.toLowerCase() })).rejects.toThrow('taken');
    expect(await world.as(ada.actor).identity.me({})).toMatchObject({ timezone: 'Europe/Lisbon' });
  });
});
