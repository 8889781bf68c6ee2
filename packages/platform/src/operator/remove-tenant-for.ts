import type { Services } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from '../identity/errors.ts';
import { tenancyErrors } from '../tenancy/errors.ts';
import { removeThisTenant } from '../tenancy/removal/remove-tenant.ts';
import { restoreThisTenant } from '../tenancy/removal/restore-tenant.ts';
import { findRemovalBySlug } from '../tenancy/removal/table.ts';
import type { RemovedTenantView } from '../tenancy/schemas.ts';
import { findTenantBySlug, PLATFORM } from '../tenant-archive/table.ts';
import { runAsOperator } from './run-as-operator.ts';

/** Removes a tenant as its owner would: it can be restored for a while. */
export async function removeTenantFor(services: Services, slug: string): Promise<RemovedTenantView> {
  const tenant = await findTenantBySlug(services.database, slug);
  if (!tenant || tenant.id === PLATFORM) fail(identityErrors.tenant_not_found);
  const audit = { action: 'tenancy.tenant.removed', resourceType: 'tenant', resourceId: () => tenant.id };
  return runAsOperator(services, { tenantId: tenant.id, audit }, (ctx) => removeThisTenant(ctx, tenant.slug));
}

export async function restoreTenantFor(services: Services, slug: string): Promise<{ tenantId: string; slug: string }> {
  const { tenantId } = (await findRemovalBySlug(services.database, slug)) ?? fail(tenancyErrors.not_removed);
  const audit = { action: 'tenancy.tenant.restored', resourceType: 'tenant', resourceId: () => tenantId };
  await runAsOperator(services, { tenantId, audit, evenRemoved: true }, restoreThisTenant);
  return { tenantId, slug };
}
