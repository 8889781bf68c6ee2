import type { Actor, Context } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAsOperator } from '../operator/run-as-operator.ts';
import { createPlatformWorld, type Person, type PlatformWorld } from '../testing/platform-world.ts';
import { accessOf } from './create-access.ts';
import { recordOwner } from './record-owner.ts';
import { unassignRole } from './unassign-role.ts';

let world: PlatformWorld;
let owner: Person;
let tenantId: string;

beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('ada');
  ({ id: tenantId } = await world.tenant(owner, 'Museum'));
});
afterAll(() => world.close());

const inTenant = (actor: Actor, wantedTenant = tenantId) => world.as(actor, { wantedTenant });
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { cause: { code: string } }) => error.cause.code,
  );

async function roleId(name: string): Promise<string> {
  const { items } = await inTenant(owner).access.roles.list({});
  return items.find((role) => role.name === name)?.id ?? '';
}

describe('which tenant a caller means', () => {
  test('A16 a person: the named one, the session’s, else the first; never one they are not in', async () => {
    const { access } = world.services;
    const ada = await world.person('two-tenants');
    const [first, second] = [await world.tenant(ada, 'First'), await world.tenant(ada, 'Second')];
    expect(await access.resolveTenant(ada, undefined)).toBe(first.id);
    expect(await access.resolveTenant(ada, second.slug)).toBe(second.id);
    expect(await access.resolveTenant(ada, second.id)).toBe(second.id);
    expect(await access.resolveTenant(ada, tenantId)).toBeUndefined();
    expect(await access.resolveTenant(ada, 'no-such-tenant')).toBeUndefined();
    await world.inTenant(second.id, (tx) => tx.tenant.update({ where: { id: second.id }, data: { status: 'suspended' } }));
    expect(await access.resolveTenant(ada, second.id)).toBeUndefined();
    expect(await access.resolveTenant({ type: 'anonymous' }, first.id)).toBeUndefined();
  });

  test('K2 a key: its own, by whatever name; the system: any that is active', async () => {
    const { access } = world.services;
    const key: Actor = { type: 'api_key', keyId: newId(), kind: 'secret', tenantId, userId: owner.userId, scopes: [] };
    const other = await world.tenant(owner, 'Other');
    const system: Actor = { type: 'system', name: 'test' };
    expect(await access.resolveTenant(key, undefined)).toBe(tenantId);
    expect(await access.resolveTenant(key, 'museum')).toBe(tenantId);
    expect(await access.resolveTenant(key, other.slug)).toBeUndefined();
    expect(await access.resolveTenant(system, other.slug)).toBe(other.id);
    expect(await access.resolveTenant(system, other.id)).toBe(other.id);
    expect(await access.resolveTenant(system, undefined)).toBeUndefined();
    expect(await access.resolveTenant(system, newId())).toBeUndefined();
  });
});

describe('what a caller may', () => {
  test('4.25 0.3 the roles of an active member who is an active person, at this moment', async () => {
    const access = accessOf(world);
    const editor = await world.member(tenantId, 'editor');
    const may = async () => (await access.scopesOf(editor, tenantId)).has('tenancy.read');
    expect(await may()).toBe(true);
    await inTenant(owner).tenancy.members.suspend({ userId: editor.userId });
    expect(await may()).toBe(false);
    await inTenant(owner).tenancy.members.restore({ userId: editor.userId });
    expect(await may()).toBe(true);
    await world.asOwner((tx) => tx.user.update({ where: { id: editor.userId }, data: { status: 'suspended' } }));
    expect(await may()).toBe(false);
    expect((await access.scopesOf(await world.person('stranger'), tenantId)).size).toBe(0);
    expect((await access.scopesOf({ type: 'anonymous' }, tenantId)).size).toBe(0);
  });

  test('4.31 G8 a refusal is written down with its reason, one line each, and seen by the tenant’s administrators only', async () => {
    const client = await world.member(tenantId, 'client');
    const request = { id: 'req-9', ip: '203.0.113.5', userAgent: 'evil\n{"allowed":true}' };
    expect(await code(world.as(client, { wantedTenant: tenantId, request }).access.roles.list({}))).toBe('common.forbidden');
    const { items } = await inTenant(owner).access.log.list({ userId: client.userId });
    expect(items).toEqual([
      expect.objectContaining({
        allowed: false,
        action: 'access.roles.list',
        resourceType: 'access',
        reason: 'The scope access.read is missing.',
        requestId: 'req-9',
        userAgent: 'evil {"allowed":true}',
        ipAddress: '203.0.113.0/24',
      }),
    ]);
    expect(await code(inTenant(client).access.log.list({}))).toBe('common.forbidden');
    expect((await inTenant(owner).access.log.list({ allowed: true })).items[0]).toMatchObject({
      action: 'access.log.list',
      reason: 'The access log was read.',
    });
  });

  test('4.27 the explanation is what enforcement says, with the roles it comes from', async () => {
    const manager = await world.member(tenantId, 'manager');
    const explain = (permission: string) => inTenant(owner).access.permissions.explain({ userId: manager.userId, permission });
    expect(await explain('access.read')).toMatchObject({
      allowed: true,
      reason: 'Allowed by the role manager.',
      roles: [{ name: 'manager' }],
    });
    expect(await explain('access.manage')).toMatchObject({ allowed: false, reason: 'None of the member’s roles allows it.', roles: [] });
    await inTenant(owner).tenancy.members.suspend({ userId: manager.userId });
    expect(await explain('access.read')).toMatchObject({
      allowed: false,
      reason: 'A role allows it, but the member or the account is not active.',
    });
    expect(await code(inTenant(owner).access.permissions.explain({ userId: owner.userId, permission: 'no.such' }))).toBe(
      'access.unknown_permission',
    );
    expect(await code(inTenant(owner).access.permissions.explain({ userId: newId(), permission: 'access.read' }))).toBe(
      'access.member_not_found',
    );
  });
});

describe('roles', () => {
  test('4.25 4.28 a tenant makes a role, gives it, changes it, removes it', async () => {
    const roles = inTenant(owner).access.roles;
    const role = await roles.create({ name: 'Press', permissions: ['tenancy.read', 'access.read_log'] });
    const member = await world.member(tenantId, 'client');
    await roles.assign({ userId: member.userId, roleId: role.id });
    expect((await inTenant(member).access.log.list({})).items).toBeDefined();
    await roles.update({ id: role.id, permissions: ['tenancy.read'] });
    expect(await code(inTenant(member).access.log.list({}))).toBe('common.forbidden');
    expect((await roles.list({})).items.find(({ id }) => id === role.id)).toMatchObject({
      name: 'Press',
      permissions: ['tenancy.read'],
      members: 1,
      isSystem: false,
    });
    await roles.remove({ id: role.id });
    expect(await code(roles.remove({ id: role.id }))).toBe('access.role_not_found');
  });

  test('4.25 of twenty who give their role the same name at once one has it, the others are told that it is taken', async () => {
    const roles = inTenant(owner).access.roles;
    const made = [];
    for (let i = 0; i < 20; i++) made.push(await roles.create({ name: `Guide ${i}`, permissions: [] }));
    const answers = await Promise.all(made.map(({ id }) => code(roles.update({ id, name: 'Guide' }))));
    expect(answers.toSorted()).toEqual([...Array.from({ length: 19 }, () => 'access.role_name_taken'), 'done']);
  });

  test('4.25 the roles of the platform stay as they are, names are free once, permissions exist', async () => {
    const roles = inTenant(owner).access.roles;
    const admin = await roleId('admin');
    expect(await code(roles.update({ id: admin, name: 'x' }))).toBe('access.system_role');
    expect(await code(roles.remove({ id: admin }))).toBe('access.system_role');
    expect(await code(roles.create({ name: 'admin', permissions: [] }))).toBe('access.role_name_taken');
    expect(await code(roles.create({ name: 'ghost', permissions: ['no.such'] }))).toBe('access.unknown_permission');
    const { items } = await inTenant(owner).access.permissions.list({});
    expect(items.map(({ name }) => name)).toContain('access.manage');
  });

  test('4.27 nobody gives or takes what they do not have: an administrator makes no owner and unmakes none', async () => {
    const [admin, other] = [await world.member(tenantId, 'admin'), await world.member(tenantId, 'member')];
    const roles = inTenant(admin).access.roles;
    const ownerRole = await roleId('owner');
    expect(await code(roles.assign({ userId: admin.userId, roleId: ownerRole }))).toBe('access.escalation');
    expect(await code(roles.unassign({ userId: owner.userId, roleId: ownerRole }))).toBe('access.escalation');
    expect(await code(roles.create({ name: 'Sneaky', permissions: ['access.own'] }))).toBe('access.escalation');
    expect(await code(inTenant(admin).tenancy.members.remove({ userId: owner.userId }))).toBe('access.escalation');
    expect(await code(inTenant(admin).tenancy.invitations.create({ email: 'x@mail.example', roleId: ownerRole }))).toBe(
      'access.escalation',
    );
    const powerful = await inTenant(owner).access.roles.create({ name: 'Powerful', permissions: ['access.own'] });
    expect(await code(roles.update({ id: powerful.id, permissions: [] }))).toBe('access.escalation');
    expect(await code(roles.remove({ id: powerful.id }))).toBe('access.escalation');
    expect(await code(roles.assign({ userId: other.userId, roleId: powerful.id }))).toBe('access.escalation');
    expect(await code(roles.assign({ userId: other.userId, roleId: await roleId('editor') }))).toBe('done');
  });

  test('4.27 of five owners who are all taken the role at once one stays', async () => {
    const { id } = await world.tenant(owner, 'Five');
    const owners = [owner, ...(await Promise.all(Array.from({ length: 4 }, () => world.member(id, 'owner'))))];
    const { items } = await inTenant(owner, id).access.roles.list({});
    const ownerRole = items.find(({ name }) => name === 'owner')?.id ?? '';
    const attempts = owners.map(({ userId }) => {
      const audit = { action: 'access.role.unassigned', resourceType: 'user', resourceId: () => userId };
      const call = (ctx: Context) => unassignRole({ ctx, input: { userId, roleId: ownerRole } });
      return runAsOperator(world.services, { tenantId: id, audit }, call).then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    });
    expect((await Promise.all(attempts)).sort()).toEqual(['access.last_owner', 'done', 'done', 'done', 'done']);
  });

  test('R6 a role of another tenant is no role here', async () => {
    const eve = await world.person('eve');
    const foreign = await world.tenant(eve, 'Foreign');
    const theirs = (await inTenant(eve, foreign.id).access.roles.list({})).items[0]?.id ?? '';
    const answers = [theirs, newId()].map((id) => code(inTenant(owner).access.roles.assign({ userId: owner.userId, roleId: id })));
    expect(await Promise.all(answers)).toEqual(['access.role_not_found', 'access.role_not_found']);
  });

  test('A13 changing roles wants a recent sign-in', async () => {
    const stale = { ...owner, authTime: new Date(world.clock.now().getTime() - 11 * 60_000) };
    expect(await code(inTenant(stale).access.roles.create({ name: 'Late', permissions: [] }))).toBe('common.step_up_required');
  });
});

describe('ownership', () => {
  test('4.29 an owner hands a thing over, then no longer can; whose it is its owner sees, and who sees roles; to others it does not exist', async () => {
    const [maker, heir] = [await world.member(tenantId, 'member'), await world.member(tenantId, 'member')];
    const thing = { resourceType: 'tour', resourceId: newId() };
    const audit = { action: 'test.thing.made', resourceType: 'tour', resourceId: () => thing.resourceId };
    await runAsOperator(world.services, { tenantId, audit }, (ctx) => recordOwner(ctx, { ...thing, ownerId: maker.userId }));
    const give = (from: Actor, to: string) => code(inTenant(from).access.ownership.transfer({ ...thing, ownerId: to }));
    const seen = (by: Actor) => inTenant(by).access.ownership.get(thing);
    expect(await give(heir, heir.userId)).toBe('access.ownership_not_found');
    expect(await code(seen(heir))).toBe('access.ownership_not_found');
    expect([await seen(maker), await seen(owner)]).toEqual(Array(2).fill({ ...thing, ownerId: maker.userId }));
    expect(await give(maker, (await world.person('outsider')).userId)).toBe('access.member_not_found');
    expect(await give(maker, heir.userId)).toBe('done');
    expect(await give(maker, maker.userId)).toBe('access.ownership_not_found');
    expect([await code(seen(maker)), (await seen(heir)).ownerId]).toEqual(['access.ownership_not_found', heir.userId]);
    expect(await give(owner, maker.userId)).toBe('done');
  });
});
