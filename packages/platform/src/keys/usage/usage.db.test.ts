import { runSchedule } from '@belvedere/kernel';
import { DAY, HOUR, newId } from '@belvedere/kernel/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPlatformWorld, type Person, type PlatformWorld } from '../../testing/platform-world.ts';
import { createUsageRecorder, type UsageRecorder } from './create-usage-recorder.ts';
import { keepUsagePartitions } from './keep-usage-partitions.ts';

let world: PlatformWorld;
let owner: Person;
let tenantId: string;
let keyId: string;
const lost: number[] = [];
let recorder: UsageRecorder;

beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('ada');
  recorder = createUsageRecorder({ database: world.database, clock: world.clock, onError: (_, count) => lost.push(count) });
});
beforeEach(async () => {
  lost.length = 0;
  ({ id: tenantId } = await world.tenant({ ...owner, authTime: world.clock.now() }, 'Museum'));
  keyId = (await as().create({ name: 'x', kind: 'secret' })).apiKey.id;
});
afterAll(async () => {
  await recorder.close();
  await world.close();
});

const as = () => world.as({ ...owner, authTime: world.clock.now() }, { wantedTenant: tenantId }).keys;
const span = () => ({ from: new Date(world.clock.now().getTime() - 10 * DAY), to: new Date(world.clock.now().getTime() + DAY) });
const partitions = () =>
  world.asOwner(
    (tx) =>
      tx.$queryRaw<{ name: string; walled: boolean; rows: bigint }[]>`
      SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled, 0::bigint AS rows FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'api_usage'::regclass ORDER BY 1`,
  );

describe('the calls of keys', () => {
  test('4.50 they are counted in batches, and reported by endpoint, status, day and key with their 95th percentile', async () => {
    for (let ms = 1; ms <= 1_200; ms++)
      recorder.record({ tenantId, keyId, endpoint: ms % 4 ? 'tours.list' : 'tours.get', method: 'GET', status: ms % 10 ? 200 : 404, ms });
    await recorder.flush();
    const { items } = await as().usage({ ...span(), by: 'endpoint' });
    expect(items.map(({ group, calls, errors }) => [group, calls, errors])).toEqual([
      ['tours.list', 900, 60],
      ['tours.get', 300, 60],
    ]);
    const [all] = (await as().usage({ ...span(), by: 'key' })).items;
    expect(all).toEqual({ group: keyId, calls: 1_200, errors: 120, p50Ms: 600, p95Ms: 1_140, maxMs: 1_200 });
    expect((await as().usage({ ...span(), by: 'status', keyId })).items.map(({ group }) => group)).toEqual(['200', '404']);
    expect((await as().usage({ ...span(), by: 'day', keyId: newId() })).items).toEqual([]);
    expect(lost).toEqual([]);
  });

  test('4.50 a tenant sees its own calls only, and what cannot be written harms nobody', async () => {
    const eve = await world.person('eve');
    const other = await world.tenant(eve, 'Other');
    const theirs = world.as({ ...eve, authTime: world.clock.now() }, { wantedTenant: other.id }).keys;
    expect((await theirs.usage({ ...span(), by: 'key' })).items).toEqual([]);
    recorder.record({ tenantId: other.id, keyId, endpoint: 'x', method: 'GET', status: 200, ms: 1 });
    await recorder.flush();
    await recorder.flush();
    expect(lost).toEqual([0, 1]);
    expect((await theirs.usage({ ...span(), by: 'key' })).items).toEqual([]);
  });
});

describe('partitions', () => {
  const run = () => runSchedule(keepUsagePartitions, { services: world.services, tenants: async () => [] });

  test('4.50 4.76 they are made ahead, behind the wall, with what was there before; the old ones go after 90 days and no sooner', async () => {
    recorder.record({ tenantId, keyId, endpoint: 'before', method: 'GET', status: 200, ms: 1 });
    await recorder.flush();
    await Promise.all([run(), run()]);
    const made = await partitions();
    expect(made).toHaveLength(9);
    expect(made.every(({ walled }) => walled)).toBe(true);
    const rest = () => world.asOwner((tx) => tx.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM api_usage_rest`);
    expect(Number((await rest())[0]?.n)).toBe(0);
    expect((await as().usage({ ...span(), by: 'endpoint', endpoint: 'before' })).items[0]).toMatchObject({ calls: 1 });
    recorder.record({ tenantId, keyId, endpoint: 'after', method: 'GET', status: 200, ms: 1 });
    await recorder.flush();
    expect(Number((await rest())[0]?.n)).toBe(0);

    const first = made[0]!.name;
    expect(first).toMatch(/^api_usage_\d{8}$/);
    world.clock.advance(90 * DAY);
    await run();
    expect((await partitions()).map(({ name }) => name)).toContain(first);
    world.clock.advance(DAY + HOUR);
    await run();
    expect((await partitions()).map(({ name }) => name)).not.toContain(first);
  });

  test('R9 the door makes and drops nothing but what is kept by days', async () => {
    const call = (parent: string, keep: number) =>
      world.inTenant(tenantId, (tx) => tx.$queryRaw`SELECT app.keep_day_partitions(${parent}, current_date, 1, ${keep}::int) AS changed`);
    for (const [parent, keep] of [
      ['audit_logs', 90],
      ['tours', 90],
      ['api_usage', 29],
    ] as const)
      await expect(call(parent, keep)).rejects.toThrow('not a table that is kept by days');
  });
});
