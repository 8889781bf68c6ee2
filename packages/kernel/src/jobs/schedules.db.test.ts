import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, newId } from '../core/index.ts';
import { sweepIdempotencyKeys } from '../idempotency/sweep-idempotency-keys.ts';
import { createKernelWorld, type KernelWorld } from '../testing/kernel-world.ts';
import { defineSchedule } from './define-schedule.ts';
import { runSchedule } from './run-schedule.ts';
import { startWorker } from './start-worker.ts';

let world: KernelWorld;
beforeAll(async () => {
  world = await createKernelWorld();
});
afterAll(() => world.close());

const schedules = () => world.rows<{ name: string; cron: string }>('SELECT name, cron FROM pgboss.schedule ORDER BY name');

test('C10 what the clock begins runs in one of several workers, and again after it failed', async () => {
  const runs: number[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const schedule = defineSchedule({
    name: 'things.count',
    describe: 'Counts.',
    cron: '* * * * *',
    run: async () => {
      runs.push(runs.length);
      if (runs.length === 1) throw new Error('not yet');
      resolve();
    },
  });
  const options = { jobsUrl: world.jobsUrl, services: world.services, jobs: [], schedules: [schedule] };
  const workers = [await startWorker(options), await startWorker(options)];
  try {
    expect((await schedules()).map(({ name }) => name)).toEqual(['kernel.sweep-outbox', 'things.count']);
    // Unless a minute ends in this moment, and the clock has.
    await world.rows(
      `INSERT INTO pgboss.job (name, policy, retry_limit, retry_backoff, retry_delay) VALUES ('things.count', 'short', 2, false, 0) ON CONFLICT DO NOTHING`,
    );
    await done;
    expect(runs).toEqual([0, 1]);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop(1)));
  }
});

test('C10 a release that no longer has a schedule takes it from the clock', async () => {
  const worker = await startWorker({ jobsUrl: world.jobsUrl, services: world.services, jobs: [], schedules: [] });
  await worker.stop(1);
  expect(await schedules()).toEqual([{ name: 'kernel.sweep-outbox', cron: '41 * * * *' }]);
});

test('C10 a tenant whose work fails does not keep the others from theirs', async () => {
  const ids = [await world.tenant(), await world.tenant(), await world.tenant()];
  const served: string[] = [];
  const schedule = defineSchedule({
    name: 'things.serve',
    describe: 'Serves.',
    cron: '0 0 * * *',
    run: ({ eachTenant }) =>
      eachTenant(async ({ tenantId }) => {
        if (tenantId === ids[1]) throw new Error('broken');
        served.push(tenantId);
      }),
  });
  const run = runSchedule(schedule, { services: world.services, tenants: async () => ids });
  await expect(run).rejects.toThrow('things.serve failed for 1 tenants.');
  expect(served).toEqual([ids[0], ids[2]]);
});

test('W5 answers to keyed commands are forgotten when they have expired, not before', async () => {
  const tenantId = await world.tenant();
  const now = world.clock.now().getTime();
  for (const [key, expires] of [
    ['old', now - 1],
    ['young', now + DAY],
  ] as const)
    await world.rows(
      `INSERT INTO idempotency_keys (tenant_id, principal, procedure, key, fingerprint, expires_at) VALUES ($1, 'p', 'x', $2, '', $3)`,
      tenantId,
      key,
      new Date(expires),
    );
  await runSchedule(sweepIdempotencyKeys, { services: world.services, tenants: async () => [tenantId, PLATFORM_TENANT_ID, newId()] });
  expect(await world.rows(`SELECT key FROM idempotency_keys WHERE tenant_id = $1`, tenantId)).toEqual([{ key: 'young' }]);
});
