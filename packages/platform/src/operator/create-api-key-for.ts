import type { z } from 'zod';
import type { Services } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessOf } from '../access/create-access.ts';
import { ownerOf } from '../access/owner-of.ts';
import { identityErrors } from '../identity/errors.ts';
import { readAccount } from '../identity/table.ts';
import { createApiKey } from '../keys/create-api-key.ts';
import { createApiKeyInput, type CreatedApiKey } from '../keys/schemas.ts';
import { runAsOperator } from './run-as-operator.ts';

export interface KeyFor {
  /** A slug or an id. */
  tenant: string;
  /** Whose key it is and whose powers bound it; an owner's, unless said. */
  userEmail?: string;
  key: z.input<typeof createApiKeyInput>;
}

/** Makes an API key in the name of a member. */
export async function createApiKeyFor(services: Services, { tenant, userEmail, key }: KeyFor): Promise<CreatedApiKey> {
  const { database, clock } = services;
  const access = accessOf({ services });
  const input = createApiKeyInput.parse(key);
  const tenantId = (await access.resolveTenant({ type: 'system', name: 'operator' }, tenant)) ?? fail(identityErrors.tenant_not_found);
  const account = userEmail === undefined ? undefined : await readAccount(database, { email: userEmail });
  const userId = (userEmail === undefined ? await ownerOf(database, tenantId) : account?.id) ?? fail(identityErrors.user_not_found);
  const person = { type: 'user', userId, sessionId: '', emailVerified: true, platformRole: 'user', authTime: clock.now() } as const;
  const scopes = await access.scopesOf(person, tenantId);
  const audit = { action: 'keys.key.created', resourceType: 'api_key', resourceId: ({ apiKey }: CreatedApiKey) => apiKey.id };
  return runAsOperator(services, { tenantId, userId, scopes, audit }, (ctx) => createApiKey({ ctx, input }));
}
