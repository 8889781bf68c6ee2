import type { Context } from '@belvedere/kernel';
import { limitProcessing } from '../limits/limit-processing.ts';
import { requestVerified } from '../facts.ts';
import { moveRequest } from './move-request.ts';
import { executeAfter, isAutomatic } from './request.ts';
import type { RequestRow } from './table.ts';

/** It is known who asked: what the platform does by itself begins. */
export async function acceptProof(ctx: Context, row: RequestRow, { by, note }: { by: string; note: string }): Promise<RequestRow> {
  const verified = { verifiedAt: ctx.now, verifiedBy: by, tokenHash: null, executeAfter: executeAfter(row.requestType, ctx.now) };
  const moved = await moveRequest(ctx, row, { to: 'in_progress', note, set: verified });
  if (isAutomatic(row.requestType)) await ctx.emit(requestVerified, { aggregateId: row.id, payload: { requestId: row.id } });
  if (row.userId !== null && (row.requestType === 'restriction' || row.requestType === 'objection'))
    await limitProcessing(ctx, row.userId, { [row.requestType]: true });
  return moved;
}
