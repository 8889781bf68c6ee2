import type { Call } from '@belvedere/kernel';
import type { GrantPage, ListGrantsInput } from './schemas.ts';
import { listGrantRows } from './table.ts';

export async function listGrants({ ctx, input }: Call<ListGrantsInput>): Promise<GrantPage> {
  const rows = await listGrantRows(ctx.tx, ctx, input);
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
