import { callerId, type Call } from '@belvedere/kernel';
import type { RequestView } from './schemas.ts';
import { listRequestsOf, toRequestView } from './table.ts';

export async function listMyRequests({ ctx }: Call<object>): Promise<{ items: RequestView[] }> {
  return { items: (await listRequestsOf(ctx.tx, ctx.tenantId, callerId(ctx))).map(toRequestView) };
}
