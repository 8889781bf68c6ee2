import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { webhooksErrors } from './errors.ts';
import type { ReplaySinceInput } from './schemas.ts';
import { findWebhook, requeue } from './table.ts';

/** Sends again whatever did not get through since a moment. */
export async function replaySince({ ctx, input }: Call<ReplaySinceInput>): Promise<{ replayed: number }> {
  const { tx, tenantId, now } = ctx;
  const webhook = (await findWebhook(tx, tenantId, input.webhookId)) ?? fail(webhooksErrors.not_found);
  if (!webhook.enabled) fail(webhooksErrors.disabled);
  const replayed = await requeue(tx, { tenantId, webhookId: webhook.id, since: input.since }, now);
  ctx.changed({ after: { since: input.since.toISOString(), replayed } });
  return { replayed };
}
