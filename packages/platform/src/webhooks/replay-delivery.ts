import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { webhooksErrors } from './errors.ts';
import type { DeliveryView, WebhookId } from './schemas.ts';
import { changeDelivery, findWebhook, lockDelivery, toDeliveryView } from './table.ts';

/** Sends a delivery again, under the same id: a partner that has it already can tell. */
export async function replayDelivery({ ctx, input }: Call<WebhookId>): Promise<DeliveryView> {
  const { tx, tenantId, now } = ctx;
  const delivery = (await lockDelivery(tx, tenantId, input.id)) ?? fail(webhooksErrors.delivery_not_found);
  const webhook = (await findWebhook(tx, tenantId, delivery.webhookId)) ?? fail(webhooksErrors.not_found);
  if (!webhook.enabled) fail(webhooksErrors.disabled);
  const again = { status: 'waiting', attempts: 0, nextAttemptAt: now, completedAt: null, claimedUntil: null };
  return toDeliveryView(await changeDelivery(tx, { tenantId, id: delivery.id }, again));
}
