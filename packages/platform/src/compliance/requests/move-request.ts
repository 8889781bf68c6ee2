import { userOf, type Context } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import { canMove, withNote, type RequestStatus } from './request.ts';
import { changeRequest, notesOf, type RequestRow } from './table.ts';

export interface Move {
  to: RequestStatus;
  note: string;
  set?: Partial<Pick<RequestRow, 'verifiedAt' | 'verifiedBy' | 'executeAfter' | 'decision' | 'decidedById' | 'tokenHash' | 'completedAt'>>;
}

/** Moves a request along its states, with a note of why. Of two who move it at once, one is told so. */
export async function moveRequest(ctx: Context, row: RequestRow, { to, note, set = {} }: Move): Promise<RequestRow> {
  if (!canMove(row.status, to)) fail(complianceErrors.request_closed);
  const notes = withNote(notesOf(row), { at: ctx.now.toISOString(), by: userOf(ctx.actor) ?? null, text: note });
  const ended = to === 'completed' || to === 'rejected' ? { completedAt: ctx.now } : {};
  const moved = await changeRequest(ctx.tx, row, { status: to, notes, ...ended, ...set });
  return moved ?? fail(commonErrors.conflict);
}
