import type { Place } from './plan.ts';

/** How each picture is developed: stops over the metered exposure, and how much of the contrast between inside and outside stays. */
export const EXPOSURES: Record<Place, { stops: number; range: number }> = {
  hall: { stops: 0.35, range: 0.62 },
  library: { stops: 0.1, range: 0.62 },
  'dining-room': { stops: 0.3, range: 0.6 },
  gallery: { stops: 0.2, range: 0.66 },
  'winter-garden': { stops: 0.1, range: 0.7 },
  terrace: { stops: 0.1, range: 0.8 },
  tower: { stops: 0.15, range: 0.65 },
};
