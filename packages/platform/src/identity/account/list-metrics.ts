import { callerId, type Call } from '@belvedere/kernel';
import type { MetricView } from '../schemas.ts';
import { listMetricRows } from './table.ts';

export async function listMetrics({ ctx }: Call<object>): Promise<{ items: MetricView[] }> {
  const rows = await listMetricRows(ctx.tx, callerId(ctx));
  return { items: rows.map(({ name, value, updatedAt }) => ({ name, value, updatedAt })) };
}
