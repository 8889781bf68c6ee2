import type { Services } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { openFor } from '../../data-keys/seal-for.ts';
import { identityErrors } from '../errors.ts';
import type { Provider } from './provider.ts';
import { providerSealing } from './provider-sealing.ts';
import { findProviderRow, findTenantId } from './table.ts';

/** A provider of the operator's, or, with a tenant, one of that tenant's. */
export async function findProvider(services: Services, wanted: { slug: string; tenant: string | undefined }): Promise<Provider> {
  if (wanted.tenant !== undefined)
    return (await findOfTenant(services, wanted.slug, wanted.tenant)) ?? fail(identityErrors.provider_not_found);
  const settings = services.signInProviders.find(({ slug }) => slug === wanted.slug) ?? fail(identityErrors.provider_not_found);
  return { ...settings, tenantId: null };
}

async function findOfTenant(services: Services, slug: string, tenant: string): Promise<Provider | undefined> {
  const tenantId = await findTenantId(services.database, tenant);
  if (tenantId === undefined) return undefined;
  return services.database.transaction({ tenantId }, async (tx) => {
    const row = await findProviderRow(tx, tenantId, slug);
    const clientSecret = row && (await openFor({ tx, services }, providerSealing(row), row.clientSecret));
    if (!row || clientSecret === undefined) return undefined;
    const { name, issuer, clientId } = row;
    return { slug, name, issuer, clientId, clientSecret, isInternal: false, tenantId };
  });
}
