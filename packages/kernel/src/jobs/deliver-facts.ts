import type pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { factsOf, type Job } from './define-job.ts';

const BATCH = 100;

interface FactRow {
  id: string;
  tenant_id: string;
  name: string;
  payload: object;
  occurred_at: Date;
  request_id: string | null;
}

/** What a queued job carries. */
export interface JobData {
  tenantId: string;
  requestId: string | null;
  input: object;
  fact?: { id: string; name: string; occurredAt: string };
}

/**
 * Turns waiting facts into jobs of their hearers. Marking a fact and queuing its jobs is one transaction, so a crash in between
 * loses nothing and doubles nothing; several workers share the work without waiting for each other.
 * @returns how many facts were delivered.
 */
export async function deliverFacts(pool: pg.Pool, boss: PgBoss, jobs: readonly Job[]): Promise<number> {
  const client = await pool.connect();
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<FactRow>(
      `SELECT id, tenant_id, name, payload, occurred_at, request_id FROM outbox_facts WHERE dispatched_at IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    );
    for (const job of jobs) {
      const names = new Set(factsOf(job).map((fact) => fact.name));
      const heard = rows.filter((row) => names.has(row.name));
      const queued = heard.map((row) => {
        const fact = { id: row.id, name: row.name, occurredAt: row.occurred_at.toISOString() };
        const data: JobData = { tenantId: row.tenant_id, requestId: row.request_id, input: row.payload, fact };
        return { data };
      });
      if (queued.length > 0) await boss.insert(job.name, queued, { db });
    }
    await client.query('UPDATE outbox_facts SET dispatched_at = now() WHERE id = ANY ($1::uuid[])', [rows.map((row) => row.id)]);
    await client.query('COMMIT');
    client.release();
    return rows.length;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
