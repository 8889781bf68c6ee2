import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { integrationsErrors } from './errors.ts';
import { recordIntegrationLog } from './record-integration-log.ts';
import type { IntegrationId, IntegrationView } from './schemas.ts';
import { changeIntegration, lockIntegration, toIntegrationView } from './table.ts';

/** Its tokens open for no system and its webhooks hear nothing until it is on again. Done twice, the first time counts. */
export async function disableIntegration({ ctx, input }: Call<IntegrationId>): Promise<IntegrationView> {
  const { tx, tenantId, now } = ctx;
  const { id } = input;
  const before = (await lockIntegration(tx, tenantId, id)) ?? fail(integrationsErrors.not_found);
  if (before.disabledAt) return toIntegrationView(before);
  const after = await changeIntegration(tx, { tenantId, id }, { disabledAt: now });
  await recordIntegrationLog(ctx, { integrationId: id, eventType: 'disable', status: 'success' });
  return toIntegrationView(after);
}
