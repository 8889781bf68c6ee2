import { directionToVector, type Direction } from '@belvedere/manifest';
import type { Matrix3 } from './camera.ts';

interface Point {
  x: number;
  y: number;
}

/** Nearer than this a corner lies beside the viewer rather than before: the edge is cut there. */
const NEAR = 1e-3;

/**
 * The outline on the screen of an area of the picture, pixels from the top left; empty when all of it is behind. Sides are great
 * circles, which a screen shows as straight lines. `camera` as of cameraMatrix.
 */
export function outlineOf(corners: readonly Direction[], camera: Matrix3, { width, height }: { width: number; height: number }): Point[] {
  const seen = corners.map((corner) => {
    const { x, y, z } = directionToVector(corner);
    const at = (row: number) => camera[row]! * x + camera[row + 3]! * y + camera[row + 6]! * z;
    return [at(0), at(1), at(2)] as const;
  });
  return seen.flatMap((here, index) => {
    const next = seen[(index + 1) % seen.length]!;
    const kept = here[2] >= NEAR ? [here] : [];
    if (here[2] >= NEAR !== next[2] >= NEAR) {
      const share = (here[2] - NEAR) / (here[2] - next[2]);
      const cut = (axis: 0 | 1 | 2) => here[axis] + (next[axis] - here[axis]) * share;
      kept.push([cut(0), cut(1), cut(2)]);
    }
    return kept.map(([x, y, w]) => ({ x: ((x / w + 1) / 2) * width, y: ((1 - y / w) / 2) * height }));
  });
}

/** Whether a point lies inside an outline. */
export function isInside({ x, y }: Point, outline: readonly Point[]): boolean {
  let inside = false;
  outline.forEach((a, index) => {
    const b = outline[(index + 1) % outline.length]!;
    if (a.y > y !== b.y > y && x < a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y)) inside = !inside;
  });
  return inside;
}
