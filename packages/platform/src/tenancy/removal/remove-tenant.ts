import { userOf, type Call, type Context } from '@belvedere/kernel';
import { commonErrors, DAY, fail } from '@belvedere/kernel/core';
import { tenancyErrors } from '../errors.ts';
import { getTenant } from '../get-tenant.ts';
import type { RemovedTenantView, RemoveTenantInput } from '../schemas.ts';
import { tenantRemoved } from './facts.ts';
import { markRemoved } from './table.ts';

/** Time to change one's mind, or to notice that somebody else did it. */
const GRACE = 30 * DAY;

/** Takes the tenant out of everything at once: its rows are there for nobody any more, until an owner restores it or it is purged. */
export async function removeTenant({ ctx, input }: Call<RemoveTenantInput>): Promise<RemovedTenantView> {
  const { slug } = await getTenant({ ctx, input });
  if (input.slug !== slug) fail(tenancyErrors.not_confirmed);
  return removeThisTenant(ctx, slug);
}

export async function removeThisTenant(ctx: Context, slug: string): Promise<RemovedTenantView> {
  const purgeAfter = new Date(ctx.now.getTime() + GRACE);
  if (!(await markRemoved(ctx, { slug, purgeAfter, requestedById: userOf(ctx.actor) ?? null }))) fail(commonErrors.conflict);
  await ctx.emit(tenantRemoved, { aggregateId: ctx.tenantId, payload: { purgeAfter: purgeAfter.toISOString() } });
  ctx.changed({ after: { purgeAfter: purgeAfter.toISOString() } });
  return { id: ctx.tenantId, slug, removedAt: ctx.now, purgeAfter };
}
