import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { operationsErrors } from '../errors.ts';
import type { JobRef, Retried } from './schemas.ts';
import { retryRows } from './table.ts';

/** One more attempt of a job that was given up; if that fails too, it is given up again. */
export async function retryJob({ ctx, input }: Call<JobRef>): Promise<Retried> {
  const retried = await retryRows(ctx.tx, input.queue, input.id);
  if (retried === 0) fail(operationsErrors.job_not_found);
  ctx.changed({ after: { queue: input.queue } });
  return { retried };
}
