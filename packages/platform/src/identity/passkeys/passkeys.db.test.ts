import { newToken } from '@belvedere/kernel/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createSoftwareAuthenticator, type AuthenticatorChanges } from '../testing/software-authenticator.ts';
import { createSignInWorld, PASSWORD, type SignedIn, type SignInWorld } from '../testing/sign-in-world.ts';

const HOME = { origin: 'https://belvedere.example', rpId: 'belvedere.example' };

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

async function withPasskey(person: SignedIn, changes: AuthenticatorChanges = {}) {
  const authenticator = createSoftwareAuthenticator(HOME);
  const { challenge } = await person.call.identity.passkeys.begin({});
  const { call, headers } = world.visitor(person.actor);
  const passkey = await call.identity.passkeys.register({ name: 'My phone', response: authenticator.create(challenge, changes) });
  return { authenticator, passkey, person: await world.follow(person, headers) };
}

const beginSignIn = async () => (await world.visitor().call.identity.passkeys.beginSignIn({})).challenge;
const invalid = { cause: { code: 'identity.passkey_invalid' } };

test('A13 a passkey signs in without name, password or code; it is strong, and the person was told when it was added', async () => {
  const { person, authenticator, passkey } = await withPasskey(await world.signedIn());
  const { call, headers } = world.visitor();
  const answer = await call.identity.passkeys.signIn({ response: authenticator.get(await beginSignIn()) });
  expect(answer).toMatchObject({ status: 'signed_in', user: { id: person.userId } });
  const inside = await world.follow(person, headers);
  expect(inside.actor.isStrong).toBe(true);
  expect((await inside.call.identity.passkeys.list({})).items).toMatchObject([
    { id: passkey.id, name: 'My phone', lastUsedAt: expect.any(Date) },
  ]);
  expect(await world.subjectsTo(person.email)).toContain('A passkey was added');
});

test('A13 with one-time codes on a passkey still needs no code, and it proves a step-up', async () => {
  const { person: strong } = await world.withTotp(await world.signedIn());
  const { person, authenticator } = await withPasskey(strong);
  expect(await world.visitor().call.identity.passkeys.signIn({ response: authenticator.get(await beginSignIn()) })).toMatchObject({
    status: 'signed_in',
  });
  world.later(11 * 60_000);
  await expect(person.call.identity.passkeys.begin({})).rejects.toMatchObject({ cause: { code: 'common.step_up_required' } });
  const { call, headers } = world.visitor(person.actor);
  await call.identity.confirm({ passkey: authenticator.get(await beginSignIn()) });
  expect(await (await world.follow(person, headers)).call.identity.passkeys.begin({})).toMatchObject({ attestation: 'none' });
});

test.for<[string, AuthenticatorChanges]>([
  ['from another site', { origin: 'https://belvedere.example.evil.example' }],
  ['from a sibling', { origin: 'https://a.belvedere.example' }],
  ['over http', { origin: 'http://belvedere.example' }],
  ['for another relying party', { rpId: 'evil.example' }],
  ['without fingerprint or PIN', { userVerified: false }],
  ['with a challenge that nobody gave', { challenge: newToken() }],
])('A13 a passkey answer %s registers nothing and signs nobody in', async ([, changes]) => {
  const { authenticator } = await withPasskey(await world.signedIn());
  await expect(
    world.visitor().call.identity.passkeys.signIn({ response: authenticator.get(await beginSignIn(), changes) }),
  ).rejects.toMatchObject(invalid);
  await expect(withPasskey(await world.signedIn(), changes)).rejects.toMatchObject(invalid);
});

test('A13 a counter that went back shows a copy: it signs nobody in', async () => {
  const { authenticator } = await withPasskey(await world.signedIn());
  await world.visitor().call.identity.passkeys.signIn({ response: authenticator.get(await beginSignIn(), { counter: 9 }) });
  for (const counter of [9, 8, 1])
    await expect(
      world.visitor().call.identity.passkeys.signIn({ response: authenticator.get(await beginSignIn(), { counter }) }),
    ).rejects.toMatchObject(invalid);
});

test('I9 of fifty sign-ins with one answer of a passkey exactly one gets in; a challenge for registration is none for signing in', async () => {
  const { person, authenticator } = await withPasskey(await world.signedIn());
  const response = authenticator.get(await beginSignIn());
  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => world.visitor().call.identity.passkeys.signIn({ response })));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { challenge } = await person.call.identity.passkeys.begin({});
  await expect(world.visitor().call.identity.passkeys.signIn({ response: authenticator.get(challenge) })).rejects.toMatchObject(invalid);
});

test('A13 nobody registers, confirms, renames or removes with what is another person’s', async () => {
  const ada = await withPasskey(await world.signedIn());
  const bob = await world.signedIn();
  const { challenge } = await ada.person.call.identity.passkeys.begin({});
  const response = createSoftwareAuthenticator(HOME).create(challenge);
  await expect(bob.call.identity.passkeys.register({ name: 'x', response })).rejects.toMatchObject(invalid);
  await expect(bob.call.identity.confirm({ passkey: ada.authenticator.get(await beginSignIn()) })).rejects.toMatchObject(invalid);
  const id = ada.passkey.id;
  for (const attempt of [bob.call.identity.passkeys.rename({ id, name: 'mine' }), bob.call.identity.passkeys.remove({ id })])
    await expect(attempt).rejects.toMatchObject({ cause: { code: 'identity.passkey_not_found' } });
  await ada.person.call.identity.passkeys.rename({ id, name: 'Old phone' });
  await ada.person.call.identity.passkeys.remove({ id });
  expect(await world.subjectsTo(ada.person.email)).toContain('A passkey was removed');
  await expect(
    world.visitor().call.identity.passkeys.signIn({ response: ada.authenticator.get(await beginSignIn()) }),
  ).rejects.toMatchObject(invalid);
});

test('0.3 a suspended person’s passkey signs nobody in', async () => {
  const { person, authenticator } = await withPasskey(await world.signedIn());
  await world.asOwner((tx) => tx.user.update({ where: { id: person.userId }, data: { status: 'suspended' } }));
  await expect(world.visitor().call.identity.passkeys.signIn({ response: authenticator.get(await beginSignIn()) })).rejects.toMatchObject(
    invalid,
  );
  await expect(world.visitor().call.identity.signIn({ email: person.email, password: PASSWORD })).rejects.toThrow('wrong');
});
