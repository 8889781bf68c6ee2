import { runSchedule } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { storageKey, storagePrefix, type StorageKey } from '@belvedere/kernel/storage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPlatformWorld, type Person, type PlatformWorld } from '../testing/platform-world.ts';
import { archiveTrail } from './archive/archive-trail.ts';
import { checkpointTrails } from './checkpoints/checkpoint-trails.ts';
import { streamExport } from './export-trail.ts';
import { verifyChain } from './verify-chain.ts';

let world: PlatformWorld;
let owner: Person;
beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('ada');
});
afterAll(() => world.close());

const as = (tenantId: string) => world.as({ ...owner, authTime: world.clock.now() }, { wantedTenant: tenantId });
async function trail(entries: number): Promise<string> {
  const { id } = await world.tenant(owner, 'Trail');
  for (let i = 1; i < entries; i++) await as(id).tenancy.tenants.update({ name: `Trail ${i}` });
  return id;
}
const checkpointAll = (tenantId: string) => runSchedule(checkpointTrails, { services: world.services, tenants: async () => [tenantId] });
const files = async (tenantId: string, folder: string) => {
  const keys: StorageKey[] = [];
  for await (const { key } of world.services.storage.list(storagePrefix(tenantId, 'audit', folder))) keys.push(key);
  return keys.sort();
};
const asAttacker = (work: string, ...values: unknown[]) =>
  world.asOwner(async (tx) => {
    await tx.$executeRawUnsafe('ALTER TABLE audit_logs DISABLE TRIGGER USER');
    await tx.$executeRawUnsafe(work, ...values);
    await tx.$executeRawUnsafe('ALTER TABLE audit_logs ENABLE TRIGGER USER');
  });

describe('signed checkpoints', () => {
  test('G2 who cuts the end off and mends the head is found out by the checkpoint, and the administrators are told', async () => {
    const tenantId = await trail(6);
    await checkpointAll(tenantId);
    await checkpointAll(tenantId);
    expect(await files(tenantId, 'checkpoints')).toHaveLength(1);
    expect(await verifyChain(world.services, tenantId)).toMatchObject({ intact: true, checkpoint: '6' });
    await asAttacker('DELETE FROM audit_logs WHERE tenant_id = $1::uuid AND sequence > 4', tenantId);
    await world.asOwner(
      (tx) => tx.$executeRaw`UPDATE audit_heads h SET sequence = 4, checkpointed = 4, hash = l.hash FROM audit_logs l
        WHERE h.tenant_id = ${tenantId}::uuid AND l.tenant_id = h.tenant_id AND l.sequence = 4`,
    );
    expect(await as(tenantId).auditLog.verify({})).toMatchObject({ intact: false, fault: { sequence: '5', kind: 'tail' } });
    expect((await as(tenantId).security.list({ eventType: 'audit_log.broken' })).items).toHaveLength(1);
  });

  test('G2 a checkpoint that we did not sign is none; everybody can verify one with the public key', async () => {
    const tenantId = await trail(3);
    await checkpointAll(tenantId);
    const { checkpoint, publicKey } = await as(tenantId).auditLog.checkpoint({});
    expect(checkpoint).toMatchObject({ tenantId, sequence: '3' });
    expect(publicKey).toContain('BEGIN PUBLIC KEY');
    const forged = { ...checkpoint, sequence: '999' };
    const key = storageKey(tenantId, 'audit', 'checkpoints', '000000000000000999.json');
    await world.services.storage.put(key, Buffer.from(JSON.stringify(forged)), { mimeType: 'application/json' });
    expect(await verifyChain(world.services, tenantId)).toMatchObject({ intact: true, checkpoint: '3' });
  });
});

describe('the archive', () => {
  test('G1 4.36 old entries leave for a file; the chain verifies through it, and a file that was changed or lost is found out', async () => {
    const start = world.clock.now();
    world.clock.advance(-400 * DAY);
    const tenantId = await trail(5);
    world.clock.advance(400 * DAY);
    await as(tenantId).tenancy.tenants.update({ name: 'Today' });
    const before = new Date(start.getTime() - 90 * DAY);
    expect(await Promise.all([1, 2].map(() => archiveTrail(world.services, { tenantId, before })))).toContain(5);
    const left = await world.inTenant(tenantId, (tx) => tx.auditLog.findMany({ where: { tenantId }, orderBy: { sequence: 'asc' } }));
    expect(Number(left[0]?.sequence)).toBe(6);
    const verdict = await verifyChain(world.services, tenantId);
    expect(verdict).toMatchObject({ intact: true, fault: null });
    expect(verdict.entries).toBeGreaterThanOrEqual(7);
    expect(await archiveTrail(world.services, { tenantId, before })).toBe(0);

    const [key] = await files(tenantId, 'archive');
    const { body } = await world.services.storage.get(key!);
    const content = (await body.toArray()).join('');
    const put = (text: string) => world.services.storage.put(key!, Buffer.from(text), { mimeType: 'application/x-ndjson' });
    await put(content.replace('Trail 2', 'Trail X'));
    expect(await verifyChain(world.services, tenantId)).toMatchObject({ intact: false, fault: { sequence: '1', kind: 'missing' } });
    await world.services.storage.delete(key!);
    expect(await verifyChain(world.services, tenantId)).toMatchObject({ intact: false, fault: { kind: 'missing' } });
    await put(content);
    expect(await verifyChain(world.services, tenantId)).toMatchObject({ intact: true });
  });

  test('G1 the door lets out only what a file has and what is a month old, for the owner of the table too', async () => {
    const tenantId = await trail(3);
    await world.inTenant(tenantId, async (tx) => {
      const row = { tenantId, id: tenantId, fromSequence: 1n, toSequence: 3n, previousHash: '', lastHash: '', storageKey: 'x', sha256: '' };
      await tx.auditArchive.createMany({ data: [row] });
    });
    await expect(world.inTenant(tenantId, (tx) => tx.$queryRaw`SELECT app.drop_archived_audit_logs()`)).rejects.toThrow('append-only');
    await expect(world.asOwner((tx) => tx.$executeRaw`DELETE FROM audit_logs WHERE tenant_id = ${tenantId}::uuid`)).rejects.toThrow(
      'append-only',
    );
    await expect(world.asOwner((tx) => tx.$executeRaw`DELETE FROM audit_archives`)).rejects.toThrow('append-only');
  });
});

describe('taking it elsewhere', () => {
  test('4.36 2.16 the stream goes on where it ended, page by page, and misses and doubles nothing while entries are added', async () => {
    const tenantId = await trail(7);
    const seen: string[] = [];
    let after = '0';
    for (let page = 0; page < 5; page++) {
      const { items, cursor } = await as(tenantId).auditLog.stream({ after, limit: 3 });
      seen.push(...items.map(({ sequence }) => sequence));
      after = cursor;
      if (page === 1) await as(tenantId).tenancy.tenants.update({ name: 'Meanwhile' });
    }
    expect(seen).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(await as(tenantId).auditLog.stream({ after })).toEqual({ items: [], cursor: '8', hasMore: false });
  });

  test('4.36 2.16 the export is filtered, whole in both forms, and runs nothing in a spreadsheet', async () => {
    const tenantId = await trail(3);
    await world
      .as(
        { ...owner, authTime: world.clock.now() },
        { wantedTenant: tenantId, request: { id: 'r', ip: '', userAgent: '=cmd|"/c calc"!A1' } },
      )
      .tenancy.tenants.update({ name: 'Evil' });
    const { url } = await as(tenantId).auditLog.export({ format: 'csv', action: 'tenancy.tenant.updated' });
    const filter = new URL(url).searchParams.get('filter')!;
    const read = async (format: 'csv' | 'ndjson') => {
      let text = '';
      for await (const part of streamExport(world.services, { tenantId, format, filter })) text += part;
      return text;
    };
    const csv = await read('csv');
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    expect(csv).toContain(`"'=cmd|""/c calc""!A1"`);
    const lines = (await read('ndjson'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { action: string });
    expect(lines.map(({ action }) => action)).toEqual(Array.from({ length: 3 }, () => 'tenancy.tenant.updated'));
  });

  test('2.16 each of its indexes is asked: by action, thing, person and time', async () => {
    const tenantId = await trail(4);
    const now = world.clock.now();
    for (const filter of [
      { action: 'tenancy.tenant.updated' },
      { resourceType: 'tenant', resourceId: tenantId },
      { userId: owner.userId },
      { from: new Date(now.getTime() - DAY), to: new Date(now.getTime() + DAY) },
    ])
      expect((await as(tenantId).auditLog.list(filter)).items.length, JSON.stringify(filter)).toBeGreaterThanOrEqual(3);
    expect((await as(tenantId).auditLog.list({ action: 'no.such' })).items).toEqual([]);
  });
});
