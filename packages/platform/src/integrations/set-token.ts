import type { Call } from '@belvedere/kernel';
import { commonErrors, fail, newId } from '@belvedere/kernel/core';
import { typeNamed } from './check-configuration.ts';
import { integrationsErrors } from './errors.ts';
import { recordIntegrationLog } from './record-integration-log.ts';
import type { SetTokenInput, TokenView } from './schemas.ts';
import { sealToken } from './seal-token.ts';
import { changeIntegration, findToken, lockIntegration, replaceToken, toTokenView } from './table.ts';

/**
 * Puts a secret in the place of the one before; of two at once, the later one counts. With a new secret nothing is known against the
 * connection any more.
 */
export async function setToken({ ctx, input }: Call<SetTokenInput>): Promise<TokenView> {
  const { tx, tenantId, now } = ctx;
  const { integrationId, tokenType, secret, expiresAt } = input;
  const integration = (await lockIntegration(tx, tenantId, integrationId)) ?? fail(integrationsErrors.not_found);
  const known = Object.keys(typeNamed(integration.integrationType).tokens);
  if (!known.includes(tokenType)) fail(integrationsErrors.unknown_token_type, { data: { tokenType, known } });
  if (expiresAt && expiresAt <= now) fail(commonErrors.invalid_input, { fields: { expiresAt: 'Choose a time to come.' } });

  const id = newId();
  const tokenValueEncrypted = await sealToken(ctx, id, secret);
  const row = { tenantId, id, integrationId, tokenType, tokenValueEncrypted, expiresAt, createdAt: now };
  const isReplacing = await replaceToken(tx, row, now);
  await changeIntegration(tx, { tenantId, id: integrationId }, { status: 'active' });
  await recordIntegrationLog(ctx, { integrationId, eventType: isReplacing ? 'refresh' : 'connect', status: 'success' });
  ctx.changed({ after: { type: tokenType, expiresAt: expiresAt?.toISOString() ?? null, isReplacing } });
  return toTokenView((await findToken(tx, { tenantId, id })) ?? fail(integrationsErrors.token_not_found));
}
