import { levelToPicture, type CameraPose, type Vector3 } from '@belvedere/manifest';
import type { Matrix3 } from './camera.ts';

/** An eye as WebXR tells it: 4 × 4 matrices, column by column; `matrix` takes the eye's axes to those of the room. */
export interface EyeView {
  projection: ArrayLike<number>;
  matrix: ArrayLike<number>;
}

/** A direction of the room in the tour, which is turned in it: what lies ahead there has the yaw `turn` here, degrees. */
function turned({ x, y, z }: Vector3, turn: number): Vector3 {
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)];
  return { x: x * cos - z * sin, y, z: z * cos + x * sin };
}

/** Where a thing points, as a headset or a controller: along its −z. Level. */
export function aheadOf(matrix: ArrayLike<number>, turn: number): Vector3 {
  return turned({ x: -matrix[8]!, y: -matrix[9]!, z: -matrix[10]! }, turn);
}

/**
 * Takes directions to (x, y, w) of what an eye sees, as `cameraMatrix` does: level ones, or those of a picture whose camera's pose is given.
 * Where the eye is does not count: what is shown is as far away as can be.
 */
export function eyeMatrix({ projection, matrix }: EyeView, turn: number, pose?: CameraPose): Matrix3 {
  const rows = [0, 1, 3].map((row) => {
    const along = (axis: number) => [0, 4, 8].reduce((sum, column) => sum + projection[row + column]! * matrix[column + axis]!, 0);
    const level = turned({ x: along(0), y: along(1), z: along(2) }, turn);
    return pose ? levelToPicture(level, pose) : level;
  });
  return Float32Array.from((['x', 'y', 'z'] as const).flatMap((axis) => rows.map((row) => row[axis])));
}

/** The inverse of {@link eyeMatrix} but for its length: takes (x, y, 1) of what is seen to a direction. */
export function lookMatrix(m: Matrix3): Matrix3 {
  // Each column is the cross product of the two other rows. They are left-handed, as x, y and forward are.
  return m.map((_, index) => {
    const [row, axis] = [Math.floor(index / 3), index % 3];
    const at = (r: number, a: number) => m[((row + r) % 3) + 3 * ((axis + a) % 3)]!;
    return at(1, 2) * at(2, 1) - at(1, 1) * at(2, 2);
  });
}

/** Tangent of the greatest angle between a direction and what is seen in the corners; at most 4, 76°. */
export function reachOf(look: Matrix3, { x, y, z }: Vector3): number {
  const cosines = [-1, 1].flatMap((a) =>
    [-1, 1].map((b) => {
      const [i = 0, j = 0, k = 0] = [0, 1, 2].map((axis) => look[axis]! * a + look[axis + 3]! * b + look[axis + 6]!);
      return (i * x + j * y + k * z) / Math.hypot(i, j, k);
    }),
  );
  return Math.tan(Math.acos(Math.max(Math.min(...cosines), 0.2425)));
}
