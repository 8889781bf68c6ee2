import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { webhooksErrors } from './errors.ts';
import type { DeliveryDetails, WebhookId } from './schemas.ts';
import { findDelivery, listAttempts, toDeliveryView } from './table.ts';
import { bodyOf } from './webhook.ts';

export async function getDelivery({ ctx, input }: Call<WebhookId>): Promise<DeliveryDetails> {
  const row = (await findDelivery(ctx.tx, ctx.tenantId, input.id)) ?? fail(webhooksErrors.delivery_not_found);
  return { delivery: toDeliveryView(row), body: bodyOf(row), attempts: await listAttempts(ctx.tx, ctx.tenantId, row.id) };
}
