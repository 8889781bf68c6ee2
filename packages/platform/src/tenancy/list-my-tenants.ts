import { callerId, type Call } from '@belvedere/kernel';
import type { MyTenantView } from './schemas.ts';
import { readRemovedOf } from './removal/table.ts';
import { listTenantsOf } from './table.ts';

export async function listMyTenants({ ctx }: Call<object>): Promise<{ items: MyTenantView[] }> {
  const userId = callerId(ctx);
  const there = (await listTenantsOf(ctx.tx, userId)).map((tenant) => ({ ...tenant, purgeAfter: null }));
  const removed = (await readRemovedOf(ctx.services.database, userId)).map((tenant) => ({ ...tenant, status: 'deleted' as const }));
  return { items: [...there, ...removed].slice(0, 1_000) };
}
