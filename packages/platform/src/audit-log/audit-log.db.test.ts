import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPlatformWorld, type Caller, type Person, type PlatformWorld } from '../testing/platform-world.ts';
import { verifyChain } from './verify-chain.ts';

let world: PlatformWorld;
let owner: Person;

beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('ada');
});
afterAll(() => world.close());

async function tenantWithTrail(entries: number): Promise<{ tenantId: string; caller: Caller }> {
  const { id: tenantId } = await world.tenant(owner, 'Trail');
  const caller = world.as(owner, { wantedTenant: tenantId });
  for (let i = 1; i < entries; i++) await caller.tenancy.tenants.update({ name: `Trail ${i}` });
  return { tenantId, caller };
}

describe('the chain of a tenant', () => {
  test('G2 I15 entries of parallel commands form one chain without gaps', async () => {
    const { tenantId, caller } = await tenantWithTrail(1);
    await Promise.all(Array.from({ length: 40 }, (_, i) => caller.tenancy.tenants.update({ name: `Name ${i}` })));
    expect(await verifyChain(world.services, tenantId)).toMatchObject({ intact: true, entries: 41, fault: null });
    expect(await caller.auditLog.verify({})).toMatchObject({ intact: true, entries: 41 });
  });

  test('4.36 an entry says who did what to which thing, what changed, from where and in which request', async () => {
    const { tenantId, caller } = await tenantWithTrail(1);
    await world
      .as(owner, { wantedTenant: tenantId, request: { id: 'req-1', ip: '203.0.113.77', userAgent: 'Fire\r\nfox' } })
      .tenancy.tenants.update({ name: 'New' });
    const { items } = await caller.auditLog.list({ action: 'tenancy.tenant.updated' });
    expect(items).toEqual([
      expect.objectContaining({
        sequence: '2',
        actorType: 'user',
        userId: owner.userId,
        resourceType: 'tenant',
        resourceId: tenantId,
        changes: { before: expect.objectContaining({ name: 'Trail' }), after: expect.objectContaining({ name: 'New' }) },
        ipAddress: '203.0.113.0/24',
        userAgent: 'Fire  fox',
        requestId: 'req-1',
      }),
    ]);
  });

  test('4.36 the list goes back page by page, filtered, and never into another tenant', async () => {
    const { tenantId, caller } = await tenantWithTrail(7);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await caller.auditLog.list({ limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ sequence }) => sequence));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['7', '6', '5', '4', '3', '2', '1']);
    expect((await caller.auditLog.list({ resourceId: tenantId, userId: owner.userId, to: new Date(0) })).items).toEqual([]);
    const stranger = await world.person('eve');
    await world.tenant(stranger, 'Eve');
    await expect(world.as(stranger, { wantedTenant: tenantId }).auditLog.list({})).rejects.toThrow('may not');
  });
});

describe('tampering', () => {
  test('G1 the runtime role can neither change, remove nor empty the trail', async () => {
    const { tenantId } = await tenantWithTrail(2);
    const attempts = ['UPDATE audit_logs SET action = $$x$$', 'DELETE FROM audit_logs', 'TRUNCATE audit_logs'];
    for (const sql of attempts)
      await expect(
        world.inTenant(tenantId, (tx) => tx.$executeRawUnsafe(sql)),
        sql,
      ).rejects.toThrow('permission denied');
  });

  test('G1 nor can the owner of the schema', async () => {
    await tenantWithTrail(2);
    const attempts = ['UPDATE audit_logs SET action = $$x$$', 'DELETE FROM audit_logs', 'TRUNCATE audit_logs'];
    for (const sql of attempts)
      await expect(
        world.asOwner((tx) => tx.$executeRawUnsafe(sql)),
        sql,
      ).rejects.toThrow('append-only');
  });

  test.each([
    [
      'edits an entry',
      `UPDATE audit_logs SET action = 'x' WHERE tenant_id = $1::uuid AND sequence = 3`,
      { sequence: '3', kind: 'altered' },
    ],
    [
      'edits the changes',
      `UPDATE audit_logs SET changes = '{}' WHERE tenant_id = $1::uuid AND sequence = 4`,
      { sequence: '4', kind: 'altered' },
    ],
    ['removes an entry', `DELETE FROM audit_logs WHERE tenant_id = $1::uuid AND sequence = 2`, { sequence: '2', kind: 'missing' }],
    ['removes the end', `DELETE FROM audit_logs WHERE tenant_id = $1::uuid AND sequence > 4`, { sequence: '5', kind: 'tail' }],
    ['removes everything', `DELETE FROM audit_logs WHERE tenant_id = $1::uuid`, { sequence: '1', kind: 'tail' }],
    [
      'swaps two',
      `UPDATE audit_logs SET sequence = 103 - sequence WHERE tenant_id = $1::uuid AND sequence IN (2, 3)`,
      { sequence: '2', kind: 'missing' },
    ],
    [
      'adds one at the end',
      `INSERT INTO audit_logs SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'sequence', 7, 'previous_hash', a.hash))).*
       FROM audit_logs a WHERE tenant_id = $1::uuid AND sequence = 6`,
      { sequence: '7', kind: 'altered' },
    ],
    ['forgets the head', `DELETE FROM audit_heads WHERE tenant_id = $1::uuid`, { sequence: '7', kind: 'tail' }],
  ])('G2 whoever switches the trigger off and %s is found out', async (_, sql, fault) => {
    const { tenantId } = await tenantWithTrail(6);
    await world.asOwner(async (tx) => {
      await tx.$executeRawUnsafe('ALTER TABLE audit_logs DISABLE TRIGGER USER');
      await tx.$executeRawUnsafe(sql, tenantId);
      await tx.$executeRawUnsafe('ALTER TABLE audit_logs ENABLE TRIGGER USER');
    });
    expect(await verifyChain(world.services, tenantId)).toMatchObject({ intact: false, fault });
  });
});
