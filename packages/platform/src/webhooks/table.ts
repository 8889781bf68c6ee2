import type { Prisma, Transaction } from '@belvedere/db';
import type { JobsQuery } from '@belvedere/kernel';
import { messageIdOf } from './webhook.ts';
import type { DeliveryView, ListDeliveriesInput, ListWebhooksInput, WebhookView } from './schemas.ts';
import type { Signing } from './sign.ts';

// Webhooks -----------------------------------------------------------------------------------------------------------------

export type WebhookRow = Prisma.WebhookGetPayload<object>;

export function toWebhookView(row: WebhookRow, now: Date): WebhookView {
  const { id, url, description, eventTypes, integrationId, enabled, publicKey, failingSince, lastSuccessAt, createdAt, updatedAt } = row;
  return {
    id,
    url,
    description,
    eventTypes,
    integrationId,
    enabled,
    disabledReason: row.disabledReason as WebhookView['disabledReason'],
    signing: row.signing as Signing,
    publicKey,
    previousSecretUntil: row.previousUntil && row.previousUntil > now ? row.previousUntil : null,
    failingSince,
    lastSuccessAt,
    createdAt,
    updatedAt,
  };
}

export async function insertWebhook(tx: Transaction, row: Prisma.WebhookCreateManyInput): Promise<void> {
  await tx.webhook.createMany({ data: [row] });
}

export async function countWebhooks(tx: Transaction, tenantId: string): Promise<number> {
  return tx.webhook.count({ where: { tenantId } });
}

/** Whether there is such an integration; then its removal waits for this transaction. */
export async function hasIntegration(tx: Transaction, tenantId: string, id: string): Promise<boolean> {
  const held: unknown[] = await tx.$queryRaw`
    SELECT 1 FROM integrations WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR KEY SHARE`;
  return held.length === 1;
}

/** Whether the integration of a webhook, where it has one, is switched off. */
export async function isIntegrationOff(tx: Transaction, { tenantId, integrationId }: WebhookRow): Promise<boolean> {
  if (integrationId === null) return false;
  return (await tx.integration.count({ where: { tenantId, id: integrationId, disabledAt: null } })) === 0;
}

export async function findWebhook(tx: Transaction, tenantId: string, id: string): Promise<WebhookRow | undefined> {
  return (await tx.webhook.findUnique({ where: { tenantId_id: { tenantId, id } } })) ?? undefined;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockWebhook(tx: Transaction, tenantId: string, id: string): Promise<WebhookRow | undefined> {
  await tx.$executeRaw`SELECT id FROM webhooks WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findWebhook(tx, tenantId, id);
}

export async function changeWebhook(
  tx: Transaction,
  webhook: { tenantId: string; id: string },
  data: Prisma.WebhookUncheckedUpdateInput,
): Promise<WebhookRow> {
  return tx.webhook.update({ where: { tenantId_id: webhook }, data });
}

export async function deleteWebhook(tx: Transaction, webhook: { tenantId: string; id: string }): Promise<boolean> {
  const { count } = await tx.webhook.deleteMany({ where: webhook });
  return count === 1;
}

/** Newest first. */
export function listWebhookRows(tx: Transaction, tenantId: string, page: ListWebhooksInput): Promise<WebhookRow[]> {
  const { integrationId, cursor, limit } = page;
  const where = { tenantId, ...(integrationId && { integrationId }), ...(cursor && { id: { lt: cursor } }) };
  return tx.webhook.findMany({ where, orderBy: { id: 'desc' }, take: limit + 1 });
}

/**
 * The webhooks of a tenant that listen to a type: those that name it, and those that name none. They and the integration that they may
 * belong to are on.
 */
export async function listListeners(tx: Transaction, tenantId: string, eventType: string): Promise<string[]> {
  const rows = await tx.webhook.findMany({
    where: {
      tenantId,
      enabled: true,
      AND: [
        { OR: [{ eventTypes: { isEmpty: true } }, { eventTypes: { has: eventType } }] },
        { OR: [{ integrationId: null }, { integration: { disabledAt: null } }] },
      ],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

// Deliveries ---------------------------------------------------------------------------------------------------------------

export type DeliveryRow = Prisma.WebhookDeliveryGetPayload<object>;

export function toDeliveryView(row: DeliveryRow): DeliveryView {
  const { id, webhookId, eventType, attempts, lastStatus, nextAttemptAt, occurredAt, createdAt, completedAt } = row;
  const status = row.status as DeliveryView['status'];
  const messageId = messageIdOf(row.messageId);
  return { id, webhookId, messageId, eventType, status, attempts, lastStatus, nextAttemptAt, occurredAt, createdAt, completedAt };
}

/** A message that a webhook has already is not queued again. */
export async function insertDeliveries(tx: Transaction, rows: Prisma.WebhookDeliveryCreateManyInput[]): Promise<void> {
  await tx.webhookDelivery.createMany({ data: rows, skipDuplicates: true });
}

export async function findDelivery(tx: Transaction, tenantId: string, id: string): Promise<DeliveryRow | undefined> {
  return (await tx.webhookDelivery.findUnique({ where: { tenantId_id: { tenantId, id } } })) ?? undefined;
}

/** The same, and nobody else writes down its outcome until the transaction ends. */
export async function lockDelivery(tx: Transaction, tenantId: string, id: string): Promise<DeliveryRow | undefined> {
  await tx.$executeRaw`SELECT id FROM webhook_deliveries WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findDelivery(tx, tenantId, id);
}

export async function changeDelivery(
  tx: Transaction,
  delivery: { tenantId: string; id: string },
  data: Prisma.WebhookDeliveryUncheckedUpdateInput,
): Promise<DeliveryRow> {
  return tx.webhookDelivery.update({ where: { tenantId_id: delivery }, data });
}

/** Newest first. */
export function listDeliveryRows(tx: Transaction, tenantId: string, input: ListDeliveriesInput): Promise<DeliveryRow[]> {
  const { webhookId, status, cursor, limit } = input;
  const where = { tenantId, webhookId, ...(status && { status }), ...(cursor && { id: { lt: cursor } }) };
  return tx.webhookDelivery.findMany({ where, orderBy: { id: 'desc' }, take: limit + 1 });
}

/** Queues again what failed or was dropped. @returns how many. */
export async function requeue(tx: Transaction, which: { tenantId: string; webhookId: string; since: Date }, now: Date): Promise<number> {
  const { tenantId, webhookId, since } = which;
  const { count } = await tx.webhookDelivery.updateMany({
    where: { tenantId, webhookId, createdAt: { gte: since }, status: { in: ['failed', 'dropped'] } },
    data: { status: 'waiting', attempts: 0, nextAttemptAt: now, completedAt: null, claimedUntil: null },
  });
  return count;
}

/** What waits for a webhook that is off is not sent. */
export async function dropWaiting(tx: Transaction, webhook: { tenantId: string; webhookId: string }, now: Date): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { ...webhook, status: 'waiting' },
    data: { status: 'dropped', nextAttemptAt: null, claimedUntil: null, completedAt: now },
  });
}

export async function insertAttempt(tx: Transaction, row: Prisma.WebhookAttemptCreateManyInput): Promise<void> {
  await tx.webhookAttempt.createMany({ data: [row] });
}

export async function listAttempts(tx: Transaction, tenantId: string, deliveryId: string) {
  return tx.webhookAttempt.findMany({ where: { tenantId, deliveryId }, orderBy: { id: 'asc' }, take: 200 });
}

/** What a sender has taken to send. */
export interface Claim {
  tenantId: string;
  deliveryId: string;
  webhookId: string;
  isProven: boolean;
}

/**
 * Takes what is due, for some seconds: a sender that dies gives it back by silence. Each webhook gets a few at a time whatever the
 * others have waiting, so that neither many deliveries nor slow ones of one hold up another (W4).
 */
export async function claimDue(
  query: JobsQuery,
  {
    now,
    seconds,
    limit,
    full,
    proven,
    unproven,
  }: { now: Date; seconds: number; limit: number; full: readonly string[]; proven: number; unproven: number },
): Promise<Claim[]> {
  return query<Claim>(
    `WITH due AS (
       SELECT w.tenant_id, w.id AS webhook_id, d.id, w.last_success_at IS NOT NULL AND w.failing_since IS NULL AS proven
       FROM webhooks w JOIN tenants t ON t.id = w.tenant_id AND t.deleted_at IS NULL CROSS JOIN LATERAL (
         SELECT id FROM webhook_deliveries q
         WHERE q.tenant_id = w.tenant_id AND q.webhook_id = w.id AND q.status = 'waiting' AND q.next_attempt_at <= $1
           AND (q.claimed_until IS NULL OR q.claimed_until <= $1)
         ORDER BY q.next_attempt_at, q.id
         LIMIT CASE WHEN w.last_success_at IS NOT NULL AND w.failing_since IS NULL THEN $5::int ELSE $6::int END
         FOR UPDATE SKIP LOCKED
       ) d
       WHERE w.id <> ALL ($4::uuid[])
       LIMIT $3
     )
     UPDATE webhook_deliveries t SET claimed_until = $1::timestamptz + make_interval(secs => $2)
     FROM due WHERE t.tenant_id = due.tenant_id AND t.id = due.id
     RETURNING t.tenant_id AS "tenantId", t.id AS "deliveryId", t.webhook_id AS "webhookId", due.proven AS "isProven"`,
    [now, seconds, limit, full, proven, unproven],
  );
}
