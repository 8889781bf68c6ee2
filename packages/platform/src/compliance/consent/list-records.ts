import type { Call } from '@belvedere/kernel';
import type { ListRecordsInput, RecordPage } from './schemas.ts';
import { listRecordRows } from './table.ts';

/** The proof: who decided what, when, where, and about which words. */
export async function listRecords({ ctx, input }: Call<ListRecordsInput>): Promise<RecordPage> {
  const rows = await listRecordRows(ctx.tx, ctx.tenantId, input);
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
