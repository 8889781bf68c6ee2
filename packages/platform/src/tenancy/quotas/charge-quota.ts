import type { Context } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { noteCrossing } from './note-crossing.ts';
import type { QuotaResource } from './quotas.ts';
import { addUsage } from './table.ts';

/**
 * Takes an amount from the tenant's limit, in the transaction of what it is for: both happen or neither. Calls of one tenant for one
 * resource wait for each other, so at the limit exactly one is admitted (I7); charge late in a long transaction.
 */
export async function chargeQuota(ctx: Context, resource: QuotaResource, amount: number): Promise<void> {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError('A quota is charged in whole units.');
  const usage = await addUsage(ctx.tx, { tenantId: ctx.tenantId, resource, amount });
  if (!usage) fail(commonErrors.quota_exceeded, { data: { quota: resource, 'violated-policies': [resource] } });
  const { used, limit } = usage;
  if (limit !== null) await noteCrossing(ctx, { resource, before: used - amount, after: used, limit });
}
