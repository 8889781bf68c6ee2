import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { tenancyErrors } from './errors.ts';
import { getTenant } from './get-tenant.ts';
import type { TenantView, UpdateTenantInput } from './schemas.ts';
import { isSlugFree, updateTenantRow } from './table.ts';

export async function updateTenant({ ctx, input }: Call<UpdateTenantInput>): Promise<TenantView> {
  const before = await getTenant({ ctx, input });
  const { name = before.name, slug = before.slug } = input;
  if (slug !== before.slug && !(await isSlugFree(ctx.tx, slug))) fail(tenancyErrors.slug_taken);
  await updateTenantRow(ctx.tx, { id: ctx.tenantId, name, slug });
  ctx.changed({ before: { name: before.name, slug: before.slug }, after: { name, slug } });
  return getTenant({ ctx, input });
}
