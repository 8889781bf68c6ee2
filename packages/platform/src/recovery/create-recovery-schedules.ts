import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { defineSchedule, type Schedule } from '@belvedere/kernel';
import type { BackupStore } from './create-backup-store.ts';
import { pruneBackups } from './prune-backups.ts';
import { runDrill, type DrillCall } from './run-drill.ts';
import { shipLog } from './ship-log.ts';
import { deleteBackups, insertBackup, insertFailure } from './table.ts';
import { takeBackup, type BackupSource } from './take-backup.ts';

export interface RecoveryParts {
  store: BackupStore;
  source: BackupSource;
  /** Folder into which PostgreSQL puts finished segments; undefined where it archives by itself. */
  spool: string | undefined;
  scratch: string;
  tenantsOf: DrillCall['tenantsOf'];
  tenants(): Promise<readonly string[]>;
}

/** The calendar of copies (1.30): the log each minute, everything each night, old copies out after it, the practice each month. */
export function createRecoverySchedules(parts: RecoveryParts): Schedule[] {
  const { store, source, spool, scratch, tenantsOf, tenants } = parts;
  const backup = defineSchedule({
    name: 'recovery.take-backup',
    describe: 'Copies database and files each night, and drops copies that are outdated.',
    cron: '10 2 * * *',
    async run({ services, transaction, now }) {
      try {
        const manifest = await takeBackup({ source, store, files: services.storage, tenants: await tenants() });
        await transaction(PLATFORM_TENANT_ID, ({ tx }) => insertBackup(tx, manifest, store.location));
      } catch (error) {
        const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
        await transaction(PLATFORM_TENANT_ID, ({ tx }) => insertFailure(tx, { at: now, location: store.location, reason }));
        throw error;
      }
      await pruneBackups({ store, now });
      const kept = (await store.manifests()).map(({ id }) => id);
      await transaction(PLATFORM_TENANT_ID, ({ tx }) => deleteBackups(tx, kept));
    },
  });
  const drill = defineSchedule({
    name: 'recovery.drill',
    describe: 'Puts the newest copy back beside what runs and checks every page of it, each month.',
    cron: '30 4 1 * *',
    async run({ services: { database, clock } }) {
      const { ok, failure } = await runDrill({ store, scratch, database, clock, tenantsOf });
      if (!ok) throw new Error(`The newest backup could not be restored: ${failure}`);
    },
  });
  if (spool === undefined) return source.kind === 'cluster' ? [backup, drill] : [backup];
  const ship = defineSchedule({
    name: 'recovery.ship-log',
    describe: 'Takes finished segments of the write-ahead log into the store of backups.',
    cron: '* * * * *',
    async run() {
      await shipLog({ store, spool });
    },
  });
  return [ship, backup, drill];
}
