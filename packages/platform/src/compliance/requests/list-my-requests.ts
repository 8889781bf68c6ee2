import { callerId, type Call } from '@belvedere/kernel';
import { notesForPerson } from './request.ts';
import type { RequestView } from './schemas.ts';
import { listRequestsOf, toRequestView } from './table.ts';

export async function listMyRequests({ ctx }: Call<object>): Promise<{ items: RequestView[] }> {
  const userId = callerId(ctx);
  const views = (await listRequestsOf(ctx.tx, ctx.tenantId, userId)).map(toRequestView);
  return { items: views.map((view) => ({ ...view, notes: notesForPerson(view.notes, userId) })) };
}
