import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { webhooksErrors } from './errors.ts';
import type { WebhookId, WebhookView } from './schemas.ts';
import { findWebhook, toWebhookView } from './table.ts';

export async function getWebhook({ ctx, input }: Call<WebhookId>): Promise<WebhookView> {
  const row = (await findWebhook(ctx.tx, ctx.tenantId, input.id)) ?? fail(webhooksErrors.not_found);
  return toWebhookView(row, ctx.now);
}
