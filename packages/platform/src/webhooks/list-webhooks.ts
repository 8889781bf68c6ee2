import type { Call } from '@belvedere/kernel';
import type { ListWebhooksInput, WebhookPage } from './schemas.ts';
import { listWebhookRows, toWebhookView } from './table.ts';

export async function listWebhooks({ ctx, input }: Call<ListWebhooksInput>): Promise<WebhookPage> {
  const rows = await listWebhookRows(ctx.tx, ctx.tenantId, input);
  const items = rows.slice(0, input.limit).map((row) => toWebhookView(row, ctx.now));
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
