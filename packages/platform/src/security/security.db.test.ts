import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { command, query, t, toAppError, type Actor } from '@belvedere/kernel';
import { HOUR, newApiKey, newId } from '@belvedere/kernel/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { recordSecurityEvent } from '../audit-log/record-security-event.ts';
import { reportKeyInAddress } from '../keys/report-key-in-address.ts';
import { tenancyScopes } from '../tenancy/scopes.ts';
import { createPlatformWorld, type Person, type PlatformWorld } from '../testing/platform-world.ts';

let world: PlatformWorld;
let owner: Person;
let tenantId: string;

beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('ada');
  ({ id: tenantId } = await world.tenant(owner, 'Museum'));
});
afterAll(() => world.close());

const as = (actor: Actor = { ...owner, authTime: world.clock.now() }) => world.as(actor, { wantedTenant: tenantId });
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => toAppError(error).code,
  );
const request = { id: newId(), ip: '203.0.113.7', userAgent: 'curl' };
const events = async (tenant: string, eventType: string) =>
  world.inTenant(tenant, (tx) => tx.securityEvent.findMany({ where: { tenantId: tenant, eventType } }));
const record = (eventType: string, severity: 'info' | 'warning' | 'critical' = 'critical', tenant = tenantId) =>
  recordSecurityEvent(world.database, {
    tenantId: tenant,
    userId: null,
    eventType,
    severity,
    details: {},
    request,
    occurredAt: world.clock.now(),
  });

test('4.37 an event is seen by the tenant’s administrators, filtered, and acknowledged once', async () => {
  await record('test.seen');
  const { items } = await as().security.list({ eventType: 'test.seen', severity: 'critical', open: true });
  expect(items).toMatchObject([{ eventType: 'test.seen', ipAddress: '203.0.113.0/24', requestId: request.id, acknowledgedAt: null }]);
  const { id } = items[0]!;
  const answers = await Promise.all([1, 2, 3].map(() => code(as().security.acknowledge({ id, note: 'Blocked.' }))));
  expect(answers.sort()).toEqual(['done', 'security.event_not_found', 'security.event_not_found']);
  expect((await as().security.list({ eventType: 'test.seen', open: true })).items).toEqual([]);
  expect((await as().security.list({ eventType: 'test.seen' })).items[0]).toMatchObject({
    note: 'Blocked.',
    acknowledgedById: owner.userId,
  });
  const member = await world.member(tenantId, 'member');
  expect(await code(as(member).security.list({}))).toBe('common.forbidden');
});

test('4.37 administrators are alerted once an hour for each kind, and not of what is only information', async () => {
  world.sent.length = 0;
  for (let i = 0; i < 5; i++) await record('keys.wrong_secret', 'warning');
  await record('test.info', 'info');
  await world.runJobs();
  const told = () => world.sent.filter(({ subject }) => subject === 'Somebody is guessing an API key').length;
  expect(told()).toBe(1);
  expect(world.sent.some(({ subject }) => subject.includes('test.info'))).toBe(false);
  world.clock.advance(HOUR);
  await record('keys.wrong_secret', 'warning');
  await world.runJobs();
  expect(told()).toBe(2);
});

test('4.37 events of the platform itself reach its administrators by mail and by list', async () => {
  const root = await world.person('root');
  await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.update({ where: { id: root.userId }, data: { platformRole: 'super_admin' } }));
  await world.runJobs();
  world.sent.length = 0;
  for (let i = 0; i < 3; i++) await record('test.platform', 'warning', PLATFORM_TENANT_ID);
  await world.runJobs();
  expect(world.sent.map(({ to, subject }) => [to.split('-')[0], subject])).toEqual([['root', 'A security event: test.platform']]);
  const admin: Actor = { ...root, platformRole: 'super_admin', isStrong: true, authTime: world.clock.now() };
  expect((await world.as(admin).security.listPlatform({ eventType: 'test.platform' })).items).toHaveLength(3);
  expect(await code(as().security.listPlatform({}))).toBe('common.forbidden');
});

test('4.37 K5 a key in an address is told of to the tenant whose it is, a made-up one to the platform, both seldom', async () => {
  const { key, apiKey } = await as().keys.create({ name: 'Leaked', kind: 'secret' });
  for (let i = 0; i < 5; i++) await reportKeyInAddress(world.services, `https://belvedere.example/api/tours?key=${key}`, request);
  const found = await events(tenantId, 'keys.in_address');
  expect(found.map(({ severity, details }) => [severity, details])[0]).toEqual(['critical', { apiKeyId: apiKey.id }]);
  expect(found.length).toBeLessThanOrEqual(2);
  await reportKeyInAddress(world.services, `/x?${newApiKey('secret').key}`, { ...request, ip: '198.51.100.1' });
  expect(await events(PLATFORM_TENANT_ID, 'keys.in_address')).toMatchObject([{ severity: 'warning', details: { apiKeyId: null } }]);
  expect(await world.dump()).not.toContain(key);
});

test('4.37 a row that the database refuses is written down, and the caller learns nothing of it', async () => {
  const stranger = await world.tenant(await world.person('eve'), 'Stranger');
  const router = t.router({
    leak: command({
      scope: tenancyScopes.manage,
      describe: 'Writes a row of another tenant, as a fault of ours would.',
      input: z.strictObject({ raw: z.boolean() }),
      output: z.object({}),
      errors: [],
      rate: 'write',
      audit: { action: 'test.leaked', resourceType: 'role', resourceId: () => null },
      idempotent: 'natural',
      run: async ({ ctx, input }) => {
        const row = { tenantId: stranger.id, id: newId(), name: 'leaked' };
        if (input.raw)
          await ctx.tx.$executeRaw`INSERT INTO roles (tenant_id, id, name) VALUES (${row.tenantId}::uuid, ${row.id}::uuid, 'raw')`;
        else await ctx.tx.role.create({ data: row });
        return {};
      },
    }),
    fine: query({
      scope: tenancyScopes.read,
      describe: 'Does nothing.',
      input: z.strictObject({}),
      output: z.object({}),
      errors: [],
      rate: 'read',
      run: async () => ({}),
    }),
  });
  const call = t.createCallerFactory(router)({
    services: world.services,
    actor: { ...owner, authTime: world.clock.now() },
    request,
    wantedTenant: tenantId,
    idempotencyKey: undefined,
    signal: undefined,
    setHeader: () => {},
  });
  await call.fine({});
  expect(await code(call.leak({ raw: true }))).toBe('common.internal');
  expect(await code(call.leak({ raw: false }))).toBe('common.internal');
  expect(await events(tenantId, 'database.row_refused')).toMatchObject([
    { severity: 'critical', userId: owner.userId, details: { action: 'leak' }, requestId: request.id },
    { severity: 'critical', details: { action: 'leak' } },
  ]);
});

test('4.37 guessed passwords raise their event, and none of the others does', async () => {
  const before = await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.securityEvent.count({ where: { tenantId: PLATFORM_TENANT_ID } }));
  for (let i = 0; i < 8; i++)
    await code(
      world.as({ type: 'anonymous' }, { request }).identity.signIn({ email: 'victim@mail.example', password: `wrong password ${i}` }),
    );
  const after = await world.inTenant(PLATFORM_TENANT_ID, (tx) =>
    tx.securityEvent.findMany({ where: { tenantId: PLATFORM_TENANT_ID }, orderBy: { id: 'asc' }, skip: before }),
  );
  expect(after.map(({ eventType }) => eventType)).toEqual(['identity.guessing']);
});
