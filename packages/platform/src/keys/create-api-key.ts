import { callerId, type Call, type Context } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { accessOf } from '../access/create-access.ts';
import { chargeQuota } from '../tenancy/quotas/charge-quota.ts';
import { keysErrors } from './errors.ts';
import { grantable, scopesOfSwitches } from './key-scopes.ts';
import { mintKey } from './mint-key.ts';
import type { CreateApiKeyInput, CreatedApiKey } from './schemas.ts';

/** Makes a key that can do no more than its maker (K2). The key is in this answer and nowhere else (K1). */
export async function createApiKey({ ctx, input }: Call<CreateApiKeyInput>): Promise<CreatedApiKey> {
  if (input.expiresAt && input.expiresAt <= ctx.now) fail(commonErrors.invalid_input, { fields: { expiresAt: 'Choose a time to come.' } });
  const { name, kind, allowedOrigins, allowedNetworks, requestsPerDay, expiresAt } = input;
  const created = await mintKey(ctx, {
    userId: callerId(ctx),
    name,
    kind,
    scopes: chosenScopes(ctx, input),
    allowedOrigins,
    allowedNetworks,
    requestsPerDay,
    expiresAt,
  });
  await chargeQuota(ctx, 'api_keys', 1);
  ctx.changed({ after: { name, kind, scopes: created.apiKey.scopes, allowedOrigins, allowedNetworks, requestsPerDay } });
  return created;
}

/** What is named must be held; a switch stands for as much of its class as its maker holds. */
function chosenScopes(ctx: Context, input: CreateApiKeyInput): string[] {
  const available = grantable(accessOf(ctx).scopes, input.kind);
  for (const name of input.scopes) {
    if (!available.some((scope) => scope.name === name)) fail(keysErrors.scope_unknown, { data: { scope: name } });
    if (!ctx.scopes.has(name)) fail(keysErrors.scope_not_held, { data: { scope: name } });
  }
  const switched = scopesOfSwitches(available, input).filter((name) => ctx.scopes.has(name));
  return [...new Set([...input.scopes, ...switched])].sort();
}
