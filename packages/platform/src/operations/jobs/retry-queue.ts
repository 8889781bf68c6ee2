import type { Call } from '@belvedere/kernel';
import type { QueueRef, Retried } from './schemas.ts';
import { retryRows } from './table.ts';

/** One more attempt of everything in a queue that was given up, for when what it failed of is mended. */
export async function retryQueue({ ctx, input }: Call<QueueRef>): Promise<Retried> {
  const retried = await retryRows(ctx.tx, input.queue, null);
  ctx.changed({ after: { retried } });
  return { retried };
}
