import { instant } from '@belvedere/kernel/core';
import { z } from 'zod';
import { INTEGRATION_NAME } from './integration-types.ts';

const name = z.string().trim().min(1).max(120);
const typeName = z.string().regex(INTEGRATION_NAME, 'Use a name from integrations.types.');
const shownType = z.string().max(60);
/** Its fields are those of the type. */
const configuration = z.record(z.string().max(100), z.json());
const page = { cursor: z.uuid().optional(), limit: z.int().min(1).max(100).default(20) };

export const integrationId = z.strictObject({ id: z.uuid() });
export type IntegrationId = z.output<typeof integrationId>;

export const integrationTypes = z.object({
  items: z
    .array(
      z.object({
        type: shownType,
        describe: z.string().max(500),
        /** The JSON Schema of its configuration. */
        configuration: z.json(),
        tokens: z.array(z.object({ type: shownType, describe: z.string().max(500) })).max(20),
      }),
    )
    .max(200),
});
export type IntegrationTypes = z.input<typeof integrationTypes>;

export const integrationView = z
  .object({
    id: z.uuid(),
    name: z.string().max(200),
    integrationType: shownType,
    /** What the service said last: `expired` and `invalid` want a new token. */
    status: z.enum(['active', 'expired', 'invalid']),
    configuration,
    /** Whose connection it is: who made it. */
    userId: z.uuid(),
    /** When it was last synchronised with success. */
    lastSync: z.date().nullable(),
    /** Since when it is switched off. */
    disabledAt: z.date().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'IntegrationView' });
export type IntegrationView = z.input<typeof integrationView>;

export const createIntegrationInput = z.strictObject({ name, integrationType: typeName, configuration: configuration.default({}) });
export type CreateIntegrationInput = z.output<typeof createIntegrationInput>;

/** What is not named stays; a configuration is replaced as a whole. */
export const updateIntegrationInput = z.strictObject({
  id: z.uuid(),
  name: name.optional(),
  configuration: configuration.optional(),
});
export type UpdateIntegrationInput = z.output<typeof updateIntegrationInput>;

export const listIntegrationsInput = z.strictObject({ ...page, integrationType: typeName.optional() });
export type ListIntegrationsInput = z.output<typeof listIntegrationsInput>;
export const integrationPage = z.object({ items: z.array(integrationView).max(100), nextCursor: z.uuid().nullable() });
export type IntegrationPage = z.input<typeof integrationPage>;

/** Nothing of the secret: its last characters would be half of a short one. */
export const tokenView = z
  .object({ id: z.uuid(), integrationId: z.uuid(), tokenType: shownType, expiresAt: z.date().nullable(), createdAt: z.date() })
  .meta({ id: 'IntegrationTokenView' });
export type TokenView = z.input<typeof tokenView>;

export const setTokenInput = z.strictObject({
  integrationId: z.uuid(),
  tokenType: typeName,
  /** Kept sealed and never shown again. */
  secret: z.string().trim().min(4).max(8_000),
  /** When the service will not take it any more, where that is known. */
  expiresAt: instant.nullable().default(null),
});
export type SetTokenInput = z.output<typeof setTokenInput>;

export const listTokensInput = z.strictObject({ integrationId: z.uuid() });
export type ListTokensInput = z.output<typeof listTokensInput>;
export const tokenList = z.object({ items: z.array(tokenView).max(100) });
export type TokenList = z.input<typeof tokenList>;

const kind = z.enum(['connection', 'sync']);
const logStatus = z.enum(['running', 'success', 'failed']);

export const logView = z
  .object({
    id: z.uuid(),
    integrationId: z.uuid(),
    kind,
    /** What was done: `connect`, `refresh`, `disconnect`, `enable`, `disable`, or what was synchronised. */
    eventType: z.string().max(120),
    status: logStatus,
    /** What went wrong, without what looks like a secret. */
    message: z.string().max(600).nullable(),
    recordsSynced: z.int().nullable(),
    startedAt: z.date(),
    completedAt: z.date().nullable(),
  })
  .meta({ id: 'IntegrationLogView' });
export type LogView = z.input<typeof logView>;

export const listLogsInput = z.strictObject({ ...page, integrationId: z.uuid(), kind: kind.optional(), status: logStatus.optional() });
export type ListLogsInput = z.output<typeof listLogsInput>;
export const logPage = z.object({ items: z.array(logView).max(100), nextCursor: z.uuid().nullable() });
export type LogPage = z.input<typeof logPage>;
