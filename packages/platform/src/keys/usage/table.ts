import { PLATFORM_TENANT_ID, Prisma, type Database, type Transaction } from '@belvedere/db';
import type { UsageReport, UsageReportInput } from './schemas.ts';

export interface UsageRow {
  tenantId: string;
  id: string;
  apiKeyId: string;
  occurredAt: Date;
  endpoint: string;
  method: string;
  statusCode: number;
  responseTimeMs: number;
  attempts: number;
}

export async function insertUsage(database: Database, tenantId: string, rows: readonly UsageRow[]): Promise<void> {
  const data = rows.map(({ attempts: _, ...row }) => row);
  await database.transaction({ tenantId }, (tx) => tx.apiUsage.createMany({ data }));
}

/** What the calls are put together by; the text is the part of the statement. */
const GROUPS = {
  key: Prisma.sql`api_key_id::text`,
  endpoint: Prisma.sql`endpoint`,
  status: Prisma.sql`status_code::text`,
  day: Prisma.sql`to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`,
} as const;

/** Most called first, days in order; times are percentiles of what was measured. */
export async function readUsage(tx: Transaction, tenantId: string, input: UsageReportInput): Promise<UsageReport['items']> {
  const { by, keyId, from, to, endpoint } = input;
  const group = GROUPS[by];
  return tx.$queryRaw<UsageReport['items']>`
    SELECT ${group} AS group, count(*)::int AS calls, count(*) FILTER (WHERE status_code >= 400)::int AS errors,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY response_time_ms) AS "p50Ms",
      percentile_disc(0.95) WITHIN GROUP (ORDER BY response_time_ms) AS "p95Ms", max(response_time_ms) AS "maxMs"
    FROM api_usage
    WHERE tenant_id = ${tenantId}::uuid AND occurred_at >= ${from} AND occurred_at < ${to}
      AND (${keyId ?? null}::uuid IS NULL OR api_key_id = ${keyId ?? null}::uuid)
      AND (${endpoint ?? null}::text IS NULL OR endpoint = ${endpoint ?? null})
    GROUP BY 1 ORDER BY CASE WHEN ${by} = 'day' THEN NULL ELSE count(*) END DESC NULLS LAST, 1 LIMIT 500`;
}

/** Makes the partitions ahead and drops the old ones. @returns what changed. */
export async function keepPartitions(
  database: Database,
  { table, now, ahead, keep }: { table: 'api_usage' | 'analytics_events'; now: Date; ahead: number; keep: number },
): Promise<string[]> {
  const today = now.toISOString().slice(0, 10);
  return database.transaction({ tenantId: PLATFORM_TENANT_ID }, async (tx) => {
    const [row] = await tx.$queryRaw<{ changed: string[] }[]>`
      SELECT app.keep_day_partitions(${table}, ${today}::date, ${ahead}::int, ${keep}::int) AS changed`;
    return row?.changed ?? [];
  });
}
