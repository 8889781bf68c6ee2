import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { hashToken } from '@belvedere/kernel/core';
import { hash } from '@node-rs/argon2';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { authenticate } from './authenticate.ts';
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

describe('signing in', () => {
  test('A8 a wrong password, an unknown address and a suspended account answer the same', async () => {
    const [email, suspended] = [await world.registered(), await world.registered()];
    await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.updateMany({ where: { email: suspended }, data: { status: 'suspended' } }));
    const attempts = [
      { email, password: 'not the password at all' },
      { email: world.newEmail(), password: PASSWORD },
      { email: suspended, password: PASSWORD },
    ];
    const answers = [];
    for (const attempt of attempts) {
      const error: unknown = await world
        .callFrom(world.newIp())
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
    const email = await world.registered();
    const first = await world.signIn(email);
    expect(first.header).toMatch(/^__Host-sid=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax; Max-Age=2592000$/);
    const again = world.callFrom(world.newIp(), first.actor);
    await again.call.identity.signIn({ email, password: PASSWORD });
    expect(world.cookieOf(again.headers)).not.toBe(first.cookie);
    expect(await world.actorOf(first.cookie)).toEqual(anonymous);
    expect(await world.actorOf(world.cookieOf(again.headers))).toMatchObject({ type: 'user' });
  });

  test('A2 cookies that somebody made up open nothing and are taken back', async () => {
    for (const value of ['x', 'a'.repeat(43), '%', '', hashToken('x')]) {
      const answer = await authenticate(world.services, { cookie: `__Host-sid=${value}; other=%E0%A4%A`, authorization: undefined });
      expect(answer).toEqual({ actor: anonymous, refreshedCookie: expect.stringContaining('Max-Age=0') });
    }
  });

  test('A7 a thousand bad sign-ins from elsewhere do not lock a person out of a network that they use', async () => {
    const email = await world.registered();
    const ip = world.newIp();
    await world.signIn(email, ip);
    const guesses = Array.from({ length: 1_000 }, () =>
      world.callFrom(world.newIp()).call.identity.signIn({ email, password: 'guess guess guess' }),
    );
    const codes = (await Promise.allSettled(guesses)).map((result) => (result.status === 'rejected' ? result.reason.cause.code : 'in'));
    expect(codes.filter((code) => code === 'identity.bad_credentials').length).toBeLessThanOrEqual(6);
    expect(codes.filter((code) => code === 'common.rate_limited').length).toBeGreaterThanOrEqual(994);
    expect((await world.signIn(email, ip)).user.email).toBe(email);
    const events = await world.inTenant(PLATFORM_TENANT_ID, (tx) =>
      tx.securityEvent.findMany({ where: { eventType: 'identity.guessing' } }),
    );
    expect(events[0]).toMatchObject({ severity: 'warning', ipAddress: expect.stringMatching(/\.0\/24$/) });
    expect(JSON.stringify(events)).not.toContain(email);
  });

  test('A5 the hash of an old cost is made anew at the next sign-in', async () => {
    const email = await world.registered();
    const old = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await world.asOwner((tx) => tx.user.updateMany({ where: { email }, data: { passwordHash: old } }));
    await world.signIn(email);
    const row = await world.asOwner((tx) => tx.user.findFirstOrThrow({ where: { email } }));
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await world.signIn(email);
  });

  test('1.23 a bcrypt hash that an import brought is accepted, whoever made it, and is argon2id after the first sign-in', async () => {
    // $2y$ is what PHP writes, $2a$ and $2b$ are Node's; all of the same form.
    for (const prefix of ['$2b$', '$2a$', '$2y$']) {
      const email = await world.registered();
      const imported = (await bcrypt(PASSWORD, { cost: 10 })).replace('$2b$', prefix);
      await world.asOwner((tx) => tx.user.updateMany({ where: { email }, data: { passwordHash: imported } }));
      await expect(world.callFrom(world.newIp()).call.identity.signIn({ email, password: 'not the password at all' })).rejects.toThrow(
        'wrong',
      );
      await world.signIn(email);
      const row = await world.asOwner((tx) => tx.user.findFirstOrThrow({ where: { email } }));
      expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      await world.signIn(email);
    }
  });

  test('A5 in a flood of sign-ins other calls go on, and nothing but a refusal or a request to come back is answered', async () => {
    const flood = Array.from({ length: 60 }, (_, i) =>
      world.callFrom(world.newIp()).call.identity.signIn({ email: `flood${i}@mail.example`, password: PASSWORD }),
    );
    const answers = Promise.allSettled(flood);
    const other = await world.callFrom(world.newIp()).call.identity.forgotPassword({ email: world.newEmail() });
    expect(other).toEqual({ status: 'mail_sent' });
    const codes = (await answers).map((result) => (result.status === 'rejected' ? result.reason.cause.code : 'in'));
    for (const code of codes) expect(['identity.bad_credentials', 'common.unavailable']).toContain(code);
  });
});
