import { z } from 'zod';

export const outboxState = z
  .object({
    /** Not yet turned into jobs; more than a moment's worth means that no worker runs. */
    waiting: z.int().min(0),
    waitingSince: z.date().nullable(),
    /** In the last 24 hours. */
    delivered: z.int().min(0),
  })
  .meta({ id: 'OutboxStateView' });
export type OutboxState = z.input<typeof outboxState>;

export const outboxFactView = z
  .object({
    id: z.uuid(),
    /** `<system>.<what happened>` */
    name: z.string().max(200),
    version: z.int(),
    tenantId: z.uuid().nullable(),
    tenantSlug: z.string().max(80).nullable(),
    /** What it happened to. */
    aggregateType: z.string().max(100),
    aggregateId: z.string().max(200),
    occurredAt: z.date(),
    deliveredAt: z.date().nullable(),
    /** Queues in which a job that heard it was given up. */
    failedIn: z.array(z.string().max(200)).max(100),
  })
  .meta({ id: 'OutboxFactView' });
export type OutboxFactView = z.input<typeof outboxFactView>;

export const listFactsInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  /** `failed`: a job that heard it was given up. */
  state: z.enum(['waiting', 'delivered', 'failed']).optional(),
  name: z.string().min(1).max(200).optional(),
});
export type ListFactsInput = z.output<typeof listFactsInput>;
export const outboxFactPage = z.object({ items: z.array(outboxFactView).max(100), nextCursor: z.uuid().nullable() });
export type OutboxFactPage = z.input<typeof outboxFactPage>;

export const factRef = z.strictObject({ id: z.uuid() });
export type FactRef = z.output<typeof factRef>;
