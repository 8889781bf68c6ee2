import type { Call } from '@belvedere/kernel';
import type { AuditLogPage, ListAuditLogInput } from './schemas.ts';
import { listRows } from './table.ts';

export async function listEntries({ ctx, input }: Call<ListAuditLogInput>): Promise<AuditLogPage> {
  const rows = await listRows(ctx.tx, ctx.tenantId, input);
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.sequence ?? null) : null };
}
