import type { Database } from '@belvedere/db';
import { readLegal, type Legal } from '@belvedere/platform';
import { keptFor } from './kept-for.ts';

export interface LegalReader {
  of(tenantId: string): Legal | Promise<Legal>;
}

/** What stands under the public pages of tenants; for some seconds a change is not seen yet. */
export function createLegalReader(database: Database): LegalReader {
  return { of: keptFor({ milliseconds: 3_000, most: 5_000 }, (tenantId) => readLegal(database, tenantId)) };
}
