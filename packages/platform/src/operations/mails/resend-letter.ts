import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { mailQueued } from '../../mail/facts.ts';
import { requeue } from '../../mail/table.ts';
import { operationsErrors } from '../errors.ts';
import type { LetterRef } from './schemas.ts';

/** Sends a letter again to whom it was to, also one that was sent. Runs in the letter's tenant, whose audit log says so. */
export async function resendLetter({ ctx, input: { id } }: Call<LetterRef>): Promise<{ status: 'done' }> {
  if (!(await requeue(ctx.tx, ctx.tenantId, id))) fail(operationsErrors.mail_not_found);
  await ctx.emit(mailQueued, { aggregateId: id, payload: { mailId: id } });
  return { status: 'done' };
}
