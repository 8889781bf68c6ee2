import type { Services } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { identityErrors } from '../identity/errors.ts';
import { readAccount } from '../identity/table.ts';
import { createTenant } from '../tenancy/create-tenant.ts';
import { createTenantInput, type TenantView } from '../tenancy/schemas.ts';
import { runAsOperator } from './run-as-operator.ts';

export type TenantFor = { name: string; slug?: string } & ({ ownerId: string } | { ownerEmail: string });

/** Makes a tenant that somebody else owns. */
export async function createTenantFor(services: Services, tenant: TenantFor): Promise<TenantView> {
  const { name, slug } = tenant;
  const input = createTenantInput.parse({ name, slug });
  const by = 'ownerId' in tenant ? { id: tenant.ownerId } : { email: tenant.ownerEmail };
  const owner = (await readAccount(services.database, by)) ?? fail(identityErrors.user_not_found);
  const tenantId = newId();
  const audit = { action: 'tenancy.tenant.created', resourceType: 'tenant', resourceId: () => tenantId };
  return runAsOperator(services, { tenantId, userId: owner.id, audit }, (ctx) => createTenant({ ctx, input }));
}
