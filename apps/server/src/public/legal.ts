import type { Database } from '@belvedere/db';
import { readLegal, type Legal } from '@belvedere/platform';

export interface LegalReader {
  of(tenantId: string): Promise<Legal>;
}

/** So long a change is not seen yet. */
const AGE = 3_000;
const MOST = 5_000;

/** What stands under the public pages of tenants, read at most once in some seconds each. */
export function createLegalReader(database: Database, now: () => number = Date.now): LegalReader {
  const known = new Map<string, { legal: Promise<Legal>; until: number }>();
  return {
    async of(tenantId) {
      const entry = known.get(tenantId);
      if (entry && entry.until > now()) return entry.legal;
      const legal = readLegal(database, tenantId);
      if (known.size >= MOST) known.clear();
      known.set(tenantId, { legal, until: now() + AGE });
      legal.catch(() => known.delete(tenantId));
      return legal;
    },
  };
}
