import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { integrationsErrors } from './errors.ts';
import { openToken } from './seal-token.ts';
import { findIntegration, findLiveToken } from './table.ts';

export interface UsableToken {
  /** What to name when the service refuses it. */
  id: string;
  secret: string;
}

/**
 * The secret with which a system calls the service of an integration. It goes into a header of that call and nowhere else: no row, no
 * log, no answer of ours. Fails with what to do where there is none that works.
 */
export async function useIntegrationToken(ctx: Context, wanted: { integrationId: string; tokenType: string }): Promise<UsableToken> {
  const { tx, tenantId, now } = ctx;
  const { tokenType } = wanted;
  const integration = (await findIntegration(tx, tenantId, wanted.integrationId)) ?? fail(integrationsErrors.not_found);
  if (integration.disabledAt) fail(integrationsErrors.disabled);
  const token = (await findLiveToken(tx, { tenantId, ...wanted })) ?? fail(integrationsErrors.token_missing, { data: { tokenType } });
  if (token.expiresAt && token.expiresAt <= now) fail(integrationsErrors.token_expired, { data: { tokenType } });
  const secret = (await openToken(ctx, token)) ?? fail(integrationsErrors.token_unreadable, { data: { tokenType } });
  return { id: token.id, secret };
}
