import type { Call } from '@belvedere/kernel';
import type { ListRequestsInput, RequestPage } from './schemas.ts';
import { listRequestRows, toRequestView } from './table.ts';

export async function listCases({ ctx, input }: Call<ListRequestsInput>): Promise<RequestPage> {
  const rows = await listRequestRows(ctx.tx, ctx.tenantId, input);
  const items = rows.slice(0, input.limit).map(toRequestView);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
