import { Prisma, type Transaction } from '@belvedere/db';
import type { QuotaView } from '../schemas.ts';
import { QUOTA_COLUMNS, type QuotaResource } from './quotas.ts';

export async function insertQuotas(tx: Transaction, tenantId: string, limits: Record<QuotaResource, number | null>): Promise<void> {
  await tx.tenantQuota.createMany({ data: [{ tenantId, ...toQuotaColumns(limits) }] });
}

export async function updateQuotaLimits(
  tx: Transaction,
  tenantId: string,
  limits: Partial<Record<QuotaResource, number | null>>,
): Promise<boolean> {
  const { count } = await tx.tenantQuota.updateMany({ where: { tenantId }, data: toQuotaColumns(limits) });
  return count === 1;
}

function toQuotaColumns(limits: Partial<Record<QuotaResource, number | null>>) {
  const { users, tours, podcasts, campaigns, api_keys: keys, media_bytes: bytes } = limits;
  return {
    ...(users !== undefined && { maxUsers: users }),
    ...(tours !== undefined && { maxTours: tours }),
    ...(podcasts !== undefined && { maxPodcasts: podcasts }),
    ...(campaigns !== undefined && { maxCampaigns: campaigns }),
    ...(keys !== undefined && { maxApiKeys: keys }),
    ...(bytes !== undefined && { maxMediaBytes: bytes === null ? null : BigInt(bytes) }),
  };
}

export async function listQuotas(tx: Transaction, tenantId: string): Promise<QuotaView[]> {
  const [limits] = await tx.$queryRaw<
    Record<string, number | bigint | null>[]
  >`SELECT * FROM tenant_quotas WHERE tenant_id = ${tenantId}::uuid`;
  const usage = await tx.quotaUsage.findMany({ where: { tenantId } });
  return (Object.entries(QUOTA_COLUMNS) as [QuotaResource, string][]).map(([resource, column]) => {
    // Without a row of limits nothing may be had.
    const limit = limits ? limits[column] : 0;
    const used = usage.find((row) => row.resource === resource)?.used ?? 0n;
    return { resource, limit: limit == null ? null : Number(limit), used: Number(used) };
  });
}

/** One statement reads the limit and adds to the usage, so no two calls can both see the last free place. @returns whether there was room. */
export async function addUsage(
  tx: Transaction,
  charge: { tenantId: string; resource: QuotaResource; amount: number },
): Promise<{ used: number; limit: number | null } | undefined> {
  const { tenantId, resource, amount } = charge;
  const column = Prisma.raw(QUOTA_COLUMNS[resource]);
  const [row] = await tx.$queryRaw<{ used: bigint; limit: bigint | null }[]>`
    INSERT INTO quota_usage (tenant_id, resource, used)
    SELECT q.tenant_id, ${resource}, ${amount}::bigint FROM tenant_quotas q
    WHERE q.tenant_id = ${tenantId}::uuid AND (q.${column} IS NULL OR ${amount}::bigint <= q.${column})
    ON CONFLICT (tenant_id, resource) DO UPDATE SET used = quota_usage.used + EXCLUDED.used
    WHERE (SELECT q.${column} IS NULL OR quota_usage.used + EXCLUDED.used <= q.${column} FROM tenant_quotas q WHERE q.tenant_id = ${tenantId}::uuid)
    RETURNING used, (SELECT q.${column}::bigint FROM tenant_quotas q WHERE q.tenant_id = ${tenantId}::uuid) AS limit`;
  return row && { used: Number(row.used), limit: row.limit === null ? null : Number(row.limit) };
}

export async function subtractUsage(tx: Transaction, refund: { tenantId: string; resource: QuotaResource; amount: number }): Promise<void> {
  const { tenantId, resource, amount } = refund;
  await tx.$executeRaw`
    UPDATE quota_usage SET used = greatest(used - ${amount}::bigint, 0) WHERE tenant_id = ${tenantId}::uuid AND resource = ${resource}`;
}

/** What is used, held until the transaction ends: whoever charges waits. */
export async function lockUsage(tx: Transaction, tenantId: string, resource: QuotaResource): Promise<number> {
  const [row] = await tx.$queryRaw<{ used: bigint }[]>`
    SELECT used FROM quota_usage WHERE tenant_id = ${tenantId}::uuid AND resource = ${resource} FOR UPDATE`;
  return Number(row?.used ?? 0);
}

export async function setUsage(tx: Transaction, usage: { tenantId: string; resource: QuotaResource; used: number }): Promise<void> {
  const { tenantId, resource, used } = usage;
  const where = { tenantId_resource: { tenantId, resource } };
  await tx.quotaUsage.upsert({ where, create: { tenantId, resource, used }, update: { used } });
}
