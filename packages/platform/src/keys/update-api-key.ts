import type { Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { accessOf } from '../access/create-access.ts';
import { keysErrors } from './errors.ts';
import type { ApiKeyView, UpdateApiKeyInput } from './schemas.ts';
import { changeKey, lockKey } from './table.ts';
import { keyState, toApiKeyView } from './to-api-key-view.ts';

export async function updateApiKey({ ctx, input }: Call<UpdateApiKeyInput>): Promise<ApiKeyView> {
  const before = (await lockKey(ctx.tx, ctx.tenantId, input.id)) ?? fail(keysErrors.not_found);
  if (keyState(before, ctx.now) === 'revoked') fail(keysErrors.not_live);
  if (input.expiresAt && input.expiresAt <= ctx.now) fail(commonErrors.invalid_input, { fields: { expiresAt: 'Choose a time to come.' } });
  const {
    name = before.name,
    isActive = before.isActive,
    allowedOrigins = before.allowedOrigins,
    allowedNetworks = before.allowedNetworks,
    requestsPerDay = before.requestsPerDay,
    expiresAt = before.expiresAt,
  } = input;
  const isMoved = expiresAt?.getTime() !== before.expiresAt?.getTime();
  const after = { name, isActive, allowedOrigins, allowedNetworks, requestsPerDay, expiresAt, ...(isMoved && { warnedDays: null }) };
  const row = await changeKey(ctx.tx, { tenantId: ctx.tenantId, id: input.id }, after);
  ctx.changed({
    before: {
      name: before.name,
      isActive: before.isActive,
      allowedOrigins: before.allowedOrigins,
      allowedNetworks: before.allowedNetworks,
      requestsPerDay: before.requestsPerDay,
    },
    after: { name, isActive, allowedOrigins, allowedNetworks, requestsPerDay },
  });
  return toApiKeyView(row, { scopes: accessOf(ctx).scopes, now: ctx.now });
}
