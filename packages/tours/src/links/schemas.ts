import { instant } from '@belvedere/kernel';
import { z } from 'zod';

export const createLinkInput = z.strictObject({
  tourId: z.uuid(),
  /** For whom it is: told apart by it, seen by members only. */
  label: z.string().trim().min(1).max(100),
  expiresAt: instant,
});
export const listLinksInput = z.strictObject({ tourId: z.uuid() });
export const linkIdInput = z.strictObject({ id: z.uuid() });

export const tourLinkView = z
  .object({
    id: z.uuid(),
    tourId: z.uuid(),
    label: z.string(),
    expiresAt: z.date(),
    /** How often it has opened the tour. */
    usedCount: z.int(),
    lastUsedAt: z.date().nullable(),
    revokedAt: z.date().nullable(),
    createdById: z.uuid(),
    createdAt: z.date(),
  })
  .meta({ id: 'TourLinkView' });
export const createdLink = z
  .object({
    link: tourLinkView,
    /** The address to give away. Shown once: it can't be read again. */
    url: z.string(),
  })
  .meta({ id: 'CreatedTourLink' });
export const tourLinkList = z.object({ items: z.array(tourLinkView) }).meta({ id: 'TourLinkList' });

export type TourLinkView = z.infer<typeof tourLinkView>;
export type CreateLinkInput = z.output<typeof createLinkInput>;
