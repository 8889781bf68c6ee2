import { callerId, type Call } from '@belvedere/kernel';
import { fail, HOUR } from '@belvedere/kernel/core';
import { covers } from '../access/roles.ts';
import { keysErrors } from './errors.ts';
import { mintKey } from './mint-key.ts';
import type { CreatedApiKey, RotateApiKeyInput } from './schemas.ts';
import { changeKey, lockKey } from './table.ts';
import { keyState } from './to-api-key-view.ts';

/** Makes the key's successor, which is its caller's, and ends the old one after a while in which both work. */
export async function rotateApiKey({ ctx, input }: Call<RotateApiKeyInput>): Promise<CreatedApiKey> {
  const old = (await lockKey(ctx.tx, ctx.tenantId, input.id)) ?? fail(keysErrors.not_found);
  // A key that was rotated before is on its way out and has its successor.
  if (keyState(old, ctx.now) !== 'live' || old.revokedAt) fail(keysErrors.not_live);
  if (!covers(ctx.scopes, old.scopes)) fail(keysErrors.scope_not_held);

  const { name, kind, scopes, allowedOrigins, allowedNetworks, requestsPerDay, expiresAt } = old;
  const created = await mintKey(ctx, {
    userId: callerId(ctx),
    name,
    kind,
    scopes,
    allowedOrigins,
    allowedNetworks,
    requestsPerDay,
    expiresAt,
  });
  const revokedAt = new Date(ctx.now.getTime() + input.overlapHours * HOUR);
  await changeKey(ctx.tx, { tenantId: ctx.tenantId, id: old.id }, { revokedAt, replacedById: created.apiKey.id });
  ctx.changed({ before: { id: old.id }, after: { id: created.apiKey.id, overlapHours: input.overlapHours } });
  return created;
}
