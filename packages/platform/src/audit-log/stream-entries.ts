import type { Call } from '@belvedere/kernel';
import type { AuditStreamPage, StreamAuditLogInput } from './schemas.ts';
import { readEntries, toView } from './table.ts';

/** Oldest first, for whoever takes the trail elsewhere (SIEM): the cursor is always there, so the same call goes on where it ended. */
export async function streamEntries({ ctx, input }: Call<StreamAuditLogInput>): Promise<AuditStreamPage> {
  const entries = await readEntries(ctx.tx, ctx.tenantId, { after: BigInt(input.after), limit: input.limit });
  return {
    items: entries.map((entry) => ({ ...toView(entry), previousHash: entry.previousHash })),
    cursor: entries.at(-1)?.sequence.toString() ?? input.after,
    hasMore: entries.length === input.limit,
  };
}
