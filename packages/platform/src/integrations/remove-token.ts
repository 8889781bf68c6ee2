import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { integrationsErrors } from './errors.ts';
import { recordIntegrationLog } from './record-integration-log.ts';
import type { IntegrationId } from './schemas.ts';
import { deleteTokens, findToken, lockIntegration } from './table.ts';

/** Takes a secret away, and with it those that it replaced. */
export async function removeToken({ ctx, input }: Call<IntegrationId>): Promise<IntegrationId> {
  const { tx, tenantId } = ctx;
  const seen = (await findToken(tx, { tenantId, id: input.id })) ?? fail(integrationsErrors.token_not_found);
  await lockIntegration(tx, tenantId, seen.integrationId);
  // Whoever was first may have replaced it meanwhile: then it is another secret than the caller means.
  const { integrationId, tokenType } = (await findToken(tx, { tenantId, id: input.id })) ?? fail(integrationsErrors.token_not_found);
  await deleteTokens(tx, { tenantId, integrationId, tokenType });
  await recordIntegrationLog(ctx, { integrationId, eventType: 'disconnect', status: 'success' });
  ctx.changed({ before: { type: tokenType } });
  return input;
}
