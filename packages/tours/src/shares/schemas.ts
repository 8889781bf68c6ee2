import { z } from 'zod';
import { visitedTour } from '../public/visited-tenant.ts';

const SHARE_KINDS = ['link', 'qr', 'social', 'email'] as const;

export const recordShareInput = z.strictObject({ ...visitedTour, kind: z.enum(SHARE_KINDS) });
export const sharedTourInput = z.strictObject({ tourId: z.uuid() });

/** `counted`: whether it raised the tour's count; a repeat within a day does not. */
export const recordedShare = z.object({ tourId: z.uuid(), counted: z.boolean() }).meta({ id: 'RecordedShare' });

export const shareSummary = z
  .object({
    tourId: z.uuid(),
    shareCount: z.int(),
    /** By way; whoever used two ways within a day is in both and once in the count. */
    kinds: z.object({ link: z.int(), qr: z.int(), social: z.int(), email: z.int() }),
  })
  .meta({ id: 'ShareSummary' });

export type ShareKind = (typeof SHARE_KINDS)[number];
export type RecordShareInput = z.output<typeof recordShareInput>;
export type RecordedShare = z.infer<typeof recordedShare>;
export type ShareSummary = z.infer<typeof shareSummary>;
