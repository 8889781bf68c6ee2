import type { Call } from '@belvedere/kernel';
import type { FailedJobPage, ListFailedJobsInput } from './schemas.ts';
import { listFailedRows } from './table.ts';

export function listFailedJobs({ ctx, input }: Call<ListFailedJobsInput>): Promise<FailedJobPage> {
  return listFailedRows(ctx.tx, input);
}
