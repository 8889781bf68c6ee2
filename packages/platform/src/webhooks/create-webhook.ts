import { callerId, type Call } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { checkInput } from './check-input.ts';
import { webhooksErrors } from './errors.ts';
import type { CreatedWebhook, CreateWebhookInput } from './schemas.ts';
import { sealSecret } from './seal-secret.ts';
import { newSigningSecret } from './sign.ts';
import { countWebhooks, findWebhook, hasIntegration, insertWebhook, toWebhookView } from './table.ts';

const MOST = 50;

/** Makes a webhook; its secret is in this answer and nowhere else. */
export async function createWebhook({ ctx, input }: Call<CreateWebhookInput>): Promise<CreatedWebhook> {
  const { tx, tenantId, now } = ctx;
  checkInput(ctx, input);
  if ((await countWebhooks(tx, tenantId)) >= MOST) fail(webhooksErrors.too_many);
  if (input.integrationId !== null && !(await hasIntegration(tx, tenantId, input.integrationId)))
    fail(webhooksErrors.integration_not_found);
  const id = newId();
  const { signing, secret, publicKey } = newSigningSecret(input.signing);
  const sealed = await sealSecret(ctx, id, { column: 'secret', secret });
  await insertWebhook(tx, { ...input, tenantId, id, signing, publicKey, secret: sealed, createdById: callerId(ctx), createdAt: now });
  const row = (await findWebhook(tx, tenantId, id)) ?? fail(webhooksErrors.not_found);
  ctx.changed({ after: { url: input.url, eventTypes: input.eventTypes, signing } });
  return { webhook: toWebhookView(row, now), secret: signing === 'v1' ? secret : null };
}
