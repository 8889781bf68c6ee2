import type { Call } from '@belvedere/kernel';
import type { AccessLogPage, ListAccessLogInput } from './schemas.ts';
import { listAccessLogRows } from './table.ts';

export async function listAccessLog({ ctx, input }: Call<ListAccessLogInput>): Promise<AccessLogPage> {
  const rows = await listAccessLogRows(ctx.tx, ctx.tenantId, input);
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
