import { PLATFORM_TENANT_ID } from '@belvedere/db';
import type { Actor } from '@belvedere/kernel';
import { DAY, HOUR, hashToken, MINUTE } from '@belvedere/kernel/core';
import { hash } from '@node-rs/argon2';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPlatformWorld, type PlatformWorld } from '../testing/platform-world.ts';
import { authenticate } from './authenticate.ts';

const anonymous: Actor = { type: 'anonymous' };
const PASSWORD = 'correct horse battery staple';

let world: PlatformWorld;
let counter = 0;

beforeAll(async () => {
  world = await createPlatformWorld();
});
afterAll(() => world.close());

// Lucia reads the clock of the machine: it and the services' clock tell the same time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() });
});
afterEach(() => {
  vi.useRealTimers();
});
function later(ms: number): void {
  world.clock.advance(ms);
  vi.setSystemTime(world.clock.now());
}

const newEmail = () => `person${++counter}@mail.example`;
/** Another network each time. */
const newIp = () => `10.${Math.floor(++counter / 250)}.${counter % 250}.7`;

function callFrom(ip: string, actor: Actor = anonymous) {
  const headers: Record<string, string> = {};
  const setHeader = (name: string, value: string) => void (headers[name] = value);
  return { headers, call: world.as(actor, { request: { id: 'r', ip, userAgent: 'Firefox' }, setHeader }) };
}

const cookieOf = (headers: Record<string, string>) => headers['set-cookie']?.split(';')[0];
const actorOf = async (cookie: string | undefined) => (await authenticate(world.services, { cookie, authorization: undefined })).actor;

async function tokenFor(email: string, path: string): Promise<string> {
  await world.runJobs();
  // The worker sends several at once: the youngest is the one written last, not the one sent last.
  const mails = world.sent.filter(({ to, text }) => to === email && text.includes(path)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const token = mails.at(-1)?.text.match(/#token=([A-Za-z0-9_-]{43})/)?.[1];
  if (!token) throw new Error(`No mail to ${email} leads to ${path}.`);
  return token;
}

async function registered({ verify = true } = {}): Promise<string> {
  const email = newEmail();
  await callFrom(newIp()).call.identity.register({ email, password: PASSWORD, displayName: 'Ada Byron' });
  if (verify) await callFrom(newIp()).call.identity.verifyEmail({ token: await tokenFor(email, '/verify-email') });
  return email;
}

async function signedIn(email: string, ip = newIp()) {
  const { call, headers } = callFrom(ip);
  const answer = await call.identity.signIn({ email, password: PASSWORD });
  if (answer.status !== 'signed_in') throw new Error('A second factor is wanted.');
  const { user } = answer;
  const cookie = cookieOf(headers);
  const actor = await actorOf(cookie);
  if (actor.type !== 'user') throw new Error('Not signed in.');
  return { user, cookie, actor, header: headers['set-cookie'] };
}

describe('registering', () => {
  test('0.1 a person registers, verifies the address by mail, signs in; the sign-in is written down', async () => {
    const email = await registered();
    const { user } = await signedIn(email);
    expect(user).toMatchObject({ email, emailVerified: true, displayName: 'Ada Byron', lastLoginAt: world.clock.now() });
  });

  test('A8 registering a known address answers the same, changes nothing and tells the owner by mail', async () => {
    const email = await registered();
    const answer = await callFrom(newIp()).call.identity.register({
      email: email.toUpperCase(),
      password: 'another long passphrase',
      displayName: 'Mallory',
    });
    const fresh = await callFrom(newIp()).call.identity.register({
      email: newEmail(),
      password: 'another long passphrase',
      displayName: 'New',
    });
    expect(answer).toEqual(fresh);
    await world.runJobs();
    expect(world.sent.findLast(({ to }) => to === email)?.subject).toBe('You already have an account');
    expect((await signedIn(email)).user.displayName).toBe('Ada Byron');
  });

  test('A9 a stranger who registered an address first has no password once its owner comes', async () => {
    const email = newEmail();
    await callFrom(newIp()).call.identity.register({ email, password: 'the stranger waits here', displayName: 'Stranger' });
    const early = callFrom(newIp());
    await early.call.identity.signIn({ email, password: 'the stranger waits here' });
    await callFrom(newIp()).call.identity.register({ email, password: PASSWORD, displayName: 'Owner' });
    expect(await actorOf(cookieOf(early.headers))).toEqual(anonymous);
    await callFrom(newIp()).call.identity.resetPassword({ token: await tokenFor(email, '/reset-password'), newPassword: PASSWORD });
    await expect(callFrom(newIp()).call.identity.signIn({ email, password: 'the stranger waits here' })).rejects.toThrow('wrong');
    expect((await signedIn(email)).user.emailVerified).toBe(true);
  });

  test('A9 whoever registers twice with one password, one after the other or at once, keeps it', async () => {
    const email = newEmail();
    const again = () => callFrom(newIp()).call.identity.register({ email, password: PASSWORD, displayName: 'Ada' });
    await Promise.all([again(), again()]);
    await again();
    await callFrom(newIp()).call.identity.verifyEmail({ token: await tokenFor(email, '/verify-email') });
    expect((await signedIn(email)).user).toMatchObject({ email, emailVerified: true });
  });

  test.each([
    ['short', 'Use at least 12 characters.'],
    ['password1234!', 'tried first'],
    ['aaaaaaaaaaaaaa', 'more different'],
    ['belvedere-ada-byron-1', 'your name or address'],
  ])('A6 the password %s is refused with words', async (password, words) => {
    const attempt = callFrom(newIp()).call.identity.register({ email: newEmail(), password, displayName: 'Ada Byron Lovelace' });
    await expect(attempt).rejects.toMatchObject({
      cause: { code: 'common.invalid_input', fields: { password: expect.stringContaining(words) } },
    });
  });
});

describe('links by mail', () => {
  test('A9 4.22 of a hundred calls with one verification token exactly one gets it', async () => {
    const email = await registered({ verify: false });
    const token = await tokenFor(email, '/verify-email');
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => world.as(anonymous).identity.verifyEmail({ token })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason.cause.code).toBe('identity.token_invalid');
  });

  test('A9 0.2 4.23 of twenty resets with one token exactly one gets it; sessions end, a notice is sent, nobody is signed in', async () => {
    const email = await registered();
    const { cookie } = await signedIn(email);
    await world.as(anonymous).identity.forgotPassword({ email });
    const token = await tokenFor(email, '/reset-password');
    const calls = Array.from({ length: 20 }, () => callFrom(newIp()));
    const results = await Promise.allSettled(
      calls.map(({ call }, i) => call.identity.resetPassword({ token, newPassword: `new passphrase number ${i}` })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(calls.every(({ headers }) => headers['set-cookie'] === undefined)).toBe(true);
    expect(await actorOf(cookie)).toEqual(anonymous);
    await world.runJobs();
    expect(world.sent.filter(({ to, subject }) => to === email && subject === 'Your password was changed')).toHaveLength(1);
  });

  test('A9 a token ends with its time, with its use and with a newer one, and is nothing for another purpose', async () => {
    const email = await registered();
    await world.as(anonymous).identity.forgotPassword({ email });
    const first = await tokenFor(email, '/reset-password');
    await expect(world.as(anonymous).identity.verifyEmail({ token: first })).rejects.toThrow('does not exist');
    await world.as(anonymous).identity.forgotPassword({ email });
    const second = await tokenFor(email, '/reset-password');
    await expect(world.as(anonymous).identity.resetPassword({ token: first, newPassword: PASSWORD })).rejects.toThrow('does not exist');
    later(31 * MINUTE);
    await expect(world.as(anonymous).identity.resetPassword({ token: second, newPassword: PASSWORD })).rejects.toThrow('expired');
  });

  test('A8 forgetting a password answers the same for an unknown address and sends nothing', async () => {
    const [known, unknown] = [await registered(), newEmail()];
    const answers = [
      await world.as(anonymous).identity.forgotPassword({ email: known }),
      await world.as(anonymous).identity.forgotPassword({ email: unknown }),
    ];
    expect(answers[0]).toEqual(answers[1]);
    await world.runJobs();
    expect(world.sent.filter(({ to }) => to === unknown)).toEqual([]);
  });

  test('A7 nobody fills a mailbox: after a few mails to one address the others are not written', async () => {
    const email = await registered();
    for (let i = 0; i < 12; i++) await world.as(anonymous).identity.forgotPassword({ email });
    await world.runJobs();
    expect(world.sent.filter(({ to, subject }) => to === email && subject === 'Choose a new password').length).toBeLessThanOrEqual(4);
  });

  test('A1 no table holds a token, a cookie or a password that works', async () => {
    const email = await registered();
    const { cookie } = await signedIn(email);
    await world.as(anonymous).identity.forgotPassword({ email });
    const token = await tokenFor(email, '/reset-password');
    const dump = await world.dump();
    expect(dump).toContain(hashToken(token));
    for (const secret of [token, cookie?.split('=')[1] ?? '', PASSWORD]) expect(dump).not.toContain(secret);
  });
});

describe('signing in', () => {
  test('A8 a wrong password, an unknown address and a suspended account answer the same', async () => {
    const [email, suspended] = [await registered(), await registered()];
    await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.updateMany({ where: { email: suspended }, data: { status: 'suspended' } }));
    const attempts = [
      { email, password: 'not the password at all' },
      { email: newEmail(), password: PASSWORD },
      { email: suspended, password: PASSWORD },
    ];
    const answers = [];
    for (const attempt of attempts) {
      const error: unknown = await callFrom(newIp())
        .call.identity.signIn(attempt)
        .then(
          () => 'in',
          (reason) => reason,
        );
      answers.push((error as { cause: { code: string; status: number; message: string } }).cause);
    }
    expect(answers.map(({ code, status, message }) => [code, status, message])).toEqual(
      Array.from({ length: 3 }, () => ['identity.bad_credentials', 401, 'The e-mail address or the password is wrong.']),
    );
  });

  test('A2 A4 the cookie is bound to the host and new at each sign-in; the session it came with is over', async () => {
    const email = await registered();
    const first = await signedIn(email);
    expect(first.header).toMatch(/^__Host-sid=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax; Max-Age=2592000$/);
    const again = callFrom(newIp(), first.actor);
    await again.call.identity.signIn({ email, password: PASSWORD });
    expect(cookieOf(again.headers)).not.toBe(first.cookie);
    expect(await actorOf(first.cookie)).toEqual(anonymous);
    expect(await actorOf(cookieOf(again.headers))).toMatchObject({ type: 'user' });
  });

  test('A2 cookies that somebody made up open nothing and are taken back', async () => {
    for (const value of ['x', 'a'.repeat(43), '%', '', hashToken('x')]) {
      const answer = await authenticate(world.services, { cookie: `__Host-sid=${value}; other=%E0%A4%A`, authorization: undefined });
      expect(answer).toEqual({ actor: anonymous, refreshedCookie: expect.stringContaining('Max-Age=0') });
    }
  });

  test('A7 a thousand bad sign-ins from elsewhere do not lock a person out of a network that they use', async () => {
    const email = await registered();
    const ip = newIp();
    await signedIn(email, ip);
    const guesses = Array.from({ length: 1_000 }, () => callFrom(newIp()).call.identity.signIn({ email, password: 'guess guess guess' }));
    const codes = (await Promise.allSettled(guesses)).map((result) => (result.status === 'rejected' ? result.reason.cause.code : 'in'));
    expect(codes.filter((code) => code === 'identity.bad_credentials').length).toBeLessThanOrEqual(6);
    expect(codes.filter((code) => code === 'common.rate_limited').length).toBeGreaterThanOrEqual(994);
    expect((await signedIn(email, ip)).user.email).toBe(email);
    const events = await world.inTenant(PLATFORM_TENANT_ID, (tx) =>
      tx.securityEvent.findMany({ where: { eventType: 'identity.guessing' } }),
    );
    expect(events[0]).toMatchObject({ severity: 'warning', ipAddress: expect.stringMatching(/\.0\/24$/) });
    expect(JSON.stringify(events)).not.toContain(email);
  });

  test('A5 the hash of an old cost is made anew at the next sign-in', async () => {
    const email = await registered();
    const old = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await world.asOwner((tx) => tx.user.updateMany({ where: { email }, data: { passwordHash: old } }));
    await signedIn(email);
    const row = await world.asOwner((tx) => tx.user.findFirstOrThrow({ where: { email } }));
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await signedIn(email);
  });

  test('1.23 a bcrypt hash that an import brought is accepted, whoever made it, and is argon2id after the first sign-in', async () => {
    // $2y$ is what PHP writes, $2a$ and $2b$ are Node's; all of the same form.
    for (const prefix of ['$2b$', '$2a$', '$2y$']) {
      const email = await registered();
      const imported = (await bcrypt(PASSWORD, { cost: 10 })).replace('$2b$', prefix);
      await world.asOwner((tx) => tx.user.updateMany({ where: { email }, data: { passwordHash: imported } }));
      await expect(callFrom(newIp()).call.identity.signIn({ email, password: 'not the password at all' })).rejects.toThrow('wrong');
      await signedIn(email);
      const row = await world.asOwner((tx) => tx.user.findFirstOrThrow({ where: { email } }));
      expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      await signedIn(email);
    }
  });

  test('A5 in a flood of sign-ins other calls go on, and nothing but a refusal or a request to come back is answered', async () => {
    const flood = Array.from({ length: 60 }, (_, i) =>
      callFrom(newIp()).call.identity.signIn({ email: `flood${i}@mail.example`, password: PASSWORD }),
    );
    const answers = Promise.allSettled(flood);
    const other = await callFrom(newIp()).call.identity.forgotPassword({ email: newEmail() });
    expect(other).toEqual({ status: 'mail_sent' });
    const codes = (await answers).map((result) => (result.status === 'rejected' ? result.reason.cause.code : 'in'));
    for (const code of codes) expect(['identity.bad_credentials', 'common.unavailable']).toContain(code);
  });
});

describe('sessions', () => {
  test('A3 2.15 a session ends a day after its last use', async () => {
    const { cookie } = await signedIn(await registered());
    for (let day = 0; day < 5; day++) {
      later(DAY - MINUTE);
      expect(await actorOf(cookie)).toMatchObject({ type: 'user' });
    }
    later(DAY + 1);
    expect(await actorOf(cookie)).toEqual(anonymous);
  });

  test('A3 2.15 a session ends after thirty days however much it is used', async () => {
    const { cookie } = await signedIn(await registered());
    for (let hours = 20; hours < 30 * 24; hours += 20) {
      later(20 * HOUR);
      expect(await actorOf(cookie)).toMatchObject({ type: 'user' });
    }
    later(20 * HOUR);
    expect(await actorOf(cookie)).toEqual(anonymous);
  });

  test('A3 an administrator of the platform is out after an hour idle and twelve hours at all', async () => {
    const email = await registered();
    await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.updateMany({ where: { email }, data: { platformRole: 'super_admin' } }));
    const idle = await signedIn(email);
    later(HOUR + 1);
    expect(await actorOf(idle.cookie)).toEqual(anonymous);
    const { cookie } = await signedIn(email);
    for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
      later(50 * MINUTE);
      expect(await actorOf(cookie)).toMatchObject({ platformRole: 'super_admin' });
    }
    later(50 * MINUTE);
    expect(await actorOf(cookie)).toEqual(anonymous);
  });

  test('A3 2.15 after signing out not one of fifty calls gets through', async () => {
    const { cookie, actor } = await signedIn(await registered());
    await world.as(actor).identity.signOut({});
    const actors = await Promise.all(Array.from({ length: 50 }, () => actorOf(cookie)));
    expect(actors.every(({ type }) => type === 'anonymous')).toBe(true);
  });

  test('A3 0.3 a suspended person is out with the next call', async () => {
    const { cookie, actor } = await signedIn(await registered());
    await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.update({ where: { id: actor.userId }, data: { status: 'suspended' } }));
    expect(await actorOf(cookie)).toEqual(anonymous);
  });

  test('A3 people see where they are signed in and end it there, but nobody else’s', async () => {
    const email = await registered();
    const [here, there] = [await signedIn(email), await signedIn(email)];
    const stranger = await signedIn(await registered());
    const { items } = await world.as(here.actor).identity.sessions.list({});
    expect(new Map(items.map(({ id, isCurrent }) => [id, isCurrent]))).toEqual(
      new Map([
        [here.actor.sessionId, true],
        [there.actor.sessionId, false],
      ]),
    );
    await expect(world.as(stranger.actor).identity.sessions.revoke({ id: there.actor.sessionId })).rejects.toThrow('no such session');
    await world.as(here.actor).identity.sessions.revoke({ id: there.actor.sessionId });
    expect(await actorOf(there.cookie)).toEqual(anonymous);
    await world.as(here.actor).identity.sessions.revokeAll({});
    expect(await actorOf(here.cookie)).toMatchObject({ type: 'user' });
  });

  test('A2 A13 changing the password wants a recent sign-in, ends every session and gives the caller a new one', async () => {
    const email = await registered();
    const [here, there] = [await signedIn(email), await signedIn(email)];
    later(11 * MINUTE);
    const change = { currentPassword: PASSWORD, newPassword: 'a whole new passphrase' };
    await expect(world.as(here.actor).identity.changePassword(change)).rejects.toThrow('recent sign-in');
    const confirmed = callFrom(newIp(), here.actor);
    await confirmed.call.identity.confirm({ password: PASSWORD });
    expect(await actorOf(here.cookie)).toEqual(anonymous);
    const changed = callFrom(newIp(), await actorOf(cookieOf(confirmed.headers)));
    await changed.call.identity.changePassword(change);
    expect(await actorOf(cookieOf(confirmed.headers))).toEqual(anonymous);
    expect(await actorOf(there.cookie)).toEqual(anonymous);
    expect(await actorOf(cookieOf(changed.headers))).toMatchObject({ type: 'user' });
    await expect(callFrom(newIp()).call.identity.signIn({ email, password: PASSWORD })).rejects.toThrow('wrong');
  });
});

describe('profile', () => {
  test('0.1 a user name is unique whatever its case', async () => {
    const [ada, bob] = [await signedIn(await registered()), await signedIn(await registered())];
    const name = `Ada${counter}`;
    expect(await world.as(ada.actor).identity.updateProfile({ username: name, timezone: 'Europe/Lisbon' })).toMatchObject({
      username: name,
    });
    await expect(world.as(bob.actor).identity.updateProfile({ username: name.toLowerCase() })).rejects.toThrow('taken');
    expect(await world.as(ada.actor).identity.me({})).toMatchObject({ timezone: 'Europe/Lisbon' });
  });
});
