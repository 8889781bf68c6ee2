import type { Context } from '@belvedere/kernel';
import { originAt } from './domain.ts';
import { findPrimaryDomain } from './table.ts';

/** Where the pages of the tenant stand, if it has a domain of its own. */
export async function findSiteOrigin({ tx, tenantId, services }: Context): Promise<string | undefined> {
  const domain = await findPrimaryDomain(tx, tenantId);
  return domain === undefined ? undefined : originAt(services.publicUrl, domain);
}
