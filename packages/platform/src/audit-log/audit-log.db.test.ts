import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@belvedere/kernel';
import { createPlatformWorld, type PlatformWorld } from '../testing/platform-world.ts';
import { verifyChain } from './verify-chain.ts';

let world: PlatformWorld;
let owner: Actor & { type: 'user' };

beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('ada');
});
afterAll(() => world.close());

async function tenantWithTrail(entries: number) {
  const tenant = await world.tenant(owner, 'Trail');
  const caller = world.as(owner, { wantedTenant: tenant.id });
  for (let i = 1; i < entries; i++) await caller.tenancy.tenants.update({ name: `Trail ${i}` });
  return { tenant, caller };
}

describe('the audit log', () => {
  test('G2 entries of parallel commands form one chain without gaps', async () => {
    const { tenant, caller } = await tenantWithTrail(1);
    await Promise.all(Array.from({ length: 40 }, (_, i) => caller.tenancy.tenants.update({ name: `Name ${i}` })));
    expect(await verifyChain(world.database, tenant.id)).toMatchObject({ intact: true, entries: 41, fault: null });
    expect(await caller.auditLog.verify({})).toMatchObject({ intact: true, entries: 41 });
  });
});
