import { z } from 'zod';

export const holdView = z
  .object({
    id: z.uuid(),
    /** Whose data is held; null when it is all of the tenant. */
    userId: z.uuid().nullable(),
    reason: z.string().max(2_000),
    placedById: z.uuid().nullable(),
    placedAt: z.date(),
    releasedAt: z.date().nullable(),
  })
  .meta({ id: 'LegalHoldView' });
export type HoldView = z.input<typeof holdView>;

export const placeHoldInput = z.strictObject({ userId: z.uuid().optional(), reason: z.string().trim().min(1).max(2_000) });
export type PlaceHoldInput = z.output<typeof placeHoldInput>;

export const holdId = z.strictObject({ id: z.uuid() });
export type HoldId = z.output<typeof holdId>;

export const holdList = z.object({ items: z.array(holdView).max(500) });
