import { defineSchedule } from '@belvedere/kernel';
import { eraseInTenant } from '../personal-data/erase-in-tenant.ts';
import { personOf } from '../personal-data/person-of.ts';
import { listRemovals } from '../../tenancy/removal/table.ts';
import { purgeTenant } from '../purge/purge-tenant.ts';
import { markForPurge } from '../purge/table.ts';
import { eachTenantEvenRemoved } from './each-tenant-even-removed.ts';
import { erasePerson, type ErasureRun } from './erase-person.ts';
import { completeLedger, entriesAfter, lastSequence, subjectHash, type LedgerEntry } from './ledger.ts';
import { eachPerson, lastErasure, listCandidatesIn, listErasures, markErased, PLATFORM_TENANT_ID, withLedgerLock } from './table.ts';

/**
 * Erases again whom the ledger names and this database still has: it was put back from a backup that was made before (G4). Run before
 * a server answers its first request; two small reads when there is nothing to do.
 */
async function replayErasures(run: ErasureRun): Promise<{ entries: number; people: number; tenants: number }> {
  const { services } = run;
  const known = await lastErasure(services.database);
  const last = await lastSequence(services);
  if (last < known) await catchUp(run);
  if (last <= known) return { entries: 0, people: 0, tenants: 0 };

  const entries: LedgerEntry[] = [];
  for await (const entry of entriesAfter(services, known)) entries.push(entry);
  const hashes = new Set(entries.map(({ subject }) => subject));
  const tenants = await purgeAgain(run, entries);
  let people = 0;
  for await (const candidate of eachPerson(services.database)) {
    if (!hashes.has(subjectHash(services, { kind: 'person', userId: candidate.id }))) continue;
    await erasePerson(run, candidate);
    people += 1;
  }
  await eachTenantEvenRemoved(run, async (ctx) => {
    const { tenantId } = ctx;
    const candidates = await listCandidatesIn(ctx.tx, tenantId);
    for (const candidate of candidates.people)
      if (hashes.has(subjectHash(services, { kind: 'person_in', tenantId, userId: candidate.id })))
        await eraseInTenant(ctx, personOf(candidate));
    for (const email of candidates.addresses)
      if (hashes.has(subjectHash(services, { kind: 'address_in', tenantId, email })))
        await eraseInTenant(ctx, { userId: null, email, names: [] });
  });
  await run.transaction(PLATFORM_TENANT_ID, async ({ tx, now }) => {
    for (const { sequence, subject } of entries) await markErased(tx, { sequence, subject, doneAt: now });
  });
  services.log.warn({ entries: entries.length, people, tenants }, 'erasures were carried out again, as the database is from before them');
  return { entries: entries.length, people, tenants };
}

/** Tenants that were purged and are there again go again, whole. */
async function purgeAgain(run: ErasureRun, entries: readonly LedgerEntry[]): Promise<number> {
  const { services } = run;
  const { database } = services;
  const bySubject = new Map(entries.map(({ subject, sequence }) => [subject, sequence]));
  const ids = (await listRemovals(database)).map(({ tenantId }) => tenantId);
  await run.eachTenant(async ({ tenantId }) => void ids.push(tenantId));
  let tenants = 0;
  for (const tenantId of ids) {
    const sequence = bySubject.get(subjectHash(services, { kind: 'tenant', tenantId }));
    if (sequence === undefined) continue;
    await markForPurge(database, tenantId, sequence);
    await purgeTenant(run, { tenantId, ledgerSequence: sequence }, { again: true });
    tenants += 1;
  }
  return tenants;
}

/** The ledger is older than the database: it is completed from it, so that it can tell the next database that is put back. */
async function catchUp({ services }: ErasureRun): Promise<void> {
  const { database, log } = services;
  const entries = await withLedgerLock(database, async () => {
    // Read under the lock: between the two reads above another process may have entered and carried out an erasure.
    const last = await lastSequence(services);
    return completeLedger(services, await listErasures(database, last));
  });
  if (entries > 0) log.warn({ entries }, 'the erasure ledger is from before this database and was completed from it');
}

/** The same as a piece of work that a start or a worker runs. */
export const replaySchedule = defineSchedule({
  name: 'compliance.replay-erasures',
  describe: 'Carries out erasures that the ledger has and the database lost.',
  cron: '7 * * * *',
  run: async (call) => void (await replayErasures(call)),
});
