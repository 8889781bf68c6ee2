import type { Call } from '@belvedere/kernel';
import type { QueueView } from './schemas.ts';
import { listQueueRows } from './table.ts';

export async function listQueues({ ctx }: Call<object>): Promise<{ items: QueueView[] }> {
  return { items: await listQueueRows(ctx.tx) };
}
