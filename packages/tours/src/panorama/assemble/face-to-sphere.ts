import { equirectToDirection, type Face } from '@belvedere/manifest';
import type { Pixels } from '../pixels.ts';
import { createSampler } from './create-sampler.ts';

/** A part of a row of an equirectangular picture. Its bytes (RGB) are good until the next one is asked for. */
export interface SphereRun {
  row: number;
  column: number;
  bytes: Uint8Array;
}

const DEGREES = Math.PI / 180;

/** The axes of a face in the world of the manifest: into it, to its right, upwards in it. The inverse of faceToVector. */
const AXES: Readonly<Record<Face, readonly [Triple, Triple, Triple]>> = {
  f: [
    [0, 0, -1],
    [1, 0, 0],
    [0, 1, 0],
  ],
  r: [
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
  ],
  b: [
    [0, 0, 1],
    [-1, 0, 0],
    [0, 1, 0],
  ],
  l: [
    [-1, 0, 0],
    [0, 0, -1],
    [0, 1, 0],
  ],
  u: [
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ],
  d: [
    [0, -1, 0],
    [1, 0, 0],
    [0, 0, -1],
  ],
};

/**
 * The part of an equirectangular picture of `width` × width / 2 that a cube face fills, row by row. Pixels are found by cubic
 * interpolation; at the edges of a face its last pixels are repeated, which is at most half a pixel off. Numbers are kept in plain
 * variables: this runs for each of up to 134 million pixels.
 */
export function* faceToSphere(face: Face, picture: Pixels, width: number): Generator<SphereRun> {
  const height = width / 2;
  const size = picture.width;
  const [[inX, inY, inZ], [rightX, rightY, rightZ], [upX, upY, upZ]] = AXES[face];
  const { sines, cosines } = turn(width);
  const line = new Uint8Array(width * 3);
  const sample = createSampler(picture, line);
  const ranges = columnsOf(face, width);

  function* runsOf(row: number, [from, to]: readonly [number, number]): Generator<SphereRun> {
    const { pitch } = equirectToDirection(0.5, (row + 0.5) / height);
    const y = Math.sin(pitch * DEGREES);
    const level = Math.cos(pitch * DEGREES);
    let begin = -1;
    for (let column = from; column < to; column++) {
      const x = level * sines[column]!;
      const z = -level * cosines[column]!;
      const depth = inX * x + inY * y + inZ * z;
      const a = rightX * x + rightY * y + rightZ * z;
      const b = upX * x + upY * y + upZ * z;
      if (depth > 0 && a <= depth && -a <= depth && b <= depth && -b <= depth) {
        if (begin === -1) begin = column;
        sample(((a / depth + 1) * size) / 2 - 0.5, ((1 - b / depth) * size) / 2 - 0.5, column * 3);
      } else if (begin !== -1) {
        yield { row, column: begin, bytes: line.subarray(begin * 3, column * 3) };
        begin = -1;
      }
    }
    if (begin !== -1) yield { row, column: begin, bytes: line.subarray(begin * 3, to * 3) };
  }

  for (let row = 0; row < height; row++) for (const range of ranges) yield* runsOf(row, range);
}

type Triple = readonly [number, number, number];

/** Sine and cosine of the yaw of each column. */
function turn(width: number): { sines: Float64Array; cosines: Float64Array } {
  const sines = new Float64Array(width);
  const cosines = new Float64Array(width);
  for (let column = 0; column < width; column++) {
    const { yaw } = equirectToDirection((column + 0.5) / width, 0.5);
    sines[column] = Math.sin(yaw * DEGREES);
    cosines[column] = Math.cos(yaw * DEGREES);
  }
  return { sines, cosines };
}

/** The columns that a face can have: a quarter for those around, all for the two others. */
function columnsOf(face: Face, width: number): readonly (readonly [number, number])[] {
  const eighth = width / 8;
  switch (face) {
    case 'f':
      return [[3 * eighth, 5 * eighth]];
    case 'r':
      return [[5 * eighth, 7 * eighth]];
    case 'l':
      return [[eighth, 3 * eighth]];
    case 'b':
      return [
        [0, eighth],
        [7 * eighth, width],
      ];
    case 'u':
    case 'd':
      return [[0, width]];
  }
}
