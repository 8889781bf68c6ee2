import type { Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { getQuotas } from './get-quotas.ts';
import type { QuotasView, UpdateQuotasInput } from '../schemas.ts';
import { updateQuotaLimits } from './table.ts';

/** Runs in the transaction of the tenant whose limits change. A limit below what is used stops only what is new. */
export async function updateQuotas({ ctx, input }: Call<UpdateQuotasInput>): Promise<QuotasView> {
  const limits = Object.fromEntries(Object.entries(input.limits).filter(([, limit]) => limit !== undefined));
  if (!(await updateQuotaLimits(ctx.tx, ctx.tenantId, limits))) fail(commonErrors.not_found);
  ctx.changed({ after: limits });
  return getQuotas({ ctx, input });
}
