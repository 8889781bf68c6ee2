import { countKeys } from './keys/table.ts';
import { sumChargedBytes } from './media/table.ts';
import { countMembers } from './tenancy/table.ts';
import type { QuotaCounter } from './tenancy/quotas/quotas.ts';

/** What the platform's own limited things really amount to. */
export const platformQuotaCounters: readonly QuotaCounter[] = [
  { resource: 'users', count: ({ tx, tenantId }) => countMembers(tx, tenantId) },
  { resource: 'api_keys', count: ({ tx, tenantId }) => countKeys(tx, tenantId) },
  { resource: 'media_bytes', count: ({ tx, tenantId }) => sumChargedBytes(tx, tenantId) },
];
