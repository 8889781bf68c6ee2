import type { Services } from '@belvedere/kernel';
import { readSiteOrigin } from '@belvedere/platform';
import { keptFor } from './kept-for.ts';

export interface SiteOrigins {
  /** The address of the tenant's primary domain, of which canonical addresses are made; undefined where it has none. */
  of(tenantId: string): string | undefined | Promise<string | undefined>;
}

/** For some seconds a domain that was lost is still named, and a new one is not yet. */
export function createSiteOrigins(services: Pick<Services, 'database' | 'publicUrl'>): SiteOrigins {
  return { of: keptFor({ milliseconds: 3_000, most: 5_000 }, (tenantId) => readSiteOrigin(services, tenantId)) };
}
