import { defineJob, type Fact, type Job, type JobCall } from '@belvedere/kernel';
import { newId, type Json } from '@belvedere/kernel/core';
import { insertDeliveries, listListeners } from './table.ts';
import { bodyOf } from './webhook.ts';

/** Most that a body may weigh; what does not fit is told without its details (W2). */
const MOST_BYTES = 20_000;

/** Queues a fact for every webhook of its tenant that listens to it. Done twice, each has it once. */
async function queueDeliveries({ tenantId, input, fact, transaction, services }: JobCall<unknown>): Promise<void> {
  if (!fact) return;
  await transaction(async (ctx) => {
    const listeners = await listListeners(ctx.tx, tenantId, fact.name);
    if (listeners.length === 0) return;
    const full = { eventType: fact.name, occurredAt: fact.occurredAt, payload: (input ?? {}) as Json };
    const isTooLarge = Buffer.byteLength(bodyOf(full)) > MOST_BYTES;
    if (isTooLarge) services.log.warn({ fact: fact.name }, 'a fact is too large for webhooks: told without details');
    const message = { ...full, payload: isTooLarge ? { truncated: true } : (full.payload as object), messageId: fact.id };
    await insertDeliveries(
      ctx.tx,
      listeners.map((webhookId) => ({ ...message, tenantId, id: newId(), webhookId, nextAttemptAt: ctx.now, createdAt: ctx.now })),
    );
  });
}

/** The job that hears every fact that partners may hear. Made where all systems are known. */
export function createWebhooksJob(facts: readonly Fact[]): Job {
  const [first, ...others] = facts;
  if (!first) throw new Error('No fact is for partners.');
  return defineJob({
    name: 'platform.queue-webhooks',
    describe: 'Queues a fact for the webhooks that listen to it.',
    hears: first,
    alsoHears: others,
    attempts: 10,
    concurrency: 4,
    run: queueDeliveries,
  });
}
