import type { MigrationList } from '@prisma/schema-engine-wasm';
import { NO_FILTERS, type SchemaEngine } from './load-engine.ts';

export type History = {
  /** In the folder and not in the database. */
  pending: string[];
  /** Begun and not finished; every trace of them was rolled back. */
  failed: string[];
  /** Changed in the folder after they were applied. */
  edited: string[];
  /** In the database and not in the folder: a newer release has migrated it. */
  unknown: string[];
};

export async function readHistory(engine: SchemaEngine, migrationsList: MigrationList): Promise<History> {
  const found = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: NO_FILTERS });
  const { history } = found;
  const failed = found.failedMigrationNames;
  const unapplied = history && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [];
  return {
    pending: [...failed, ...unapplied],
    failed,
    edited: found.editedMigrationNames.filter((name) => !failed.includes(name)),
    unknown: history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [],
  };
}
