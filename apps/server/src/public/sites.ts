import { canonicalHost, findSite, type BrandedSite } from '@belvedere/platform';
import type { Database } from '@belvedere/db';

export interface Sites {
  /** Whose domain the host of a request is; undefined for every other. */
  find(host: string): Promise<BrandedSite | undefined>;
}

/** So long a domain that was removed is still served, and one that was verified is not yet. */
const AGE = 3_000;
const MOST = 5_000;

/**
 * Domains of tenants, looked up at most once in some seconds each, whoever asks and however often. Hosts that are nobody's are kept
 * the same way, so that a flood of one invented name costs one look-up.
 */
export function createSites(database: Database, now: () => number = Date.now): Sites {
  const known = new Map<string, { site: Promise<BrandedSite | undefined>; until: number }>();
  return {
    async find(header) {
      const host = hostOf(header);
      if (host === undefined) return undefined;
      const entry = known.get(host);
      if (entry && entry.until > now()) return entry.site;
      const site = findSite(database, host);
      known.delete(host);
      known.set(host, { site, until: now() + AGE });
      site.catch(() => known.delete(host));
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
