import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { bootstrapRoles } from '../access/bootstrap-roles.ts';
import { nameOwner } from '../access/name-owner.ts';
import { chargeQuota } from './quotas/charge-quota.ts';
import { tenancyErrors } from './errors.ts';
import { DEFAULT_QUOTAS } from './quotas/quotas.ts';
import { tenantSettings } from './schemas.ts';
import { insertQuotas } from './quotas/table.ts';
import { insertSettings, insertTenant, joinMember } from './table.ts';

/** Everything that a tenant has from its first moment, in its own first transaction: settings, limits, roles and an owner (4.1). */
export async function bootstrapTenant(ctx: Context, tenant: { slug: string; name: string; ownerId: string }): Promise<void> {
  const { tx, tenantId } = ctx;
  const { slug, name, ownerId } = tenant;
  if (!(await insertTenant(tx, { id: tenantId, slug, name }))) fail(tenancyErrors.slug_taken);
  await insertSettings(tx, tenantId, tenantSettings.parse({}));
  await insertQuotas(tx, tenantId, DEFAULT_QUOTAS);
  await bootstrapRoles(tx, tenantId);
  await joinMember(tx, { tenantId, userId: ownerId, joinedAt: ctx.now });
  await nameOwner(ctx, ownerId);
  await chargeQuota(ctx, 'users', 1);
}
