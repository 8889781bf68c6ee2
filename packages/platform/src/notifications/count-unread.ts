import { callerId, type Call } from '@belvedere/kernel';
import type { InboxInput } from './schemas.ts';
import { countUnread as countRows } from './table.ts';

export async function countUnread({ ctx }: Call<InboxInput>): Promise<{ unread: number }> {
  return { unread: await countRows(ctx.tx, { tenantId: ctx.tenantId, userId: callerId(ctx) }) };
}
