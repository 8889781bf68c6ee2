import type { Call } from '@belvedere/kernel';
import { fail, HOUR } from '@belvedere/kernel/core';
import { webhooksErrors } from './errors.ts';
import type { CreatedWebhook, RotateSecretInput } from './schemas.ts';
import { openSecrets, sealSecret } from './seal-secret.ts';
import { newSigningSecret, type Signing } from './sign.ts';
import { changeWebhook, lockWebhook, toWebhookView } from './table.ts';

/** Makes a new secret; for a while deliveries carry a signature of each, so that the partner changes over without a gap. */
export async function rotateSecret({ ctx, input }: Call<RotateSecretInput>): Promise<CreatedWebhook> {
  const { tx, tenantId, now } = ctx;
  const webhook = (await lockWebhook(tx, tenantId, input.id)) ?? fail(webhooksErrors.not_found);
  // A secret that does not open any more is replaced all the same, only without an overlap.
  const [old] = await openSecrets(ctx, webhook).catch((): string[] => []);
  const { secret, publicKey, signing } = newSigningSecret(webhook.signing as Signing);
  const isOverlap = input.overlapHours > 0 && old !== undefined;
  const row = await changeWebhook(
    tx,
    { tenantId, id: webhook.id },
    {
      secret: await sealSecret(ctx, webhook.id, { column: 'secret', secret }),
      publicKey,
      previousSecret: isOverlap ? await sealSecret(ctx, webhook.id, { column: 'previous_secret', secret: old }) : null,
      previousUntil: isOverlap ? new Date(now.getTime() + input.overlapHours * HOUR) : null,
    },
  );
  ctx.changed({ after: { overlapHours: input.overlapHours } });
  return { webhook: toWebhookView(row, now), secret: signing === 'v1' ? secret : null };
}
