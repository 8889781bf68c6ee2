import { readdirSync } from 'node:fs';

/** Names of the migrations of this version, oldest first. */
export function listMigrations(): string[] {
  return readdirSync(new URL('../../migrations', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
