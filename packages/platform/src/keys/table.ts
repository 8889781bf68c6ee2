import type { Database, Prisma, Transaction } from '@belvedere/db';
import { DAY, MINUTE, type ApiKeyKind } from '@belvedere/kernel/core';

/** A key as it is stored, without what proves it. */
export interface ApiKeyRow {
  id: string;
  userId: string;
  name: string;
  kind: ApiKeyKind;
  keyPrefix: string;
  lastFour: string;
  scopes: string[];
  allowedOrigins: string[];
  allowedNetworks: string[];
  requestsPerDay: number | null;
  requestsCount: number;
  lastResetAt: Date;
  isActive: boolean;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  replacedById: string | null;
  createdAt: Date;
}

const ROW = {
  id: true,
  userId: true,
  name: true,
  kind: true,
  keyPrefix: true,
  lastFour: true,
  scopes: true,
  allowedOrigins: true,
  allowedNetworks: true,
  requestsPerDay: true,
  requestsCount: true,
  lastResetAt: true,
  isActive: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  replacedById: true,
  createdAt: true,
} satisfies Prisma.ApiKeySelect;

export async function insertKey(tx: Transaction, key: Prisma.ApiKeyCreateManyInput): Promise<void> {
  await tx.apiKey.createMany({ data: [key] });
}

export async function findKey(tx: Transaction, tenantId: string, id: string): Promise<ApiKeyRow | undefined> {
  return (await tx.apiKey.findUnique({ where: { tenantId_id: { tenantId, id } }, select: ROW })) ?? undefined;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockKey(tx: Transaction, tenantId: string, id: string): Promise<ApiKeyRow | undefined> {
  await tx.$executeRaw`SELECT id FROM api_keys WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findKey(tx, tenantId, id);
}

/** Newest first. */
export function listKeys(tx: Transaction, tenantId: string, page: { cursor?: string | undefined; limit: number }): Promise<ApiKeyRow[]> {
  const where = { tenantId, ...(page.cursor && { id: { lt: page.cursor } }) };
  return tx.apiKey.findMany({ where, select: ROW, orderBy: { id: 'desc' }, take: page.limit + 1 });
}

export type KeyChanges = Partial<
  Pick<
    ApiKeyRow,
    'name' | 'isActive' | 'allowedOrigins' | 'allowedNetworks' | 'requestsPerDay' | 'expiresAt' | 'revokedAt' | 'replacedById'
  >
> & {
  warnedDays?: number | null;
};

export async function changeKey(tx: Transaction, key: { tenantId: string; id: string }, changes: KeyChanges): Promise<ApiKeyRow> {
  return tx.apiKey.update({ where: { tenantId_id: key }, data: changes, select: ROW });
}

/** What has to be known of a key to let a call in by it. */
export interface LiveKey {
  id: string;
  tenantId: string;
  userId: string;
  kind: ApiKeyKind;
  keyHash: string;
  scopes: string[];
  allowedOrigins: string[];
  allowedNetworks: string[];
  isLimited: boolean;
  lastUsedAt: Date | null;
}

const LIVE = `
  SELECT k.id, k.tenant_id AS "tenantId", k.user_id AS "userId", k.kind, k.key_hash AS "keyHash", k.scopes,
    k.allowed_origins AS "allowedOrigins", k.allowed_networks AS "allowedNetworks", k.requests_per_day IS NOT NULL AS "isLimited", k.last_used_at AS "lastUsedAt"
  FROM api_keys k
  JOIN tenants t ON t.id = k.tenant_id AND t.status = 'active' AND t.deleted_at IS NULL
  JOIN users u ON u.id = k.user_id AND u.status = 'active' AND u.deleted_at IS NULL
  WHERE k.key_prefix = $1 AND k.is_active AND (k.revoked_at IS NULL OR k.revoked_at > $2) AND (k.expires_at IS NULL OR k.expires_at > $2)`;

/** The key of a prefix, if it, its maker and its tenant are live now: nothing is remembered, so a revoked key is dead with the next call (K2). */
export async function readLiveKey(database: Database, prefix: string, now: Date): Promise<LiveKey | undefined> {
  const statement = { name: 'keys.tenant', text: 'SELECT app.tenant_of_api_key($1) AS tenant', values: [prefix] };
  const [found] = await database.lookup<{ tenant: string | null }>(statement);
  if (!found?.tenant) return undefined;
  const [key] = await database.read<LiveKey>({ tenantId: found.tenant }, { name: 'keys.live', text: LIVE, values: [prefix, now] });
  return key;
}

/** What is left of a key's day; null where it has no limit. */
export type DayLeft = { limit: number; remaining: number } | null;

/**
 * Counts calls against the key's UTC day in one statement, so that no two calls can both be the last (K3), and notes its use once a
 * minute. @returns what is left, or `full` when there was no room.
 */
export function countCalls(
  database: Database,
  key: { tenantId: string; id: string },
  { calls, now }: { calls: number; now: Date },
): Promise<DayLeft | 'full'> {
  const today = new Date(Math.floor(now.getTime() / DAY) * DAY);
  const justNow = new Date(now.getTime() - MINUTE);
  return database.transaction({ tenantId: key.tenantId }, async (tx) => {
    const [counted] = await tx.$queryRaw<{ count: number; limit: number | null }[]>`
      UPDATE api_keys SET
        requests_count = CASE WHEN requests_per_day IS NULL THEN 0 WHEN last_reset_at < ${today} THEN ${calls} ELSE requests_count + ${calls} END,
        last_reset_at = greatest(last_reset_at, ${today}),
        last_used_at = CASE WHEN last_used_at > ${justNow} THEN last_used_at ELSE ${now} END
      WHERE tenant_id = ${key.tenantId}::uuid AND id = ${key.id}::uuid
        AND (requests_per_day IS NULL OR CASE WHEN last_reset_at < ${today} THEN 0 ELSE requests_count END + ${calls} <= requests_per_day)
      RETURNING requests_count AS count, requests_per_day AS limit`;
    if (!counted) return 'full';
    return counted.limit === null ? null : { limit: counted.limit, remaining: Math.max(0, counted.limit - counted.count) };
  });
}

/** Keys that end within some days and have not been warned of so closely. */
export async function listEnding(tx: Transaction, tenantId: string, { now, days }: { now: Date; days: number }) {
  return tx.apiKey.findMany({
    where: {
      tenantId,
      isActive: true,
      revokedAt: null,
      expiresAt: { gt: now, lte: new Date(now.getTime() + days * DAY) },
      OR: [{ warnedDays: null }, { warnedDays: { gt: days } }],
    },
    select: { id: true, name: true, keyPrefix: true, userId: true, expiresAt: true },
    take: 500,
  });
}

/** @returns whether nobody else warned of it meanwhile. */
export async function noteWarning(
  tx: Transaction,
  { tenantId, id, days }: { tenantId: string; id: string; days: number },
): Promise<boolean> {
  const { count } = await tx.apiKey.updateMany({
    where: { tenantId, id, OR: [{ warnedDays: null }, { warnedDays: { gt: days } }] },
    data: { warnedDays: days },
  });
  return count === 1;
}

/** Keys that count against the tenant's limit: a rotated one has handed its place on. */
export function countKeys(tx: Transaction, tenantId: string): Promise<number> {
  return tx.apiKey.count({ where: { tenantId, revokedAt: null } });
}
