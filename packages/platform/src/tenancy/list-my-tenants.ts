import { callerId, type Call } from '@belvedere/kernel';
import type { MyTenantView } from './schemas.ts';
import { listTenantsOf } from './table.ts';

export async function listMyTenants({ ctx }: Call<object>): Promise<{ items: MyTenantView[] }> {
  return { items: await listTenantsOf(ctx.tx, callerId(ctx)) };
}
