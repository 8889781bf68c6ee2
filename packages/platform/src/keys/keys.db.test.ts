import type { Actor } from '@belvedere/kernel';
import { checksum62, DAY, HOUR, MINUTE, newApiKey, newId, randomBase62 } from '@belvedere/kernel/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { API_KEY_PATTERN, authenticate } from '../identity/authenticate.ts';
import { createPlatformWorld, type Person, type PlatformWorld } from '../testing/platform-world.ts';

let world: PlatformWorld;
let owner: Person;
let tenantId: string;

beforeAll(async () => {
  world = await createPlatformWorld();
});
// A tenant for each test would be slower and prove no more, but the clock moves: who calls signs in anew.
async function fresh(name: string): Promise<void> {
  owner = await world.person('ada');
  ({ id: tenantId } = await world.tenant(owner, name));
}
afterAll(() => world.close());

const keysOf = (actor: Actor = owner) =>
  world.as({ ...actor, ...(actor.type === 'user' && { authTime: world.clock.now() }) }, { wantedTenant: tenantId }).keys;
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { code?: string; cause?: { code: string } }) => error.cause?.code ?? error.code,
  );
const signIn = (key: string, rest: { origin?: string; calls?: number } = {}) =>
  authenticate(world.services, { cookie: undefined, authorization: `Bearer ${key}`, ip: '203.0.113.9', ...rest });

describe('making keys', () => {
  test('K1 a key is shown once: no table and no later answer holds it', async () => {
    await fresh('Once');
    const { key, apiKey } = await keysOf().create({ name: 'Site', kind: 'secret', allowRead: true });
    expect(key).toMatch(API_KEY_PATTERN);
    expect(apiKey).toMatchObject({
      prefix: key.slice(0, 16),
      lastFour: key.slice(-4),
      allowRead: true,
      allowWrite: false,
      state: 'live',
      userId: owner.userId,
    });
    expect(JSON.stringify(await keysOf().list({}))).not.toContain(key);
    expect(await world.dump()).not.toContain(key.slice(17));
  });

  test('K2 a key can do no more than its maker, now or later', async () => {
    await fresh('Bounded');
    const editor = await world.member(tenantId, 'admin');
    expect(await code(keysOf(editor).create({ name: 'x', kind: 'secret', scopes: ['access.own'] }))).toBe('keys.scope_unknown');
    expect(await code(keysOf(editor).create({ name: 'x', kind: 'secret', scopes: ['no.such'] }))).toBe('keys.scope_unknown');
    const { key } = await keysOf(editor).create({ name: 'x', kind: 'secret', scopes: ['tenancy.read'] });
    const { actor } = await signIn(key);
    expect(actor).toMatchObject({ type: 'api_key', kind: 'secret', tenantId, userId: editor.userId, scopes: ['tenancy.read'] });
    expect(await world.as(actor).tenancy.tenants.get({})).toMatchObject({ id: tenantId });
    expect(await code(world.as(actor).keys.list({}))).toBe('common.forbidden');
    expect(await code(world.as(actor).identity.me({}))).toBe('common.forbidden');
    await world.as(owner, { wantedTenant: tenantId }).tenancy.members.suspend({ userId: editor.userId });
    expect(await code(world.as(actor).tenancy.tenants.get({}))).toBe('common.forbidden');
  });

  test('K2 a scope that its maker lacks is refused, not left out', async () => {
    await fresh('Held');
    const role = await world
      .as(owner, { wantedTenant: tenantId })
      .access.roles.create({ name: 'Keys only', permissions: ['keys.manage', 'keys.read'] });
    const keeper = await world.member(tenantId, 'client');
    await world.inTenant(tenantId, async (tx) => {
      await tx.userRole.deleteMany({ where: { tenantId, userId: keeper.userId } });
      await tx.userRole.create({ data: { tenantId, userId: keeper.userId, roleId: role.id } });
    });
    expect(await code(keysOf(keeper).create({ name: 'x', kind: 'secret', scopes: ['tenancy.read'] }))).toBe('keys.scope_not_held');
    expect((await keysOf(keeper).create({ name: 'x', kind: 'secret', allowRead: true })).apiKey.scopes).toEqual([]);
    const { apiKey } = await keysOf().create({ name: 'y', kind: 'secret', scopes: ['tenancy.read'] });
    expect(await code(keysOf(keeper).rotate({ id: apiKey.id }))).toBe('keys.scope_not_held');
  });

  test('4.39 A13 another tenant’s key is no key here; making one wants a recent sign-in; the quota counts live keys', async () => {
    await fresh('Mine');
    const { apiKey } = await keysOf().create({ name: 'x', kind: 'publishable' });
    const [mine, stranger] = [tenantId, await world.person('eve')];
    await world.inTenant(mine, (tx) => tx.tenantQuota.update({ where: { tenantId: mine }, data: { maxApiKeys: 1 } }));
    expect(await code(keysOf().create({ name: 'second', kind: 'secret' }))).toBe('common.quota_exceeded');
    await keysOf().revoke({ id: apiKey.id });
    await keysOf().revoke({ id: apiKey.id });
    expect(await code(keysOf().create({ name: 'second', kind: 'secret' }))).toBe('done');
    expect(await code(keysOf().create({ name: 'third', kind: 'secret' }))).toBe('common.quota_exceeded');
    const stale = { ...owner, authTime: new Date(world.clock.now().getTime() - HOUR) };
    expect(await code(world.as(stale, { wantedTenant: mine }).keys.create({ name: 'late', kind: 'secret' }))).toBe(
      'common.step_up_required',
    );
    ({ id: tenantId } = await world.tenant(stranger, 'Theirs'));
    expect(await code(keysOf(stranger).update({ id: apiKey.id, name: 'stolen' }))).toBe('keys.not_found');
    expect(await code(keysOf(stranger).revoke({ id: newId() }))).toBe('keys.not_found');
  });
});

describe('calling by a key', () => {
  test('K1 ten thousand strings that are no keys ask the database nothing', async () => {
    const read = vi.spyOn(world.database, 'read');
    const lookup = vi.spyOn(world.database, 'lookup');
    const { key } = newApiKey('secret');
    for (let i = 0; i < 10_000; i++) {
      const at = 8 + (i % (key.length - 8));
      const garbage =
        i % 2 ? `${key.slice(0, at)}${key[at] === 'a' ? 'b' : 'a'}${key.slice(at + 1)}` : `bv_live_${i.toString(36).padStart(58, 'x')}`;
      await expect(signIn(garbage)).rejects.toMatchObject({ code: 'common.unauthenticated' });
    }
    expect([read.mock.calls.length, lookup.mock.calls.length]).toEqual([0, 0]);
    vi.restoreAllMocks();
  });

  test('K1 a well-formed key that is not there, a wrong scheme and a key in a cookie open nothing', async () => {
    expect(await code(signIn(newApiKey('secret').key))).toBe('common.unauthenticated');
    for (const authorization of ['', 'Basic abc', 'Bearer', `Bearer ${newApiKey('secret').key} x`])
      expect(await code(authenticate(world.services, { cookie: undefined, authorization }))).toBe('common.unauthenticated');
    expect(
      (await authenticate(world.services, { cookie: `__Host-sid=${newApiKey('secret').key}`, authorization: undefined })).actor.type,
    ).toBe('anonymous');
  });

  test('4.37 a wrong secret for a key that exists is written down, seldom', async () => {
    await fresh('Guessed');
    const { apiKey } = await keysOf().create({ name: 'x', kind: 'secret' });
    // The same beginning with another secret, as a guesser would make it.
    await world.asOwner((tx) => tx.apiKey.updateMany({ where: { id: apiKey.id }, data: { keyPrefix: 'GUESSME1' } }));
    for (let i = 0; i < 20; i++) {
      const body = `bv_live_GUESSME1_${randomBase62(43)}`;
      expect(await code(signIn(body + checksum62(body)))).toBe('common.unauthenticated');
    }
    const events = await world.inTenant(tenantId, (tx) =>
      tx.securityEvent.findMany({ where: { tenantId, eventType: 'keys.wrong_secret' } }),
    );
    expect(events.length).toBeGreaterThanOrEqual(1);
    expect(events.length).toBeLessThanOrEqual(2);
    expect(events[0]).toMatchObject({ severity: 'warning', ipAddress: '203.0.113.0/24', details: { apiKeyId: apiKey.id } });
  });

  test('K2 0.3 a key that is revoked, switched off, expired, or whose maker or tenant is suspended is dead with the next call', async () => {
    await fresh('Deaths');
    const [suspend, revive] = (['suspended', 'active'] as const).map(
      (status) => () => world.asOwner((tx) => tx.user.update({ where: { id: owner.userId }, data: { status } })),
    );
    const { key, apiKey } = await keysOf().create({ name: 'x', kind: 'secret', expiresAt: new Date(world.clock.now().getTime() + DAY) });
    expect(await code(signIn(key))).toBe('done');
    await keysOf().update({ id: apiKey.id, isActive: false });
    expect(await code(signIn(key))).toBe('common.unauthenticated');
    await keysOf().update({ id: apiKey.id, isActive: true });
    await suspend!();
    expect(await code(signIn(key))).toBe('common.unauthenticated');
    await revive!();
    await world.inTenant(tenantId, (tx) => tx.tenant.update({ where: { id: tenantId }, data: { status: 'suspended' } }));
    expect(await code(signIn(key))).toBe('common.unauthenticated');
    await world.inTenant(tenantId, (tx) => tx.tenant.update({ where: { id: tenantId }, data: { status: 'active' } }));
    expect(await code(signIn(key))).toBe('done');
    world.clock.advance(DAY);
    expect(await code(signIn(key))).toBe('common.unauthenticated');
    const second = await keysOf().create({ name: 'y', kind: 'secret' });
    await keysOf().revoke({ id: second.apiKey.id });
    expect(await code(signIn(second.key))).toBe('common.unauthenticated');
    expect(await code(keysOf().update({ id: second.apiKey.id, name: 'z' }))).toBe('keys.not_live');
  });

  test('K2 a rotated key works beside its successor for a while, then no more', async () => {
    await fresh('Rotation');
    const old = await keysOf().create({ name: 'x', kind: 'secret', scopes: ['tenancy.read'], requestsPerDay: 100 });
    const next = await keysOf().rotate({ id: old.apiKey.id, overlapHours: 2 });
    expect(next.apiKey).toMatchObject({ name: 'x', scopes: ['tenancy.read'], requestsPerDay: 100, state: 'live' });
    expect([await code(signIn(old.key)), await code(signIn(next.key))]).toEqual(['done', 'done']);
    expect(await code(keysOf().rotate({ id: old.apiKey.id }))).toBe('keys.not_live');
    world.clock.advance(2 * HOUR);
    expect([await code(signIn(old.key)), await code(signIn(next.key))]).toEqual(['common.unauthenticated', 'done']);
  });

  test('E3 a key that names pages is refused to a browser on another page', async () => {
    await fresh('Origins');
    const { key } = await keysOf().create({ name: 'x', kind: 'publishable', allowedOrigins: ['https://www.example.org'] });
    expect(await code(signIn(key, { origin: 'https://www.example.org' }))).toBe('done');
    expect(await code(signIn(key)), 'a browser says where it is').toBe('common.unauthenticated');
    for (const origin of [
      'https://www.example.org.evil.test',
      'http://www.example.org',
      'https://example.org',
      'https://www.example.org:8443',
      'null',
    ])
      expect(await code(signIn(key, { origin }))).toBe('common.unauthenticated');
    expect(await code(keysOf().create({ name: 'x', kind: 'publishable', allowedOrigins: ['https://a.example/path'] }))).toBe(
      'common.invalid_input',
    );
  });
});

describe('limits of a key', () => {
  test('K3 0.34 a thousand calls at once at a limit of fifty a day: exactly fifty; the next UTC day begins anew', async () => {
    await fresh('Daily');
    const { key, apiKey } = await keysOf().create({ name: 'x', kind: 'secret', requestsPerDay: 50 });
    const results = await Promise.allSettled(Array.from({ length: 1_000 }, () => signIn(key)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(950);
    const untilMidnight = (DAY - (world.clock.now().getTime() % DAY)) / 1_000;
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'common.quota_exceeded', status: 429, retryAfter: Math.ceil(untilMidnight) });
    expect((await keysOf().list({})).items[0]).toMatchObject({ id: apiKey.id, requestsCount: 50, requestsPerDay: 50 });
    world.clock.advance(untilMidnight * 1_000);
    expect((await keysOf().list({})).items[0]).toMatchObject({ requestsCount: 0 });
    expect(await code(signIn(key))).toBe('done');
    expect((await keysOf().list({})).items[0]).toMatchObject({ requestsCount: 1 });
  });

  test('K6 a batch is charged for each of its calls', async () => {
    await fresh('Batch');
    const { key } = await keysOf().create({ name: 'x', kind: 'secret', requestsPerDay: 10 });
    expect([await code(signIn(key, { calls: 6 })), await code(signIn(key, { calls: 5 })), await code(signIn(key, { calls: 4 }))]).toEqual([
      'done',
      'common.quota_exceeded',
      'done',
    ]);
  });

  test('K2 the last use is noted once a minute', async () => {
    await fresh('Seen');
    const { key } = await keysOf().create({ name: 'x', kind: 'secret' });
    const lastUsed = async () => (await keysOf().list({})).items[0]?.lastUsedAt?.getTime();
    expect(await lastUsed()).toBeUndefined();
    await signIn(key);
    const first = world.clock.now().getTime();
    world.clock.advance(MINUTE - 1);
    await signIn(key);
    expect(await lastUsed()).toBe(first);
    world.clock.advance(1);
    await signIn(key);
    expect(await lastUsed()).toBe(first + MINUTE);
  });
});

test('K5 the pattern finds a key anywhere in an address', () => {
  expect(API_KEY_PATTERN.test(`/api/tours?key=${newApiKey('secret').key}&x=1`)).toBe(true);
  expect(API_KEY_PATTERN.test(`/api/tours?key=${newApiKey('publishable').key}`)).toBe(true);
  expect(API_KEY_PATTERN.test('/api/tours?key=bv_live_short')).toBe(false);
});
