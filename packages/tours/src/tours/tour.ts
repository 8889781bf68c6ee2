import type { TOUR_STATUSES, TOUR_VISIBILITIES } from './schemas.ts';

export type TourStatus = (typeof TOUR_STATUSES)[number];
export type TourVisibility = (typeof TOUR_VISIBILITIES)[number];

/** What anybody may read who has its address. */
export const OPEN: TourVisibility[] = ['public', 'unlisted'];
export function isOpen(visibility: TourVisibility): boolean {
  return OPEN.includes(visibility);
}

/** The visibility that a change asks for, in either of its two words; undefined when they contradict each other (0.9). */
export function settleVisibility(
  wanted: { visibility?: TourVisibility | undefined; allowPublicAccess?: boolean | undefined },
  before: TourVisibility,
): TourVisibility | undefined {
  const { visibility, allowPublicAccess = isOpen(visibility ?? before) } = wanted;
  if (visibility !== undefined) return isOpen(visibility) === allowPublicAccess ? visibility : undefined;
  if (allowPublicAccess === isOpen(before)) return before;
  return allowPublicAccess ? 'public' : 'private';
}

/** What a tour may become from what it is (0.6). A published tour stays what it is while its draft is edited. */
const TRANSITIONS: Readonly<Record<TourStatus, readonly TourStatus[]>> = {
  draft: ['in_review', 'scheduled', 'published', 'archived'],
  in_review: ['draft', 'scheduled', 'published', 'archived'],
  scheduled: ['draft', 'published', 'archived'],
  published: ['draft', 'published', 'archived'],
  archived: ['draft'],
};

export function canBecome(from: TourStatus, to: TourStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

const SECONDS_PER_SCENE = 25;
const SECONDS_PER_HOTSPOT = 8;

/**
 * How long a visit takes: seconds (0.13). By oneself: a look around in every scene, every hotspot opened, narrations heard. Guided:
 * step by step. The longer of the two, as a visitor does one or the other.
 */
export function estimateDuration(tour: { scenes: number; hotspots: number; narrationSeconds: number; guidedSeconds?: number }): number {
  const alone = tour.scenes * SECONDS_PER_SCENE + tour.hotspots * SECONDS_PER_HOTSPOT + tour.narrationSeconds;
  return Math.round(Math.max(alone, tour.guidedSeconds ?? 0));
}
