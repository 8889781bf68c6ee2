import type { Transaction } from '@belvedere/db';

/** Statements of this transaction may take so many milliseconds each. */
export const allowLong = (tx: Transaction, ms: number): Promise<unknown> =>
  tx.$queryRaw`SELECT set_config('statement_timeout', ${String(ms)}, true)`;

/** @returns how many sums changed. */
export const refreshDaily = (tx: Transaction, now: Date): Promise<number> =>
  changesOf(tx.$queryRaw`SELECT app.refresh_metrics_daily(${now}::timestamptz) AS changed`);

/** @returns how many sums by hour changed; those by day are made with them. */
export const refreshHourly = (tx: Transaction, now: Date): Promise<number> =>
  changesOf(tx.$queryRaw`SELECT app.refresh_metrics_hourly(${now}::timestamptz) AS changed`);

async function changesOf(answer: Promise<{ changed: number }[]>): Promise<number> {
  const [row] = await answer;
  return row?.changed ?? 0;
}
