import { instant } from '@belvedere/kernel/core';
import { z } from 'zod';
import { isNetwork } from '../access/policies/networks.ts';

const keyName = z.string().trim().min(1).max(80);
const origin = z.string().max(200).refine(isOrigin, 'Use an origin such as https://www.example.org.');
const origins = z.array(origin).max(50);
const networks = z.array(z.string().max(50).refine(isNetwork, 'Use a network such as 203.0.113.0/24.')).max(50);
const requestsPerDay = z.int().min(1).max(1_000_000_000).nullable();
const scopeName = z.string().max(120);

export const apiKeyView = z
  .object({
    id: z.uuid(),
    name: z.string().max(80),
    kind: z.enum(['secret', 'publishable']),
    /** How the key begins and ends, to tell keys apart. */
    prefix: z.string().max(20),
    lastFour: z.string().max(4),
    /** Who made it: it never does more than they may. */
    userId: z.uuid(),
    scopes: z.array(scopeName).max(500),
    allowRead: z.boolean(),
    allowWrite: z.boolean(),
    allowAnalytics: z.boolean(),
    /** Pages that may use it; none named is any. Browsers say the truth about their page, others need not. */
    allowedOrigins: origins,
    /** Networks from which it may be used; none named is any. */
    allowedNetworks: networks,
    /** Calls of a UTC day; null is unlimited. */
    requestsPerDay,
    /** Calls of the present UTC day; counted while there is a limit. */
    requestsCount: z.int().min(0),
    lastResetAt: z.date(),
    isActive: z.boolean(),
    state: z.enum(['live', 'inactive', 'expired', 'revoked']),
    expiresAt: z.date().nullable(),
    lastUsedAt: z.date().nullable(),
    revokedAt: z.date().nullable(),
    /** The key that took its place when it was rotated. */
    replacedById: z.uuid().nullable(),
    createdAt: z.date(),
  })
  .meta({ id: 'ApiKeyView' });
export type ApiKeyView = z.input<typeof apiKeyView>;

export const createdApiKey = z
  .object({
    apiKey: apiKeyView,
    /** The key itself: in this answer and never again. */
    key: z.string().max(100),
  })
  .meta({ id: 'CreatedApiKey' });
export type CreatedApiKey = z.input<typeof createdApiKey>;

export const createApiKeyInput = z.strictObject({
  name: keyName,
  kind: z.enum(['secret', 'publishable']),
  /** Scopes by name, besides what the three switches stand for. */
  scopes: z.array(scopeName).max(500).default([]),
  allowRead: z.boolean().default(false),
  allowWrite: z.boolean().default(false),
  allowAnalytics: z.boolean().default(false),
  allowedOrigins: origins.default([]),
  allowedNetworks: networks.default([]),
  requestsPerDay: requestsPerDay.default(null),
  expiresAt: instant.nullable().default(null),
});
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;

export const updateApiKeyInput = z.strictObject({
  id: z.uuid(),
  name: keyName.optional(),
  isActive: z.boolean().optional(),
  allowedOrigins: origins.optional(),
  allowedNetworks: networks.optional(),
  requestsPerDay: requestsPerDay.optional(),
  expiresAt: instant.nullable().optional(),
});
export type UpdateApiKeyInput = z.output<typeof updateApiKeyInput>;

export const rotateApiKeyInput = z.strictObject({
  id: z.uuid(),
  /** How long the old key goes on beside the new one. */
  overlapHours: z
    .int()
    .min(0)
    .max(24 * 30)
    .default(24),
});
export type RotateApiKeyInput = z.output<typeof rotateApiKeyInput>;

export const apiKeyId = z.strictObject({ id: z.uuid() });
export type ApiKeyId = z.output<typeof apiKeyId>;

export const listApiKeysInput = z.strictObject({ cursor: z.uuid().optional(), limit: z.int().min(1).max(100).default(20) });
export type ListApiKeysInput = z.output<typeof listApiKeysInput>;
export const apiKeyPage = z.object({ items: z.array(apiKeyView).max(100), nextCursor: z.uuid().nullable() });
export type ApiKeyPage = z.input<typeof apiKeyPage>;

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text;
}
