import type { Rect } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';

/** The places of the tour, in the order in which one walks through them. */
export const PLACES = ['hall', 'library', 'dining-room', 'gallery', 'winter-garden', 'terrace', 'tower'] as const;
export type Place = (typeof PLACES)[number];

export interface Room {
  /** Free area between the walls; x to the east, z to the south. */
  area: Rect;
  floor: number;
  ceiling: number;
  /** Where the camera stands. */
  eye: Vec3;
}

export const ROOMS: Record<Place, Room> = {
  hall: { area: { x0: -6.5, x1: 6.5, z0: -9, z1: 5 }, floor: 0, ceiling: 7.4, eye: [0, 1.65, 1.4] },
  library: { area: { x0: -15.9, x1: -6.9, z0: -9, z1: -1.4 }, floor: 0, ceiling: 4.2, eye: [-10.9, 1.6, -4.6] },
  'dining-room': { area: { x0: -15.9, x1: -6.9, z0: -1, z1: 5 }, floor: 0, ceiling: 4.2, eye: [-8.5, 1.6, 3.1] },
  gallery: { area: { x0: 6.9, x1: 21.9, z0: -7, z1: 0 }, floor: 0, ceiling: 5.2, eye: [13.2, 1.65, -3.2] },
  'winter-garden': { area: { x0: 10, x1: 20, z0: 0.4, z1: 9.4 }, floor: 0, ceiling: 3.7, eye: [13.4, 1.6, 6.5] },
  terrace: { area: { x0: -16, x1: 10, z0: 5.4, z1: 20 }, floor: 0, ceiling: 0, eye: [7.5, 1.65, 11.6] },
  tower: { area: { x0: 6.9, x1: 11.9, z0: -12.4, z1: -7.4 }, floor: 11, ceiling: 15, eye: [9.2, 12.65, -8.75] },
};

/** The ways between places: the middle of each opening at the height of one's chest. */
export interface Doorway {
  between: readonly [Place, Place];
  at: Vec3;
}

export const DOORWAYS: Doorway[] = [
  { between: ['hall', 'library'], at: [-6.7, 1.3, -3.4] },
  { between: ['hall', 'dining-room'], at: [-6.7, 1.3, 2.6] },
  { between: ['hall', 'gallery'], at: [6.7, 1.4, -1.6] },
  { between: ['hall', 'terrace'], at: [0, 1.4, 5.2] },
  { between: ['library', 'dining-room'], at: [-9.2, 1.3, -1.2] },
  { between: ['gallery', 'winter-garden'], at: [15, 1.3, 0.2] },
  { between: ['winter-garden', 'terrace'], at: [10, 1.3, 7] },
];

export const POOL: Rect = { x0: -9.5, x1: 2.5, z0: 11, z1: 16 };
/** Where the stairs come up into the tower. */
export const STAIRWELL: Rect = { x0: 6.9, x1: 8, z0: -11.6, z1: -8.4 };
/** The door above the stairs, over the railing. */
export const TOWER_DOOR: Vec3 = [6.7, 5.2, -8.1];
/** The middle arch of the tower's south side, a hand above its sill. */
export const ARCH_OVER_TERRACE: Vec3 = [9.4, 12.2, -7.2];

/** Where the things that hotspots speak of stand; the builders put them there. `part` is what a ray from the eye must meet. */
export const THINGS = {
  staircase: { place: 'hall', at: [0, 1.15, -5.6], part: 'staircase' },
  chandelier: { place: 'hall', at: [0, 4.6, -1.8], part: 'chandelier' },
  'hall-floor': { place: 'hall', at: [2.4, 0, -1.6], part: 'hall-floor' },
  'guest-book': { place: 'hall', at: [-6.1, 0.98, -0.6], part: 'guest-book' },
  bookshelves: { place: 'library', at: [-12.6, 2.3, -8.62], part: 'bookshelves' },
  globe: { place: 'library', at: [-14.7, 1.02, -7.9], part: 'globe' },
  fireplace: { place: 'library', at: [-15.5, 1.25, -4.8], part: 'fireplace' },
  desk: { place: 'library', at: [-8.9, 0.8, -6.7], part: 'desk' },
  'dining-table': { place: 'dining-room', at: [-12.1, 0.78, 2], part: 'dining-table' },
  sideboard: { place: 'dining-room', at: [-12.6, 1.9, -0.75], part: 'sideboard' },
  valley: { place: 'gallery', at: [11, 2.05, -6.93], part: 'painting-valley' },
  portrait: { place: 'gallery', at: [13.9, 2.05, -6.93], part: 'painting-portrait' },
  seascape: { place: 'gallery', at: [16.9, 2.05, -6.93], part: 'painting-seascape' },
  circles: { place: 'gallery', at: [11.4, 2.05, -0.07], part: 'painting-circles' },
  bust: { place: 'gallery', at: [20.6, 1.62, -3.5], part: 'bust' },
  fountain: { place: 'winter-garden', at: [15, 0.9, 4.4], part: 'fountain' },
  palm: { place: 'winter-garden', at: [18.2, 1.1, 2.6], part: 'palm' },
  lemons: { place: 'winter-garden', at: [11.3, 1.35, 8.2], part: 'lemons' },
  pool: { place: 'terrace', at: [-3.2, -0.14, 13], part: 'pool' },
  front: { place: 'terrace', at: [-3.8, 4.6, 5.4], part: 'house' },
  telescope: { place: 'tower', at: [10.55, 12.45, -8.5], part: 'telescope' },
  compass: { place: 'tower', at: [9.0, 11, -10.6], part: 'compass' },
} as const satisfies Record<string, { place: Place; at: Vec3; part: string }>;

export type Thing = keyof typeof THINGS;

/** Far things without a part of their own: directions from the eye. */
export const VIEWS = {
  'terrace-lake': { place: 'terrace', yaw: 172, pitch: -2.5 },
  'tower-lake': { place: 'tower', yaw: -172, pitch: -4 },
} as const;
