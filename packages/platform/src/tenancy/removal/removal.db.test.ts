import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { HOUR, newId, toAppError, type Actor } from '@belvedere/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPlatformWorld, type Person, type PlatformWorld } from '../../testing/platform-world.ts';
import { refusalCode } from '../../testing/refusal.ts';

let world: PlatformWorld;
let owner: Person;
let tenantId: string;
let slug: string;
beforeAll(async () => {
  world = await createPlatformWorld();
});
beforeEach(async () => {
  owner = await world.person('ada');
  ({ id: tenantId, slug } = await world.tenant(owner, `Museum ${newId().slice(-8)}`));
});
afterAll(() => world.close());

const inTenant = (actor: Actor) => world.as(actor, { wantedTenant: slug });
const remove = (actor: Actor = owner) => inTenant(actor).tenancy.tenants.remove({ slug });
const restore = (actor: Actor = owner) => world.as(actor).tenancy.tenants.restore({ tenantId });
const problemOf = (call: Promise<unknown>) => call.then(() => undefined, toAppError);
const emailOf = ({ userId }: Person) => world.asOwner(async (tx) => (await tx.user.findUniqueOrThrow({ where: { id: userId } })).email);

test('4.79 X7 an owner removes the tenant after proving who they are and naming it; nobody else does', async () => {
  const admin = await world.member(tenantId, 'admin');
  expect(await refusalCode(remove(admin))).toBe('common.forbidden');
  const longAgo = new Date(world.clock.now().getTime() - HOUR);
  expect(await refusalCode(remove({ ...owner, authTime: longAgo }))).toBe('common.step_up_required');
  expect(await refusalCode(inTenant(owner).tenancy.tenants.remove({ slug: 'another' }))).toBe('tenancy.not_confirmed');
  const removed = await remove();
  expect(removed).toMatchObject({ id: tenantId, slug });
  expect(removed.purgeAfter.getTime() - removed.removedAt.getTime()).toBe(30 * 24 * HOUR);
});

test('4.79 members of a removed tenant are told that it is, and until when; to everybody else it is not there', async () => {
  const [member, stranger] = [await world.member(tenantId, 'member'), await world.person('eve')];
  const { purgeAfter } = await remove();
  for (const actor of [owner, member])
    for (const wantedTenant of [slug, tenantId, undefined]) {
      const problem = await problemOf(world.as(actor, { wantedTenant }).tenancy.tenants.get({}));
      expect(problem).toMatchObject({
        code: 'common.tenant_removed',
        status: 410,
        data: { tenantId, slug, purgeAfter: purgeAfter.toISOString() },
      });
      expect(problem?.help).toContain('restore');
    }
  expect(await refusalCode(inTenant(stranger).tenancy.tenants.get({}))).toBe('common.forbidden');
  expect((await world.as(member).tenancy.tenants.mine({})).items).toEqual([
    expect.objectContaining({ id: tenantId, status: 'deleted', purgeAfter }),
  ]);
  expect(await refusalCode(restore(member))).toBe('tenancy.not_removed');
  expect(await refusalCode(restore(stranger))).toBe('tenancy.not_removed');
  // Who belongs to another tenant too goes on working there.
  const other = await world.tenant(member, 'Elsewhere');
  expect(await world.as(member).tenancy.tenants.get({})).toMatchObject({ id: other.id });
});

test('4.79 4.37 a call that was let in just before the removal is told to read again, and nobody is alarmed', async () => {
  const { access } = world.services;
  const grantsOf: typeof access.grantsOf = async (caller) => {
    const grants = await access.grantsOf(caller);
    await remove();
    return grants;
  };
  const late = world.as(owner, { wantedTenant: slug, services: { ...world.services, access: { ...access, grantsOf } } });
  expect(await refusalCode(late.tenancy.invitations.list({}))).toBe('common.conflict');
  expect(await world.asOwner((tx) => tx.securityEvent.count({ where: { tenantId, eventType: 'database.row_refused' } }))).toBe(0);
  expect(await refusalCode(inTenant(owner).tenancy.settings.get({}))).toBe('common.tenant_removed');
});

test('4.79 a transaction of a removed tenant sees no row and writes none, unless it says that it is for a removed one', async () => {
  const settings = () => world.inTenant(tenantId, (tx) => tx.tenantSettings.count());
  expect(await settings()).toBe(1);
  await remove();
  expect(await settings()).toBe(0);
  expect(await world.database.read({ tenantId }, { name: '', text: 'SELECT id FROM tenants', values: [] })).toEqual([]);
  await expect(world.inTenant(tenantId, (tx) => tx.tenantSettings.create({ data: { tenantId } }))).rejects.toThrow('row-level security');
  expect(await world.database.transaction({ tenantId, evenRemoved: true }, (tx) => tx.tenantSettings.count())).toBe(1);
});

test('4.1 4.79 an owner restores it with limits, members and settings as they were, once, and not after its time', async () => {
  const member = await world.member(tenantId, 'editor');
  const seen = async () => ({
    quotas: await inTenant(owner).tenancy.quotas.get({}),
    settings: (await inTenant(owner).tenancy.settings.get({})).settings,
    members: await inTenant(owner).tenancy.members.list({}),
  });
  const before = await seen();
  await remove();
  expect(await refusalCode(restore({ ...owner, authTime: new Date(0) }))).toBe('common.step_up_required');
  expect(await restore()).toMatchObject({ id: tenantId, slug, status: 'active' });
  expect(await seen()).toEqual(before);
  expect(await refusalCode(restore())).toBe('tenancy.not_removed');
  await world.runJobs();
  const { items } = await inTenant(member).notifications.list({});
  expect(items.map(({ message }) => message)).toContainEqual(expect.stringContaining('is back'));

  await remove();
  await world.asOwner((tx) => tx.$executeRaw`UPDATE tenant_removals SET purge_after = now() WHERE removed_id = ${tenantId}::uuid`);
  expect(await refusalCode(restore())).toBe('tenancy.not_removed');
});

test('4.79 of owners who remove and restore at once each step is made by one', async () => {
  const second = await world.member(tenantId, 'owner');
  const removals = await Promise.all([remove(), remove(second), remove(), remove(second)].map((call) => refusalCode(call)));
  expect(removals.filter((code) => code === undefined)).toHaveLength(1);
  const restorings = await Promise.all([restore(), restore(second), restore()].map((call) => refusalCode(call)));
  expect(restorings.filter((code) => code === undefined)).toHaveLength(1);
  expect(await inTenant(owner).tenancy.tenants.get({})).toMatchObject({ status: 'active' });
});

test('4.79 members are told by a letter of the platform; both trails say what happened', async () => {
  const member = await world.member(tenantId, 'member');
  await world.asOwner((tx) => tx.user.update({ where: { id: member.userId }, data: { language: 'de-AT' } }));
  const { purgeAfter } = await remove();
  await world.runJobs();
  const letters = async (person: Person) => {
    const to = await emailOf(person);
    return world.sent.filter((mail) => mail.to === to);
  };
  expect((await letters(owner)).map(({ subject }) => subject)).toContainEqual(expect.stringMatching(/^Museum .* was removed$/));
  const [german] = await letters(member);
  expect(german?.subject).toContain('wurde gelöscht');
  expect(german?.text).toContain(purgeAfter.toISOString().slice(0, 10));
  await restore();
  const actions = await world.inTenant(tenantId, (tx) =>
    tx.auditLog.findMany({ where: { tenantId, resourceType: 'tenant' }, orderBy: { sequence: 'asc' } }),
  );
  expect(actions.map(({ action }) => action)).toEqual(['tenancy.tenant.created', 'tenancy.tenant.removed', 'tenancy.tenant.restored']);
  const platform = await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.auditLog.findMany({ where: { resourceId: tenantId } }));
  expect(platform.map(({ action }) => action)).toEqual(['tenancy.removal.told']);
});

test('4.79 a removed tenant keeps its slug, and administrators of the platform see it among all tenants', async () => {
  await remove();
  expect(await refusalCode(world.as(owner).tenancy.tenants.create({ name: 'Another', slug }))).toBe('tenancy.slug_taken');
  expect(await refusalCode(world.as(owner).tenancy.tenants.list({}))).toBe('common.forbidden');
  const admin = { ...(await world.person('root')), platformRole: 'super_admin', isStrong: true } as const;
  const all = new Map<string, { status: string; purgeAfter: Date | null }>();
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await world.as(admin).tenancy.tenants.list({ limit: 2, ...(cursor && { cursor }) });
    for (const { id, status, purgeAfter } of items) all.set(id, { status, purgeAfter });
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  expect(all.get(tenantId)).toEqual({ status: 'deleted', purgeAfter: expect.any(Date) });
  expect(all.get(PLATFORM_TENANT_ID)).toEqual({ status: 'active', purgeAfter: null });
});
