import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { webhooksErrors } from './errors.ts';
import type { WebhookId } from './schemas.ts';
import { deleteWebhook } from './table.ts';

/** With its secret and its log. */
export async function removeWebhook({ ctx, input }: Call<WebhookId>): Promise<WebhookId> {
  if (!(await deleteWebhook(ctx.tx, { tenantId: ctx.tenantId, id: input.id }))) fail(webhooksErrors.not_found);
  return input;
}
