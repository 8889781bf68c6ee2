import {
  directionToVector,
  FACES,
  faceToVector,
  levelToPicture,
  pictureToLevel,
  vectorToDirection,
  type CameraPose,
  type Direction,
  type Vector3,
} from '@belvedere/manifest';
import type { Face } from '../manifest-types.ts';
import type { View } from '../tour/view.ts';

/** A 3 × 3 matrix, column by column. */
export type Matrix3 = Float32Array;

/** Half the extent of the picture at distance 1. */
function extents(zoom: number, { width, height }: { width: number; height: number }) {
  const longer = Math.max(width, height) * zoom;
  return { x: width / longer, y: height / longer };
}

/** Right, up and forward of a view. */
function axes({ yaw, pitch }: Direction): [right: Vector3, up: Vector3, forward: Vector3] {
  return [directionToVector({ yaw: yaw + 90, pitch: 0 }), directionToVector({ yaw, pitch: pitch + 90 }), directionToVector({ yaw, pitch })];
}

/**
 * Takes a vector to (x, y, w) of the screen: x/w and y/w are −1 to 1 from left to right and bottom to top, and what has w ≤ 0 is
 * behind. The vector is one of the picture when its camera's pose is given, else a level one.
 */
export function cameraMatrix(view: View, size: { width: number; height: number }, pose?: CameraPose): Matrix3 {
  const [right, up, forward] = axes(view).map((axis) => (pose ? levelToPicture(axis, pose) : axis)) as ReturnType<typeof axes>;
  const { x, y } = extents(view.zoom, size);
  return Float32Array.of(
    right.x / x, up.x / y, forward.x,
    right.y / x, up.y / y, forward.y,
    right.z / x, up.z / y, forward.z,
  ); // prettier-ignore
}

/** Product of two matrices. */
export function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  const out = new Float32Array(9);
  for (let column = 0; column < 3; column++)
    for (let row = 0; row < 3; row++)
      out[column * 3 + row] = a[row]! * b[column * 3]! + a[row + 3]! * b[column * 3 + 1]! + a[row + 6]! * b[column * 3 + 2]!;
  return out;
}

/** The level direction of one in the picture, for a picture taken like that. */
export function levelOf(direction: Direction, pose: CameraPose | undefined): Direction {
  return pose ? vectorToDirection(pictureToLevel(directionToVector(direction), pose)) : direction;
}

/** The inverse of {@link levelOf}. */
export function pictureOf(direction: Direction, pose: CameraPose | undefined): Direction {
  return pose ? vectorToDirection(levelToPicture(directionToVector(direction), pose)) : direction;
}

/** Takes (a, b, 1) of a face, a to the right and b upwards in [−1, 1], to the world. Left out of a bundle that has no use for it. */
export const FACE_MATRICES: Readonly<Record<Face, Matrix3>> = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ FACES.map((face) => {
    const middle = faceToVector(face, 0.5, 0.5);
    const right = faceToVector(face, 1, 0.5);
    const top = faceToVector(face, 0.5, 0);
    const columns = [right, top].flatMap((edge) => [edge.x - middle.x, edge.y - middle.y, edge.z - middle.z]);
    return [face, Float32Array.of(...columns, middle.x, middle.y, middle.z)];
  }),
) as Record<Face, Matrix3>;

/** Where a level direction falls on the screen, in its own units from the top left, or null if it is behind. */
export function project(direction: Direction, view: View, size: { width: number; height: number }): { x: number; y: number } | null {
  const { x, y, z } = directionToVector(direction);
  const m = cameraMatrix(view, size);
  const at = (row: number) => m[row]! * x + m[row + 3]! * y + m[row + 6]! * z;
  const w = at(2);
  if (w <= 1e-6) return null;
  return { x: ((at(0) / w + 1) / 2) * size.width, y: ((1 - at(1) / w) / 2) * size.height };
}

/** The level direction that a point of the screen shows; the inverse of {@link project}. */
export function unproject(point: { x: number; y: number }, view: View, size: { width: number; height: number }): Direction {
  const [right, up, forward] = axes(view);
  const extent = extents(view.zoom, size);
  const a = ((point.x / size.width) * 2 - 1) * extent.x;
  const b = (1 - (point.y / size.height) * 2) * extent.y;
  return vectorToDirection({
    x: forward.x + a * right.x + b * up.x,
    y: forward.y + a * right.y + b * up.y,
    z: forward.z + a * right.z + b * up.z,
  });
}
