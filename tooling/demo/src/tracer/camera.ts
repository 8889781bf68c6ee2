import { directionToVector, equirectToDirection } from '@belvedere/manifest';
import type { Vec3 } from './vector.ts';

/** The unit direction through a point of an equirectangular picture; s and t in [0, 1]. */
export function pixelDirection(s: number, t: number): Vec3 {
  const { x, y, z } = directionToVector(equirectToDirection(s, t));
  return [x, y, z];
}
