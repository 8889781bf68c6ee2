import { z } from 'zod';
import { visitedTour } from '../public/visited-tenant.ts';

export const bookmarkInput = z.strictObject(visitedTour);
export const listBookmarksInput = z.strictObject({
  tenant: visitedTour.tenant,
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(20),
});

export const bookmarkState = z.object({ tourId: z.uuid(), bookmarked: z.boolean() }).meta({ id: 'BookmarkState' });

export const bookmarkPage = z
  .object({
    items: z.array(
      z
        .object({
          tourId: z.uuid(),
          /** The path of its page. */
          path: z.string(),
          title: z.string(),
          thumbnail: z.string().nullable(),
          bookmarkedAt: z.date(),
        })
        .meta({ id: 'BookmarkView' }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'BookmarkPage' });

export type BookmarkInput = z.output<typeof bookmarkInput>;
export type ListBookmarksInput = z.output<typeof listBookmarksInput>;
export type BookmarkState = z.infer<typeof bookmarkState>;
export type BookmarkPage = z.infer<typeof bookmarkPage>;
