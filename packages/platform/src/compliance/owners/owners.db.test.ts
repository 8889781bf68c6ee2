import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { DAY, runSchedule } from '@belvedere/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPlatformWorld, type Person, type PlatformWorld } from '../../testing/platform-world.ts';
import { refusalCode } from '../../testing/refusal.ts';
import { workPlatformRequests, workRequests } from '../requests/work-requests.ts';

let world: PlatformWorld;
let ada: Person;
let bob: Person;
let tenant: { id: string; slug: string };
beforeAll(async () => {
  world = await createPlatformWorld();
});
beforeEach(async () => {
  ada = await world.person('ada');
  tenant = await world.tenant(ada, 'House of two');
  bob = await world.member(tenant.id, 'owner');
});
afterAll(() => world.close());

/** Signed in just now. */
const as = (person: Person) => world.as({ ...person, authTime: world.clock.now() });
const leave = (person: Person) => as(person).identity.removal.request({});
const later = async (ms: number) => {
  world.clock.advance(ms);
  const tenants = () =>
    world.asOwner(async (tx) => (await tx.tenant.findMany({ where: { deletedAt: null }, select: { id: true } })).map(({ id }) => id));
  for (const schedule of [workPlatformRequests, workRequests]) await runSchedule(schedule, { services: world.services, tenants });
};
const statusOf = ({ userId }: Person) => world.asOwner(async (tx) => (await tx.user.findUniqueOrThrow({ where: { id: userId } })).status);
const owners = () =>
  world.asOwner((tx) =>
    tx.userRole.count({
      where: { tenantId: tenant.id, role: { name: 'owner', isSystem: true }, membership: { status: 'active', user: { status: 'active' } } },
    }),
  );
/** As it was before anybody looked: both asked, and neither was seen by the other. */
const bothAsked = () =>
  world.asOwner((tx) =>
    tx.user.updateMany({
      where: { id: { in: [ada.userId, bob.userId] } },
      data: { removalDueAt: new Date(world.clock.now().getTime() + DAY) },
    }),
  );

test('4.1 4.5 of two owners one may ask to be removed; the other is refused until the first changes their mind', async () => {
  await leave(ada);
  expect(await refusalCode(leave(bob))).toBe('compliance.sole_owner');
  expect(await refusalCode(as(bob).compliance.requests.open({ type: 'erasure' }))).toBe('compliance.sole_owner');
  await as(ada).identity.removal.cancel({});
  await leave(bob);
  expect(await refusalCode(as(ada).compliance.requests.open({ type: 'erasure' }))).toBe('compliance.sole_owner');
});

test('4.1 I1 two owners who ask at the same moment: one is let go, ten times of ten', async () => {
  let kept = 0;
  for (let round = 0; round < 10; round++) {
    const people = [await world.person('one'), await world.person('two')] as const;
    const { id } = await world.tenant(people[0], 'Race');
    await world.inTenant(id, async (tx) => {
      const { id: roleId } = await tx.role.findFirstOrThrow({ where: { tenantId: id, name: 'owner' } });
      await tx.membership.create({ data: { tenantId: id, userId: people[1].userId } });
      await tx.userRole.create({ data: { tenantId: id, userId: people[1].userId, roleId } });
    });
    const codes = await Promise.all([
      refusalCode(leave(people[0])),
      refusalCode(as(people[1]).compliance.requests.open({ type: 'erasure' })),
    ]);
    if (codes.filter((code) => code === 'compliance.sole_owner').length === 1 && codes.includes(undefined)) kept += 1;
  }
  expect(kept).toBe(10);
});

test('4.1 4.36 when both are to be erased the last one waits, is told why, and goes once there is another owner', async () => {
  await bothAsked();
  await later(2 * DAY);
  expect([await statusOf(ada), await statusOf(bob)].toSorted()).toEqual(['active', 'deleted']);
  expect(await owners()).toBe(1);
  const last = (await statusOf(ada)) === 'active' ? ada : bob;
  const [request] = (await as(last).compliance.requests.mine({})).items;
  expect(request?.status).not.toBe('completed');
  expect(request?.notes.map(({ text }) => text)).toEqual([expect.stringContaining(`another owner of: ${tenant.slug}`)]);
  await world.runJobs();
  const letters = world.sent.filter(({ subject, text }) => subject === 'Your account is not removed yet' && text.includes(tenant.slug));
  expect(letters).toHaveLength(1);
  await later(DAY);
  expect(await statusOf(last)).toBe('active');

  const heir = await world.member(tenant.id, 'owner');
  await later(DAY);
  expect(await statusOf(last)).toBe('deleted');
  expect(await owners()).toBe(1);
  expect(await world.as(heir, { wantedTenant: tenant.slug }).tenancy.tenants.get({})).toMatchObject({ id: tenant.id });
});

test('4.1 I1 two workers that erase both owners at once leave one', async () => {
  await bothAsked();
  world.clock.advance(2 * DAY);
  const tenants = async () => [PLATFORM_TENANT_ID, tenant.id];
  await Promise.all([1, 2].map(() => runSchedule(workPlatformRequests, { services: world.services, tenants }).catch(() => undefined)));
  await later(0);
  expect(await owners()).toBe(1);
});

test('4.1 4.36 a tenant does not erase its own last owner, and a removed tenant keeps nobody', async () => {
  await world.inTenant(tenant.id, (tx) => tx.userRole.deleteMany({ where: { tenantId: tenant.id, userId: bob.userId } }));
  const handler = world.as({ ...ada, authTime: world.clock.now() }, { wantedTenant: tenant.slug });
  const { id } = await handler.compliance.cases.open({ type: 'erasure', subject: { userId: ada.userId } });
  await handler.compliance.cases.verify({ id, text: 'In person.' });
  await later(2 * DAY);
  const held = await world.inTenant(tenant.id, (tx) =>
    tx.gdprRequest.findUniqueOrThrow({ where: { tenantId_id: { tenantId: tenant.id, id } } }),
  );
  expect(held).toMatchObject({
    status: 'in_progress',
    notes: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining(tenant.slug) })]),
  });
  expect(await owners()).toBe(1);

  await world.as({ ...ada, authTime: world.clock.now() }, { wantedTenant: tenant.slug }).tenancy.tenants.remove({ slug: tenant.slug });
  await leave(ada);
  await later(15 * DAY);
  expect(await statusOf(ada)).toBe('deleted');
  // What the person has in it is erased although it may come back.
  const left = await world.asOwner((tx) => tx.membership.findMany({ where: { tenantId: tenant.id, userId: ada.userId } }));
  expect(left.map(({ status }) => status)).toEqual(['removed']);
});
