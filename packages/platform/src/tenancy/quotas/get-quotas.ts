import type { Call } from '@belvedere/kernel';
import type { QuotasView } from '../schemas.ts';
import { listQuotas } from './table.ts';

export async function getQuotas({ ctx }: Call<object>): Promise<QuotasView> {
  return { items: await listQuotas(ctx.tx, ctx.tenantId) };
}
