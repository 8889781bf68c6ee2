import { callerId, type Call } from '@belvedere/kernel';
import type { InboxInput } from './schemas.ts';
import { mark } from './table.ts';

export async function markAll({ ctx }: Call<InboxInput>): Promise<{ marked: number }> {
  const who = { tenantId: ctx.tenantId, userId: callerId(ctx) };
  return { marked: await mark(ctx.tx, who, { read: true, now: ctx.now }) };
}
