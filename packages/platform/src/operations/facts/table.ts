import type { Transaction } from '@belvedere/db';
import { OUTBOX_CHANNEL } from '@belvedere/kernel';
import type { ListFactsInput, OutboxFactView, OutboxState } from './schemas.ts';

export async function readOutbox(tx: Transaction): Promise<OutboxState> {
  const [row] = await tx.$queryRaw<OutboxState[]>`SELECT waiting, waiting_since AS "waitingSince", delivered FROM app.outbox_state()`;
  return row!;
}

/** Newest first; one more than the limit where there are more. */
export async function listFactRows(tx: Transaction, { cursor, limit, state, name }: ListFactsInput): Promise<OutboxFactView[]> {
  return tx.$queryRaw<OutboxFactView[]>`
    SELECT id, name, version, tenant_id AS "tenantId", tenant_slug AS "tenantSlug", aggregate_type AS "aggregateType", aggregate_id AS "aggregateId",
      occurred_at AS "occurredAt", delivered_at AS "deliveredAt", failed_queues AS "failedIn"
    FROM app.list_facts(${state ?? null}::text, ${name ?? null}::text, ${cursor ?? null}::uuid, ${limit + 1}::int)`;
}

/** @returns whether there was one that had been delivered. */
export async function redeliverRow(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ changed: number }[]>`SELECT app.redeliver_fact(${id}::uuid) AS changed`;
  await tx.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
  return row?.changed === 1;
}
