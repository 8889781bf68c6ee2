import { canonicalHost, findSite, type BrandedSite } from '@belvedere/platform';
import type { Database } from '@belvedere/db';
import { keptFor } from './kept-for.ts';

type Found = BrandedSite | undefined;

export interface Sites {
  /** Whose domain the host of a request is; undefined for every other. At once where it is known already. */
  find(host: string): Found | Promise<Found>;
}

/**
 * Domains of tenants. For some seconds one that was removed is still served, and one that was verified is not yet. Hosts that are
 * nobody's are kept the same way, so that a flood of one invented name costs one look-up. Kept by the header as it was sent: to read
 * a name in it costs more than all else that a hot answer does.
 */
export function createSites(database: Database): Sites {
  return {
    find: keptFor<Found>({ milliseconds: 3_000, most: 5_000 }, (header) => {
      const host = hostOf(header);
      return host === undefined ? undefined : findSite(database, host);
    }),
  };
}

/** The name in a Host header as it stands in the table, or undefined where no such name can be one of a tenant. */
function hostOf(header: string): string | undefined {
  return canonicalHost(header.replace(/:\d{1,5}$/, ''));
}
