import { NO_FILTERS } from './load-engine.ts';
import { MigrationError } from './migration-error.ts';
import { readHistory, type History } from './read-history.ts';
import { MIGRATIONS_DIR, readMigrations } from './read-migrations.ts';
import { lockMigrations, withEngine } from './with-engine.ts';

export type DeployOptions = {
  /** A direct connection of the schema's owner: the lock belongs to the session, so no pooler in transaction mode. */
  url: string;
  /** A standard Prisma Migrate folder; this package's own unless given. */
  migrationsDir?: string;
  log?: (line: string) => void;
  /** How long a statement may wait for a lock and with it hold up the application's queries behind it. */
  lockTimeoutMs?: number;
  /** How often it asks for that lock, in growing intervals; 8 take about half a minute. */
  lockAttempts?: number;
  statementTimeoutMs?: number;
  /** How long to wait for another process that migrates. */
  waitMs?: number;
};

export type Deployed = { applied: string[]; unknown: string[] };

/**
 * Applies what is pending, each migration as one transaction. Safe to run at once from many processes, and to run again after
 * any of them died.
 */
export async function deploy(options: DeployOptions): Promise<Deployed> {
  const { url, migrationsDir = MIGRATIONS_DIR, log = () => {}, waitMs = 120_000 } = options;
  const { lockTimeoutMs = 2_000, lockAttempts = 8, statementTimeoutMs = 15 * 60_000 } = options;
  const migrations = await readMigrations(migrationsDir);
  return withEngine({ url, lockAttempts, lock_timeout: lockTimeoutMs, statement_timeout: statementTimeoutMs }, async ({ engine, pool }) => {
    await lockMigrations(pool, { waitMs, log });
    const history = await readHistory(engine, migrations);
    refuseMisfit(history);
    for (const migrationName of history.failed) await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrations, filters: NO_FILTERS });
    for (const name of appliedMigrationNames) log(`Applied ${name}`);
    return { applied: appliedMigrationNames, unknown: history.unknown };
  });
}

function refuseMisfit({ edited, unknown, pending }: History): void {
  if (edited.length > 0) {
    throw new MigrationError(
      `Changed after it was applied: ${edited.join(', ')}`,
      'Restore the file and put the change into a new migration; in development, delete the data folder.',
    );
  }
  if (unknown.length > 0 && pending.length > 0) {
    throw new MigrationError(
      `The database and this release have gone different ways: it has ${unknown.join(', ')}, this release adds ${pending.join(', ')}`,
      'Start the release that carries all of them.',
    );
  }
}
