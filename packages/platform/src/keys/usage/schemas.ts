import { instant } from '@belvedere/kernel/core';
import { z } from 'zod';

export const usageReportInput = z.strictObject({
  from: instant,
  /** At most 92 days after `from`; not included. */
  to: instant,
  by: z.enum(['key', 'endpoint', 'status', 'day']).default('endpoint'),
  keyId: z.uuid().optional(),
  endpoint: z.string().max(200).optional(),
});
export type UsageReportInput = z.output<typeof usageReportInput>;

export const usageReport = z
  .object({
    items: z
      .array(
        z.object({
          /** The key's id, the endpoint, the status or the UTC day, as asked for. */
          group: z.string().max(200),
          calls: z.int().min(0),
          /** Calls that were answered with 400 or more. */
          errors: z.int().min(0),
          p50Ms: z.int().min(0),
          p95Ms: z.int().min(0),
          maxMs: z.int().min(0),
        }),
      )
      .max(500),
  })
  .meta({ id: 'ApiUsageReport' });
export type UsageReport = z.output<typeof usageReport>;
