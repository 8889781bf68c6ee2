import type { Context } from '@belvedere/kernel';
import { openFor, sealFor, type Sealing } from '../data-keys/seal-for.ts';
import type { WebhookRow } from './table.ts';

type Column = 'secret' | 'previous_secret';

const sealing = (tenantId: string, id: string, column: Column): Sealing => ({
  owner: { kind: 'tenant', id: tenantId },
  place: { tenantId, table: 'webhooks', column, rowId: id },
});

/** A secret as it rests: it opens for this webhook of this tenant only. */
export function sealSecret(ctx: Context, webhookId: string, cell: { column: Column; secret: string }): Promise<Uint8Array<ArrayBuffer>> {
  return sealFor(ctx, sealing(ctx.tenantId, webhookId, cell.column), cell.secret);
}

/** The secrets that sign at this moment, the newest first. */
export async function openSecrets(ctx: Context, webhook: WebhookRow): Promise<string[]> {
  const current = await openFor(ctx, sealing(ctx.tenantId, webhook.id, 'secret'), webhook.secret);
  const isOverlap = webhook.previousSecret !== null && webhook.previousUntil !== null && webhook.previousUntil > ctx.now;
  const previous =
    isOverlap && webhook.previousSecret
      ? await openFor(ctx, sealing(ctx.tenantId, webhook.id, 'previous_secret'), webhook.previousSecret)
      : undefined;
  return [current, previous].filter((secret) => secret !== undefined);
}
