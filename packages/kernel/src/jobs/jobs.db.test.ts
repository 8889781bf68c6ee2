import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '../core/index.ts';
import { defineFact } from '../facts/index.ts';
import { runInTransaction } from '../procedure/index.ts';
import { createKernelWorld, type KernelWorld } from '../testing/kernel-world.ts';
import { defineJob, type Job, type JobCall } from './define-job.ts';
import { startWorker, type Worker } from './start-worker.ts';

const payload = z.object({ n: z.int() });
type Input = z.output<typeof payload>;

let world: KernelWorld;
let tenantId: string;
beforeAll(async () => {
  world = await createKernelWorld();
});
beforeEach(async () => {
  tenantId = await world.tenant();
});
afterAll(() => world.close());

/** A fact of its own with a job that hears it, so that tests on one queue don't meet. */
function hearer(run: (call: JobCall<Input>) => Promise<void>, settings: Partial<Job<typeof payload>> = {}) {
  const name = `things.${newId().slice(-12)}`;
  const fact = defineFact({ name, version: 1, aggregate: 'thing', payload });
  const job = defineJob({ name: `${name}-job`, describe: 'Hears it.', hears: fact, attempts: 3, concurrency: 2, run, ...settings });
  const tell = (...numbers: number[]) =>
    runInTransaction(world.context(tenantId), { tenantId, scopes: new Set() }, async (ctx) => {
      for (const n of numbers) await ctx.emit(fact, { aggregateId: String(n), payload: { n } });
    });
  return { job, tell };
}

async function withWorker<T>(jobs: readonly Job[], work: (worker: Worker) => Promise<T>): Promise<T> {
  const worker = await startWorker({ jobsUrl: world.jobsUrl, services: world.services, jobs });
  try {
    return await work(worker);
  } finally {
    await worker.stop(1);
  }
}

/** The effect of a job that may be done twice: one row for each number. */
const effect = ({ transaction, tenantId: id, input }: JobCall<Input>) =>
  transaction(
    (ctx) => ctx.tx.$executeRaw`
    INSERT INTO idempotency_keys (tenant_id, principal, procedure, key, fingerprint, expires_at)
    VALUES (${id}::uuid, 'job', 'effect', ${String(input.n)}, '', now()) ON CONFLICT DO NOTHING`,
  );
const effects = async () => {
  const rows = await world.rows<{ key: string }>(
    `SELECT key FROM idempotency_keys WHERE tenant_id = $1 AND procedure = 'effect'`,
    tenantId,
  );
  return rows.map(({ key }) => Number(key)).toSorted((a, b) => a - b);
};
const stateOf = (queue: string) =>
  world.rows<{ state: string; data: object }>('SELECT state::text, data FROM pgboss.job WHERE name = $1', queue);

test('W3 every fact becomes one job of each hearer, told before or after the worker started', async () => {
  const heard: string[] = [];
  const one = hearer(async (call) => {
    heard.push(`one ${call.input.n} ${call.tenantId === tenantId} ${call.attempt}`);
    await effect(call);
  });
  const two = defineJob({ ...one.job, name: `${one.job.name}-too`, run: async ({ input }) => void heard.push(`two ${input.n}`) });
  await one.tell(1, 2);
  await withWorker([one.job, two], async (worker) => {
    await one.tell(3);
    await worker.drain();
  });
  expect(heard.toSorted((a, b) => a.localeCompare(b))).toEqual(['one 1 true 1', 'one 2 true 1', 'one 3 true 1', 'two 1', 'two 2', 'two 3']);
  expect(await effects()).toEqual([1, 2, 3]);
});

test('C10 a job that fails is tried again later, and set aside after its last attempt', async () => {
  const attempts: [number, boolean][] = [];
  const heals = hearer(async (call) => {
    if (call.attempt === 1) throw new Error('not yet');
    await effect(call);
  });
  const never = hearer(
    async ({ attempt, isLastAttempt }) => {
      attempts.push([attempt, isLastAttempt]);
      throw new Error('never');
    },
    { attempts: 2 },
  );
  await heals.tell(1);
  await never.tell(7);
  await withWorker([heals.job, never.job], (worker) => worker.drain());
  expect(await effects()).toEqual([1]);
  expect(attempts).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(await stateOf(never.job.name)).toMatchObject([{ state: 'failed' }]);
  expect(await stateOf(`${never.job.name}.dead`)).toMatchObject([{ state: 'created', data: { tenantId, input: { n: 7 } } }]);
});

test('C10 a worker that stops gives its job back; another finishes it', async () => {
  let begun = () => {};
  const running = new Promise<void>((resolve) => (begun = resolve));
  const slow = hearer(async (call) => {
    if (call.attempt > 1) return void (await effect(call));
    begun();
    await new Promise((_, reject) => call.signal.addEventListener('abort', () => reject(call.signal.reason), { once: true }));
  });
  await slow.tell(1);
  await withWorker([slow.job], () => running);
  expect(await stateOf(slow.job.name)).toMatchObject([{ state: 'retry' }]);
  expect(await effects()).toEqual([]);
  await withWorker([slow.job], (worker) => worker.drain());
  expect(await effects()).toEqual([1]);
});

test('C10 two workers share the work and do each job once', async () => {
  const done: Record<'a' | 'b', number[]> = { a: [], b: [] };
  let meet = () => {};
  const both = new Promise<void>((resolve) => (meet = resolve));
  const shared = hearer(async () => {}, { concurrency: 1 });
  // Each worker's first job waits for the other worker's first.
  const jobOf = (name: 'a' | 'b') =>
    defineJob({
      ...shared.job,
      async run({ input }) {
        done[name].push(input.n);
        if (done.a.length > 0 && done.b.length > 0) meet();
        await both;
      },
    });
  const numbers = Array.from({ length: 6 }, (_, n) => n);
  await withWorker([jobOf('a')], (first) =>
    withWorker([jobOf('b')], async (second) => {
      await shared.tell(...numbers);
      await Promise.all([first.drain(), second.drain()]);
    }),
  );
  expect([...done.a, ...done.b].toSorted((a, b) => a - b)).toEqual(numbers);
  expect(Math.min(done.a.length, done.b.length)).toBeGreaterThan(0);
});

test('W3 what is in the outbox and is not what the fact says fails its own job only', async () => {
  const strict = hearer((call) => effect(call).then(() => {}), { attempts: 1 });
  await world.rows(
    `INSERT INTO outbox_facts (id, tenant_id, name, version, payload, aggregate_type, aggregate_id, occurred_at)
     VALUES ($1, $2, $3, 1, '{"n": "no number"}', 'thing', 'x', now())`,
    newId(),
    tenantId,
    strict.job.hears.name,
  );
  await strict.tell(2);
  await withWorker([strict.job], (worker) => worker.drain());
  expect(await effects()).toEqual([2]);
  expect((await stateOf(`${strict.job.name}.dead`)).length).toBe(1);
});

test('4.79 a job of a removed tenant waits until it is back, one that is for removed tenants does not, and a purged one has none', async () => {
  const heard: string[] = [];
  const waits = hearer(async () => void heard.push('waits'));
  const is = defineJob({
    ...waits.job,
    name: `${waits.job.name}-even`,
    evenRemoved: true,
    run: async ({ transaction }) => {
      const [row] = await transaction(({ tx }) => tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM tenants`);
      heard.push(`even ${row?.n}`);
    },
  });
  const removed = (at: string | null) => world.rows('UPDATE tenants SET deleted_at = $2::timestamptz WHERE id = $1', tenantId, at);
  await waits.tell(1);
  await removed('2026-11-21T10:00:00Z');
  await withWorker([waits.job, is], (worker) => worker.drain());
  expect(heard).toEqual(['even 1']);
  await removed(null);
  await world.rows('UPDATE pgboss.job SET start_after = now() WHERE name = $1', waits.job.name);
  await withWorker([waits.job], (worker) => worker.drain());
  expect(heard).toEqual(['even 1', 'waits']);

  await waits.tell(2);
  await removed('2026-11-21T10:00:00Z');
  await withWorker([waits.job], (worker) => worker.drain());
  await world.rows(
    `UPDATE pgboss.job SET start_after = now(), data = data || '{"tenantId":"00000000-0000-7000-8000-00000000dead"}' WHERE name = $1`,
    waits.job.name,
  );
  await withWorker([waits.job], (worker) => worker.drain());
  expect(heard).toEqual(['even 1', 'waits']);
  expect((await stateOf(waits.job.name)).filter(({ state }) => state !== 'completed')).toEqual([]);
});
