import type { Database } from '@belvedere/db';
import { readSite, tenantOfDomain, type SiteRow } from './table.ts';

/** What is served at a domain of a tenant's own, and how it looks. */
export interface BrandedSite extends SiteRow {
  tenantId: string;
  tenantSlug: string;
  /** The name that was asked. */
  host: string;
}

/** Whose verified domain a host name is. Only as it stands in the table: what is below it or above is not it. */
export async function findSite(database: Database, host: string): Promise<BrandedSite | undefined> {
  const tenant = await tenantOfDomain(database, host);
  const row = tenant && (await readSite(database, tenant.id));
  return row && { ...row, tenantId: tenant.id, tenantSlug: tenant.slug, host };
}
