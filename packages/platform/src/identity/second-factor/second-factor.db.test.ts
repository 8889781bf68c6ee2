import { HOUR, MINUTE } from '@belvedere/kernel/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createSignInWorld, PASSWORD, type SignedIn, type SignInWorld } from '../testing/sign-in-world.ts';

let world: SignInWorld;
beforeAll(async () => {
  world = await createSignInWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() });
});
afterEach(() => {
  vi.useRealTimers();
});

async function challengeFor({ email }: Pick<SignedIn, 'email'>) {
  const { call, headers } = world.visitor();
  const answer = await call.identity.signIn({ email, password: PASSWORD });
  if (answer.status !== 'mfa_required') throw new Error('No second factor was wanted.');
  return { ...answer, headers };
}

const codesOf = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === 'rejected' ? ((result.reason as { cause: { code: string } }).cause?.code ?? 'bug') : 'in'));

test('A13 with one-time codes on, the password alone begins no session; a code does, and the person is told of both changes', async () => {
  const { person, secret } = await world.withTotp(await world.signedIn());
  const { challenge, headers, methods } = await challengeFor(person);
  expect(methods).toEqual(['totp', 'recovery_code']);
  expect(headers['set-cookie']).toBeUndefined();
  const { call, headers: after } = world.visitor();
  expect(await call.identity.secondFactor.complete({ challenge, code: world.codeOf(secret) })).toMatchObject({ status: 'signed_in' });
  const again = await world.follow(person, after);
  expect(again.actor).toMatchObject({ userId: person.userId, isStrong: true });
  await again.call.identity.secondFactor.disableTotp({});
  expect(await again.call.identity.secondFactor.get({})).toEqual({ totp: false, recoveryCodes: 0 });
  expect(await world.subjectsTo(person.email)).toEqual(expect.arrayContaining(['One-time codes are on', 'One-time codes are off']));
  expect(await world.visitor().call.identity.signIn({ email: person.email, password: PASSWORD })).toMatchObject({ status: 'signed_in' });
});

test(
  'A13 I9 of four sign-ins at once with one code exactly one gets in, and no earlier code counts afterwards',
  { timeout: 120_000 },
  async () => {
    const { person, secret } = await world.withTotp(await world.signedIn());
    const challenges: string[] = [];
    for (let i = 0; i < 4; i++) challenges.push((await challengeFor(person)).challenge);
    const code = world.codeOf(secret);
    // The gate lets five at once through; what is tried here is the database.
    const tries = challenges.map((challenge) => world.visitor().call.identity.secondFactor.complete({ challenge, code }));
    const codes = codesOf(await Promise.allSettled(tries));
    expect(codes.filter((each) => each === 'in')).toHaveLength(1);
    const { challenge } = await challengeFor(person);
    await expect(world.visitor().call.identity.secondFactor.complete({ challenge, code: world.codeOf(secret, -1) })).rejects.toMatchObject({
      cause: { code: 'identity.code_invalid' },
    });
  },
);

test('A13 I9 one challenge used a hundred times at once signs in once', { timeout: 180_000 }, async () => {
  const { person, secret } = await world.withTotp(await world.signedIn());
  const { challenge } = await challengeFor(person);
  const code = world.codeOf(secret);
  const tries = Array.from({ length: 100 }, () => world.visitor().call.identity.secondFactor.complete({ challenge, code }));
  expect(codesOf(await Promise.allSettled(tries)).filter((each) => each === 'in')).toHaveLength(1);
});

test('A13 a recovery code works once, the person is told how many are left, and new ones replace the old', async () => {
  const { person, codes } = await world.withTotp(await world.signedIn());
  const [first = '', second = ''] = codes;
  const { challenge } = await challengeFor(person);
  const { call, headers } = world.visitor();
  await call.identity.secondFactor.complete({ challenge, recoveryCode: first.toLowerCase().replaceAll('-', ' ') });
  const inside = await world.follow(person, headers);
  expect(await inside.call.identity.secondFactor.get({})).toEqual({ totp: true, recoveryCodes: 9 });
  const { challenge: next } = await challengeFor(person);
  await expect(world.visitor().call.identity.secondFactor.complete({ challenge: next, recoveryCode: first })).rejects.toThrow('not right');
  expect(await world.subjectsTo(person.email)).toContain('A recovery code was used');
  expect(world.sent.findLast(({ subject }) => subject === 'A recovery code was used')?.text).toContain('9 are left');
  const renewed = await inside.call.identity.secondFactor.renewRecoveryCodes({});
  await expect(world.visitor().call.identity.secondFactor.complete({ challenge: next, recoveryCode: second })).rejects.toThrow('not right');
  await world.visitor().call.identity.secondFactor.complete({ challenge: next, recoveryCode: renewed.codes[0] ?? '' });
});

test('A7 guesses of codes are slowed down for the account, whatever network and challenge they come with', async () => {
  const { person } = await world.withTotp(await world.signedIn());
  const challenges: string[] = [];
  for (let i = 0; i < 20; i++) challenges.push((await challengeFor(person)).challenge);
  const guesses = challenges.map((challenge, i) =>
    world.visitor().call.identity.secondFactor.complete({ challenge, code: String(100_000 + i) }),
  );
  const codes = codesOf(await Promise.allSettled(guesses));
  expect(codes.filter((code) => code === 'identity.code_invalid').length).toBeLessThanOrEqual(6);
  expect(codes.filter((code) => code === 'common.rate_limited').length).toBeGreaterThanOrEqual(14);
});

test('A13 a challenge ends after five minutes, with suspension, and is no token of another kind', async () => {
  const { person, secret } = await world.withTotp(await world.signedIn());
  const late = await challengeFor(person);
  world.later(5 * MINUTE + 1);
  const attempt = (challenge: string) => world.visitor().call.identity.secondFactor.complete({ challenge, code: world.codeOf(secret) });
  await expect(attempt(late.challenge)).rejects.toMatchObject({ cause: { code: 'identity.challenge_invalid' } });
  const passkey = await world.visitor().call.identity.passkeys.beginSignIn({});
  await expect(attempt(passkey.challenge)).rejects.toMatchObject({ cause: { code: 'identity.challenge_invalid' } });
  const suspended = await challengeFor(person);
  await world.asOwner((tx) => tx.user.update({ where: { id: person.userId }, data: { status: 'suspended' } }));
  await expect(attempt(suspended.challenge)).rejects.toMatchObject({ cause: { code: 'identity.challenge_invalid' } });
});

test('A13 a password proves too little for a step-up once codes are on; a code renews the proof and the session (A2)', async () => {
  const { person, secret } = await world.withTotp(await world.signedIn());
  world.later(11 * MINUTE);
  await expect(person.call.identity.secondFactor.disableTotp({})).rejects.toMatchObject({ cause: { code: 'common.step_up_required' } });
  await expect(person.call.identity.confirm({ password: PASSWORD })).rejects.toMatchObject({ cause: { code: 'identity.proof_too_weak' } });
  const { call, headers } = world.visitor(person.actor);
  await call.identity.confirm({ code: world.codeOf(secret) });
  expect(await world.actorOf(person.cookie)).toMatchObject({ type: 'anonymous' });
  const confirmed = await world.follow(person, headers);
  expect(await confirmed.call.identity.secondFactor.disableTotp({})).toEqual({ status: 'done' });
});

test('A1 A9 neither secret nor recovery codes nor challenges stand in the database, and a new password does not switch codes off', async () => {
  const { person, secret, codes } = await world.withTotp(await world.signedIn());
  const { challenge } = await challengeFor(person);
  const dump = await world.dump();
  for (const text of [secret, challenge, ...codes]) expect(dump).not.toContain(text);
  await world.visitor().call.identity.forgotPassword({ email: person.email });
  const token = await world.tokenFor(person.email, '/reset-password');
  await world.visitor().call.identity.resetPassword({ token, newPassword: PASSWORD });
  await challengeFor(person);
});

test('A13 whoever administers the platform cannot remove the last second factor', async () => {
  const { person } = await world.withTotp(await world.signedIn({ platformRole: 'super_admin' }));
  await expect(person.call.identity.secondFactor.disableTotp({})).rejects.toMatchObject({
    cause: { code: 'identity.second_factor_wanted' },
  });
});

test('A13 setting up wants a recent sign-in, counts from the first code on, and a second device replaces none that is confirmed', async () => {
  const person = await world.signedIn();
  const { secret } = await person.call.identity.secondFactor.beginTotp({});
  await expect(person.call.identity.secondFactor.confirmTotp({ code: '000000' })).rejects.toThrow('not right');
  expect(await world.visitor().call.identity.signIn({ email: person.email, password: PASSWORD })).toMatchObject({ status: 'signed_in' });
  const { call, headers } = world.visitor(person.actor);
  await call.identity.secondFactor.confirmTotp({ code: world.codeOf(secret) });
  const strong = await world.follow(person, headers);
  await expect(strong.call.identity.secondFactor.beginTotp({})).rejects.toMatchObject({ cause: { code: 'identity.second_factor_on' } });
  world.later(HOUR / 2);
  await expect(strong.call.identity.secondFactor.beginTotp({})).rejects.toMatchObject({ cause: { code: 'common.step_up_required' } });
});
