import { callerId, type Call } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { webhooksErrors } from './errors.ts';
import { webhookTested } from './facts.ts';
import type { DeliveryView, WebhookId } from './schemas.ts';
import { findDelivery, findWebhook, insertDeliveries, toDeliveryView } from './table.ts';

/** Sends an event that means nothing to one webhook, the way every other goes. */
export async function testWebhook({ ctx, input }: Call<WebhookId>): Promise<DeliveryView> {
  const { tx, tenantId, now } = ctx;
  const webhook = (await findWebhook(tx, tenantId, input.id)) ?? fail(webhooksErrors.not_found);
  if (!webhook.enabled) fail(webhooksErrors.disabled);
  const id = newId();
  const payload = { webhookId: webhook.id, sentBy: callerId(ctx) };
  const message = { messageId: newId(), eventType: webhookTested.name, payload, occurredAt: now };
  await insertDeliveries(tx, [{ ...message, tenantId, id, webhookId: webhook.id, nextAttemptAt: now, createdAt: now }]);
  return toDeliveryView((await findDelivery(tx, tenantId, id)) ?? fail(webhooksErrors.delivery_not_found));
}
