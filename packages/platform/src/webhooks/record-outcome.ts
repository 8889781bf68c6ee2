import type { Context } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { notify } from '../notifications/notify.ts';
import { judge, type Outcome, type Verdict } from './judge.ts';
import { webhooksScopes } from './scopes.ts';
import { changeDelivery, changeWebhook, dropWaiting, insertAttempt, lockDelivery, lockWebhook, type WebhookRow } from './table.ts';
import { webhookDisabled } from './topics.ts';

export interface Attempted extends Outcome {
  deliveryId: string;
  /** How many attempts had been made when this one began. */
  attemptsBefore: number;
  error: string | null;
  durationMs: number;
  excerpt: string | null;
}

/** Writes down what came of an attempt and what follows from it, once: of two senders that had the same delivery, the first counts. */
export async function recordOutcome(ctx: Context, made: Attempted, random: number): Promise<Verdict | undefined> {
  const { tx, tenantId, now } = ctx;
  const delivery = await lockDelivery(tx, tenantId, made.deliveryId);
  if (!delivery || delivery.status !== 'waiting' || delivery.attempts !== made.attemptsBefore) return undefined;
  const webhook = await lockWebhook(tx, tenantId, delivery.webhookId);
  if (!webhook) return undefined;
  const attempt = delivery.attempts + 1;
  const verdict = judge(made, { attempt, now, random });
  await insertAttempt(tx, {
    tenantId,
    id: newId(),
    deliveryId: delivery.id,
    attempt,
    status: made.status,
    error: made.error,
    durationMs: made.durationMs,
    responseExcerpt: made.excerpt,
    attemptedAt: now,
  });
  const isOver = verdict.kind !== 'again';
  await changeDelivery(
    tx,
    { tenantId, id: delivery.id },
    {
      attempts: attempt,
      lastStatus: made.status,
      claimedUntil: null,
      status: verdict.kind === 'again' ? 'waiting' : verdict.kind,
      nextAttemptAt: verdict.kind === 'again' ? verdict.at : null,
      completedAt: isOver ? now : null,
    },
  );
  const key = { tenantId, id: webhook.id };
  if (verdict.kind === 'delivered') await changeWebhook(tx, key, { failingSince: null, lastSuccessAt: now });
  else if (!webhook.failingSince) await changeWebhook(tx, key, { failingSince: now });
  if (verdict.kind === 'failed') {
    // Given up after three days in which nothing else got through either: there is nobody.
    const isDead = webhook.failingSince !== null && webhook.failingSince <= delivery.createdAt;
    if (verdict.gone || (webhook.enabled && (isDead || !webhook.lastSuccessAt)))
      await disable(ctx, webhook, verdict.gone ? 'gone' : 'failing');
  }
  return verdict;
}

async function disable(ctx: Context, webhook: WebhookRow, reason: 'gone' | 'failing'): Promise<void> {
  const { tx, tenantId, now } = ctx;
  await changeWebhook(tx, { tenantId, id: webhook.id }, { enabled: false, disabledReason: reason });
  await dropWaiting(tx, { tenantId, webhookId: webhook.id }, now);
  const host = URL.parse(webhook.url)?.host ?? '';
  await notify(ctx, {
    topic: webhookDisabled,
    to: { scope: webhooksScopes.manage },
    subject: `The webhook at ${host} was switched off`,
    lines: [
      reason === 'gone'
        ? `${host} answered that it is gone (410), so nothing is sent to it any more.`
        : `Nothing got through to ${host} for three days, so nothing is sent to it any more.`,
      'When it works again, switch the webhook on, and replay what it missed.',
    ],
    actionPath: '/settings/webhooks',
    dedupeKey: `${webhook.id}:${now.toISOString()}`,
  });
}
