import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { integrationsErrors } from './errors.ts';
import type { IntegrationId, IntegrationView } from './schemas.ts';
import { findIntegration, toIntegrationView } from './table.ts';

export async function getIntegration({ ctx, input }: Call<IntegrationId>): Promise<IntegrationView> {
  const row = (await findIntegration(ctx.tx, ctx.tenantId, input.id)) ?? fail(integrationsErrors.not_found);
  return toIntegrationView(row);
}
