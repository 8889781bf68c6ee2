import type { Call } from '@belvedere/kernel';
import type { HoldView } from './schemas.ts';
import { listHoldRows } from './table.ts';

export async function listHolds({ ctx }: Call<object>): Promise<{ items: HoldView[] }> {
  return { items: await listHoldRows(ctx.tx, ctx.tenantId) };
}
