import { runInTransaction, type Services } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { complianceErrors } from '../compliance/errors.ts';
import { purgeTenant, type Purged } from '../compliance/purge/purge-tenant.ts';
import { PLATFORM_TENANT_ID } from '../compliance/purge/table.ts';
import { tenancyErrors } from '../tenancy/errors.ts';
import { findRemovalBySlug, makeDue } from '../tenancy/removal/table.ts';

/** Purges a removed tenant at once, whatever time it has left; a legal hold still keeps it. */
export async function purgeTenantNow(services: Services, slug: string): Promise<Purged & { tenantId: string }> {
  const removal = (await findRemovalBySlug(services.database, slug)) ?? fail(tenancyErrors.not_removed);
  const origin = {
    services,
    actor: { type: 'system', name: 'operator' } as const,
    request: { id: newId(), ip: '', userAgent: null },
    setHeader: () => {},
  };
  await services.database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) => makeDue(tx, removal.tenantId));
  const purged = await purgeTenant(
    { services, transaction: (tenantId, work) => runInTransaction(origin, { tenantId, scopes: new Set() }, work) },
    removal,
  );
  return { ...(purged ?? fail(complianceErrors.tenant_held)), tenantId: removal.tenantId };
}
