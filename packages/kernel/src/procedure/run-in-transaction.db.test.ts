import { Prisma } from '@belvedere/db';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { defineFact } from '../facts/index.ts';
import { createKernelWorld, type KernelWorld } from '../testing/kernel-world.ts';
import type { Context } from './context.ts';
import { runInTransaction } from './run-in-transaction.ts';
import { toAppError } from './trpc.ts';

const told = defineFact({ name: 'things.told', version: 1, aggregate: 'thing', payload: z.object({ n: z.int() }) });

let world: KernelWorld;
let tenantId: string;
beforeAll(async () => {
  world = await createKernelWorld();
});
beforeEach(async () => {
  tenantId = await world.tenant();
});
afterAll(() => world.close());

const run = <T>(work: (ctx: Context) => Promise<T>) => runInTransaction(world.context(tenantId), { tenantId, scopes: new Set() }, work);
const factsOf = () => world.rows('SELECT payload FROM outbox_facts WHERE tenant_id = $1 ORDER BY id', tenantId);
const failure = (sqlState: string) =>
  new Prisma.PrismaClientKnownRequestError('raw query failed', { code: 'P2010', clientVersion: '0', meta: { code: sqlState } });

test('W3 facts of a transaction that was rolled back are never told; what was to follow does not', async () => {
  const after: string[] = [];
  const failing = run(async (ctx) => {
    await ctx.emit(told, { aggregateId: 'a', payload: { n: 1 } });
    ctx.afterCommit(() => void after.push('ran'));
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  expect(await factsOf()).toEqual([]);
  expect(after).toEqual([]);
});

test('W3 a fact is told with the transaction that it belongs to, and only if it is what it says', async () => {
  await run((ctx) => ctx.emit(told, { aggregateId: 'a', payload: { n: 1 } }));
  await expect(run((ctx) => ctx.emit(told, { aggregateId: 'a', payload: { n: 0.5 } }))).rejects.toThrow('safeint');
  expect(await factsOf()).toEqual([{ payload: { n: 1 } }]);
});

test('C6 two transactions that wait for each other both end well; what follows the commit happens once', async () => {
  const other = await world.tenant();
  const lock = (ctx: Context, name: string) => ctx.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name + other}, 0))`;
  const after: string[] = [];
  let attempts = 0;
  const holding = new Map<string, () => void>();
  const held = new Map(['a', 'b'].map((name) => [name, new Promise<void>((resolve) => holding.set(name, resolve))]));
  const cross = (first: string, second: string) =>
    run(async (ctx) => {
      attempts++;
      ctx.afterCommit(() => void after.push(first));
      await lock(ctx, first);
      holding.get(first)?.();
      await held.get(second);
      await lock(ctx, second);
      await ctx.emit(told, { aggregateId: first, payload: { n: 1 } });
    });
  await Promise.all([cross('a', 'b'), cross('b', 'a')]);
  expect(attempts).toBe(3);
  expect(after.toSorted((a, b) => a.localeCompare(b))).toEqual(['a', 'b']);
  expect((await factsOf()).length).toBe(2);
});

test.for(['40001', '40P01', '23505'])('C6 %s is tried again four times in all, then given up', async (code) => {
  let attempts = 0;
  const work = async () => {
    attempts++;
    if (attempts < 3) throw failure(code);
    return attempts;
  };
  expect(await run(work)).toBe(3);
  attempts = -100;
  await expect(run(work)).rejects.toThrow('raw query failed');
  expect(attempts).toBe(-96);
});

test('C6 what fails after the commit does not repeat what was committed', async () => {
  const work = run(async (ctx) => {
    await ctx.emit(told, { aggregateId: 'a', payload: { n: 1 } });
    ctx.afterCommit(() => Promise.reject(failure('40001')));
  });
  await expect(work).rejects.toThrow('raw query failed');
  expect((await factsOf()).length).toBe(1);
});

test('C6 any other failure is not tried again', async () => {
  let attempts = 0;
  const work = run(async () => {
    attempts++;
    throw failure('23514');
  });
  await expect(work).rejects.toThrow('raw query failed');
  expect(attempts).toBe(1);
});

test('R5 the work is the tenant’s: another’s rows are neither seen nor written', async () => {
  const other = await world.tenant();
  const seen = await run((ctx) => ctx.tx.tenant.findMany({ select: { id: true } }));
  expect(seen).toEqual([{ id: tenantId }]);
  const { count } = await run((ctx) => ctx.tx.tenant.updateMany({ where: { id: other }, data: { name: 'taken' } }));
  expect(count).toBe(0);
});

test.each([
  ['40P01', 'common.conflict'],
  ['40001', 'common.conflict'],
  ['23505', 'common.conflict'],
  ['57014', 'common.unavailable'],
  ['55P03', 'common.unavailable'],
  ['22003', 'common.internal'],
])('S2 PostgreSQL’s %s of a statement written by hand is %s', async (state, code) => {
  const failing = world.services.database.transaction({ tenantId }, (tx) =>
    tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '${state}', MESSAGE = 'on purpose'; END $$`),
  );
  expect(await failing.catch((error: unknown) => toAppError(error).code)).toBe(code);
});
