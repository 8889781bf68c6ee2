import { MINUTE } from '@belvedere/kernel/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startOpenIdProvider, type ExternalPerson, type OpenIdProvider } from '../testing/start-openid-provider.ts';
import { createSignInWorld, type SignInWorld } from '../testing/sign-in-world.ts';
import { linkDecision } from './link-decision.ts';

const CLIENT = { id: 'belvedere', secret: 'the secret of the client', redirectUri: 'https://belvedere.example/sign-in/callback' };

let world: SignInWorld;
let site: OpenIdProvider;
let counter = 0;
beforeAll(async () => {
  [world, site] = await Promise.all([createSignInWorld(), startOpenIdProvider(CLIENT)]);
  const { issuer } = site;
  const operators = { slug: 'house', name: 'House', issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, isInternal: true };
  Object.assign(world.services, { signInProviders: [operators, { ...operators, slug: 'outside', isInternal: false }] });
});
afterAll(async () => {
  await site.stop();
  await world.close();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Somebody whom the site knows. */
function known(person: Partial<ExternalPerson> = {}): { subject: string; email: string } {
  const subject = `subject-${++counter}`;
  const email = person.email ?? `${subject}@mail.example`;
  site.people.set(subject, { email, email_verified: true, name: 'Ada Byron', ...person });
  return { subject, email };
}

async function comeBack(subject: string, from = world.visitor()) {
  const { url, handle } = await from.call.identity.external.begin({ provider: 'house' });
  const address = await site.visit(url, subject);
  return { address, handle, complete: () => from.call.identity.external.complete({ handle, address }), headers: from.headers };
}

const code = (name: string) => ({ cause: { code: name } });

test('2.1 whom a site of the operator’s vouches for gets an account without a password, and the same one the next time', async () => {
  const { subject, email } = known();
  const first = await (await comeBack(subject)).complete();
  expect(first).toMatchObject({ status: 'signed_in', user: { email, emailVerified: true, displayName: 'Ada Byron' } });
  // The site knows people by their subject: another address there changes nothing here.
  site.people.set(subject, { email: 'renamed@mail.example', email_verified: true });
  const again = await comeBack(subject);
  expect(await again.complete()).toMatchObject({ status: 'signed_in', user: { email } });
  expect(again.headers['set-cookie']).toMatch(/^__Host-sid=/);
});

test('2.1 an account with a password is not taken over: its owner signs in, confirms, and then both ways lead in', async () => {
  const person = await world.signedIn();
  const { subject } = known({ email: person.email });
  const answer = await (await comeBack(subject)).complete();
  if (answer.status !== 'confirm_link') throw new Error('The account was taken over.');
  const stranger = await world.signedIn();
  await expect(stranger.call.identity.external.link({ link: answer.link })).rejects.toMatchObject(code('identity.challenge_invalid'));
  const next = await (await comeBack(subject)).complete();
  if (next.status !== 'confirm_link') throw new Error('The account was taken over.');
  await person.call.identity.external.link({ link: next.link });
  expect(await (await comeBack(subject)).complete()).toMatchObject({ status: 'signed_in', user: { id: person.userId } });
  expect(await world.subjectsTo(person.email)).toContain('A way to sign in was added');
  const { items } = await person.call.identity.external.list({});
  expect(items).toMatchObject([{ provider: 'House', issuer: site.issuer }]);
  await person.call.identity.external.unlink({ id: items[0]!.id });
  expect(await (await comeBack(subject)).complete()).toMatchObject({ status: 'confirm_link' });
});

test('A8 an address that the site did not verify opens nothing: a mail goes to it, and who reads it goes on, known or not', async () => {
  const person = await world.signedIn();
  for (const email of [person.email, 'unheard-of@mail.example']) {
    const { subject } = known({ email, email_verified: false });
    const answer = await (await comeBack(subject)).complete();
    if (answer.status !== 'confirm_link') throw new Error('An unverified address was believed.');
    const { call, headers } = world.visitor();
    await call.identity.magicLink.redeem({ token: await world.tokenFor(email, '/magic-link') });
    const actor = await world.actorOf(headers['set-cookie']?.split(';')[0]);
    await world.as(actor).identity.external.link({ link: answer.link });
    expect(await (await comeBack(subject)).complete()).toMatchObject({ status: 'signed_in', user: { email } });
  }
});

test('2.1 an account that opens by mail alone is joined at once, and its owner is told', async () => {
  const email = 'by-mail-alone@mail.example';
  await world.visitor().call.identity.register({ email, displayName: 'Mia' });
  await world.visitor().call.identity.magicLink.redeem({ token: await world.tokenFor(email, '/magic-link') });
  const { subject } = known({ email });
  expect(await (await comeBack(subject)).complete()).toMatchObject({ status: 'signed_in', user: { email } });
  expect(await world.subjectsTo(email)).toContain('A way to sign in was added');
});

test('A2 I9 what comes back belongs to the tab that left, is used once, and ends after ten minutes', async () => {
  const { subject } = known();
  const [one, other] = [await comeBack(subject), await comeBack(subject)];
  const mixed = world.visitor().call.identity.external.complete({ handle: one.handle, address: other.address });
  await expect(mixed).rejects.toMatchObject(code('identity.external_refused'));
  const forged = one.address.replace(/state=[^&]+/, 'state=forged');
  await expect(world.visitor().call.identity.external.complete({ handle: one.handle, address: forged })).rejects.toMatchObject(
    code('identity.external_refused'),
  );
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => other.complete()));
  expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  const { complete } = await comeBack(subject);
  world.later(10 * MINUTE + 1);
  await expect(complete()).rejects.toMatchObject(code('identity.challenge_invalid'));
});

test('E10 a site inside our own network is not fetched, unless the operator named it; an unknown one is no site', async () => {
  const begin = (provider: string) => world.visitor().call.identity.external.begin({ provider });
  await expect(begin('outside')).rejects.toMatchObject(code('identity.provider_unreachable'));
  await expect(begin('nowhere')).rejects.toMatchObject(code('identity.provider_not_found'));
  expect((await begin('house')).url).toContain('code_challenge_method=S256');
});

test('0.3 a suspended account is not entered from another site, and one-time codes are asked for all the same', async () => {
  const { subject } = known();
  const first = await (await comeBack(subject)).complete();
  if (first.status !== 'signed_in') throw new Error('Not signed in.');
  await world.asOwner((tx) => tx.user.update({ where: { id: first.user.id }, data: { status: 'suspended' } }));
  await expect((await comeBack(subject)).complete()).rejects.toMatchObject(code('identity.external_refused'));

  const { person } = await world.withTotp(await world.signedIn());
  const other = known({ email: person.email });
  const link = await (await comeBack(other.subject, world.visitor(person.actor))).complete();
  if (link.status !== 'confirm_link') throw new Error('The account was taken over.');
  await person.call.identity.external.link({ link: link.link });
  expect(await (await comeBack(other.subject)).complete()).toMatchObject({ status: 'mfa_required' });
});

test('I1 a tenant’s own site: its secret is sealed, another tenant has none of it, and its word alone opens no account', async () => {
  const owner = await world.person('owner');
  const tenant = await world.tenant(owner, 'Castle');
  const other = await world.tenant(owner, 'Other');
  const spec = {
    slug: 'sso',
    name: 'Castle SSO',
    issuer: 'https://login.castle.example',
    clientId: 'c',
    clientSecret: 'a secret of the castle',
  };
  const inTenant = (slug: string) => world.as(owner, { wantedTenant: slug }).identity.providers;
  const created = await inTenant(tenant.slug).create(spec);
  expect(JSON.stringify(created)).not.toContain(spec.clientSecret);
  expect(await world.dump()).not.toContain(spec.clientSecret);
  await expect(inTenant(tenant.slug).create(spec)).rejects.toMatchObject(code('identity.provider_taken'));
  expect((await inTenant(other.slug).list({})).items).toEqual([]);
  await expect(inTenant(other.slug).remove({ id: created.id })).rejects.toMatchObject(code('identity.provider_not_found'));
  await expect(world.visitor().call.identity.external.begin({ provider: 'sso', tenant: other.slug })).rejects.toMatchObject(
    code('identity.provider_not_found'),
  );
  // There is no such host, but it was looked for.
  await expect(world.visitor().call.identity.external.begin({ provider: 'sso', tenant: tenant.slug })).rejects.toMatchObject(
    code('identity.provider_unreachable'),
  );
  await inTenant(tenant.slug).remove({ id: created.id });
});

test('2.1 the rule for accounts that exist: only an account that opens by mail alone is joined without a question', () => {
  const account = { isVerified: true, hasPassword: false, hasPasskey: false };
  expect(linkDecision({ isTrusted: true, account: undefined })).toBe('create');
  expect(linkDecision({ isTrusted: true, account })).toBe('join');
  for (const lock of [{ hasPassword: true }, { hasPasskey: true }, { isVerified: false }])
    expect(linkDecision({ isTrusted: true, account: { ...account, ...lock } })).toBe('confirm');
  for (const each of [undefined, account, { ...account, hasPassword: true }])
    expect(linkDecision({ isTrusted: false, account: each })).toBe('prove');
});
