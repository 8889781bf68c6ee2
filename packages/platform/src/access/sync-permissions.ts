import type { Database } from '@belvedere/db';
import type { Scope } from '@belvedere/kernel';
import { insertPermissions } from './table.ts';

/** Seeds the permissions from the scopes that the systems declare (4.26). Run at each start: what is there stays. */
export async function syncPermissions(database: Database, scopes: readonly Scope[]): Promise<void> {
  await insertPermissions(database, scopes);
}
