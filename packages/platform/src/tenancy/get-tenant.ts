import type { Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import type { TenantView } from './schemas.ts';
import { findTenant } from './table.ts';

export async function getTenant({ ctx }: Call<object>): Promise<TenantView> {
  return (await findTenant(ctx.tx, ctx.tenantId)) ?? fail(commonErrors.not_found);
}
