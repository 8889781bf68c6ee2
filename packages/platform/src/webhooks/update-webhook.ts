import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { checkInput } from './check-input.ts';
import { webhooksErrors } from './errors.ts';
import type { UpdateWebhookInput, WebhookView } from './schemas.ts';
import { changeWebhook, dropWaiting, lockWebhook, toWebhookView } from './table.ts';

/** Switched on again, a webhook begins anew: what it failed at before counts no more. */
export async function updateWebhook({ ctx, input }: Call<UpdateWebhookInput>): Promise<WebhookView> {
  const { tx, tenantId, now } = ctx;
  checkInput(ctx, input);
  const before = (await lockWebhook(tx, tenantId, input.id)) ?? fail(webhooksErrors.not_found);
  const { url = before.url, description = before.description, eventTypes = before.eventTypes, enabled = before.enabled } = input;
  // Another address has not shown yet that it answers.
  const isFresh = url !== before.url || (enabled && !before.enabled);
  const after = await changeWebhook(
    tx,
    { tenantId, id: input.id },
    {
      url,
      description,
      eventTypes,
      enabled,
      ...(enabled && { disabledReason: null }),
      ...(isFresh && { failingSince: null, lastSuccessAt: null }),
    },
  );
  if (!enabled) await dropWaiting(tx, { tenantId, webhookId: input.id }, now);
  ctx.changed({
    before: { url: before.url, eventTypes: before.eventTypes, enabled: before.enabled },
    after: { url, eventTypes, enabled },
  });
  return toWebhookView(after, now);
}
