import { z } from 'zod';

export const limitsView = z
  .object({ restrictedAt: z.date().nullable(), objectedAt: z.date().nullable() })
  .meta({ id: 'ProcessingLimitsView' });

export const setLimitsInput = z.strictObject({ restricted: z.boolean().optional(), objected: z.boolean().optional() });
export type SetLimitsInput = z.output<typeof setLimitsInput>;
