import type { Place } from './plan.ts';

/**
 * How each picture is developed: stops over the metered exposure, and how much of the contrast between
 * inside and outside stays, and how far the colour of the light is taken back to white.
 */
export const EXPOSURES: Record<Place, { stops: number; range: number; balance: number }> = {
  hall: { stops: 0.6, range: 0.6, balance: 0.45 },
  library: { stops: -0.45, range: 0.5, balance: 0.45 },
  'dining-room': { stops: 0.4, range: 0.64, balance: 0.4 },
  gallery: { stops: 0.4, range: 0.74, balance: 0.2 },
  'winter-garden': { stops: 0.25, range: 0.78, balance: 0.25 },
  terrace: { stops: 0.8, range: 0.9, balance: 0 },
  tower: { stops: 0.2, range: 0.66, balance: 0.35 },
};
