import type { Actor } from '@belvedere/kernel';
import { DAY, newId } from '@belvedere/kernel/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAsOperator } from '../operator/run-as-operator.ts';
import { accessOf } from '../access/create-access.ts';
import { createPlatformWorld, type Person, type PlatformWorld } from '../testing/platform-world.ts';
import { chargeQuota } from './quotas/charge-quota.ts';
import { DEFAULT_QUOTAS } from './quotas/quotas.ts';
import { refundQuota } from './quotas/refund-quota.ts';

let world: PlatformWorld;
let owner: Person;
let tenantId: string;

beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('ada');
  ({ id: tenantId } = await world.tenant(owner, 'Museum of Light'));
});
afterAll(() => world.close());

const inTenant = (actor: Actor, wantedTenant = tenantId) => world.as(actor, { wantedTenant });
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { cause: { code: string } }) => error.cause.code,
  );
const emailOf = ({ userId }: Person) => world.asOwner(async (tx) => (await tx.user.findUniqueOrThrow({ where: { id: userId } })).email);

async function roleId(name: string, wantedTenant = tenantId): Promise<string> {
  const { items } = await inTenant(owner, wantedTenant).access.roles.list({});
  return items.find((role) => role.name === name)?.id ?? '';
}

async function used(resource: string, wantedTenant = tenantId): Promise<number> {
  const { items } = await inTenant(owner, wantedTenant).tenancy.quotas.get({});
  return items.find((quota) => quota.resource === resource)?.used ?? -1;
}

describe('creating a tenant', () => {
  test('4.1 it has settings, limits, six roles and an owner from its first moment', async () => {
    const created = await world.tenant(owner, 'Gallery');
    const caller = inTenant(owner, created.id);
    expect(await caller.tenancy.tenants.get({})).toMatchObject({ slug: 'gallery', name: 'Gallery', status: 'active' });
    expect((await caller.tenancy.settings.get({})).settings).toEqual({
      language: 'en',
      timezone: 'UTC',
      contactEmail: null,
      legal: { imprintUrl: null, privacyUrl: null },
      brand: { color: null },
      accessLog: { sampleAllowed: 0, keepDays: 180 },
      auditLog: { archiveAfterDays: null },
      retentionDays: {},
      visits: { counting: 'consent' },
      trashDays: 30,
    });
    expect((await caller.tenancy.quotas.get({})).items).toContainEqual({ resource: 'tours', limit: DEFAULT_QUOTAS.tours, used: 0 });
    expect((await caller.access.roles.list({})).items.map(({ name }) => name).sort()).toEqual([
      'admin',
      'client',
      'editor',
      'manager',
      'member',
      'owner',
    ]);
    const { items } = await caller.tenancy.members.list({});
    expect(items).toEqual([
      expect.objectContaining({ userId: owner.userId, status: 'active', roles: [expect.objectContaining({ name: 'owner' })] }),
    ]);
    expect(await used('users', created.id)).toBe(1);
  });

  test('4.1 two that want one slug at once: one gets it, and of the other nothing is left', async () => {
    const makers = await Promise.all(Array.from({ length: 6 }, (_, i) => world.person(`maker${i}`)));
    const codes = await Promise.all(
      makers.map((maker) => code(world.as(maker).tenancy.tenants.create({ name: 'Wanted', slug: 'wanted-by-all' }))),
    );
    expect(codes.sort()).toEqual(['done', ...Array.from({ length: 5 }, () => 'tenancy.slug_taken')]);
    const counts = await world.asOwner(
      (tx) => tx.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM tenant_settings s WHERE NOT EXISTS (SELECT FROM tenants t WHERE t.id = s.tenant_id)`,
    );
    expect(counts[0]?.count).toBe(0n);
  });

  test('4.1 a slug made of a taken name is another one; reserved and unsafe ones are refused', async () => {
    const [first, second] = [await world.tenant(owner, 'Twin'), await world.tenant(owner, 'Twin')];
    expect(first.slug).toBe('twin');
    expect(second.slug).toMatch(/^twin-[0-9a-z]{6}$/);
    for (const slug of ['admin', 'UPPER', 'a b', '../x', ''])
      expect(await code(world.as(owner).tenancy.tenants.create({ name: 'X', slug }))).toBe('common.invalid_input');
  });

  test('W5 the same Idempotency-Key makes one tenant, also at once', async () => {
    const maker = await world.person('maker');
    const create = () => world.as(maker, { idempotencyKey: 'key-1' }).tenancy.tenants.create({ name: 'Once' });
    const settled = await Promise.allSettled(Array.from({ length: 8 }, create));
    const again = await create();
    for (const result of settled) if (result.status === 'fulfilled') expect(result.value.id).toBe(again.id);
    expect((await world.as(maker).tenancy.tenants.mine({})).items).toHaveLength(1);
  });

  test('4.4 only whose address is verified', async () => {
    const fresh = await world.person('unverified');
    await world.asOwner((tx) => tx.user.update({ where: { id: fresh.userId }, data: { emailVerifiedAt: null } }));
    expect(await code(world.as(fresh).tenancy.tenants.create({ name: 'Early' }))).toBe('tenancy.email_unverified');
    expect(await code(world.as({ type: 'anonymous' }).tenancy.tenants.create({ name: 'Nobody' }))).toBe('common.unauthenticated');
  });
});

describe('settings', () => {
  test('4.2 they are checked, audited, and of two changes of one version one wins', async () => {
    const { settings, version } = await inTenant(owner).tenancy.settings.get({});
    const change = (timezone: string) => inTenant(owner).tenancy.settings.update({ settings: { ...settings, timezone }, version });
    const codes = await Promise.all([code(change('Europe/Lisbon')), code(change('Asia/Tokyo'))]);
    expect(codes.sort()).toEqual(['common.conflict', 'done']);
    expect((await inTenant(owner).tenancy.settings.get({})).version).toBe(version + 1);
    expect(
      await code(inTenant(owner).tenancy.settings.update({ settings: { ...settings, timezone: 'Mars/Base' }, version: version + 1 })),
    ).toBe('common.invalid_input');
    const { items } = await inTenant(owner).auditLog.list({ action: 'tenancy.settings.updated' });
    expect(items[0]?.changes).toMatchObject({ before: { timezone: 'UTC' } });
  });

  test('0.5 the address of a tenant can change to a free one', async () => {
    const [a, b] = [await world.tenant(owner, 'Rename me'), await world.tenant(owner, 'In the way')];
    expect(await code(inTenant(owner, a.id).tenancy.tenants.update({ slug: b.slug }))).toBe('tenancy.slug_taken');
    expect(await inTenant(owner, a.id).tenancy.tenants.update({ slug: 'renamed' })).toMatchObject({ slug: 'renamed', name: 'Rename me' });
  });
});

describe('quotas', () => {
  const audit = { action: 'test.charged', resourceType: 'quota', resourceId: () => 'tours' };
  const charge = (id: string, amount = 1) =>
    runAsOperator(world.services, { tenantId: id, audit }, (ctx) => chargeQuota(ctx, 'tours', amount));

  test('I7 4.3 a thousand charges at once at a limit of fifty: exactly fifty', async () => {
    const { id } = await world.tenant(owner, 'Race');
    await world.inTenant(id, (tx) => tx.tenantQuota.update({ where: { tenantId: id }, data: { maxTours: 50 } }));
    const results = await Promise.allSettled(Array.from({ length: 1_000 }, () => charge(id)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(950);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'common.quota_exceeded', status: 429, data: { quota: 'tours' } });
    expect(await used('tours', id)).toBe(50);
  });

  test('I7 zero is none, null is unlimited, without limits nothing may be had; a refund never goes below zero', async () => {
    const { id } = await world.tenant(owner, 'Limits');
    const set = (maxTours: number | null) =>
      world.inTenant(id, (tx) => tx.tenantQuota.update({ where: { tenantId: id }, data: { maxTours } }));
    await set(0);
    await expect(charge(id)).rejects.toMatchObject({ code: 'common.quota_exceeded' });
    await set(null);
    await charge(id, 1_000_000_000_000);
    expect(await used('tours', id)).toBe(1_000_000_000_000);
    await runAsOperator(world.services, { tenantId: id, audit }, (ctx) => refundQuota(ctx, 'tours', 2_000_000_000_000));
    expect(await used('tours', id)).toBe(0);
    await set(5);
    await expect(charge(id, 6)).rejects.toMatchObject({ code: 'common.quota_exceeded' });
    await charge(id, 5);
    await world.asOwner((tx) => tx.tenantQuota.delete({ where: { tenantId: id } }));
    await expect(charge(id, 0)).rejects.toMatchObject({ code: 'common.quota_exceeded' });
  });

  test('4.3 a charge is rolled back with what it was for', async () => {
    const { id } = await world.tenant(owner, 'Rollback');
    const attempt = runAsOperator(world.services, { tenantId: id, audit }, async (ctx) => {
      await chargeQuota(ctx, 'tours', 3);
      throw new Error('It went wrong.');
    });
    await expect(attempt).rejects.toThrow('went wrong');
    expect(await used('tours', id)).toBe(0);
  });

  test('4.3 limits are changed by the platform’s administrators only', async () => {
    const { id } = await world.tenant(owner, 'Limited');
    const change = { tenantId: id, limits: { tours: 7 } };
    expect(await code(inTenant(owner, id).tenancy.quotas.update(change))).toBe('common.forbidden');
    const { items } = await world.as({ ...owner, platformRole: 'super_admin', isStrong: true }).tenancy.quotas.update(change);
    expect(items).toContainEqual({ resource: 'tours', limit: 7, used: 0 });
    expect(
      await code(
        world.as({ ...owner, platformRole: 'super_admin', isStrong: true }).tenancy.quotas.update({ ...change, tenantId: newId() }),
      ),
    ).toBe('common.not_found');
  });
});

describe('members', () => {
  test('4.1 suspend, remove and restore move a member and the quota with them', async () => {
    const { id } = await world.tenant(owner, 'Team');
    const member = await world.member(id, 'editor');
    await runAsOperator(world.services, { tenantId: id, audit: { action: 'test', resourceType: 'x', resourceId: () => 'x' } }, (ctx) =>
      chargeQuota(ctx, 'users', 1),
    );
    const { members } = inTenant(owner, id).tenancy;
    await members.suspend({ userId: member.userId });
    expect(await code(inTenant(member, id).tenancy.tenants.get({}))).toBe('common.forbidden');
    expect(await used('users', id)).toBe(2);
    await members.remove({ userId: member.userId });
    expect(await used('users', id)).toBe(1);
    expect(await code(members.remove({ userId: member.userId }))).toBe('tenancy.member_not_found');
    expect(await members.restore({ userId: member.userId })).toMatchObject({
      status: 'active',
      roles: [expect.objectContaining({ name: 'editor' })],
    });
    expect(await used('users', id)).toBe(2);
    expect(await code(members.suspend({ userId: owner.userId }))).toBe('tenancy.not_yourself');
    expect(await code(members.suspend({ userId: newId() }))).toBe('tenancy.member_not_found');
  });

  test('4.1 the list goes page by page and by status', async () => {
    const { id } = await world.tenant(owner, 'Many');
    for (let i = 0; i < 4; i++) await world.member(id, 'client');
    const first = await inTenant(owner, id).tenancy.members.list({ limit: 3 });
    const second = await inTenant(owner, id).tenancy.members.list({ limit: 3, cursor: first.nextCursor ?? undefined });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 2, null]);
    expect((await inTenant(owner, id).tenancy.members.list({ status: 'suspended' })).items).toEqual([]);
  });
});

describe('invitations', () => {
  async function invite(email: string, { role = 'editor', id = tenantId } = {}): Promise<{ id: string; token: string }> {
    const invitation = await inTenant(owner, id).tenancy.invitations.create({ email, roleId: await roleId(role, id) });
    await world.runJobs();
    const token = world.sent.findLast(({ to }) => to === email)?.text.match(/#token=([\w-]{43})/)?.[1] ?? '';
    return { id: invitation.id, token };
  }

  test('A9 of a hundred acceptances of one invitation exactly one joins', async () => {
    const guest = await world.person('guest');
    const before = await used('users');
    const { token } = await invite(await emailOf(guest));
    const codes = await Promise.all(Array.from({ length: 100 }, () => code(world.as(guest).tenancy.invitations.accept({ token }))));
    expect(codes.filter((each) => each === 'done')).toHaveLength(1);
    expect(codes.filter((each) => each === 'tenancy.invitation_invalid')).toHaveLength(99);
    expect(await used('users')).toBe(before + 1);
    expect((await accessOf(world).scopesOf(guest, tenantId)).has('tenancy.read')).toBe(true);
  });

  test('A9 the token alone opens nothing: it is for the verified address that it was sent to', async () => {
    const [guest, thief] = [await world.person('guest'), await world.person('thief')];
    const { token } = await invite(await emailOf(guest));
    expect(await code(world.as(thief).tenancy.invitations.accept({ token }))).toBe('tenancy.invitation_invalid');
    await world.asOwner((tx) => tx.user.update({ where: { id: guest.userId }, data: { emailVerifiedAt: null } }));
    expect(await code(world.as(guest).tenancy.invitations.accept({ token }))).toBe('tenancy.email_unverified');
    await world.asOwner((tx) => tx.user.update({ where: { id: guest.userId }, data: { emailVerifiedAt: new Date() } }));
    expect(await code(world.as(guest).tenancy.invitations.accept({ token }))).toBe('done');
  });

  test('A9 a revoked, an expired and a made-up invitation answer the same', async () => {
    const guests = await Promise.all(['a', 'b', 'c'].map((name) => world.person(name)));
    const revoked = await invite(await emailOf(guests[0]!));
    await inTenant(owner).tenancy.invitations.revoke({ id: revoked.id });
    const expired = await invite(await emailOf(guests[1]!));
    await world.asOwner((tx) =>
      tx.invitation.updateMany({ where: { id: expired.id }, data: { expiresAt: new Date(world.clock.now().getTime() - DAY) } }),
    );
    const tokens = [revoked.token, expired.token, 'x'.repeat(43)];
    const answers = await Promise.all(guests.map((guest, i) => code(world.as(guest).tenancy.invitations.accept({ token: tokens[i]! }))));
    expect(new Set(answers)).toEqual(new Set(['tenancy.invitation_invalid']));
    const states = (await inTenant(owner).tenancy.invitations.list({ limit: 100 })).items.map(({ id, state }) => [id, state]);
    expect(states).toEqual(
      expect.arrayContaining([
        [revoked.id, 'revoked'],
        [expired.id, 'expired'],
      ]),
    );
  });

  test('4.1 one open invitation for an address; none for a member; whoever is removed takes back what they handed out', async () => {
    const { id } = await world.tenant(owner, 'Inviting');
    const admin = await world.member(id, 'admin');
    const guest = await world.person('guest');
    const email = await emailOf(guest);
    await inTenant(admin, id).tenancy.invitations.create({ email, roleId: await roleId('member', id) });
    expect(
      await code(inTenant(owner, id).tenancy.invitations.create({ email: email.toUpperCase(), roleId: await roleId('member', id) })),
    ).toBe('tenancy.invitation_pending');
    expect(
      await code(inTenant(owner, id).tenancy.invitations.create({ email: await emailOf(admin), roleId: await roleId('member', id) })),
    ).toBe('tenancy.already_member');
    await inTenant(owner, id).tenancy.members.remove({ userId: admin.userId });
    expect((await inTenant(owner, id).tenancy.invitations.list({})).items[0]).toMatchObject({ email, state: 'revoked' });
  });

  test('4.3 a full tenant admits nobody, and the invitation stays open', async () => {
    const { id } = await world.tenant(owner, 'Full');
    const guest = await world.person('guest');
    const { token } = await invite(await emailOf(guest), { id });
    await world.inTenant(id, (tx) => tx.tenantQuota.update({ where: { tenantId: id }, data: { maxUsers: 1 } }));
    expect(await code(world.as(guest).tenancy.invitations.accept({ token }))).toBe('common.quota_exceeded');
    await world.inTenant(id, (tx) => tx.tenantQuota.update({ where: { tenantId: id }, data: { maxUsers: 2 } }));
    expect(await code(world.as(guest).tenancy.invitations.accept({ token }))).toBe('done');
  });
});
