import { callerId, type Call } from '@belvedere/kernel';
import { loadRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';
import type { RequestId, RequestView } from './schemas.ts';
import { toRequestView } from './table.ts';

/** Calls a request off while it is not carried out. */
export async function withdrawRequest({ ctx, input }: Call<RequestId>): Promise<RequestView> {
  const row = await loadRequest(ctx, input.id, { userId: callerId(ctx) });
  return toRequestView(await moveRequest(ctx, row, { to: 'rejected', note: 'Withdrawn by the person.', set: { decision: 'withdrawn' } }));
}
