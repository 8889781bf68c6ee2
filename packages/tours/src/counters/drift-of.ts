/** The counters that a tour keeps of what lies in other tables, so that nobody has to count at each read (0.12, I2). */
export const COUNTERS = [
  'viewCount',
  'shareCount',
  'bookmarkCount',
  'averageRating',
  'totalRatings',
  'ratingSum',
  'totalScenes',
  'totalHotspots',
] as const;

export type Counter = (typeof COUNTERS)[number];
export type Counters = Record<Counter, number>;

/** The counters that are not what they should be, with both values. */
export function driftOf(stored: Counters, actual: Counters): Partial<Record<Counter, { stored: number; actual: number }>> {
  return Object.fromEntries(
    COUNTERS.filter((name) => stored[name] !== actual[name]).map((name) => [name, { stored: stored[name], actual: actual[name] }]),
  );
}
