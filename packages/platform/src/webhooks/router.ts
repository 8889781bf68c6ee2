import { command, query } from '@belvedere/kernel';
import { z } from 'zod';
import { createWebhook } from './create-webhook.ts';
import { webhooksErrors } from './errors.ts';
import { getDelivery } from './get-delivery.ts';
import { getWebhook } from './get-webhook.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listTypes } from './list-types.ts';
import { listWebhooks } from './list-webhooks.ts';
import { removeWebhook } from './remove-webhook.ts';
import { replayDelivery } from './replay-delivery.ts';
import { replaySince } from './replay-since.ts';
import { rotateSecret } from './rotate-secret.ts';
import * as schemas from './schemas.ts';
import { webhooksScopes } from './scopes.ts';
import { testWebhook } from './test-webhook.ts';
import { updateWebhook } from './update-webhook.ts';

const { not_found, integration_not_found, delivery_not_found, bad_address, unknown_event, too_many, disabled } = webhooksErrors;
const byId = ({ input }: { input: { id: string } }) => input.id;

export const webhooksRouter = {
  types: query({
    scope: webhooksScopes.read,
    describe: 'Lists the types of events that a webhook can listen to.',
    input: z.strictObject({}),
    output: schemas.webhookTypes,
    errors: [],
    rate: 'read',
    run: listTypes,
  }),
  list: query({
    scope: webhooksScopes.read,
    describe: 'Lists the webhooks of the tenant, newest first.',
    input: schemas.listWebhooksInput,
    output: schemas.webhookPage,
    errors: [],
    rate: 'read',
    run: listWebhooks,
  }),
  get: query({
    scope: webhooksScopes.read,
    describe: 'Gives a webhook.',
    input: schemas.webhookId,
    output: schemas.webhookView,
    errors: [not_found],
    rate: 'read',
    run: getWebhook,
  }),
  create: command({
    scope: webhooksScopes.manage,
    stepUp: true,
    describe: 'Creates a webhook and shows its secret once.',
    input: schemas.createWebhookInput,
    output: schemas.createdWebhook,
    errors: [bad_address, unknown_event, too_many, not_found, integration_not_found],
    rate: 'write',
    audit: { action: 'webhooks.webhook.created', resourceType: 'webhook', resourceId: ({ output }) => output.webhook.id },
    idempotent: 'key',
    run: createWebhook,
  }),
  update: command({
    scope: webhooksScopes.manage,
    stepUp: true,
    describe: 'Changes where a webhook is and what it listens to, or switches it off or on.',
    input: schemas.updateWebhookInput,
    output: schemas.webhookView,
    errors: [not_found, bad_address, unknown_event],
    rate: 'write',
    audit: { action: 'webhooks.webhook.updated', resourceType: 'webhook', resourceId: byId },
    idempotent: 'natural',
    run: updateWebhook,
  }),
  rotateSecret: command({
    scope: webhooksScopes.manage,
    stepUp: true,
    describe: 'Replaces the secret of a webhook and lets the old one sign a while longer.',
    input: schemas.rotateSecretInput,
    output: schemas.createdWebhook,
    errors: [not_found],
    rate: 'write',
    audit: { action: 'webhooks.secret.rotated', resourceType: 'webhook', resourceId: byId },
    idempotent: 'key',
    run: rotateSecret,
  }),
  remove: command({
    scope: webhooksScopes.manage,
    describe: 'Removes a webhook with its secret and its log.',
    input: schemas.webhookId,
    output: schemas.webhookId,
    errors: [not_found],
    rate: 'write',
    audit: { action: 'webhooks.webhook.removed', resourceType: 'webhook', resourceId: byId },
    idempotent: 'key',
    run: removeWebhook,
  }),
  test: command({
    scope: webhooksScopes.manage,
    describe: 'Sends an event that means nothing to one webhook.',
    input: schemas.webhookId,
    output: schemas.deliveryView,
    errors: [not_found, disabled],
    rate: 'write',
    audit: { action: 'webhooks.webhook.tested', resourceType: 'webhook', resourceId: byId },
    idempotent: 'key',
    run: testWebhook,
  }),
  deliveries: {
    list: query({
      scope: webhooksScopes.read,
      describe: 'Lists what was sent to a webhook, newest first.',
      input: schemas.listDeliveriesInput,
      output: schemas.deliveryPage,
      errors: [not_found],
      rate: 'read',
      run: listDeliveries,
    }),
    get: query({
      scope: webhooksScopes.read,
      describe: 'Gives a delivery with its body and every attempt.',
      input: schemas.webhookId,
      output: schemas.deliveryDetails,
      errors: [delivery_not_found],
      rate: 'read',
      run: getDelivery,
    }),
    replay: command({
      scope: webhooksScopes.manage,
      describe: 'Sends a delivery again, under the same id.',
      input: schemas.webhookId,
      output: schemas.deliveryView,
      errors: [delivery_not_found, not_found, disabled],
      rate: 'write',
      audit: { action: 'webhooks.delivery.replayed', resourceType: 'webhook_delivery', resourceId: byId },
      idempotent: 'key',
      run: replayDelivery,
    }),
    replaySince: command({
      scope: webhooksScopes.manage,
      describe: 'Sends again whatever did not get through to a webhook since a moment.',
      input: schemas.replaySinceInput,
      output: schemas.replayedView,
      errors: [not_found, disabled],
      rate: 'write',
      audit: { action: 'webhooks.deliveries.replayed', resourceType: 'webhook', resourceId: ({ input }) => input.webhookId },
      idempotent: 'key',
      run: replaySince,
    }),
  },
};
