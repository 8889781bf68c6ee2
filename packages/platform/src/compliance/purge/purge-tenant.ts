import type { Context, ScheduleCall, Services } from '@belvedere/kernel';
import { storagePrefix } from '@belvedere/kernel/storage';
import { destroyDataKey } from '../../data-keys/destroy-data-key.ts';
import type { Removal } from '../../tenancy/removal/table.ts';
import { enterErasure } from '../erasure/enter-erasure.ts';
import { subjectHash } from '../erasure/ledger.ts';
import { markErased } from '../erasure/table.ts';
import { allTables, listTableLinks } from '../personal-data/table.ts';
import { findLiveHold } from '../holds/table.ts';
import { planPurge } from './plan-purge.ts';
import { deleteSome, endTenant, inRemoved, keepEntry, keepFileCount, listPeopleOf, PLATFORM_TENANT_ID } from './table.ts';

export type PurgeRun = Pick<ScheduleCall, 'services' | 'transaction'>;
export interface Purged {
  rows: number;
  files: number;
}

/**
 * Takes a removed tenant away for good: its rows, its files, its data key and with it what was sealed for it, its place in the queue. A
 * run that is killed has done what it had done, and the next one goes on. What stays is the platform's: an entry in its trail with two
 * numbers, one in the erasure ledger, and that there was a removal. @returns undefined while a hold keeps it.
 */
export async function purgeTenant(
  run: PurgeRun,
  { tenantId, ledgerSequence }: Pick<Removal, 'tenantId' | 'ledgerSequence'>,
  { again = false } = {},
): Promise<Purged | undefined> {
  const { services, transaction } = run;
  const { database } = services;
  // What the ledger names was not held when it was purged the first time.
  if (!again && (await isHeld(run, tenantId))) return undefined;
  const subject = { kind: 'tenant', tenantId } as const;
  const sequence = ledgerSequence ?? (await enterErasure(services, subject)).sequence;
  await keepEntry(database, tenantId, sequence);
  await keepFileCount(database, tenantId, await countFiles(services, tenantId));

  const plan = await inRemoved(database, tenantId, async (tx) => planPurge(allTables(), await listTableLinks(tx)));
  for (const step of plan) while (await inRemoved(database, tenantId, (tx) => deleteSome(tx, tenantId, step)));
  await purgeFiles(services, tenantId);
  const purged = await transaction(PLATFORM_TENANT_ID, async (ctx) => {
    await destroyDataKey(ctx, { kind: 'tenant', id: tenantId });
    const counts = await endTenant(ctx.tx, tenantId, ctx.now);
    await markErased(ctx.tx, { sequence, subject: subjectHash(services, subject), doneAt: ctx.now });
    await noteInTrail(ctx, tenantId, counts);
    return counts;
  });
  services.log.info({ purged_tenant: tenantId, ...purged }, 'tenant purged');
  return purged;
}

/** By a hold in it, on all of it or on somebody, or one of the platform on somebody who belongs to it. */
async function isHeld({ services: { database }, transaction }: PurgeRun, tenantId: string): Promise<boolean> {
  const { here, people } = await inRemoved(database, tenantId, async (tx) => ({
    here: await findLiveHold(tx, tenantId, 'anybody'),
    people: await listPeopleOf(tx, tenantId),
  }));
  return (
    here !== undefined || (await transaction(PLATFORM_TENANT_ID, ({ tx }) => findLiveHold(tx, PLATFORM_TENANT_ID, people))) !== undefined
  );
}

async function countFiles({ storage }: Services, tenantId: string): Promise<number> {
  let files = 0;
  for await (const _ of storage.list(storagePrefix(tenantId))) files += 1;
  return files;
}

export async function purgeFiles({ storage }: Services, tenantId: string): Promise<void> {
  for await (const { key } of storage.list(storagePrefix(tenantId))) await storage.delete(key);
}

async function noteInTrail(
  { services, tx, actor, request, now: occurredAt }: Context,
  resourceId: string,
  { rows, files }: Purged,
): Promise<void> {
  const what = { action: 'tenancy.tenant.purged', resourceType: 'tenant', resourceId, changes: { after: { rows, files } } };
  await services.audit.append(tx, { ...what, actor, tenantId: PLATFORM_TENANT_ID, request, metadata: {}, occurredAt });
}
