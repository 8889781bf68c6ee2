import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { integrationsErrors } from './errors.ts';
import type { IntegrationId } from './schemas.ts';
import { deleteIntegration } from './table.ts';

/** With its tokens, its log and its webhooks. */
export async function removeIntegration({ ctx, input }: Call<IntegrationId>): Promise<IntegrationId> {
  if (!(await deleteIntegration(ctx.tx, { tenantId: ctx.tenantId, id: input.id }))) fail(integrationsErrors.not_found);
  return input;
}
