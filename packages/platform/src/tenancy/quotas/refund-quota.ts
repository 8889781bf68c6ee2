import type { Context } from '@belvedere/kernel';
import type { QuotaResource } from './quotas.ts';
import { subtractUsage } from './table.ts';

/** Gives back what was charged, when the thing it was for is gone. */
export async function refundQuota(ctx: Context, resource: QuotaResource, amount: number): Promise<void> {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError('A quota is refunded in whole units.');
  await subtractUsage(ctx.tx, { tenantId: ctx.tenantId, resource, amount });
}
