import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessOf } from '../access/create-access.ts';
import { refundQuota } from '../tenancy/quotas/refund-quota.ts';
import { keysErrors } from './errors.ts';
import type { ApiKeyId, ApiKeyView } from './schemas.ts';
import { changeKey, lockKey } from './table.ts';
import { keyState, toApiKeyView } from './to-api-key-view.ts';

export async function revokeApiKey({ ctx, input }: Call<ApiKeyId>): Promise<ApiKeyView> {
  const key = (await lockKey(ctx.tx, ctx.tenantId, input.id)) ?? fail(keysErrors.not_found);
  const view = { scopes: accessOf(ctx).scopes, now: ctx.now };
  if (keyState(key, ctx.now) === 'revoked') return toApiKeyView(key, view);
  const row = await changeKey(ctx.tx, { tenantId: ctx.tenantId, id: key.id }, { revokedAt: ctx.now });
  // The successor of a rotated key has taken its place in the quota.
  if (!key.revokedAt) await refundQuota(ctx, 'api_keys', 1);
  return toApiKeyView(row, view);
}
