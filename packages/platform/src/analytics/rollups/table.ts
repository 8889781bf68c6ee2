import type { Transaction } from '@belvedere/db';

/** @returns how many sums changed. */
export async function refreshDaily(tx: Transaction, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<
    { changed: number }[]
  >`SELECT app.refresh_metrics_daily(${now.toISOString().slice(0, 10)}::date) AS changed`;
  // The function leaves a mark at the day that is open.
  await tx.$executeRaw`UPDATE rollups_due SET made_at = ${now} WHERE tenant_id = app.current_tenant() AND day = ${now.toISOString().slice(0, 10)}::date`;
  return row?.changed ?? 0;
}

/** @returns how many sums changed. */
export async function refreshHourly(tx: Transaction, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ changed: number }[]>`SELECT app.refresh_metrics_hourly(${now}::timestamptz) AS changed`;
  return row?.changed ?? 0;
}
