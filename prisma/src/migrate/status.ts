import { readHistory, type History } from './read-history.ts';
import { MIGRATIONS_DIR, readMigrations } from './read-migrations.ts';
import { withEngine } from './with-engine.ts';

export type Status = History & { upToDate: boolean };

/** How the database stands to the migrations folder; changes nothing. */
export async function status({ url, migrationsDir = MIGRATIONS_DIR }: { url: string; migrationsDir?: string }): Promise<Status> {
  const migrations = await readMigrations(migrationsDir);
  const history = await withEngine({ url }, ({ engine }) => readHistory(engine, migrations));
  return { ...history, upToDate: history.pending.length === 0 && history.edited.length === 0 };
}
