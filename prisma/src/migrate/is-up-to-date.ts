import { createHash } from 'node:crypto';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';

const HISTORY = `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL`;

/**
 * Whether the database stands exactly where the folder does, by one query: nearly every start finds it so, and compiling the engine
 * takes longer than the rest of a start. What this can't tell, a database that does not answer too, is the engine's to explain.
 */
export async function isUpToDate(url: string, { migrationDirectories }: MigrationList): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'belvedere-migrate' });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(HISTORY);
    const applied = new Map(rows.filter(({ finished }) => finished).map(({ name, checksum }) => [name, checksum]));
    return (
      rows.length === migrationDirectories.length &&
      migrationDirectories.every(
        ({ path, migrationFile: { content } }) => content.tag === 'ok' && applied.get(path) === checksumOf(content.value),
      )
    );
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** As Prisma records it. */
function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}
