import { z } from 'zod';

const number = z.int().min(1).max(2_000_000_000);

export const listVersionsInput = z.strictObject({
  tourId: z.uuid(),
  /** Older than this number. */
  before: number.optional(),
  limit: z.int().min(1).max(100).default(20),
});
export const getVersionInput = z.strictObject({ tourId: z.uuid(), number });
export const compareVersionsInput = z.strictObject({
  tourId: z.uuid(),
  /** The number of a version; the newest when absent. */
  from: number.optional(),
  /** The number of a version; the draft when absent. */
  to: number.optional(),
});
export const rollBackInput = z.strictObject({ tourId: z.uuid(), number });

export const versionView = z
  .object({
    tourId: z.uuid(),
    /** Counted from 1 in each tour. */
    number: z.int(),
    note: z.string().nullable(),
    /** The document that visitors saw. */
    hash: z.string(),
    publishedById: z.uuid(),
    publishedAt: z.date(),
    /** Whether it is what visitors see now. */
    isLive: z.boolean(),
  })
  .meta({ id: 'TourVersionView' });
export const versionList = z.object({ items: z.array(versionView), nextBefore: z.int().nullable() }).meta({ id: 'TourVersionList' });

export const versionDetail = versionView
  .extend({
    title: z.string(),
    languages: z.array(z.string()),
    scenes: z.array(z.object({ id: z.uuid(), title: z.string(), hotspots: z.int() })),
  })
  .meta({ id: 'TourVersionDetail' });

const CHANGED_PARTS = ['tour', 'scene', 'hotspot', 'plan', 'step', 'translation', 'media', 'other'] as const;

export const tourChange = z
  .object({
    change: z.enum(['added', 'removed', 'changed']),
    part: z.enum(CHANGED_PARTS),
    /** The id of what changed; of what a translation or a pin is on. */
    id: z.uuid(),
    /** What people call it. */
    name: z.string(),
    fields: z.array(z.object({ field: z.string(), before: z.json(), after: z.json() })),
    /** The same in a sentence. */
    words: z.string(),
  })
  .meta({ id: 'TourChange' });
export const comparison = z
  .object({
    /** Null is the draft. */
    from: z.int().nullable(),
    to: z.int().nullable(),
    changes: z.array(tourChange),
  })
  .meta({ id: 'TourComparison' });

export type TourChange = z.infer<typeof tourChange>;
export type VersionView = z.infer<typeof versionView>;
export type ListVersionsInput = z.output<typeof listVersionsInput>;
export type GetVersionInput = z.output<typeof getVersionInput>;
export type CompareVersionsInput = z.output<typeof compareVersionsInput>;
