import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import { loadRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';
import type { DecideInput, RequestView } from './schemas.ts';
import { toRequestView } from './table.ts';

/** Ends a case: done, which needs a proven identity, or refused, which needs a reason that the person can be told. */
export async function decideCase({ ctx, input }: Call<DecideInput>): Promise<RequestView> {
  const row = await loadRequest(ctx, input.id);
  if (input.decision === 'completed' && !row.verifiedAt) fail(complianceErrors.not_verified);
  const set = { decision: input.reason, decidedById: callerId(ctx) };
  const moved = await moveRequest(ctx, row, { to: input.decision, note: input.reason, set });
  ctx.changed({ before: { status: row.status }, after: { status: moved.status } });
  return toRequestView(moved);
}
