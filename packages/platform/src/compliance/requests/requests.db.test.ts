import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { runSchedule } from '@belvedere/kernel';
import { DAY, HOUR, MINUTE } from '@belvedere/kernel/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalCode } from '../../testing/refusal.ts';
import { createPlatformWorld, type Person, type PlatformWorld } from '../../testing/platform-world.ts';
import { openExport } from '../exports/open-export.ts';
import { REQUEST_STATUSES, canMove, isClosed } from './request.ts';
import { workPlatformRequests, workRequests } from './work-requests.ts';

let world: PlatformWorld;
let owner: Person;
let tenant: { id: string; slug: string };
beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('owner');
  tenant = await world.tenant(owner, 'Gallery');
});
afterAll(() => world.close());

/** Signed in just now, at whatever time it is. */
const as = (person: Person) => world.as({ ...person, authTime: world.clock.now() });

async function run(): Promise<void> {
  const tenants = async () => [PLATFORM_TENANT_ID, tenant.id];
  for (const schedule of [workPlatformRequests, workRequests]) await runSchedule(schedule, { services: world.services, tenants });
}

/** The token of the last link that was sent to an address. */
function tokenSentTo(address: string): string {
  const mail = world.sent.findLast(({ to }) => to === address);
  return /[#?&]token=([\w-]{40,64})/.exec(mail?.text ?? '')?.[1] ?? '';
}

test('G5 2.18 4.38 a person asks for their data, fetches it for a day, and finds what every table says of them', async () => {
  const person = await world.member(tenant.id, 'editor');
  const me = as(person);
  const request = await me.compliance.requests.open({ type: 'access' });
  expect(request).toMatchObject({ type: 'access', status: 'in_progress', verifiedBy: 'sign_in', userId: person.userId });
  expect(request.dueAt.getTime() - request.requestedAt.getTime()).toBe(30 * DAY);
  expect(await refusalCode(me.compliance.requests.download({ id: request.id }))).toBe('compliance.export_not_ready');
  expect(await refusalCode(me.compliance.requests.open({ type: 'access' }))).toBe('compliance.request_open');
  await run();

  expect((await me.compliance.requests.mine({})).items).toMatchObject([{ id: request.id, status: 'completed' }]);
  const { url, size, checksum, expiresAt } = await me.compliance.requests.download({ id: request.id });
  expect(expiresAt.getTime() - world.clock.now().getTime()).toBe(15 * MINUTE);
  const [, tenantId, id] = /^\/personal-data\/([^/]+)\/([^?]+)\?/.exec(url) ?? [];
  const found = await openExport(world.services, { tenantId: tenantId!, id: id! });
  const bytes = Buffer.concat(await Array.fromAsync(found!.body as AsyncIterable<Buffer>));
  expect(bytes.length).toBe(size);
  expect(checksum).toMatch(/^[0-9a-f]{64}$/);
  const names = bytes.toString('latin1');
  for (const part of ['README.txt', 'account/users.json', 'account/users.csv', `tenant-${tenant.id}/memberships.json`])
    expect(names).toContain(part);

  // Nobody else, not with an old sign-in, and not after a day.
  expect(await refusalCode(as(owner).compliance.requests.download({ id: request.id }))).toBe('compliance.request_not_found');
  const old = world.as({ ...person, authTime: new Date(world.clock.now().getTime() - 11 * MINUTE) });
  expect(await refusalCode(old.compliance.requests.download({ id: request.id }))).toBe('common.step_up_required');
  world.clock.advance(24 * HOUR + 1);
  expect(await refusalCode(as(person).compliance.requests.download({ id: request.id }))).toBe('compliance.export_not_ready');
  expect(await openExport(world.services, { tenantId: tenantId!, id: id! })).toBeUndefined();
});

test('G6 4.38 an erasure waits a day and can be called off; whoever is the only owner is told first', async () => {
  expect(await refusalCode(as(owner).compliance.requests.open({ type: 'erasure' }))).toBe('compliance.sole_owner');
  const person = await world.member(tenant.id, 'member');
  const { id } = await as(person).compliance.requests.open({ type: 'erasure' });
  await run();
  const called = await as(person).compliance.requests.withdraw({ id });
  expect(called).toMatchObject({ status: 'rejected', decision: 'withdrawn' });
  expect(await refusalCode(as(person).compliance.requests.withdraw({ id }))).toBe('compliance.request_closed');
  world.clock.advance(2 * DAY);
  await run();
  const still = await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.findUniqueOrThrow({ where: { id: person.userId } }));
  expect(still.deletedAt).toBeNull();

  const again = await as(person).compliance.requests.open({ type: 'erasure' });
  world.clock.advance(24 * HOUR - 1);
  await run();
  expect((await as(person).compliance.requests.mine({})).items[0]).toMatchObject({ id: again.id, status: 'in_progress' });
  world.clock.advance(1);
  await run();
  const gone = await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.findUniqueOrThrow({ where: { id: person.userId } }));
  expect(gone).toMatchObject({ status: 'deleted', displayName: 'Erased person' });
});

test('G6 4.38 a tenant writes down what was asked by letter; the link in the mail proves it once; then its part is erased', async () => {
  const person = await world.member(tenant.id, 'member');
  const { email } = await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.findUniqueOrThrow({ where: { id: person.userId } }));
  const { cases } = as(owner).compliance;
  const opened = await cases.open({ type: 'erasure', subject: { userId: person.userId }, details: 'By letter' });
  expect(opened).toMatchObject({ status: 'verifying', verifiedAt: null });
  expect(await refusalCode(cases.decide({ id: opened.id, decision: 'completed', reason: 'Done.' }))).toBe('compliance.not_verified');
  await world.runJobs();
  const token = tokenSentTo(email);
  const anybody = world.as({ type: 'anonymous' });
  expect(await refusalCode(anybody.compliance.requests.prove({ tenantId: tenant.id, token: 'x'.repeat(43) }))).toBe(
    'compliance.proof_invalid',
  );
  expect(await anybody.compliance.requests.prove({ tenantId: tenant.id, token })).toEqual({ id: opened.id });
  expect(await refusalCode(anybody.compliance.requests.prove({ tenantId: tenant.id, token }))).toBe('compliance.proof_invalid');
  world.clock.advance(DAY);
  await run();
  expect((await as(owner).compliance.cases.list({})).items.find(({ id }) => id === opened.id)).toMatchObject({ status: 'completed' });
  const { memberships, user } = await world.inTenant(tenant.id, async (tx) => ({
    memberships: await tx.membership.count({ where: { tenantId: tenant.id, userId: person.userId, status: 'active' } }),
    user: await tx.user.findUniqueOrThrow({ where: { id: person.userId } }),
  }));
  // The tenant answers for its own part: the person keeps their account.
  expect([memberships, user.status]).toEqual([0, 'active']);
});

test('G6 4.38 who handles a case may check the identity another way, and says how; what is decided stays decided', async () => {
  const person = await world.member(tenant.id, 'client');
  const { cases } = as(owner).compliance;
  const { id } = await cases.open({ type: 'rectification', subject: { userId: person.userId } });
  expect(await refusalCode(cases.open({ type: 'rectification', subject: { userId: person.userId } }))).toBe('compliance.request_open');
  expect(await cases.verify({ id, text: 'Saw the passport.' })).toMatchObject({ status: 'in_progress', verifiedBy: owner.userId });
  await cases.note({ id, text: 'Corrected the name.' });
  const decided = await cases.decide({ id, decision: 'completed', reason: 'The name was corrected.' });
  expect(decided).toMatchObject({ status: 'completed', decision: 'The name was corrected.' });
  expect(decided.notes.map(({ text }) => text)).toEqual(['Saw the passport.', 'Corrected the name.', 'The name was corrected.']);
  expect(await refusalCode(cases.note({ id, text: 'x' }))).toBe('compliance.request_closed');
  expect(await refusalCode(cases.verify({ id, text: 'x' }))).toBe('compliance.request_closed');
  expect(await refusalCode(cases.decide({ id, decision: 'rejected', reason: 'x' }))).toBe('compliance.request_closed');
  expect(await refusalCode(cases.open({ type: 'access', subject: { userId: tenant.id } }))).toBe('compliance.subject_not_found');
  // An underscore is a letter of an address and stands for no other.
  const [alike, meant] = ['ann-lee', 'ann_lee'].map((name) => `${name}.${person.userId}@mail.example`);
  await world.asOwner((tx) => tx.user.update({ where: { id: person.userId }, data: { email: alike! } }));
  expect(await cases.open({ type: 'objection', subject: { email: meant! } })).toMatchObject({ userId: null, email: meant });
});

test('G6 the clock: a reminder a week before, overdue after a month, and a late proof still counts', async () => {
  const person = await world.member(tenant.id, 'client');
  const { email } = await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.findUniqueOrThrow({ where: { id: person.userId } }));
  const { id } = await as(owner).compliance.cases.open({ type: 'objection', subject: { userId: person.userId } });
  await world.runJobs();
  const token = tokenSentTo(email);
  const handler = await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.findUniqueOrThrow({ where: { id: owner.userId } }));
  const reminders = async () => {
    await run();
    await world.runJobs();
    return world.sent.filter(({ to, subject }) => to === handler.email && /due/i.test(subject)).length;
  };
  world.clock.advance(22 * DAY);
  const before = await reminders();
  world.clock.advance(DAY + 1);
  expect(await reminders()).toBe(before + 1);
  expect(await reminders()).toBe(before + 1);
  world.clock.advance(7 * DAY);
  await run();
  expect((await as(owner).compliance.cases.list({ status: 'overdue' })).items.map((item) => item.id)).toContain(id);
  await world.as({ type: 'anonymous' }).compliance.requests.prove({ tenantId: tenant.id, token });
  expect(await as(person).compliance.limits.get({})).toMatchObject({ objectedAt: world.clock.now() });
});

test('G6 what is held waits, and the person is not told why', async () => {
  const person = await world.member(tenant.id, 'client');
  const hold = await as(owner).compliance.holds.place({ userId: person.userId, reason: 'Suspected fraud.' });
  const { id } = await as(person).compliance.requests.open({ type: 'erasure' });
  world.clock.advance(2 * DAY);
  await run();
  const [mine] = (await as(person).compliance.requests.mine({})).items;
  expect(mine).toMatchObject({ id, status: 'in_progress', notes: [{ text: 'It waits: there is a legal reason to keep it for now.' }] });
  expect(JSON.stringify(mine)).not.toContain('fraud');
  await as(owner).compliance.holds.release({ id: hold.id });
  await run();
  const gone = await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.findUniqueOrThrow({ where: { id: person.userId } }));
  expect(gone.status).toBe('deleted');
});

test('G6 a restriction is in force at once and can be taken back', async () => {
  const person = await world.member(tenant.id, 'client');
  const me = as(person).compliance;
  expect(await me.requests.open({ type: 'restriction' })).toMatchObject({ status: 'completed' });
  expect(await me.limits.get({})).toEqual({ restrictedAt: world.clock.now(), objectedAt: null });
  expect(await me.limits.set({ objected: true })).toEqual({ restrictedAt: world.clock.now(), objectedAt: world.clock.now() });
  expect(await me.limits.set({ restricted: false, objected: false })).toEqual({ restrictedAt: null, objectedAt: null });
});

test('I1 G6 requests, holds and decisions of one tenant are nothing to another', async () => {
  const stranger = await world.person('stranger');
  await world.tenant(stranger, 'Elsewhere');
  const person = await world.member(tenant.id, 'client');
  const { id } = await as(owner).compliance.cases.open({ type: 'access', subject: { userId: person.userId } });
  const { cases, holds } = as(stranger).compliance;
  const hold = await as(owner).compliance.holds.place({ userId: person.userId, reason: 'A lawsuit.' });
  const refused = [cases.note({ id, text: 'x' }), cases.verify({ id, text: 'x' }), cases.download({ id }), holds.release({ id: hold.id })];
  expect(await Promise.all(refused.map(refusalCode))).toEqual([
    'compliance.request_not_found',
    'compliance.request_not_found',
    'compliance.request_not_found',
    'compliance.hold_not_found',
  ]);
  expect(await cases.list({})).toEqual({ items: [], nextCursor: null });
  expect(await refusalCode(as(person).compliance.cases.list({}))).toBe('common.forbidden');
});

test('G6 a closed request goes nowhere, and an open one can be ended from everywhere', () => {
  for (const from of REQUEST_STATUSES) {
    const to = REQUEST_STATUSES.filter((status) => canMove(from, status));
    expect(to.length === 0, from).toBe(isClosed(from));
    if (!isClosed(from)) expect(to).toContain('rejected');
    expect(to).not.toContain(from);
  }
});

test('G5 2.18 4.79 what a removed tenant still keeps about a person is in their archive', async () => {
  const keeper = await world.person('keeper');
  const gone = await world.tenant(keeper, 'Gone house');
  const person = await world.member(gone.id, 'editor');
  await world.as({ ...keeper, authTime: world.clock.now() }, { wantedTenant: gone.slug }).tenancy.tenants.remove({ slug: gone.slug });
  const { id: requestId } = await as(person).compliance.requests.open({ type: 'access' });
  await run();
  const { url } = await as(person).compliance.requests.download({ id: requestId });
  const [, tenantId, id] = /^\/personal-data\/([^/]+)\/([^?]+)\?/.exec(url) ?? [];
  const found = await openExport(world.services, { tenantId: tenantId!, id: id! });
  const bytes = Buffer.concat(await Array.fromAsync(found!.body as AsyncIterable<Buffer>));
  expect(bytes.toString('latin1')).toContain(`tenant-${gone.id}/memberships.json`);
});
