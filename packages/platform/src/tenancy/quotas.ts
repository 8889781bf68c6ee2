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

/** Limits of a new tenant; null is unlimited, 0 is none. */
export const DEFAULT_QUOTAS: Record<QuotaResource, number | null> = {
  users: 50,
  tours: 500,
  podcasts: 50,
  campaigns: 500,
  api_keys: 50,
  media_bytes: 100 * 1024 ** 3,
};
