import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { runSchedule } from '@belvedere/kernel';
import { DAY, MINUTE } from '@belvedere/kernel/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { workPlatformRequests } from '../../compliance/requests/work-requests.ts';
import { authenticate } from '../authenticate.ts';
import { createSignInWorld, PASSWORD, type SignInWorld } from '../testing/sign-in-world.ts';
import { recordUserMetric } from './record-user-metric.ts';

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

const platform = <T>(work: Parameters<typeof world.inTenant<T>>[1]) => world.inTenant(PLATFORM_TENANT_ID, work);
const removeDue = () => runSchedule(workPlatformRequests, { services: world.services, tenants: async () => [PLATFORM_TENANT_ID] });
const code = (name: string) => ({ cause: { code: name } });

async function admin() {
  const { person } = await world.withTotp(await world.signedIn({ platformRole: 'super_admin' }));
  return person;
}

test('0.1 1.1 preferences and metadata have a schema, change member by member, and lose nothing when changed at once', async () => {
  const { call } = await world.signedIn();
  await Promise.all([
    call.identity.preferences.update({ preferences: { theme: 'dark' } }),
    call.identity.preferences.update({ preferences: { dashboardLayout: [{ widget: 'tours', column: 1, row: 0 }] } }),
    call.identity.preferences.update({ metadata: { crm: 'A-17' } }),
  ]);
  expect(await call.identity.preferences.get({})).toEqual({
    preferences: { theme: 'dark', dashboardLayout: [{ widget: 'tours', column: 1, row: 0 }] },
    metadata: { crm: 'A-17' },
  });
  expect(await call.identity.preferences.update({ preferences: { theme: null }, metadata: { crm: null, vip: true } })).toEqual({
    preferences: { dashboardLayout: [{ widget: 'tours', column: 1, row: 0 }] },
    metadata: { vip: true },
  });
  const unknown = { preferences: { colour: 'red' } } as Parameters<typeof call.identity.preferences.update>[0];
  await expect(call.identity.preferences.update(unknown)).rejects.toMatchObject(code('common.invalid_input'));
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`m${i}`, i]));
  await expect(call.identity.preferences.update({ metadata: many })).rejects.toMatchObject(code('common.invalid_input'));
});

test('4.6 a figure about a person is written by a system, replaced when written again, also at once, and read by them alone', async () => {
  const [person, other] = [await world.signedIn(), await world.signedIn()];
  const put = (value: number) => platform((tx) => recordUserMetric({ tx }, { userId: person.userId, name: 'tours.published', value }));
  await Promise.all(Array.from({ length: 20 }, (_, i) => put(i)));
  await put(42);
  expect((await person.call.identity.metrics.list({})).items).toMatchObject([{ name: 'tours.published', value: 42 }]);
  expect((await other.call.identity.metrics.list({})).items).toEqual([]);
  await expect(put(Number.NaN)).rejects.toThrow('no metric');
});

test('0.1 4.5 A13 whoever asks for it is removed after fourteen days, unless they change their mind; then no way leads in', async () => {
  const [leaving, staying] = [await world.signedIn(), await world.signedIn()];
  const owner = await world.signedIn();
  await world.tenant(owner.actor, 'Lonely house');
  await expect(owner.call.identity.removal.request({})).rejects.toMatchObject(code('compliance.sole_owner'));
  for (const { call } of [leaving, staying]) {
    const due = await call.identity.removal.request({});
    expect(await call.identity.removal.get({})).toEqual(due);
  }
  expect(await world.subjectsTo(leaving.email)).toContain('Your account will be removed');
  expect(await staying.call.identity.removal.cancel({})).toEqual({ removalDueAt: null });
  world.later(14 * DAY - MINUTE);
  await removeDue();
  expect(await world.visitor().call.identity.signIn({ email: leaving.email, password: PASSWORD })).toMatchObject({ status: 'signed_in' });
  world.later(MINUTE);
  await removeDue();
  await expect(world.visitor().call.identity.signIn({ email: leaving.email, password: PASSWORD })).rejects.toThrow('wrong');
  expect(await world.visitor().call.identity.signIn({ email: staying.email, password: PASSWORD })).toMatchObject({ status: 'signed_in' });
  const facts = await world.asOwner(
    (tx) => tx.$queryRaw<{ payload: object }[]>`SELECT payload FROM outbox_facts WHERE name = 'platform.user_removed'`,
  );
  expect(facts.map(({ payload }) => payload)).toEqual([{ userId: leaving.userId }]);
  const again = await world.signedIn();
  world.later(11 * MINUTE);
  await expect(again.call.identity.removal.request({})).rejects.toMatchObject(code('common.step_up_required'));
});

test('0.3 a suspended person is out everywhere at once, with cookie, token and key; restored, all is as before', async () => {
  const person = await world.signedIn();
  const tenant = await world.tenant(person.actor, 'Suspended house');
  const { key } = await world.as(person.actor, { wantedTenant: tenant.slug }).keys.create({ name: 'key', kind: 'secret', allowRead: true });
  const tokens = await world.visitor().call.identity.signIn({ email: person.email, password: PASSWORD, mode: 'tokens' });
  const accessToken = tokens.status === 'signed_in' ? (tokens.tokens?.accessToken ?? '') : '';
  const byKey = () => authenticate(world.services, { cookie: undefined, authorization: `Bearer ${key}` });
  await byKey();
  const { call } = await admin();
  await call.identity.users.suspend({ person: person.userId });
  expect(await world.actorOf(person.cookie)).toMatchObject({ type: 'anonymous' });
  await expect(world.actorOfToken(accessToken)).rejects.toMatchObject({ code: 'common.unauthenticated' });
  await expect(byKey()).rejects.toMatchObject({ code: 'common.unauthenticated' });
  await expect(world.visitor().call.identity.signIn({ email: person.email, password: PASSWORD })).rejects.toThrow('wrong');
  await expect(call.identity.users.suspend({ person: person.userId })).rejects.toMatchObject(code('identity.user_not_found'));
  await call.identity.users.restore({ person: person.userId });
  expect((await byKey()).actor).toMatchObject({ type: 'api_key', userId: person.userId });
  expect(await world.visitor().call.identity.signIn({ email: person.email, password: PASSWORD })).toMatchObject({ status: 'signed_in' });
});

test('0.3 I14 a removed account is restored as it was, unless its address has another one by now', async () => {
  const { call } = await admin();
  const [one, other] = [await world.account(), await world.account()];
  const end = (id: string) =>
    world.asOwner((tx) => tx.user.update({ where: { id }, data: { status: 'deleted', deletedAt: world.clock.now() } }));
  await Promise.all([end(one.userId), end(other.userId)]);
  await call.identity.users.restore({ person: one.userId });
  expect(await world.visitor().call.identity.signIn({ email: one.email, password: PASSWORD })).toMatchObject({ status: 'signed_in' });
  await world.visitor().call.identity.register({ email: other.email, password: PASSWORD, displayName: 'New' });
  await expect(call.identity.users.restore({ person: other.userId })).rejects.toMatchObject(code('identity.user_exists'));
});

test('A13 administering the platform wants a second factor, a recent proof, and is nobody else’s; nobody suspends themselves', async () => {
  const { userId } = await world.account();
  const weak = await world.signedIn({ platformRole: 'super_admin' });
  await expect(weak.call.identity.users.suspend({ person: userId })).rejects.toMatchObject(code('common.second_factor_required'));
  const somebody = await world.withTotp(await world.signedIn());
  await expect(somebody.person.call.identity.users.suspend({ person: userId })).rejects.toMatchObject(code('common.forbidden'));
  const strong = await admin();
  await expect(strong.call.identity.users.suspend({ person: strong.userId })).rejects.toMatchObject(code('identity.not_yourself'));
  world.later(11 * MINUTE);
  await expect(strong.call.identity.users.suspend({ person: userId })).rejects.toMatchObject(code('common.step_up_required'));
});
