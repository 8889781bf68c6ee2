import type { Face } from '@belvedere/manifest';
import { footprintIndex, FRACTIONS } from './filter-weights.ts';

/** A rectangle of a face, in its pixels. */
export interface FaceArea {
  face: Face;
  /** Pixels a side of the face. */
  size: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A rectangle of the source, last column and row included. It may reach beyond the picture's sides, its top and its bottom. */
export interface SourceArea {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where a point of a face lies in the source, and how many of its pixels across and down a pixel of the face covers there. */
interface Place {
  column: number;
  row: number;
  across: number;
  down: number;
  /** How many pixels to the right may follow a straight line from here. */
  reach: number;
}

/** Finds the place of a point of a face: a to the right and b upwards, both in [−1, 1]. */
type Locate = (a: number, b: number, place: Place) => void;

/** i32 a run, see loops.wat. */
export const RUN_LENGTH = 6;
/** Steps of a run's coordinates between two source pixels. */
const STEPS = 1 << 15;
/** Coordinates are cut to a fraction, not rounded: half a fraction is added before. */
const HALF_FRACTION = STEPS / FRACTIONS / 2;

/**
 * Where the pixels of an area of a face lie in an equirectangular source, as the runs that loops.wat reads, and the area of
 * the source that their taps span. `runs` has room for a run a pixel.
 */
export function faceRuns(area: FaceArea, source: { width: number; height: number }, runs: Int32Array): { end: number; span: SourceArea } {
  const { size, left, top, width, height } = area;
  const locate = locator(area, source);
  let place: Place = { column: 0, row: 0, across: 0, down: 0, reach: 1 };
  let next: Place = { ...place };
  const span: SourceArea = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

  let at = 0;
  for (let j = 0; j < height; j++) {
    const b = 1 - (2 * (top + j) + 1) / size;
    locate((2 * left + 1) / size - 1, b, place);
    for (let i = 0; i < width;) {
      const step = Math.min(place.reach, width - i);
      locate((2 * (left + i + step) + 1) / size - 1, b, next);
      let turned = next.column - place.column;
      // Yaw jumps by a turn somewhere around a pole.
      if (turned > source.width / 2) turned -= source.width;
      else if (turned < -source.width / 2) turned += source.width;
      widen(span, place.column, place.row);
      widen(span, place.column + turned, next.row);

      runs[at] = place.column * STEPS + HALF_FRACTION;
      runs[at + 1] = place.row * STEPS + HALF_FRACTION;
      runs[at + 2] = (turned * STEPS) / step;
      runs[at + 3] = ((next.row - place.row) * STEPS) / step;
      runs[at + 4] = footprintIndex(place.across) | (footprintIndex(place.down) << 16);
      runs[at + 5] = step;
      at += RUN_LENGTH;
      i += step;
      const reached = next;
      next = place;
      place = reached;
    }
  }
  // One tap before and two behind; one more, because adding half a fraction may reach the next whole.
  return {
    end: at,
    span: {
      left: Math.floor(span.left) - 1,
      top: Math.floor(span.top) - 1,
      right: Math.floor(span.right) + 3,
      bottom: Math.floor(span.bottom) + 3,
    },
  };
}

/**
 * Over h pixels a line is off by h²/8 of the curvature. For the sides that is at most 1.65 / size, around a pole 1 / distance, both
 * in pixels: at this many pixels a line is 0.03 off.
 */
function longestRun(curvature: number): number {
  return Math.max(1, Math.sqrt((8 * 0.03) / curvature) | 0);
}

function widen(span: SourceArea, column: number, row: number): void {
  if (column < span.left) span.left = column;
  if (column > span.right) span.right = column;
  if (row < span.top) span.top = row;
  if (row > span.bottom) span.bottom = row;
}

function locator({ face, size, left, top, width, height }: FaceArea, source: { width: number; height: number }): Locate {
  const rows = source.height / Math.PI;
  const columns = source.width / (2 * Math.PI);
  const pixel = 2 / size;
  const middleColumn = source.width / 2 - 0.5;
  const middleRow = source.height / 2 - 0.5;
  if (face !== 'u' && face !== 'd') {
    const faceColumn = middleColumn + (source.width / 4) * { f: 0, r: 1, b: 2, l: 3 }[face];
    const reach = longestRun(1.65 / size);
    return (a, b, place) => {
      const secant = Math.sqrt(1 + a * a);
      const tangent = b / secant;
      place.column = faceColumn + Math.atan(a) * columns;
      place.row = middleRow - Math.atan(tangent) * rows;
      place.across = (pixel * columns) / (1 + a * a);
      place.down = (pixel * rows) / (secant * (1 + tangent * tangent));
      place.reach = reach;
    };
  }

  const sign = face === 'd' ? 1 : -1;
  const poleRow = sign === 1 ? source.height - 0.5 : -0.5;
  // Yaw runs on within the area: it jumps opposite to the area's centre, which only an area around the pole reaches.
  const centre = Math.atan2((2 * left + width) / size - 1, sign * (1 - (2 * top + height) / size));
  return (a, b, place) => {
    const squared = a * a + b * b;
    const radius = Math.sqrt(squared);
    let yaw = Math.atan2(a, sign * b);
    if (yaw - centre > Math.PI) yaw -= 2 * Math.PI;
    else if (yaw - centre < -Math.PI) yaw += 2 * Math.PI;
    place.column = middleColumn + yaw * columns;
    place.row = poleRow - sign * Math.atan(radius) * rows;
    place.across = (pixel * columns) / radius;
    place.down = (pixel * rows) / (1 + squared);
    place.reach = longestRun(pixel / radius);
  };
}
