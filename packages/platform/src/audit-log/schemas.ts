import { instant } from '@belvedere/kernel/core';
import { z } from 'zod';

export const auditLogView = z
  .object({
    id: z.uuid(),
    /** Counts from 1 without gaps. */
    sequence: z.string().max(20),
    actorType: z.string().max(20),
    actorId: z.string().max(200).nullable(),
    userId: z.uuid().nullable(),
    action: z.string().max(200),
    resourceType: z.string().max(100),
    resourceId: z.string().max(200).nullable(),
    changes: z.json(),
    metadata: z.json(),
    /** The network that the call came from, not the whole address. */
    ipAddress: z.string().max(64).nullable(),
    userAgent: z.string().max(500).nullable(),
    requestId: z.string().max(200).nullable(),
    occurredAt: z.date(),
    hash: z.string().max(64),
  })
  .meta({ id: 'AuditLogView' });
export type AuditLogView = z.input<typeof auditLogView>;

export const listAuditLogInput = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.int().min(1).max(100).default(20),
  action: z.string().max(200).optional(),
  resourceType: z.string().max(100).optional(),
  resourceId: z.string().max(200).optional(),
  userId: z.uuid().optional(),
  from: instant.optional(),
  to: instant.optional(),
});
export type ListAuditLogInput = z.output<typeof listAuditLogInput>;

export const auditLogPage = z.object({ items: z.array(auditLogView).max(100), nextCursor: z.string().max(20).nullable() });
export type AuditLogPage = z.input<typeof auditLogPage>;

export const chainVerdict = z
  .object({
    intact: z.boolean(),
    /** Entries that were checked. */
    entries: z.int().min(0),
    /** The hash of the last entry: written down elsewhere, it proves later that nothing before it was rewritten. */
    head: z.string().max(64),
    /** The first fault: `missing` a number is left out, `altered` the entry's text changed, `unlinked` it follows another entry, `tail` the end is gone. */
    fault: z.object({ sequence: z.string().max(20), kind: z.enum(['missing', 'altered', 'unlinked', 'tail']) }).nullable(),
  })
  .meta({ id: 'AuditChainVerdict' });
export type ChainVerdict = z.input<typeof chainVerdict>;
