import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PLATFORM_TENANT_ID, openDatabase, type Database } from '@belvedere/db';
import { checkCluster } from '@belvedere/db/recovery';
import type { Clock } from '@belvedere/kernel/core';
import { verifyRestored } from '../audit-log/verify-chain.ts';
import type { BackupStore } from './create-backup-store.ts';
import { chooseBackup } from './choose-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import type { DrillResult } from './schemas.ts';
import { markVerified, recordDrill } from './table.ts';

const PROCEDURE = {
  name: 'restore-database',
  description: 'The database is lost or wrong: put it back from a backup, to its end or to a moment.',
  steps: [
    'Stop every server and worker.',
    'belvedere backup list shows what there is.',
    'belvedere restore [--to <moment>] puts the database and missing files back; what was there is kept aside.',
    'belvedere doctor and belvedere audit verify tell whether it is whole.',
    'Start workers, then servers.',
  ],
};

export interface DrillCall {
  store: BackupStore;
  /** Where the copy is put for the time of the practice; it needs as much room as the database. */
  scratch: string;
  database: Database;
  clock: Clock;
  id?: string;
  to?: Date;
  /** Every tenant of a database, asked as its owner. */
  tenantsOf(ownerUrl: string): Promise<readonly string[]>;
  onProgress?: (detail: string) => void;
}

/**
 * Puts a copy back beside what runs, reads every page, checks every index and every audit chain, and writes down that it was done. What
 * was found wrong is the result, not an error.
 */
export async function runDrill(call: DrillCall): Promise<DrillResult> {
  const { store, scratch, database, clock, id, to } = call;
  const manifest = chooseBackup(await store.manifests(), { ...(id !== undefined && { id }), ...(to && { before: to }) });
  const result = await practise(manifest.id);
  await database.transaction({ tenantId: PLATFORM_TENANT_ID }, async (tx) => {
    const at = clock.now();
    if (result.ok) await markVerified(tx, manifest.id, at);
    await recordDrill(tx, PROCEDURE, { result, at });
  });
  return result;

  async function practise(backupId: string): Promise<DrillResult> {
    const began = performance.now();
    const seconds = () => Math.round((performance.now() - began) / 100) / 10;
    const dataDir = await mkdtemp(join(scratch, 'drill-'));
    try {
      const { server } = await restoreBackup({ ...call, dataDir, id: backupId });
      const back = seconds();
      try {
        const checked = await checkCluster(server.ownerUrl);
        const tenants = await call.tenantsOf(server.ownerUrl);
        await verifyChains(server.ownerUrl, tenants);
        return { backupId, ok: true, seconds: back, ...checked, chains: tenants.length, failure: null };
      } finally {
        await server.stop({ force: true });
      }
    } catch (error) {
      const failure = (error instanceof Error ? error.message : String(error)).slice(0, 1_000);
      return { backupId, ok: false, seconds: seconds(), tables: 0, indexes: 0, rows: 0, chains: 0, failure };
    } finally {
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }
}

async function verifyChains(ownerUrl: string, tenants: readonly string[]): Promise<void> {
  const database = openDatabase({ url: ownerUrl, poolSize: 2 });
  try {
    for (const tenantId of tenants) {
      const { intact, fault } = await verifyRestored(database, tenantId);
      if (!intact) throw new Error(`The audit chain of tenant ${tenantId} is broken: ${fault?.kind ?? 'unknown'}.`);
    }
  } finally {
    await database.close();
  }
}
