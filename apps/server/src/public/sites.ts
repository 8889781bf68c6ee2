import { canonicalHost, findSite, type BrandedSite } from '@belvedere/platform';
import type { Database } from '@belvedere/db';

type Found = BrandedSite | undefined;

interface Entry {
  site: Found | Promise<Found>;
  until: number;
}

export interface Sites {
  /** Whose domain the host of a request is; undefined for every other. At once where it is known already. */
  find(host: string): Found | Promise<Found>;
}

/** So long a domain that was removed is still served, and one that was verified is not yet. */
const AGE = 3_000;
const MOST = 5_000;

/**
 * Domains of tenants, looked up at most once in some seconds each, whoever asks and however often. Hosts that are nobody's are kept
 * the same way, so that a flood of one invented name costs one look-up. Kept by the header as it was sent: to read a name in it
 * costs more than all else that a hot answer does.
 */
export function createSites(database: Database, now: () => number = Date.now): Sites {
  const known = new Map<string, Entry>();
  return {
    find(header) {
      const former = known.get(header);
      if (former && former.until > now()) return former.site;
      const host = hostOf(header);
      const site = host === undefined ? undefined : findSite(database, host);
      const entry: Entry = { site, until: now() + AGE };
      known.delete(header);
      known.set(header, entry);
      site?.then(
        (found) => void (entry.site = found),
        () => known.get(header) === entry && known.delete(header),
      );
      // The one that was looked up longest ago goes first.
      for (const oldest of known.keys()) {
        if (known.size <= MOST) break;
        known.delete(oldest);
      }
      return site;
    },
  };
}

/** The name in a Host header as it stands in the table, or undefined where no such name can be one of a tenant. */
function hostOf(header: string): string | undefined {
  return canonicalHost(header.replace(/:\d{1,5}$/, ''));
}
