import { z } from 'zod';

const count = z.int().min(0);
const queueName = z.string().min(1).max(200);

export const queueView = z
  .object({
    /** `<system>.<verb-noun>`: the job or the schedule whose queue it is. */
    name: z.string().max(200),
    /** The clock begins it, not a fact. */
    isSchedule: z.boolean(),
    /** Could run now. */
    waiting: count,
    /** Waits for a time: its next attempt, or its removed tenant. */
    postponed: count,
    active: count,
    /** Was given up after its last attempt; forgotten after seven days. */
    failed: count,
    /** Since when the oldest that could run has waited. */
    waitingSince: z.date().nullable(),
  })
  .meta({ id: 'QueueView' });
export type QueueView = z.input<typeof queueView>;
export const queueList = z.object({ items: z.array(queueView).max(500) });

const failedJobView = z
  .object({
    id: z.uuid(),
    queue: z.string().max(200),
    /** Null where it was purged, and for schedules, which are nobody's. */
    tenantId: z.uuid().nullable(),
    tenantSlug: z.string().max(80).nullable(),
    /** The fact that it heard. */
    fact: z.string().max(200).nullable(),
    requestId: z.string().max(200).nullable(),
    attempts: count,
    createdAt: z.date(),
    failedAt: z.date(),
    /** What the last attempt came to, without secrets and addresses. */
    error: z.string().max(500).nullable(),
  })
  .meta({ id: 'FailedJobView' });

export const listFailedJobsInput = z.strictObject({
  /** As it came with the last page. */
  cursor: z
    .string()
    .regex(/^\d{1,18}_[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
    .optional(),
  limit: z.int().min(1).max(100).default(20),
  queue: queueName.optional(),
});
export type ListFailedJobsInput = z.output<typeof listFailedJobsInput>;
export const failedJobPage = z.object({ items: z.array(failedJobView).max(100), nextCursor: z.string().max(60).nullable() });
export type FailedJobPage = z.input<typeof failedJobPage>;

export const jobRef = z.strictObject({ queue: queueName, id: z.uuid() });
export type JobRef = z.output<typeof jobRef>;
export const queueRef = z.strictObject({ queue: queueName });
export type QueueRef = z.output<typeof queueRef>;

export const retried = z.object({
  /** How many are tried again: a thousand at most, those that failed first. */
  retried: count.max(1_000),
});
export type Retried = z.input<typeof retried>;
