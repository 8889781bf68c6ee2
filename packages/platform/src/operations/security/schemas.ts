import { z } from 'zod';

const severity = z.enum(['info', 'warning', 'critical']);

export const securityNoticeView = z
  .object({
    id: z.uuid(),
    tenantId: z.uuid(),
    tenantSlug: z.string().max(80),
    tenantName: z.string().max(120),
    /** It was about the platform itself, and its administrators see to it. */
    isPlatform: z.boolean(),
    eventType: z.string().max(100),
    severity,
    /** The network that it came from. */
    ipAddress: z.string().max(64).nullable(),
    requestId: z.string().max(200).nullable(),
    occurredAt: z.date(),
    acknowledgedAt: z.date().nullable(),
  })
  .meta({ id: 'SecurityNoticeView' });
export type SecurityNoticeView = z.input<typeof securityNoticeView>;

export const listSecurityNoticesInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  eventType: z.string().min(1).max(100).optional(),
  severity: severity.optional(),
  /** Only those that nobody has seen to. */
  open: z.boolean().default(false),
});
export type ListSecurityNoticesInput = z.output<typeof listSecurityNoticesInput>;
export const securityNoticePage = z.object({ items: z.array(securityNoticeView).max(100), nextCursor: z.uuid().nullable() });
export type SecurityNoticePage = z.input<typeof securityNoticePage>;
