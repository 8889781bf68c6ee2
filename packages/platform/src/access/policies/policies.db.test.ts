import { toAppError, type Actor } from '@belvedere/kernel';
import { DAY, newId } from '@belvedere/kernel/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createPlatformWorld, type Person, type PlatformWorld } from '../../testing/platform-world.ts';

let world: PlatformWorld;
let owner: Person;
let tenantId: string;

beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('ada');
  ({ id: tenantId } = await world.tenant(owner, 'Museum'));
});
afterAll(() => world.close());

const fresh = (actor: Person): Person => ({ ...actor, authTime: world.clock.now() });
const as = (actor: Actor, request = {}) => world.as(actor.type === 'user' ? fresh(actor) : actor, { wantedTenant: tenantId, ...request });
const failure = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error: unknown) => toAppError(error),
  );
const code = async (attempt: Promise<unknown>) => (await failure(attempt))?.code ?? 'done';
const draft = (definition: object) => ({ name: `p-${newId()}`, definition }) as never;
const roleId = async (name: string) => (await as(owner).access.roles.list({})).items.find((role) => role.name === name)!.id;

describe('policies', () => {
  test('4.30 the language is closed and checked: every part that says nothing sensible is named', async () => {
    const cases: [object, string][] = [
      [{ effect: 'deny', actions: ['no.such'] }, 'actions.0'],
      [{ effect: 'deny', actions: ['keys.*'], resourceTypes: ['unicorn'] }, 'resourceTypes.0'],
      [{ effect: 'allow', actions: ['keys.read'], subjects: { keys: [newId()] } }, 'subjects.keys'],
      [{ effect: 'deny', actions: ['keys.read'], subjects: { owner: true } }, 'resourceTypes'],
      [
        { effect: 'deny', actions: ['keys.read'], when: { all: [{ attribute: 'subject.mood', operator: 'equals', value: 'x' }] } },
        'when.all.0',
      ],
      [
        { effect: 'deny', actions: ['keys.read'], when: { any: [{ attribute: 'context.hour', operator: 'contains', value: 1 }] } },
        'when.any.0',
      ],
      [
        { effect: 'deny', actions: ['keys.read'], when: { none: [{ attribute: 'context.hour', operator: 'less', value: 'x' }] } },
        'when.none.0',
      ],
      [
        {
          effect: 'deny',
          actions: ['keys.read'],
          when: { all: [{ attribute: 'context.ip', operator: 'within', value: ['300.0.0.0/8'] }] },
        },
        'when.all.0',
      ],
      [
        {
          effect: 'deny',
          actions: ['keys.read'],
          when: { all: [{ attribute: 'subject.id', operator: 'equals', valueFrom: 'context.hour' }] },
        },
        'when.all.0',
      ],
    ];
    for (const [definition, field] of cases) {
      const error = await failure(as(owner).access.policies.create(draft(definition)));
      expect(error?.code, JSON.stringify(definition)).toBe('access.policy_invalid');
      expect(Object.keys(error?.fields ?? {})).toContain(field);
    }
    for (const definition of [
      { effect: 'maybe', actions: ['keys.read'] },
      { effect: 'deny', actions: [] },
      { effect: 'deny', actions: ['keys.read'], js: '1' },
    ])
      expect(await code(as(owner).access.policies.create(draft(definition)))).toBe('common.invalid_input');
  });

  test('4.30 a denial counts with the next call, wins over every role, and is ignored while it is off', async () => {
    const admin = await world.member(tenantId, 'admin');
    const deny = { effect: 'deny', subjects: { users: [admin.userId] }, actions: ['keys.*'] };
    const policy = await as(owner).access.policies.create(draft(deny));
    expect(await code(as(admin).keys.list({}))).toBe('common.forbidden');
    const off = await as(owner).access.policies.update({ id: policy.id, version: 1, enabled: false });
    expect(off).toMatchObject({ enabled: false, version: 2 });
    expect(await code(as(admin).keys.list({}))).toBe('done');
    expect(await code(as(owner).access.policies.update({ id: policy.id, version: 1, enabled: true }))).toBe('common.conflict');
    await as(owner).access.policies.update({ id: policy.id, version: 2, enabled: true });
    await as(owner).access.policies.remove({ id: policy.id });
    expect(await code(as(admin).keys.list({}))).toBe('done');
    const { items } = await as(owner).access.policies.versions({ id: policy.id });
    expect(items.map(({ version, enabled, removed }) => [version, enabled, removed])).toEqual([
      [4, false, true],
      [3, true, false],
      [2, false, false],
      [1, true, false],
    ]);
    const { items: trail } = await as(owner).auditLog.list({ resourceId: policy.id });
    expect(trail.map(({ action }) => action)).toEqual([
      'access.policy.removed',
      'access.policy.updated',
      'access.policy.updated',
      'access.policy.created',
    ]);
  });

  test('4.30 by network and by time of day', async () => {
    const editor = await world.member(tenantId, 'editor');
    const office = {
      effect: 'deny',
      subjects: { users: [editor.userId] },
      actions: ['media.*'],
      when: { none: [{ attribute: 'context.ip', operator: 'within', value: ['203.0.113.0/24', '2001:db8::/32'] }] },
    };
    const { id } = await as(owner).access.policies.create(draft(office));
    const from = (ip: string) => code(as(editor, { request: { id: newId(), ip, userAgent: null } }).media.list({}));
    expect(await from('203.0.113.9')).toBe('done');
    expect(await from('::ffff:203.0.113.9')).toBe('done');
    expect(await from('2001:db8::1')).toBe('done');
    expect(await from('198.51.100.1')).toBe('common.forbidden');
    expect(await from('')).toBe('common.forbidden');
    await as(owner).access.policies.remove({ id });
    const explained = (at: Date) => as(owner).access.permissions.explain({ userId: editor.userId, permission: 'media.read', at });
    const night = {
      effect: 'deny',
      actions: ['media.read'],
      subjects: { roles: ['editor'] },
      when: { all: [{ attribute: 'context.hour', operator: 'less', value: 6 }] },
    };
    const created = await as(owner).access.policies.create(draft(night));
    expect(await explained(new Date('2026-11-28T05:59:00Z'))).toMatchObject({
      allowed: false,
      reason: `Denied by the policy ${created.name}.`,
    });
    expect(await explained(new Date('2026-11-28T06:00:00Z'))).toMatchObject({ allowed: true, reason: 'Allowed by the role editor.' });
    await as(owner).access.policies.remove({ id: created.id });
  });

  test('4.27 4.30 a policy allows no more than its writer has, binds a key only by denying, and owners can always mend', async () => {
    const deny = await as(owner).access.policies.create(draft({ effect: 'deny', actions: ['access.*', 'audit_log.*'] }));
    expect(await code(as(owner).auditLog.list({}))).toBe('common.forbidden');
    expect(await code(as(owner).access.policies.remove({ id: deny.id }))).toBe('done');
    const admin = await world.member(tenantId, 'admin');
    expect(await code(as(admin).access.policies.create(draft({ effect: 'deny', actions: ['keys.read'] })))).toBe('common.forbidden');
    const { apiKey } = await as(owner).keys.create({ name: 'x', kind: 'secret', scopes: ['media.read'] });
    const key: Actor = { type: 'api_key', keyId: apiKey.id, kind: 'secret', tenantId, userId: owner.userId, scopes: ['media.read'] };
    expect(await code(as(key).media.list({}))).toBe('done');
    const stop = await as(owner).access.policies.create(draft({ effect: 'deny', subjects: { keys: [apiKey.id] }, actions: ['media.*'] }));
    expect(await code(as(key).media.list({}))).toBe('common.forbidden');
    expect(await code(as(owner).media.list({}))).toBe('done');
    await as(owner).access.policies.remove({ id: stop.id });
  });

  test('4.30 a dry run says what would change for whom, and changes nothing', async () => {
    const client = await world.member(tenantId, 'client');
    const definition = { effect: 'allow', subjects: { users: [client.userId] }, actions: ['keys.read'] } as never;
    const preview = await as(owner).access.policies.preview({ definition });
    expect(preview).toMatchObject({
      calls: [{ userId: client.userId, action: 'keys.read', before: false, after: true }],
      isPartial: false,
    });
    expect(await code(as(client).keys.list({}))).toBe('common.forbidden');
    const policy = await as(owner).access.policies.create({ name: 'keys for a client', definition });
    expect(await code(as(client).keys.list({}))).toBe('done');
    const gone = await as(owner).access.policies.preview({ replacesId: policy.id });
    expect(gone.calls).toEqual([{ userId: client.userId, action: 'keys.read', before: true, after: false }]);
    // What a policy lends can't be handed on.
    expect(await code(as(owner).access.policies.create({ name: 'keys for a client', definition }))).toBe('access.policy_name_taken');
    await as(owner).access.policies.remove({ id: policy.id });
  });

  test('4.37 a policy that was changed in the database allows nothing more, still denies, and is told of once', async () => {
    const client = await world.member(tenantId, 'client');
    const { id } = await as(owner).access.policies.create(
      draft({ effect: 'deny', subjects: { users: [client.userId] }, actions: ['tenancy.read'] }),
    );
    const forge = (definition: object) =>
      world.asOwner((tx) => tx.accessControlPolicy.updateMany({ where: { id }, data: { policyDefinition: definition } }));
    await forge({ effect: 'allow', subjects: { users: [client.userId] }, actions: ['keys.*'] });
    expect(await code(as(client).keys.list({}))).toBe('common.forbidden');
    expect(await code(as(client).keys.list({}))).toBe('common.forbidden');
    await forge({ effect: 'deny', subjects: { users: [client.userId] }, actions: ['tenancy.*'] });
    expect(await code(as(client).tenancy.tenants.get({}))).toBe('common.forbidden');
    const { items } = await as(owner).security.list({ eventType: 'access.policy_tampered' });
    expect(items.map(({ severity, details }) => [severity, (details as { policyId: string }).policyId])).toEqual([
      ['critical', id],
      ['critical', id],
    ]);
    await as(owner).access.policies.remove({ id });
  });

  test('4.30 whoever has no policies pays nothing for them: one statement decides, as before there were any', async () => {
    const quiet = await world.tenant(owner, 'Quiet');
    const read = vi.spyOn(world.database, 'read');
    await world.services.access.grantsOf({ actor: owner, tenantId: quiet.id, request: { id: '', ip: '', userAgent: null } });
    expect(read.mock.calls.map(([, { name }]) => name)).toEqual(['access.held']);
    vi.restoreAllMocks();
  });

  test('R6 a policy of another tenant is none here', async () => {
    const eve = await world.person('eve');
    const foreign = await world.tenant(eve, 'Foreign');
    const { id } = await world
      .as(fresh(eve), { wantedTenant: foreign.id })
      .access.policies.create(draft({ effect: 'deny', actions: ['keys.*'] }));
    for (const each of [id, newId()]) expect(await code(as(owner).access.policies.get({ id: each }))).toBe('access.policy_not_found');
    expect(await code(as(owner).keys.list({}))).toBe('done');
  });
});

describe('grants for a time', () => {
  test('4.27 a role until a time: it counts at once, ends by itself, is listed, audited, and can end early', async () => {
    const member = await world.member(tenantId, 'member');
    const until = (ms: number) => new Date(world.clock.now().getTime() + ms);
    const grant = await as(owner).access.grants.create({
      userId: member.userId,
      roleId: await roleId('admin'),
      reason: 'Holiday cover',
      expiresAt: until(DAY),
    });
    expect(grant).toMatchObject({ state: 'live', reason: 'Holiday cover', grantedById: owner.userId });
    expect(await code(as(member).keys.list({}))).toBe('done');
    expect(await as(owner).access.permissions.explain({ userId: member.userId, permission: 'keys.read' })).toMatchObject({
      allowed: true,
      reason: 'Allowed by the temporary grant of admin.',
      path: [{ kind: 'grant', effect: 'allow', name: 'admin', until: grant.expiresAt }],
    });
    expect((await as(owner).access.grants.list({ userId: member.userId })).items.map(({ id }) => id)).toEqual([grant.id]);
    world.clock.advance(DAY - 1);
    expect(await code(as(member).keys.list({}))).toBe('done');
    world.clock.advance(1);
    expect(await code(as(member).keys.list({}))).toBe('common.forbidden');
    expect((await as(owner).access.grants.list({ live: false, userId: member.userId })).items[0]).toMatchObject({ state: 'expired' });

    const second = await as(owner).access.grants.create({
      userId: member.userId,
      scope: 'keys.read',
      reason: 'Once more',
      expiresAt: until(DAY),
    });
    expect(await code(as(member).keys.list({}))).toBe('done');
    const ends = await Promise.all([1, 2, 3].map(() => code(as(owner).access.grants.end({ id: second.id }))));
    expect(ends.sort()).toEqual(['access.grant_not_found', 'access.grant_not_found', 'done']);
    expect(await code(as(member).keys.list({}))).toBe('common.forbidden');
    expect((await as(owner).auditLog.list({ resourceId: second.id })).items.map(({ action }) => action)).toEqual([
      'access.grant.ended',
      'access.grant.created',
    ]);
  });

  test('4.27 what is held for a time cannot be handed on, nor more than one has be given, nor for longer than 90 days', async () => {
    const [member, other] = [await world.member(tenantId, 'member'), await world.member(tenantId, 'member')];
    const expiresAt = new Date(world.clock.now().getTime() + DAY);
    const give = (from: Person, rest: object) =>
      code(as(from).access.grants.create({ userId: other.userId, reason: 'Because', expiresAt, ...rest }));
    await as(owner).access.grants.create({ userId: member.userId, roleId: await roleId('admin'), reason: 'Cover', expiresAt });
    expect(await give(member, { roleId: await roleId('admin') })).toBe('access.escalation');
    expect(await code(as(member).access.roles.assign({ userId: other.userId, roleId: await roleId('admin') }))).toBe('access.escalation');
    expect(await give(await world.member(tenantId, 'admin'), { scope: 'access.own' })).toBe('access.escalation');
    expect(await give(owner, { scope: 'no.such' })).toBe('access.unknown_permission');
    expect(await give(owner, {})).toBe('common.invalid_input');
    expect(await give(owner, { scope: 'keys.read', expiresAt: new Date(world.clock.now().getTime() + 91 * DAY) })).toBe(
      'common.invalid_input',
    );
  });

  test('4.26 4.28 the matrix of roles says of every permission which roles bring it', async () => {
    const { roles, permissions } = await as(owner).access.roles.matrix({});
    const named = (name: string) => roles.find((role) => role.name === name)!.id;
    const row = permissions.find(({ name }) => name === 'access.manage_policies')!;
    expect(row.allowedTo).toEqual([named('owner')]);
    expect(permissions.find(({ name }) => name === 'tenancy.read')!.allowedTo).toContain(named('client'));
  });
});

describe('the access log', () => {
  test('4.31 allowed calls are written down as far as the tenant samples them; sensitive reads always', async () => {
    const settings = await as(owner).tenancy.settings.get({});
    const sample = (sampleAllowed: number, version: number) =>
      as(owner).tenancy.settings.update({ version, settings: { ...settings.settings, accessLog: { sampleAllowed, keepDays: 30 } } });
    const logged = async () => (await as(owner).access.log.list({ action: 'tenancy.tenants.get', limit: 100 })).items.length;
    await as(owner).tenancy.tenants.get({});
    const before = await logged();
    const { version } = await sample(100, settings.version);
    for (let i = 0; i < 3; i++) await as(owner).tenancy.tenants.get({});
    expect((await logged()) - before).toBe(3);
    await sample(0, version);
    await as(owner).tenancy.tenants.get({});
    expect((await logged()) - before).toBe(3);
    for (const [action, read] of [
      ['keys.list', () => as(owner).keys.list({})],
      ['auditLog.list', () => as(owner).auditLog.list({})],
      ['tenancy.members.list', () => as(owner).tenancy.members.list({})],
      ['security.list', () => as(owner).security.list({})],
    ] as const) {
      await read();
      expect((await as(owner).access.log.list({ action, allowed: true })).items[0], action).toMatchObject({ action, userId: owner.userId });
    }
  });

  test('G8 fifty strings that would forge a log become one line each', async () => {
    const client = await world.member(tenantId, 'client');
    const ends = ['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\u001b[2K', '\u001b]0;x\u0007', '\u0000', '\t'];
    const tails = [
      '{"allowed":true}',
      '","allowed":true,"x":"',
      '2026-11-28 ERROR root logged in',
      '%0a%0dallowed',
      '<script>alert(1)</script>',
    ];
    const strings = ends.flatMap((end) => tails.map((tail) => `agent${end}${tail}`));
    expect(strings).toHaveLength(50);
    for (const userAgent of strings)
      await code(as(client, { request: { id: `r${userAgent}`, ip: '203.0.113.5', userAgent } }).keys.list({}));
    const { items } = await as(owner).access.log.list({ userId: client.userId, limit: 100 });
    expect(items).toHaveLength(50);
    for (const { userAgent, requestId, reason } of items)
      // oxlint-disable-next-line no-control-regex
      expect(`${userAgent}${requestId}${reason}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  });
});

describe('decisions for partners (AuthZEN)', () => {
  const ask = (subject: string, name: string, resource = { type: 'keys', id: 'any' }) =>
    as(owner).access.decisions.evaluate({ subject: { type: 'user', id: subject }, action: { name }, resource });

  test('4.31 decides as enforcement does; whatever is not known is a no with its reason, never an error', async () => {
    const admin = await world.member(tenantId, 'admin');
    expect(await ask(admin.userId, 'keys.read')).toEqual({ decision: true, context: { reason: 'Allowed by the role admin.' } });
    expect(await ask(admin.userId, 'access.own', { type: 'access', id: 'x' })).toMatchObject({ decision: false });
    for (const [subject, action, resource] of [
      ['nobody', 'keys.read', undefined],
      [newId(), 'keys.read', undefined],
      [admin.userId, 'no.such', undefined],
      [admin.userId, 'keys.read', { type: 'unicorn', id: newId() }],
    ] as const)
      expect(await ask(subject, action, resource)).toMatchObject({ decision: false, context: { reason: expect.any(String) } });
  });

  test('4.31 several at once, with what they share, until the first of a kind if asked so', async () => {
    const subject = { type: 'user', id: owner.userId };
    const resource = { type: 'keys', id: 'any' };
    const evaluations = ['keys.read', 'no.such', 'keys.manage'].map((name) => ({ action: { name } }));
    const run = async (options = {}) =>
      (await as(owner).access.decisions.evaluateMany({ subject, resource, evaluations, ...options })).evaluations.map(
        ({ decision }) => decision,
      );
    expect(await run()).toEqual([true, false, true]);
    expect(await run({ options: { evaluations_semantic: 'deny_on_first_deny' } })).toEqual([true, false]);
    expect(await run({ options: { evaluations_semantic: 'permit_on_first_permit' } })).toEqual([true]);
    expect(await code(as(owner).access.decisions.evaluateMany({ evaluations }))).toBe('common.invalid_input');
  });
});

test('4.4 whose address is not verified may read themself and sign out, and is told to verify for all else', async () => {
  const pending = { ...(await world.person('pending')), emailVerified: false };
  expect(await code(world.as(pending).identity.me({}))).toBe('done');
  for (const attempt of [
    world.as(pending).tenancy.tenants.mine({}),
    world.as(pending).tenancy.tenants.create({ name: 'X' }),
    world.as(pending).identity.updateProfile({ displayName: 'X' }),
    world.as({ ...pending, platformRole: 'super_admin' }).security.listPlatform({}),
  ])
    expect(await code(attempt)).toMatch(/^common\.(email_unverified|forbidden)$/);
});
