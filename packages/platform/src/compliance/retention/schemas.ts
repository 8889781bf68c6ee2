import { z } from 'zod';

export const retentionView = z
  .object({
    rules: z
      .array(
        z.object({
          table: z.string().max(63),
          days: z.int(),
          min: z.int().nullable(),
          max: z.int().nullable(),
          reason: z.string().max(500),
        }),
      )
      .max(200),
    runs: z.array(z.object({ table: z.string().max(63), removed: z.int(), keptSince: z.date(), ranAt: z.date() })).max(100),
  })
  .meta({ id: 'RetentionView' });
export type RetentionView = z.input<typeof retentionView>;
