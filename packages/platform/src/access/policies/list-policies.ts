import type { Call } from '@belvedere/kernel';
import type { PolicyView } from './schemas.ts';
import { listPolicyRows, toPolicyView } from './table.ts';

export async function listPolicies({ ctx }: Call<object>): Promise<{ items: PolicyView[] }> {
  return { items: (await listPolicyRows(ctx.tx, ctx.tenantId)).map(toPolicyView) };
}
