import type { Prisma, Transaction } from '@belvedere/db';

export interface Kept {
  preferences: unknown;
  metadata: unknown;
}

export async function findKept(tx: Transaction, id: string): Promise<Kept | undefined> {
  return (await tx.user.findFirst({ where: { id, deletedAt: null }, select: { preferences: true, metadata: true } })) ?? undefined;
}

/** Changes single members and leaves the others: two that change different ones at once lose nothing. */
export async function mergeKept(
  tx: Transaction,
  id: string,
  { preferences, metadata }: { preferences: Prisma.InputJsonObject; metadata: Prisma.InputJsonObject },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE users SET preferences = jsonb_strip_nulls(preferences || ${preferences}::jsonb), metadata = jsonb_strip_nulls(metadata || ${metadata}::jsonb)
    WHERE id = ${id}::uuid`;
}

export async function findRemovalDue(tx: Transaction, id: string): Promise<Date | null> {
  return (await tx.user.findUnique({ where: { id }, select: { removalDueAt: true } }))?.removalDueAt ?? null;
}

export async function setRemovalDue(tx: Transaction, id: string, removalDueAt: Date | null): Promise<void> {
  await tx.user.update({ where: { id }, data: { removalDueAt } });
}

export interface MetricRow {
  name: string;
  value: number;
  data: unknown;
  updatedAt: Date;
}

/** One figure a name: written again, it is replaced (4.6). */
export async function putMetric(
  tx: Transaction,
  { userId, name, value, data }: { userId: string; name: string; value: number; data: Prisma.InputJsonValue | undefined },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO user_metrics (user_id, metric_name, metric_value, metric_data) VALUES (${userId}::uuid, ${name}, ${value}, ${data ?? null}::jsonb)
    ON CONFLICT (user_id, metric_name) DO UPDATE SET metric_value = excluded.metric_value, metric_data = excluded.metric_data`;
}

export async function listMetricRows(tx: Transaction, userId: string): Promise<MetricRow[]> {
  const rows = await tx.userMetric.findMany({ where: { userId }, orderBy: { metricName: 'asc' }, take: 200 });
  return rows.map(({ metricName: name, metricValue: value, metricData: data, updatedAt }) => ({ name, value, data, updatedAt }));
}
