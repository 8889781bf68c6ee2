import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { defineFact, defineJob, emitFact, runInTransaction, startWorker, type Context, type Worker } from '@belvedere/kernel';
import { MINUTE, newId } from '@belvedere/kernel/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { recordSecurityEvent } from '../audit-log/record-security-event.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailJob } from '../mail/send-mail.ts';
import { createPlatformWorld, type Caller, type Person, type PlatformWorld } from '../testing/platform-world.ts';

const TOKEN = 'q7Zr'.repeat(12);
const code = (name: string) => ({ cause: { code: name } });

/** A fact with a job that hears it and fails, until it is mended: one for each test, as they run in any order. */
function hearer(name: string) {
  const fact = defineFact({ name: `things.${name}`, version: 1, aggregate: 'thing', payload: z.object({ secret: z.string() }) });
  const self = {
    queue: `things.hear-${name}`,
    fact,
    isBroken: true,
    done: [] as string[],
    job: defineJob({
      name: `things.hear-${name}`,
      describe: 'Hears it.',
      hears: fact,
      attempts: 1,
      concurrency: 1,
      async run({ input }) {
        if (self.isBroken) throw new Error(`Could not write to ada@mail.example with Bearer ${TOKEN}`);
        self.done.push(input.secret);
      },
    }),
    tell: (...secrets: string[]) =>
      within(tenantId, async (ctx) => {
        for (const secret of secrets) await ctx.emit(fact, { aggregateId: name, payload: { secret } });
      }),
  };
  return self;
}
const [listed, mended, repeated] = [hearer('listed'), hearer('mended'), hearer('repeated')];

let world: PlatformWorld;
let worker: Worker;
let admin: Person;
let call: Caller;
/** The same administrator, whose sign-in is eleven minutes old. */
let stale: Caller;
let tenantId: string;
let owner: Person;
beforeAll(async () => {
  world = await createPlatformWorld();
  admin = await administrator(world);
  call = world.as(admin);
  stale = world.as({ ...admin, authTime: new Date(world.clock.now().getTime() - 11 * MINUTE) });
  owner = await world.person('owner');
  ({ id: tenantId } = await world.tenant(owner, 'Museum'));
  const jobs = [listed.job, mended.job, repeated.job, sendMailJob];
  worker = await startWorker({ jobsUrl: world.db.jobsUrl, services: world.services, jobs });
});
afterAll(async () => {
  await worker.stop(5);
  await world.close();
});

const administrator = async (there: PlatformWorld): Promise<Person> => ({
  ...(await there.person('root')),
  platformRole: 'super_admin',
  isStrong: true,
});
function within<T>(id: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  const { services } = world;
  const origin = { services, actor: { type: 'system', name: 'test' } as const, request: REQUEST, setHeader: () => {} };
  return runInTransaction(origin, { tenantId: id, scopes: new Set() }, work);
}
const REQUEST = { id: newId(), ip: '', userAgent: null };
const trailOf = (id: string, types: string[]) =>
  world.inTenant(id, (tx) =>
    tx.auditLog.findMany({
      where: { tenantId: id, action: { startsWith: 'operations.' }, resourceType: { in: types } },
      orderBy: { sequence: 'asc' },
    }),
  );

test('W3 before the first worker nothing waits in queues, and the outbox tells what waits', async () => {
  const fresh = await createPlatformWorld();
  const { operations } = fresh.as(await administrator(fresh));
  expect(await operations.queues.list({})).toEqual({ items: [] });
  expect(await operations.jobs.list({})).toEqual({ items: [], nextCursor: null });
  await expect(operations.jobs.retry({ queue: 'x', id: newId() })).rejects.toMatchObject(code('operations.job_not_found'));
  const { id } = await fresh.tenant(await fresh.person('owner'), 'Fresh');
  await fresh.inTenant(id, (tx) =>
    emitFact({ tx, tenantId: id, requestId: null, now: fresh.clock.now() }, listed.fact, { aggregateId: 'one', payload: { secret: 'x' } }),
  );
  const { items } = await operations.facts.list({ state: 'waiting', name: listed.fact.name });
  expect(items).toMatchObject([
    { name: listed.fact.name, tenantId: id, aggregateType: 'thing', aggregateId: 'one', deliveredAt: null, failedIn: [] },
  ]);
  expect(await operations.facts.count({})).toMatchObject({ waiting: expect.any(Number), waitingSince: expect.any(Date) });
  expect(await operations.health.get({})).toMatchObject({ status: 'fail', worker: { seenAt: null }, schedules: [] });
  await fresh.close();
});

test('C10 A9 jobs that were given up are listed with their error and without what they carry, and page by page', async () => {
  await listed.tell('first', 'second', 'third');
  await worker.drain();
  const queue = (await call.operations.queues.list({})).items.find(({ name }) => name === listed.queue);
  expect(queue).toMatchObject({ isSchedule: false, waiting: 0, postponed: 0, active: 0, failed: 3, waitingSince: null });
  const first = await call.operations.jobs.list({ queue: listed.queue, limit: 2 });
  const second = await call.operations.jobs.list({ queue: listed.queue, limit: 2, cursor: first.nextCursor! });
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  const all = [...first.items, ...second.items];
  expect(new Set(all.map(({ id }) => id)).size).toBe(3);
  expect(all[0]).toMatchObject({ queue: listed.queue, tenantId, tenantSlug: 'museum', fact: listed.fact.name, attempts: 1 });
  expect(all[0]?.error).toBe('Could not write to a…@mail.example with Bearer [hidden]');
  expect(JSON.stringify(all)).not.toMatch(/first|second|third/);
  expect((await call.operations.jobs.list({ queue: 'no.such-queue' })).items).toEqual([]);
  const failed = await call.operations.facts.list({ state: 'failed', name: listed.fact.name });
  expect(failed.items.map(({ failedIn }) => failedIn)).toEqual([[listed.queue], [listed.queue], [listed.queue]]);
});

test('C10 4.4 a job is discarded or tried again, the rest of its queue too, and the platform’s audit log says so', async () => {
  const { queue } = mended;
  await mended.tell('one', 'two', 'three');
  await worker.drain();
  const { items } = await call.operations.jobs.list({ queue });
  const [one, two] = items.map(({ id }) => ({ queue, id }));
  await expect(stale.operations.jobs.discard(one!)).rejects.toMatchObject(code('common.step_up_required'));
  await call.operations.jobs.discard(one!);
  await expect(call.operations.jobs.discard(one!)).rejects.toMatchObject(code('operations.job_not_found'));
  mended.isBroken = false;
  expect(await call.operations.jobs.retry(two!)).toEqual({ retried: 1 });
  await expect(call.operations.jobs.retry(two!)).rejects.toMatchObject(code('operations.job_not_found'));
  expect(await call.operations.queues.retry({ queue })).toEqual({ retried: 1 });
  expect(await call.operations.queues.retry({ queue })).toEqual({ retried: 0 });
  await worker.drain();
  expect(mended.done).toHaveLength(2);
  expect((await call.operations.jobs.list({ queue })).items).toEqual([]);
  expect(await world.asOwner((tx) => tx.$queryRaw`SELECT id FROM pgboss.job WHERE name = ${`${queue}.dead`}`)).toEqual([]);
  const actions = (await trailOf(PLATFORM_TENANT_ID, ['job', 'queue'])).map(({ action, resourceId }) => [action, resourceId]);
  expect(actions).toEqual([
    ['operations.job.discarded', one!.id],
    ['operations.job.retried', two!.id],
    ['operations.queue.retried', queue],
    ['operations.queue.retried', queue],
  ]);
});

test('W3 a fact that was delivered is delivered again to whoever hears it, and no other is', async () => {
  repeated.isBroken = false;
  await repeated.tell('again');
  await worker.drain();
  const { items } = await call.operations.facts.list({ state: 'delivered', name: repeated.fact.name });
  await expect(stale.operations.facts.redeliver({ id: items[0]!.id })).rejects.toMatchObject(code('common.step_up_required'));
  await call.operations.facts.redeliver({ id: items[0]!.id });
  await expect(call.operations.facts.redeliver({ id: newId() })).rejects.toMatchObject(code('operations.fact_not_found'));
  await worker.drain();
  expect(repeated.done).toEqual(['again', 'again']);
  expect(await trailOf(PLATFORM_TENANT_ID, ['fact'])).toMatchObject([{ action: 'operations.fact.redelivered', resourceId: items[0]!.id }]);
});

/** A letter in the museum, which is only told of once the worker looks. */
const write = (to: string) =>
  within(tenantId, (ctx) =>
    queueMail(ctx, { to, template: 'securityAlert', values: { displayName: 'Grace', title: 'A hush', lines: ['A whisper'] } }),
  );

test('A9 letters are listed masked, without text and subject; the whole address wants a proof and is written down', async () => {
  await write('grace@navy.example');
  const [letter] = (await call.operations.mails.list({ recipient: 'Grace@Navy.example' })).items;
  expect(letter).toMatchObject({ tenantId, tenantSlug: 'museum', topic: 'securityAlert', recipient: 'g…@navy.example', lastError: null });
  expect(JSON.stringify(letter)).not.toMatch(/grace|hush|whisper/i);
  expect((await call.operations.mails.list({ recipient: 'someone@navy.example' })).items).toEqual([]);

  const ref = { tenantId, id: letter!.id };
  await expect(stale.operations.mails.recipient(ref)).rejects.toMatchObject(code('common.step_up_required'));
  expect(await call.operations.mails.recipient(ref)).toEqual({ recipient: 'grace@navy.example' });
  const elsewhere = { tenantId: PLATFORM_TENANT_ID, id: letter!.id };
  await expect(call.operations.mails.recipient(elsewhere)).rejects.toMatchObject(code('operations.mail_not_found'));
  const looked = await world.inTenant(tenantId, (tx) => tx.accessLog.count({ where: { tenantId, userId: admin.userId } }));
  expect(looked).toBe(1);
});

test('A9 a letter that was given up says why and is sent again, as one that was sent is, in the audit log of its tenant', async () => {
  await world.inTenant(tenantId, async (tx) => {
    const row = { tenantId, topic: 'securityAlert', subject: 'A hush', text: 'A whisper', recipient: 'hopper@navy.example' };
    await tx.mail.create({ data: { ...row, id: newId() } });
  });
  const find = async () => (await call.operations.mails.list({ recipient: 'hopper@navy.example' })).items[0]!;
  const ref = { tenantId, id: (await find()).id };
  const attempt = (isLastAttempt: boolean) =>
    sendMailJob.run({
      services: {
        ...world.services,
        mailer: { ...world.services.mailer, send: () => Promise.reject(new Error('550 <hopper@navy.example> unknown')) },
      },
      tenantId,
      input: { mailId: ref.id },
      attempt: 1,
      isLastAttempt,
      signal: new AbortController().signal,
      transaction: (work) => within(tenantId, work),
    });
  await expect(attempt(false)).rejects.toThrow('550');
  expect(await find()).toMatchObject({ state: 'waiting', attempts: 1, lastError: '550 <h…@navy.example> unknown' });
  await expect(attempt(true)).rejects.toThrow('550');
  expect(await find()).toMatchObject({ state: 'failed', attempts: 2 });
  expect((await call.operations.mails.list({ state: 'failed', topic: 'securityAlert' })).items.map(({ id }) => id)).toEqual([ref.id]);
  expect((await call.operations.mails.count({})).failed).toBe(1);

  await expect(stale.operations.mails.resend(ref)).rejects.toMatchObject(code('common.step_up_required'));
  for (const times of [1, 2]) {
    await call.operations.mails.resend(ref);
    await worker.drain();
    expect(world.sent.filter(({ to }) => to === 'hopper@navy.example')).toHaveLength(times);
  }
  expect(await find()).toMatchObject({ state: 'sent', attempts: 4 });
  await expect(call.operations.mails.resend({ tenantId: newId(), id: ref.id })).rejects.toMatchObject(code('operations.mail_not_found'));
  expect((await trailOf(tenantId, ['mail'])).map(({ action }) => action)).toEqual(['operations.mail.resent', 'operations.mail.resent']);
});

test('4.8 4.38 security events and requests about data of every tenant are listed without what is in them', async () => {
  const event = {
    userId: null,
    eventType: 'keys.wrong_secret',
    severity: 'warning',
    details: { private: 'detail' },
    request: REQUEST,
  } as const;
  for (const id of [tenantId, PLATFORM_TENANT_ID])
    await recordSecurityEvent(world.database, { ...event, tenantId: id, occurredAt: world.clock.now() });
  const asked = { id: newId(), tenantId, requestType: 'access' as const, email: 'who@mail.example', dueAt: world.clock.now() };
  await world.inTenant(tenantId, (tx) => tx.gdprRequest.create({ data: asked }));
  const { items } = await call.operations.security.list({ open: true, eventType: event.eventType });
  expect(items.map(({ tenantSlug, isPlatform }) => [tenantSlug, isPlatform])).toEqual([
    ['platform', true],
    ['museum', false],
  ]);
  expect(JSON.stringify(items)).not.toContain('private');
  await call.security.acknowledgePlatform({ id: items[0]!.id, note: 'Blocked the network.' });
  const open = await call.operations.security.list({ open: true, severity: 'warning' });
  expect(open.items.map(({ id }) => id)).toEqual([items[1]!.id]);
  await expect(call.security.acknowledgePlatform({ id: items[1]!.id })).rejects.toMatchObject(code('security.event_not_found'));

  const cases = await call.operations.cases.list({ state: 'open' });
  expect(cases.items).toMatchObject([{ id: asked.id, tenantSlug: 'museum', isPlatform: false, type: 'access', status: 'received' }]);
  expect(JSON.stringify(cases)).not.toContain('who@mail');
  expect((await call.operations.cases.list({ state: 'closed' })).items).toEqual([]);
});

test('X11 health measures database, storage, worker, schedules and queues of the running installation', async () => {
  const health = await call.operations.health.get({});
  expect(health.database).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+$/) });
  expect(health.database.sizeBytes).toBeGreaterThan(1_000_000);
  expect(health.database.connections).toBeGreaterThan(0);
  expect(health.storage.freeBytes).toBeGreaterThan(0);
  expect(health.worker.seenAt).toBeInstanceOf(Date);
  expect(health.schedules.map(({ name }) => name)).toEqual(['kernel.sweep-outbox']);
  expect(health.checks.find(({ name }) => name === 'backups')).toMatchObject({ status: 'warn', code: 'backups_missing' });
});

test('4.8 0.3 people are found by a part of address or name, in three orders, with their workspaces; a person’s sign-ins end', async () => {
  await Promise.all(['wanted_100%', 'wanted-100'].map((name) => world.person(name)));
  const found = await call.identity.users.list({ search: 'WANTED_100%' });
  expect(found.items).toMatchObject([{ displayName: 'wanted_100%', status: 'active', hasSecondFactor: false, workspaces: 0 }]);
  expect((await call.identity.users.list({ search: owner.userId })).items.map(({ id }) => id)).toEqual([owner.userId]);
  expect((await call.identity.users.list({ search: 'no-such-person' })).items).toEqual([]);
  expect((await call.identity.users.list({ search: 'owner-' })).items).toMatchObject([{ id: owner.userId, workspaces: 1 }]);
  for (const sort of ['newest', 'oldest', 'email'] as const) {
    const whole = await call.identity.users.list({ sort, limit: 100 });
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await call.identity.users.list({ sort, limit: 2, cursor });
      paged.push(...page.items.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.items.map(({ id }) => id));
    expect(paged.length).toBeGreaterThanOrEqual(3);
  }
  const emails = (await call.identity.users.list({ sort: 'email' })).items.map(({ email }) => email);
  expect(emails).toEqual(emails.toSorted((a, b) => (a < b ? -1 : 1)));

  await call.identity.users.suspend({ person: owner.userId });
  expect((await call.identity.users.list({ status: 'suspended' })).items.map(({ id }) => id)).toEqual([owner.userId]);
  await call.identity.users.restore({ person: owner.userId });
  expect((await call.identity.users.list({ status: 'deleted' })).items).toEqual([]);
  const now = world.clock.now();
  const later = new Date(now.getTime() + 60_000);
  const session = { id: 'a session', userId: owner.userId, authTime: now, lastSeenAt: later, expiresAt: later, absoluteExpiresAt: later };
  await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.authSession.create({ data: session }));
  expect((await call.identity.users.list({ search: 'owner-' })).items[0]?.lastSeenAt).toEqual(later);
  expect(await call.identity.users.endSessions({ person: owner.userId })).toEqual({ ended: 1 });
  await expect(call.identity.users.endSessions({ person: newId() })).rejects.toMatchObject(code('identity.user_not_found'));
  await expect(call.identity.users.endSessions({ person: admin.userId })).rejects.toMatchObject(code('identity.not_yourself'));
});

test('R9 the doors behind all this open in the context of the platform alone', async () => {
  const doors = ['app.worker_seen_at()', 'app.queue_states()', 'app.schedule_states()', 'app.list_failed_jobs(NULL, NULL, NULL, 1)'];
  doors.push(
    `app.retry_failed_jobs('x', NULL)`,
    `app.discard_failed_job('x', NULL)`,
    'app.outbox_state()',
    'app.list_facts(NULL, NULL, NULL, 1)',
  );
  doors.push('app.redeliver_fact(NULL)', 'app.mail_state()', 'app.list_mails(NULL, NULL, NULL, NULL, 1)');
  doors.push('app.list_security_events(NULL, NULL, false, NULL, 1)', 'app.list_cases(NULL, NULL, 1)', `app.count_workspaces('{}')`);
  for (const door of doors) {
    const open = (id: string) => world.inTenant(id, (tx) => tx.$queryRawUnsafe(`SELECT * FROM ${door}`));
    await open(PLATFORM_TENANT_ID);
    await expect(open(tenantId), door).rejects.toThrow('only in the context of the platform');
  }
});
