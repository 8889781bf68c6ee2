import { callerId, type Call } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { checkConfiguration, typeNamed } from './check-configuration.ts';
import { integrationsErrors } from './errors.ts';
import type { CreateIntegrationInput, IntegrationView } from './schemas.ts';
import { countIntegrations, findIntegration, insertIntegration, toIntegrationView } from './table.ts';

const MOST = 100;

/** Makes a connection that knows no secret yet: those are set apart from it. */
export async function createIntegration({ ctx, input }: Call<CreateIntegrationInput>): Promise<IntegrationView> {
  const { tx, tenantId, now } = ctx;
  const { name, integrationType } = input;
  const configuration = checkConfiguration(ctx, typeNamed(integrationType), input.configuration);
  if ((await countIntegrations(tx, tenantId)) >= MOST) fail(integrationsErrors.too_many);
  const id = newId();
  await insertIntegration(tx, { tenantId, id, name, integrationType, configuration, userId: callerId(ctx), createdAt: now });
  const row = (await findIntegration(tx, tenantId, id)) ?? fail(integrationsErrors.not_found);
  ctx.changed({ after: { integrationType } });
  return toIntegrationView(row);
}
