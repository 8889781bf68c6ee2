import type { Call } from '@belvedere/kernel';
import type { ListSecurityEventsInput, SecurityEventPage } from './schemas.ts';
import { listEvents } from './table.ts';

export async function listSecurityEvents({ ctx, input }: Call<ListSecurityEventsInput>): Promise<SecurityEventPage> {
  const rows = await listEvents(ctx.tx, ctx.tenantId, input);
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
