import { HOUR, MINUTE } from '@belvedere/kernel/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createSignInWorld, PASSWORD, type SignInWorld } from '../testing/sign-in-world.ts';

let world: SignInWorld;
let counter = 0;
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

const newEmail = () => `new${++counter}@mail.example`;
const invalid = { cause: { code: 'identity.token_invalid' } };

test('0.1 A13 another address counts when its link was followed; the old one is told before and after, other sign-ins end', async () => {
  const person = await world.signedIn();
  const { headers, call } = world.visitor();
  await call.identity.signIn({ email: person.email, password: PASSWORD });
  const email = newEmail();
  await person.call.identity.emailChange.request({ email });
  expect(await person.call.identity.me({})).toMatchObject({ email: person.email });
  expect(await world.subjectsTo(person.email)).toContain('Your e-mail address is about to change');
  await world.as(await world.actorOf(person.cookie)).identity.emailChange.confirm({ token: await world.tokenFor(email, '/change-email') });
  expect(await person.call.identity.me({})).toMatchObject({ email, emailVerified: true });
  expect(await world.actorOf(headers['set-cookie']?.split(';')[0])).toMatchObject({ type: 'anonymous' });
  expect(await world.actorOf(person.cookie)).toMatchObject({ type: 'user' });
  for (const address of [person.email, email]) expect(await world.subjectsTo(address)).toContain('Your e-mail address was changed');
  await expect(world.visitor().call.identity.signIn({ email: person.email, password: PASSWORD })).rejects.toThrow('wrong');
  expect(await world.visitor().call.identity.signIn({ email, password: PASSWORD })).toMatchObject({ status: 'signed_in' });
});

test('A13 changing the address wants a recent sign-in', async () => {
  const person = await world.signedIn();
  world.later(11 * MINUTE);
  await expect(person.call.identity.emailChange.request({ email: newEmail() })).rejects.toMatchObject({
    cause: { code: 'common.step_up_required' },
  });
});

test('A8 A9 an address that has an account answers the same and never changes hands, not even when it was free at first', async () => {
  const [person, other] = [await world.signedIn(), await world.signedIn()];
  expect(await person.call.identity.emailChange.request({ email: other.email })).toEqual({ status: 'mail_sent' });
  expect(await world.subjectsTo(other.email)).toEqual(['You already have an account']);
  const email = newEmail();
  await person.call.identity.emailChange.request({ email });
  const token = await world.tokenFor(email, '/change-email');
  await world.asOwner((tx) => tx.user.update({ where: { id: other.userId }, data: { email } }));
  await expect(world.visitor().call.identity.emailChange.confirm({ token })).rejects.toMatchObject(invalid);
  expect(await person.call.identity.me({})).toMatchObject({ email: person.email });
});

test('A9 I9 a link works once of fifty times, ends after an hour and with a new password', async () => {
  const person = await world.signedIn();
  const request = async () => {
    const email = newEmail();
    await person.call.identity.emailChange.request({ email });
    return world.tokenFor(email, '/change-email');
  };
  const confirm = (token: string) => world.visitor().call.identity.emailChange.confirm({ token });
  const late = await request();
  world.later(HOUR);
  await expect(confirm(late)).rejects.toMatchObject(invalid);
  await expect(person.call.identity.emailChange.request({ email: newEmail() })).rejects.toThrow('recent');
  const again = await world.signedIn();
  const email = newEmail();
  await again.call.identity.emailChange.request({ email });
  const token = await world.tokenFor(email, '/change-email');
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => confirm(token)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
