import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { MigrationError } from './migration-error.ts';

/** This package's own migrations. */
export const MIGRATIONS_DIR = fileURLToPath(new URL('../../migrations', import.meta.url));

/** A standard Prisma Migrate folder, `<timestamp>_<name>/migration.sql` in order of name, as the engine takes it. */
export async function readMigrations(dir: string): Promise<MigrationList> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((cause: unknown) => {
    throw new MigrationError(`The migrations folder ${dir} can't be read`, 'Give the folder that holds migration_lock.toml.', { cause });
  });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: dir,
    lockfile: { path: 'migration_lock.toml', content: await readFile(join(dir, 'migration_lock.toml'), 'utf8').catch(() => null) },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: await readSql(join(dir, name, 'migration.sql')) } },
      })),
    ),
  };
}

async function readSql(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new MigrationError(
      `${file} can't be read`,
      'Each migration folder holds a migration.sql; remove the folder or restore the file.',
      { cause },
    );
  });
}
