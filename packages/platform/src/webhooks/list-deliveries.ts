import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { webhooksErrors } from './errors.ts';
import type { DeliveryPage, ListDeliveriesInput } from './schemas.ts';
import { findWebhook, listDeliveryRows, toDeliveryView } from './table.ts';

export async function listDeliveries({ ctx, input }: Call<ListDeliveriesInput>): Promise<DeliveryPage> {
  if (!(await findWebhook(ctx.tx, ctx.tenantId, input.webhookId))) fail(webhooksErrors.not_found);
  const rows = await listDeliveryRows(ctx.tx, ctx.tenantId, input);
  const items = rows.slice(0, input.limit).map(toDeliveryView);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
