import type { Database } from '@belvedere/db';
import { lockOwners } from './table.ts';

/** An active owner of the tenant. */
export async function ownerOf(database: Database, tenantId: string): Promise<string | undefined> {
  const owners = await database.transaction({ tenantId }, (tx) => lockOwners(tx, tenantId));
  return owners.sort()[0];
}
