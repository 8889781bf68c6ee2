import { instant } from '@belvedere/kernel/core';
import { z } from 'zod';

const severity = z.enum(['info', 'warning', 'critical']);

export const securityEventView = z
  .object({
    id: z.uuid(),
    /** What happened: see the table in SECURITY.md. */
    eventType: z.string().max(100),
    severity,
    userId: z.uuid().nullable(),
    details: z.json(),
    /** The network that it came from, not the whole address. */
    ipAddress: z.string().max(64).nullable(),
    userAgent: z.string().max(500).nullable(),
    requestId: z.string().max(200).nullable(),
    occurredAt: z.date(),
    acknowledgedAt: z.date().nullable(),
    acknowledgedById: z.uuid().nullable(),
    note: z.string().max(500).nullable(),
  })
  .meta({ id: 'SecurityEventView' });
export type SecurityEventView = z.input<typeof securityEventView>;

export const listSecurityEventsInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  eventType: z.string().max(100).optional(),
  severity: severity.optional(),
  /** Only those that nobody has seen to. */
  open: z.boolean().default(false),
  from: instant.optional(),
  to: instant.optional(),
});
export type ListSecurityEventsInput = z.output<typeof listSecurityEventsInput>;
export const securityEventPage = z.object({ items: z.array(securityEventView).max(100), nextCursor: z.uuid().nullable() });
export type SecurityEventPage = z.input<typeof securityEventPage>;

export const acknowledgeInput = z.strictObject({
  id: z.uuid(),
  /** What was done about it. */
  note: z.string().trim().max(500).nullable().default(null),
});
export type AcknowledgeInput = z.output<typeof acknowledgeInput>;
