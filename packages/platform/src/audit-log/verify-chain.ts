import type { Database } from '@belvedere/db';
import { checkChain } from './check-chain.ts';
import type { ChainVerdict } from './schemas.ts';
import { lockHead, readEntries } from './table.ts';

const BATCH = 5_000;

/** Verifies a tenant's whole trail, however long: each batch is a transaction of its own. */
export function verifyChain(database: Database, tenantId: string): Promise<ChainVerdict> {
  return checkChain(tenantId, {
    read: (after) => database.transaction({ tenantId }, (tx) => readEntries(tx, tenantId, { after, limit: BATCH })),
    finish: (after) =>
      database.transaction({ tenantId }, async (tx) => {
        const head = await lockHead(tx, tenantId);
        return { head, entries: await readEntries(tx, tenantId, { after, limit: BATCH }) };
      }),
  });
}
