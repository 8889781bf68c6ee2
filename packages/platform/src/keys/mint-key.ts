import type { Context } from '@belvedere/kernel';
import { fail, newApiKey, newId } from '@belvedere/kernel/core';
import { accessOf } from '../access/create-access.ts';
import { keysErrors } from './errors.ts';
import type { CreatedApiKey } from './schemas.ts';
import { findKey, insertKey, type ApiKeyRow } from './table.ts';
import { toApiKeyView } from './to-api-key-view.ts';

type Draft = Pick<ApiKeyRow, 'userId' | 'name' | 'kind' | 'scopes' | 'allowedOrigins' | 'allowedNetworks' | 'requestsPerDay' | 'expiresAt'>;

export async function mintKey(ctx: Context, draft: Draft): Promise<CreatedApiKey> {
  const { key, keyId, hash, last4 } = newApiKey(draft.kind);
  const id = newId();
  const secret = { keyPrefix: keyId, keyHash: hash, lastFour: last4 };
  await insertKey(ctx.tx, { ...draft, ...secret, tenantId: ctx.tenantId, id, lastResetAt: ctx.now, createdAt: ctx.now });
  const row = (await findKey(ctx.tx, ctx.tenantId, id)) ?? fail(keysErrors.not_found);
  return { apiKey: toApiKeyView(row, { scopes: accessOf(ctx).scopes, now: ctx.now }), key };
}
