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

const filter = {
  action: z.string().max(200).optional(),
  resourceType: z.string().max(100).optional(),
  resourceId: z.string().max(200).optional(),
  userId: z.uuid().optional(),
};

/** As it stands in the address of an export: times as texts. */
export const exportFilter = z.strictObject({ ...filter, from: z.coerce.date().optional(), to: z.coerce.date().optional() });
export type ExportFilter = z.output<typeof exportFilter>;

export const exportAuditLogInput = z.strictObject({
  format: z.enum(['csv', 'ndjson']),
  ...filter,
  from: instant.optional(),
  to: instant.optional(),
});
export type ExportAuditLogInput = z.output<typeof exportAuditLogInput>;
export const auditExportView = z.object({ url: z.string().max(4_000), expiresAt: z.date() }).meta({ id: 'AuditExportView' });
export type AuditExportView = z.input<typeof auditExportView>;

export const streamAuditLogInput = z.strictObject({
  /** The cursor of the last page; `0` begins at the beginning. */
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .default('0'),
  limit: z.int().min(1).max(1_000).default(500),
});
export type StreamAuditLogInput = z.output<typeof streamAuditLogInput>;
export const auditStreamPage = z.object({
  items: z.array(auditLogView.extend({ previousHash: z.string().max(64) })).max(1_000),
  /** Where to go on, now or later. */
  cursor: z.string().max(20),
  hasMore: z.boolean(),
});
export type AuditStreamPage = z.input<typeof auditStreamPage>;

export const auditLogPage = z.object({ items: z.array(auditLogView).max(100), nextCursor: z.string().max(20).nullable() });
export type AuditLogPage = z.input<typeof auditLogPage>;

export const chainVerdict = z
  .object({
    intact: z.boolean(),
    /** Entries that were checked. */
    entries: z.int().min(0),
    /** The hash of the last entry: written down elsewhere, it proves later that nothing before it was rewritten. */
    head: z.string().max(64),
    /** The entry to which the newest signed checkpoint goes; null before the first. */
    checkpoint: z.string().max(20).nullable(),
    /** The first fault: `missing` a number is left out, `altered` the entry's text changed, `unlinked` it follows another entry, `tail` the end is gone,
     * `rewritten` it is not what was signed and kept elsewhere. */
    fault: z.object({ sequence: z.string().max(20), kind: z.enum(['missing', 'altered', 'unlinked', 'tail', 'rewritten']) }).nullable(),
  })
  .meta({ id: 'AuditChainVerdict' });
export type ChainVerdict = z.input<typeof chainVerdict>;
