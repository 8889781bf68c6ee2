import { runSchedule } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPlatformWorld, type Person, type PlatformWorld } from '../../testing/platform-world.ts';
import { applyRetention } from './apply-retention.ts';
import { daysKept } from './days-kept.ts';
import { retentionRules } from './table.ts';

let world: PlatformWorld;
let owner: Person;
let tenant: { id: string; slug: string };
beforeAll(async () => {
  world = await createPlatformWorld();
});
beforeEach(async () => {
  owner = await world.person('owner');
  tenant = await world.tenant(owner, 'Gallery');
});
afterAll(() => world.close());

const run = () => runSchedule(applyRetention, { services: world.services, tenants: async () => [tenant.id] });
const rule = retentionRules().find(({ table }) => table === 'security_events')!;

/** A security event of so many days ago. */
async function event(days: number): Promise<string> {
  const id = crypto.randomUUID();
  const occurredAt = new Date(world.clock.now().getTime() - days * DAY);
  await world.inTenant(tenant.id, (tx) =>
    tx.securityEvent.create({ data: { tenantId: tenant.id, id, eventType: 'identity.failed', severity: 'info', details: {}, occurredAt } }),
  );
  return id;
}

const left = () =>
  world.inTenant(tenant.id, async (tx) => (await tx.securityEvent.findMany({ where: { tenantId: tenant.id } })).map(({ id }) => id).sort());

test('G4 4.76 what was kept long enough goes, to the day, and it is written down; a second run removes nothing', async () => {
  const [young, old] = [await event(rule.days - 1), await event(rule.days + 1)];
  await run();
  expect(await left()).toEqual([young]);
  expect(old).not.toBe(young);
  const { rules, runs } = await world.as(owner).compliance.retention.get({});
  expect(rules.find(({ table }) => table === 'security_events')).toMatchObject({ days: 365, min: 90, max: 1095 });
  expect(runs).toMatchObject([{ table: 'security_events', removed: 1 }]);
  await run();
  expect((await world.as(owner).compliance.retention.get({})).runs.length).toBe(1);
});

test('G6 a hold on a tenant keeps everything until it is released', async () => {
  const old = await event(rule.days + 1);
  const { id } = await world.as({ ...owner, authTime: world.clock.now() }).compliance.holds.place({ reason: 'An investigation.' });
  await run();
  expect(await left()).toEqual([old]);
  await world.as({ ...owner, authTime: world.clock.now() }).compliance.holds.release({ id });
  await run();
  expect(await left()).toEqual([]);
});

test('4.2 a tenant says how long within the bounds', async () => {
  const settings = world.as(owner).tenancy.settings;
  const now = await settings.get({});
  await settings.update({ settings: { ...now.settings, retentionDays: { security_events: 100 } }, version: now.version });
  const [young] = [await event(99), await event(101)];
  await run();
  expect(await left()).toEqual([young]);
  expect(daysKept(rule, 1)).toBe(90);
  expect(daysKept(rule, 9_999)).toBe(1095);
  expect(daysKept({ ...rule, bounds: null }, 1)).toBe(365);
});
