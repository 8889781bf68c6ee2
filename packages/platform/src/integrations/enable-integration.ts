import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { integrationsErrors } from './errors.ts';
import { recordIntegrationLog } from './record-integration-log.ts';
import type { IntegrationId, IntegrationView } from './schemas.ts';
import { changeIntegration, lockIntegration, toIntegrationView } from './table.ts';

export async function enableIntegration({ ctx, input }: Call<IntegrationId>): Promise<IntegrationView> {
  const { tx, tenantId } = ctx;
  const { id } = input;
  const before = (await lockIntegration(tx, tenantId, id)) ?? fail(integrationsErrors.not_found);
  if (!before.disabledAt) return toIntegrationView(before);
  const after = await changeIntegration(tx, { tenantId, id }, { disabledAt: null });
  await recordIntegrationLog(ctx, { integrationId: id, eventType: 'enable', status: 'success' });
  return toIntegrationView(after);
}
