import { MINUTE } from '@belvedere/kernel/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createSignInWorld, PASSWORD, type SignInWorld } from '../testing/sign-in-world.ts';

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

const invalid = { cause: { code: 'identity.token_invalid' } };
const redeem = (token: string) => world.visitor().call.identity.magicLink.redeem({ token });
async function linkTo(email: string): Promise<string> {
  await world.visitor().call.identity.magicLink.request({ email });
  return world.tokenFor(email, '/magic-link');
}

test('2.1 a person without a password registers, follows the link and is signed in, verified, and can do it again', async () => {
  const email = 'no-password@mail.example';
  await world.visitor().call.identity.register({ email, displayName: 'Nora' });
  const answer = await redeem(await world.tokenFor(email, '/magic-link'));
  expect(answer).toMatchObject({ status: 'signed_in', user: { email, emailVerified: true } });
  const row = await world.asOwner((tx) => tx.user.findFirstOrThrow({ where: { email } }));
  expect(row.passwordHash).toBeNull();
  await expect(world.visitor().call.identity.signIn({ email, password: PASSWORD })).rejects.toThrow('wrong');
  expect(await redeem(await linkTo(email))).toMatchObject({ status: 'signed_in' });
});

test('A9 I9 of a hundred uses of one link exactly one signs in', async () => {
  const { email } = await world.account();
  const token = await linkTo(email);
  const results = await Promise.allSettled(Array.from({ length: 100 }, () => redeem(token)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject(invalid);
});

test('A9 a link ends after fifteen minutes, with a newer one, with a new password and with suspension, and is nothing else', async () => {
  const { email, userId } = await world.account();
  const late = await linkTo(email);
  world.later(15 * MINUTE + 1);
  await expect(redeem(late)).rejects.toMatchObject(invalid);
  const [older, newer] = [await linkTo(email), await linkTo(email)];
  await expect(redeem(older)).rejects.toMatchObject(invalid);
  await expect(world.visitor().call.identity.verifyEmail({ token: newer })).rejects.toMatchObject(invalid);
  await expect(world.visitor().call.identity.resetPassword({ token: newer, newPassword: PASSWORD })).rejects.toMatchObject(invalid);
  await world.visitor().call.identity.forgotPassword({ email });
  const reset = await world.tokenFor(email, '/reset-password');
  await world.visitor().call.identity.resetPassword({ token: reset, newPassword: PASSWORD });
  await expect(redeem(newer)).rejects.toMatchObject(invalid);
  world.later(300 * MINUTE);
  const last = await linkTo(email);
  await world.asOwner((tx) => tx.user.update({ where: { id: userId }, data: { status: 'suspended' } }));
  await expect(redeem(last)).rejects.toMatchObject(invalid);
});

test('A8 an unknown address gets the same answer and no mail; nor does a suspended one', async () => {
  const { email, userId } = await world.account();
  await world.asOwner((tx) => tx.user.update({ where: { id: userId }, data: { status: 'suspended' } }));
  const answers = [];
  for (const each of [email, 'nobody-here@mail.example'])
    answers.push(await world.visitor().call.identity.magicLink.request({ email: each }));
  expect(answers).toEqual([{ status: 'mail_sent' }, { status: 'mail_sent' }]);
  expect([...(await world.subjectsTo(email)), ...(await world.subjectsTo('nobody-here@mail.example'))]).toEqual([]);
});

test('A13 a link is no second factor: with one-time codes on it begins no session', async () => {
  const { person, secret } = await world.withTotp(await world.signedIn());
  const { call, headers } = world.visitor();
  const answer = await call.identity.magicLink.redeem({ token: await linkTo(person.email) });
  if (answer.status !== 'mfa_required') throw new Error('No second factor was wanted.');
  expect(headers['set-cookie']).toBeUndefined();
  expect(await call.identity.secondFactor.complete({ challenge: answer.challenge, code: world.codeOf(secret) })).toMatchObject({
    status: 'signed_in',
  });
});

test('A9 a stranger who registered with a password does not keep it when the owner registers without one', async () => {
  const email = 'waited-for@mail.example';
  await world.visitor().call.identity.register({ email, password: 'the stranger waits here', displayName: 'Stranger' });
  await world.visitor().call.identity.register({ email, displayName: 'Owner' });
  await expect(world.visitor().call.identity.signIn({ email, password: 'the stranger waits here' })).rejects.toThrow('wrong');
});

test('A3 a sign-in from a device that was not there before is told by mail, in the person’s language; the first of all is not', async () => {
  const { email, userId } = await world.account();
  await world.asOwner((tx) => tx.user.update({ where: { id: userId }, data: { language: 'de-AT' } }));
  const signIn = (userAgent?: string) => world.visitor(undefined, userAgent).call.identity.signIn({ email, password: PASSWORD });
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
  await signIn();
  await signIn();
  expect(await world.subjectsTo(email)).toEqual([]);
  await signIn(phone);
  await signIn(phone);
  expect(await world.subjectsTo(email)).toEqual(['Anmeldung von einem neuen Gerät']);
  expect(world.sent.findLast(({ to }) => to === email)?.text).toContain('Safari, iOS');
});
