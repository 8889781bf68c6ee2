import { command, query } from '@belvedere/kernel';
import { z } from 'zod';
import { createIntegration } from './create-integration.ts';
import { disableIntegration } from './disable-integration.ts';
import { enableIntegration } from './enable-integration.ts';
import { integrationsErrors } from './errors.ts';
import { getIntegration } from './get-integration.ts';
import { listIntegrations } from './list-integrations.ts';
import { listLogs } from './list-logs.ts';
import { listTokens } from './list-tokens.ts';
import { listTypes } from './list-types.ts';
import { removeIntegration } from './remove-integration.ts';
import { removeToken } from './remove-token.ts';
import * as schemas from './schemas.ts';
import { integrationsScopes } from './scopes.ts';
import { setToken } from './set-token.ts';
import { updateIntegration } from './update-integration.ts';

const { not_found, unknown_type, bad_configuration, bad_address, too_many, unknown_token_type, token_not_found } = integrationsErrors;
const byId = ({ input }: { input: { id: string } }) => input.id;

export const integrationsRouter = {
  types: query({
    scope: integrationsScopes.read,
    describe: 'Lists the types of services that a tenant can be connected to.',
    input: z.strictObject({}),
    output: schemas.integrationTypes,
    errors: [],
    rate: 'read',
    run: listTypes,
  }),
  list: query({
    scope: integrationsScopes.read,
    describe: 'Lists the integrations of the tenant, newest first.',
    input: schemas.listIntegrationsInput,
    output: schemas.integrationPage,
    errors: [],
    rate: 'read',
    run: listIntegrations,
  }),
  get: query({
    scope: integrationsScopes.read,
    describe: 'Gives an integration.',
    input: schemas.integrationId,
    output: schemas.integrationView,
    errors: [not_found],
    rate: 'read',
    run: getIntegration,
  }),
  create: command({
    scope: integrationsScopes.manage,
    stepUp: true,
    describe: 'Connects the tenant to a service; its tokens are set afterwards.',
    input: schemas.createIntegrationInput,
    output: schemas.integrationView,
    errors: [unknown_type, bad_configuration, bad_address, too_many, not_found],
    rate: 'write',
    audit: { action: 'integrations.integration.created', resourceType: 'integration', resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createIntegration,
  }),
  update: command({
    scope: integrationsScopes.manage,
    stepUp: true,
    describe: 'Renames an integration or replaces its configuration.',
    input: schemas.updateIntegrationInput,
    output: schemas.integrationView,
    errors: [not_found, unknown_type, bad_configuration, bad_address],
    rate: 'write',
    audit: { action: 'integrations.integration.updated', resourceType: 'integration', resourceId: byId },
    idempotent: 'natural',
    run: updateIntegration,
  }),
  disable: command({
    scope: integrationsScopes.manage,
    describe: 'Switches an integration off: nothing uses its tokens, its webhooks hear nothing.',
    input: schemas.integrationId,
    output: schemas.integrationView,
    errors: [not_found],
    rate: 'write',
    audit: { action: 'integrations.integration.disabled', resourceType: 'integration', resourceId: byId },
    idempotent: 'natural',
    run: disableIntegration,
  }),
  enable: command({
    scope: integrationsScopes.manage,
    stepUp: true,
    describe: 'Switches an integration on again.',
    input: schemas.integrationId,
    output: schemas.integrationView,
    errors: [not_found],
    rate: 'write',
    audit: { action: 'integrations.integration.enabled', resourceType: 'integration', resourceId: byId },
    idempotent: 'natural',
    run: enableIntegration,
  }),
  remove: command({
    scope: integrationsScopes.manage,
    describe: 'Removes an integration with its tokens, its log and its webhooks.',
    input: schemas.integrationId,
    output: schemas.integrationId,
    errors: [not_found],
    rate: 'write',
    audit: { action: 'integrations.integration.removed', resourceType: 'integration', resourceId: byId },
    idempotent: 'key',
    run: removeIntegration,
  }),
  tokens: {
    list: query({
      scope: integrationsScopes.read,
      describe: 'Lists which tokens an integration has, never what they are.',
      input: schemas.listTokensInput,
      output: schemas.tokenList,
      errors: [not_found],
      rate: 'read',
      run: listTokens,
    }),
    set: command({
      scope: integrationsScopes.manage,
      stepUp: true,
      describe: 'Sets a token of an integration in the place of the one before; it is never shown again.',
      input: schemas.setTokenInput,
      output: schemas.tokenView,
      errors: [not_found, unknown_type, unknown_token_type, token_not_found],
      rate: 'write',
      audit: { action: 'integrations.token.set', resourceType: 'integration', resourceId: ({ input }) => input.integrationId },
      idempotent: 'key',
      run: setToken,
    }),
    remove: command({
      scope: integrationsScopes.manage,
      describe: 'Removes a token of an integration, and with it those that it replaced.',
      input: schemas.integrationId,
      output: schemas.integrationId,
      errors: [token_not_found],
      rate: 'write',
      audit: { action: 'integrations.token.removed', resourceType: 'integration_token', resourceId: byId },
      idempotent: 'key',
      run: removeToken,
    }),
  },
  logs: {
    list: query({
      scope: integrationsScopes.read,
      describe: 'Lists what happened with an integration, newest first.',
      input: schemas.listLogsInput,
      output: schemas.logPage,
      errors: [not_found],
      rate: 'read',
      run: listLogs,
    }),
  },
};
