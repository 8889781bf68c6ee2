import { equirectToDirection } from '@belvedere/manifest';
import type { Pixels } from '../pixels.ts';
import { createSampler } from './create-sampler.ts';

export interface Lens {
  /** A square picture whose sides the circle touches, upright. */
  picture: Pixels;
  looks: 'ahead' | 'back';
  /** Degrees across the circle: the angle from the axis grows evenly with the distance from the middle (equidistant). */
  fov: number;
}

/** What a lens gives a row of the sphere. Both arrays are good until the next row is asked for. */
export interface LensRow {
  row: number;
  /** RGB; what has no share is of no meaning. */
  bytes: Uint8Array;
  /** How much of each pixel comes from this lens, 0 to 1; of both lenses together 1. */
  shares: Float64Array;
}

const DEGREES = Math.PI / 180;

/**
 * The half of an equirectangular picture of `width` × width / 2 that a lens sees, row by row, and its share where both see the same. The two
 * fade into each other over the middle half of their overlap: the rims, where lenses are dark and coloured, have no share. Numbers are kept in plain
 * variables: this runs for each of up to 134 million pixels.
 */
export function* fisheyeToSphere({ picture, looks, fov }: Lens, width: number): Generator<LensRow> {
  const height = width / 2;
  const side = looks === 'ahead' ? 1 : -1;
  const bytes = new Uint8Array(width * 3);
  const shares = new Float64Array(width);
  const sample = createSampler(picture, bytes);
  const { sines, cosines } = turn(width, side);
  const [across, down] = [picture.width / 2, picture.height / 2];
  const edge = (fov / 2) * DEGREES;
  // Half as wide as the overlap. A lens of exactly half a sphere has none.
  const fade = Math.max(edge - Math.PI / 2, 1e-9);

  for (let row = 0; row < height; row++) {
    const { pitch } = equirectToDirection(0.5, (row + 0.5) / height);
    const up = Math.sin(pitch * DEGREES);
    const level = Math.cos(pitch * DEGREES);
    for (let column = 0; column < width; column++) {
      const right = level * sines[column]!;
      // Math.hypot would take most of the time.
      const off = Math.sqrt(right * right + up * up);
      const angle = Math.atan2(off, level * cosines[column]!);
      const share = 0.5 + (Math.PI / 2 - angle) / fade;
      shares[column] = share < 0 ? 0 : share > 1 ? 1 : share;
      if (share <= 0) continue;
      const reach = off === 0 ? 0 : angle / edge / off;
      sample((1 + right * reach) * across - 0.5, (1 - up * reach) * down - 0.5, column * 3);
    }
    yield { row, bytes, shares };
  }
}

/** How far to the right and ahead of a lens each column lies; to the right of the one that looks back is to the left. */
function turn(width: number, side: 1 | -1): { sines: Float64Array; cosines: Float64Array } {
  const sines = new Float64Array(width);
  const cosines = new Float64Array(width);
  for (let column = 0; column < width; column++) {
    const { yaw } = equirectToDirection((column + 0.5) / width, 0.5);
    sines[column] = side * Math.sin(yaw * DEGREES);
    cosines[column] = side * Math.cos(yaw * DEGREES);
  }
  return { sines, cosines };
}
