import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { operationsErrors } from '../errors.ts';
import type { JobRef } from './schemas.ts';
import { discardRow } from './table.ts';

/** Forgets a job that was given up: what it would have done is not done. */
export async function discardJob({ ctx, input }: Call<JobRef>): Promise<{ status: 'done' }> {
  if (!(await discardRow(ctx.tx, input.queue, input.id))) fail(operationsErrors.job_not_found);
  ctx.changed({ before: { queue: input.queue, state: 'failed' } });
  return { status: 'done' };
}
