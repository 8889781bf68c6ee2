import { runSchedule } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { platformQuotaCounters } from '../../quota-counters.ts';
import { runAsOperator } from '../../operator/run-as-operator.ts';
import { createPlatformWorld, type Person, type PlatformWorld } from '../../testing/platform-world.ts';
import { chargeQuota } from './charge-quota.ts';
import { reconcileQuotas } from './reconcile-quotas.ts';
import { refundQuota } from './refund-quota.ts';

let world: PlatformWorld;
let owner: Person;
let tenantId: string;

beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('ada');
  ({ id: tenantId } = await world.tenant(owner, 'Museum'));
  await world.inTenant(tenantId, (tx) => tx.tenantQuota.update({ where: { tenantId }, data: { maxTours: 10 } }));
});
afterAll(() => world.close());

const change = (amount: number) => {
  const audit = { action: 'test.charged', resourceType: 'tour', resourceId: () => 'x' };
  return runAsOperator(world.services, { tenantId, audit }, (ctx) =>
    amount > 0 ? chargeQuota(ctx, 'tours', amount) : refundQuota(ctx, 'tours', -amount),
  ).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
};
const told = async () => {
  await world.runJobs();
  return world.sent.splice(0).map(({ subject }) => subject);
};

test('4.3 at 80 and at 100 per cent the administrators are told, once for each climb, however many charge at once', async () => {
  expect(await Promise.all(Array.from({ length: 7 }, () => change(1)))).toEqual(Array.from({ length: 7 }, () => 'done'));
  expect(await told()).toEqual([]);
  const rest = await Promise.all(Array.from({ length: 9 }, () => change(1)));
  expect(rest.filter((answer) => answer === 'done')).toHaveLength(3);
  expect(rest.filter((answer) => answer === 'common.quota_exceeded')).toHaveLength(6);
  expect((await told()).sort()).toEqual(['80 % of tours are used', 'The limit of tours is reached']);
  await change(-1);
  await change(1);
  expect(await told()).toEqual(['The limit of tours is reached']);
});

test('4.3 I2 usage that went wrong is counted anew, while members join and keys are made', async () => {
  await world.member(tenantId, 'member');
  await world.inTenant(tenantId, (tx) => tx.quotaUsage.updateMany({ where: { tenantId, resource: 'users' }, data: { used: 40 } }));
  const keys = world.as({ ...owner, authTime: world.clock.now() }, { wantedTenant: tenantId }).keys;
  const schedule = reconcileQuotas(platformQuotaCounters);
  const run = () => runSchedule(schedule, { services: world.services, tenants: async () => [tenantId] });
  await Promise.all([run(), ...Array.from({ length: 5 }, (_, i) => keys.create({ name: `k${i}`, kind: 'secret' })), run()]);
  await run();
  const usage = await world.inTenant(tenantId, (tx) => tx.quotaUsage.findMany({ where: { tenantId } }));
  const used = Object.fromEntries(usage.map((row) => [row.resource, Number(row.used)]));
  expect(used).toMatchObject({ users: 2, api_keys: 5 });
});
