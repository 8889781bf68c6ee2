import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { checkConfiguration, typeNamed } from './check-configuration.ts';
import { integrationsErrors } from './errors.ts';
import type { IntegrationView, UpdateIntegrationInput } from './schemas.ts';
import { changeIntegration, lockIntegration, toIntegrationView } from './table.ts';

export async function updateIntegration({ ctx, input }: Call<UpdateIntegrationInput>): Promise<IntegrationView> {
  const { tx, tenantId } = ctx;
  const { id, name } = input;
  const before = (await lockIntegration(tx, tenantId, id)) ?? fail(integrationsErrors.not_found);
  const configuration = input.configuration && checkConfiguration(ctx, typeNamed(before.integrationType), input.configuration);
  const changes = { ...(name !== undefined && { name }), ...(configuration && { configuration }) };
  const after = await changeIntegration(tx, { tenantId, id }, changes);
  // Which fields, not what they say: people may stand in them, and the trail forgets nothing.
  ctx.changed({ after: { changed: Object.keys(changes) } });
  return toIntegrationView(after);
}
