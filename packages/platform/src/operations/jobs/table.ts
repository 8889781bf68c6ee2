import type { Transaction } from '@belvedere/db';
import { hideSecrets } from '../hide-secrets.ts';
import type { FailedJobPage, ListFailedJobsInput, QueueView } from './schemas.ts';

export async function listQueueRows(tx: Transaction): Promise<QueueView[]> {
  return tx.$queryRaw<QueueView[]>`
    SELECT name, is_schedule AS "isSchedule", waiting, postponed, active, failed, waiting_since AS "waitingSince" FROM app.queue_states()`;
}

interface FailedRow {
  id: string;
  queue: string;
  tenantId: string | null;
  tenantSlug: string | null;
  fact: string | null;
  requestId: string | null;
  attempts: number;
  createdAt: Date;
  failedAt: Date;
  place: bigint;
  error: string | null;
}

/** Newest first. Ids of jobs say nothing of their time, so a page begins after a time and an id. */
export async function listFailedRows(tx: Transaction, { cursor, limit, queue }: ListFailedJobsInput): Promise<FailedJobPage> {
  const [time, id] = cursor?.split('_') ?? [];
  const rows = await tx.$queryRaw<FailedRow[]>`
    SELECT id, name AS queue, tenant_id AS "tenantId", tenant_slug AS "tenantSlug", fact_name AS fact, request_id AS "requestId", attempts,
      created_at AS "createdAt", failed_at AS "failedAt", failed_us AS place, error
    FROM app.list_failed_jobs(${queue ?? null}::text, ${time ?? null}::text::bigint, ${id ?? null}::uuid, ${limit + 1}::int)`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ place: _, error, ...row }) => ({ ...row, error: error === null ? null : hideSecrets(error) })),
    nextCursor: rows.length > limit && last ? `${last.place}_${last.id}` : null,
  };
}

/** One job of a queue, or all of it. @returns how many were taken up. */
export async function retryRows(tx: Transaction, queue: string, id: string | null): Promise<number> {
  const [row] = await tx.$queryRaw<{ retried: number }[]>`SELECT app.retry_failed_jobs(${queue}, ${id}::uuid) AS retried`;
  return row?.retried ?? 0;
}

export async function discardRow(tx: Transaction, queue: string, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ discarded: number }[]>`SELECT app.discard_failed_job(${queue}, ${id}::uuid) AS discarded`;
  return row?.discarded === 1;
}
