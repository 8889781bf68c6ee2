import { command, query } from '@belvedere/kernel';
import { createApiKey } from './create-api-key.ts';
import { keysErrors } from './errors.ts';
import { listApiKeys } from './list-api-keys.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { rotateApiKey } from './rotate-api-key.ts';
import {
  apiKeyId,
  apiKeyPage,
  apiKeyView,
  createApiKeyInput,
  createdApiKey,
  listApiKeysInput,
  rotateApiKeyInput,
  updateApiKeyInput,
} from './schemas.ts';
import { keysScopes } from './scopes.ts';
import { updateApiKey } from './update-api-key.ts';
import { reportUsage } from './usage/report-usage.ts';
import { usageReport, usageReportInput } from './usage/schemas.ts';

const { not_found, scope_unknown, scope_not_held, not_live } = keysErrors;

export const keysRouter = {
  list: query({
    scope: keysScopes.read,
    sensitive: 'The API keys were listed.',
    describe: 'Lists the API keys of the tenant, newest first.',
    input: listApiKeysInput,
    output: apiKeyPage,
    errors: [],
    rate: 'read',
    run: listApiKeys,
  }),
  usage: query({
    scope: keysScopes.read,
    describe: 'What keys called, how often it failed and how long it took.',
    input: usageReportInput,
    output: usageReport,
    errors: [],
    rate: 'heavy',
    run: reportUsage,
  }),
  create: command({
    scope: keysScopes.manage,
    stepUp: true,
    describe: 'Creates an API key and shows it once.',
    input: createApiKeyInput,
    output: createdApiKey,
    errors: [scope_unknown, scope_not_held],
    rate: 'write',
    audit: { action: 'keys.key.created', resourceType: 'api_key', resourceId: ({ output }) => output.apiKey.id },
    idempotent: 'key',
    run: createApiKey,
  }),
  update: command({
    scope: keysScopes.manage,
    describe: 'Renames a key, switches it off or on, or changes its limits.',
    input: updateApiKeyInput,
    output: apiKeyView,
    errors: [not_found, not_live],
    rate: 'write',
    audit: { action: 'keys.key.updated', resourceType: 'api_key', resourceId: ({ input }) => input.id },
    idempotent: 'natural',
    run: updateApiKey,
  }),
  rotate: command({
    scope: keysScopes.manage,
    stepUp: true,
    describe: 'Replaces a key by a new one and lets the old one work a while longer.',
    input: rotateApiKeyInput,
    output: createdApiKey,
    errors: [not_found, not_live, scope_not_held],
    rate: 'write',
    audit: { action: 'keys.key.rotated', resourceType: 'api_key', resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: rotateApiKey,
  }),
  revoke: command({
    scope: keysScopes.manage,
    describe: 'Ends a key at once and for good.',
    input: apiKeyId,
    output: apiKeyView,
    errors: [not_found],
    rate: 'write',
    audit: { action: 'keys.key.revoked', resourceType: 'api_key', resourceId: ({ input }) => input.id },
    idempotent: 'natural',
    run: revokeApiKey,
  }),
};
