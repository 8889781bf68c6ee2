import { instant } from '@belvedere/kernel/core';
import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ }).max(1_000);
const description = z.string().trim().max(200);
const eventType = z.string().max(120);
/** None named is all of them, those of later releases too. */
const eventTypes = z.array(eventType).max(100);
const page = { cursor: z.uuid().optional(), limit: z.int().min(1).max(100).default(20) };

export const webhookView = z
  .object({
    id: z.uuid(),
    url: z.string().max(1_000),
    description: z.string().max(200),
    eventTypes,
    integrationId: z.uuid().nullable(),
    enabled: z.boolean(),
    /** Why it is off: `gone` (it answered 410), `failing` (nothing got through for days), or null when a person switched it off. */
    disabledReason: z.enum(['gone', 'failing']).nullable(),
    signing: z.enum(['v1', 'v1a']),
    /** What a partner verifies `v1a` signatures with. */
    publicKey: z.string().max(80).nullable(),
    /** Until when the secret before signs too. */
    previousSecretUntil: z.date().nullable(),
    failingSince: z.date().nullable(),
    lastSuccessAt: z.date().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'WebhookView' });
export type WebhookView = z.input<typeof webhookView>;

export const createdWebhook = z
  .object({
    webhook: webhookView,
    /** `whsec_…`: in this answer and never again. Null for `v1a`, whose public key is in the view. */
    secret: z.string().max(120).nullable(),
  })
  .meta({ id: 'CreatedWebhook' });
export type CreatedWebhook = z.input<typeof createdWebhook>;

export const createWebhookInput = z.strictObject({
  url,
  description: description.default(''),
  eventTypes: eventTypes.default([]),
  signing: z.enum(['v1', 'v1a']).default('v1'),
  integrationId: z.uuid().nullable().default(null),
});
export type CreateWebhookInput = z.output<typeof createWebhookInput>;

export const updateWebhookInput = z.strictObject({
  id: z.uuid(),
  url: url.optional(),
  description: description.optional(),
  eventTypes: eventTypes.optional(),
  enabled: z.boolean().optional(),
});
export type UpdateWebhookInput = z.output<typeof updateWebhookInput>;

export const rotateSecretInput = z.strictObject({
  id: z.uuid(),
  /** How long the old secret goes on signing beside the new one. */
  overlapHours: z
    .int()
    .min(0)
    .max(24 * 7)
    .default(24),
});
export type RotateSecretInput = z.output<typeof rotateSecretInput>;

export const webhookId = z.strictObject({ id: z.uuid() });
export type WebhookId = z.output<typeof webhookId>;

export const listWebhooksInput = z.strictObject({ ...page, integrationId: z.uuid().optional() });
export type ListWebhooksInput = z.output<typeof listWebhooksInput>;
export const webhookPage = z.object({ items: z.array(webhookView).max(100), nextCursor: z.uuid().nullable() });
export type WebhookPage = z.input<typeof webhookPage>;

export const webhookTypes = z.object({
  items: z.array(z.object({ type: eventType, version: z.int(), describe: z.string().max(500) })).max(500),
});

const status = z.enum(['waiting', 'delivered', 'failed', 'dropped']);

export const deliveryView = z
  .object({
    id: z.uuid(),
    webhookId: z.uuid(),
    /** The `webhook-id` that the partner sees: the same at each attempt and for each webhook of the tenant. */
    messageId: z.string().max(60),
    eventType,
    /** `dropped`: the webhook was off when its turn came. */
    status,
    attempts: z.int().min(0),
    lastStatus: z.int().nullable(),
    nextAttemptAt: z.date().nullable(),
    occurredAt: z.date(),
    createdAt: z.date(),
    completedAt: z.date().nullable(),
  })
  .meta({ id: 'WebhookDeliveryView' });
export type DeliveryView = z.input<typeof deliveryView>;

const attemptView = z
  .object({
    attempt: z.int().min(1),
    status: z.int().nullable(),
    /** What went wrong when nothing came back. */
    error: z.string().max(200).nullable(),
    durationMs: z.int().min(0),
    /** How the answer begins, without what looks like a secret. */
    responseExcerpt: z.string().max(600).nullable(),
    attemptedAt: z.date(),
  })
  .meta({ id: 'WebhookAttemptView' });

export const deliveryDetails = z
  .object({ delivery: deliveryView, body: z.string().max(30_000), attempts: z.array(attemptView).max(200) })
  .meta({ id: 'WebhookDeliveryDetails' });
export type DeliveryDetails = z.input<typeof deliveryDetails>;

export const listDeliveriesInput = z.strictObject({ ...page, webhookId: z.uuid(), status: status.optional() });
export type ListDeliveriesInput = z.output<typeof listDeliveriesInput>;
export const deliveryPage = z.object({ items: z.array(deliveryView).max(100), nextCursor: z.uuid().nullable() });
export type DeliveryPage = z.input<typeof deliveryPage>;

export const replaySinceInput = z.strictObject({ webhookId: z.uuid(), since: instant });
export type ReplaySinceInput = z.output<typeof replaySinceInput>;
export const replayedView = z.object({ replayed: z.int().min(0) });
