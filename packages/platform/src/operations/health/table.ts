import { judgePostgres, PLATFORM_TENANT_ID, type PostgresVerdict, type Transaction } from '@belvedere/db';
import type { Measured } from './judge-health.ts';

interface DatabaseRow {
  number: number;
  size: bigint;
  connections: number;
  most: number;
}

/** The server's figures with how long it took to ask for nothing, and what is to be said of its version. */
export async function measureDatabase(tx: Transaction): Promise<{ database: Measured['database']; verdict: PostgresVerdict }> {
  const started = performance.now();
  await tx.$queryRaw`SELECT 1`;
  const latencyMs = Math.round((performance.now() - started) * 10) / 10;
  const [row] = await tx.$queryRaw<DatabaseRow[]>`
    SELECT current_setting('server_version_num')::int AS number, pg_database_size(current_database()) AS size,
      (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend' OR backend_type IS NULL) AS connections,
      current_setting('max_connections')::int AS most`;
  const { number, size, connections, most: maxConnections } = row!;
  const verdict = judgePostgres(number);
  return { database: { version: verdict.version, latencyMs, sizeBytes: Number(size), connections, maxConnections }, verdict };
}

export async function readWorkerSeen(tx: Transaction): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`SELECT app.worker_seen_at() AS at`;
  return row?.at ?? null;
}

export interface ScheduleRow {
  name: string;
  cron: string;
  since: Date;
  doneAt: Date | null;
  failedAt: Date | null;
}

export async function listScheduleRows(tx: Transaction): Promise<ScheduleRow[]> {
  return tx.$queryRaw<ScheduleRow[]>`SELECT name, cron, since, done_at AS "doneAt", failed_at AS "failedAt" FROM app.schedule_states()`;
}

/** When the newest copy was complete, and when one last failed. */
export async function readBackupTimes(tx: Transaction): Promise<Measured['backups']> {
  const newest = async (status: 'succeeded' | 'failed') =>
    (await tx.backupRecord.findFirst({ where: { tenantId: PLATFORM_TENANT_ID, status }, orderBy: { startedAt: 'desc' } }))?.completedAt ??
    null;
  return { newestAt: await newest('succeeded'), failedAt: await newest('failed') };
}
