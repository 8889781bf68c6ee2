import type { Transaction } from '@belvedere/db';

/** What a tenant may have so much of, and the column of its limit. */
export const QUOTA_COLUMNS = {
  users: 'max_users',
  tours: 'max_tours',
  podcasts: 'max_podcasts',
  campaigns: 'max_campaigns',
  api_keys: 'max_api_keys',
  media_bytes: 'max_media_bytes',
} as const;

export type QuotaResource = keyof typeof QUOTA_COLUMNS;

/** The same as people read it. */
export const QUOTA_NAMES: Record<QuotaResource, string> = {
  users: 'members',
  tours: 'tours',
  podcasts: 'podcasts',
  campaigns: 'campaigns',
  api_keys: 'API keys',
  media_bytes: 'storage in bytes',
};

/** Counts what is really there, to hold the usage against. */
export interface QuotaCounter {
  resource: QuotaResource;
  count(where: { tx: Transaction; tenantId: string }): Promise<number>;
}

/** Limits of a new tenant; null is unlimited, 0 is none. */
export const DEFAULT_QUOTAS: Record<QuotaResource, number | null> = {
  users: 50,
  tours: 500,
  podcasts: 50,
  campaigns: 500,
  api_keys: 50,
  media_bytes: 100 * 1024 ** 3,
};
