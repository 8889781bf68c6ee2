import { z } from 'zod';
import { WAITLIST_STATUSES } from '../waitlist/schemas.ts';

export const exportGuestsInput = z.strictObject({
  eventId: z.uuid(),
  /** Only those; without it all. */
  statuses: z.array(z.enum(WAITLIST_STATUSES)).min(1).max(3).optional(),
  /** Only those of whom somebody is in, or nobody is. */
  isIn: z.boolean().optional(),
  cursor: z.string().max(60).optional(),
});
export const exportedGuests = z
  .object({
    name: z.string(),
    mimeType: z.string(),
    content: z.string(),
    /** More guests than one file holds go on in another. */
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'ExportedGuests' });

export type ExportGuestsInput = z.output<typeof exportGuestsInput>;
export type ExportedGuests = z.infer<typeof exportedGuests>;
