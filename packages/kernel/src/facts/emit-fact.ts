import type { Transaction } from '@belvedere/db';
import type { z } from 'zod';
import { newId } from '../core/index.ts';
import type { Fact } from './define-fact.ts';

/** The channel that wakes the worker. */
export const OUTBOX_CHANNEL = 'outbox';

export interface FactDraft<Payload extends z.ZodType> {
  aggregateId: string;
  payload: z.input<Payload>;
}

/** Leaves a fact in the outbox of the running transaction: it is told if and only if the transaction commits (W3). */
export async function emitFact<Payload extends z.ZodType>(
  origin: { tx: Transaction; tenantId: string; requestId: string | null; now: Date },
  fact: Fact<Payload>,
  draft: FactDraft<Payload>,
): Promise<void> {
  const payload = JSON.stringify(fact.payload.parse(draft.payload));
  // Plain SQL, because Prisma reads back what it creates and the runtime role may write here but not read.
  await origin.tx.$executeRaw`
    INSERT INTO outbox_facts (id, tenant_id, name, version, payload, aggregate_type, aggregate_id, request_id, occurred_at)
    VALUES (${newId()}::uuid, ${origin.tenantId}::uuid, ${fact.name}, ${fact.version}, ${payload}::jsonb, ${fact.aggregate}, ${draft.aggregateId}, ${origin.requestId}, ${origin.now})`;
  await origin.tx.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
}
