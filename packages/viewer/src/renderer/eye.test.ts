import { directionToVector, pictureToLevel, type CameraPose, type Vector3 } from '@belvedere/manifest';
import { describe, expect, test } from 'vitest';
import { nearestTo } from '../tour/nearest-to.ts';
import { aheadOf, eyeMatrix, lookMatrix, reachOf } from './eye.ts';

/** Tangents of what an eye sees to the left, right, down and up: as headsets have them, not alike. */
const FRUSTUM = { left: -1.3, right: 0.9, bottom: -1.1, top: 0.8 };
const { left, right, bottom, top } = FRUSTUM;
// WebXR, XRView.projectionMatrix: an OpenGL frustum, column by column.
const projection = [2 / (right - left), 0, 0, 0, 0, 2 / (top - bottom), 0, 0, (right + left) / (right - left), (top + bottom) / (top - bottom), -1, -1, 0, 0, -0.2, 0]; // prettier-ignore

/** The axes of an eye that looks to a yaw and pitch and leans to the right, in the room, and a place that must not count. */
function poseOf({ yaw, pitch, lean }: { yaw: number; pitch: number; lean: number }): number[] {
  const [r, u] = [directionToVector({ yaw: yaw + 90, pitch: 0 }), directionToVector({ yaw, pitch: pitch + 90 })];
  const f = directionToVector({ yaw, pitch });
  const [s, c] = [Math.sin((lean * Math.PI) / 180), Math.cos((lean * Math.PI) / 180)];
  const mix = (a: Vector3, b: Vector3, [p, q]: [number, number]) => [a.x * p + b.x * q, a.y * p + b.y * q, a.z * p + b.z * q];
  return [...mix(r, u, [c, -s]), 0, ...mix(u, r, [c, s]), 0, -f.x, -f.y, -f.z, 0, 0.4, 1.7, -3, 1];
}
const apply = (m: Float32Array, { x, y, z }: Vector3) => [0, 1, 2].map((row) => m[row]! * x + m[row + 3]! * y + m[row + 6]! * z);
const unit = (values: number[]) => values.map((value) => value / Math.hypot(...values));

describe('what an eye sees', () => {
  const seen = { projection, matrix: poseOf({ yaw: 50, pitch: -20, lean: 0 }) };

  test('has ahead where its frustum has it, and to the sides what their tangents say', () => {
    const m = eyeMatrix(seen, 30);
    const [x = 0, y = 0, w = 0] = apply(m, directionToVector({ yaw: 80, pitch: -20 }));
    expect(x / w).toBeCloseTo(-(right + left) / (right - left), 5);
    expect(y / w).toBeCloseTo(-(top + bottom) / (top - bottom), 5);
    const edge = (tangent: number) => (Math.atan(tangent) * 180) / Math.PI;
    const above = apply(m, directionToVector({ yaw: 80, pitch: -20 + edge(top) }));
    expect(above[1]! / above[2]!).toBeCloseTo(1, 5);
    const level = eyeMatrix({ projection, matrix: poseOf({ yaw: 0, pitch: 0, lean: 0 }) }, 0);
    const leftmost = apply(level, directionToVector({ yaw: edge(left), pitch: 0 }));
    expect(leftmost[0]! / leftmost[2]!).toBeCloseTo(-1, 5);
    expect(apply(m, directionToVector({ yaw: -100, pitch: 20 }))[2]).toBeLessThan(0);
  });

  test('leans as the head does', () => {
    const m = eyeMatrix({ projection, matrix: poseOf({ yaw: 0, pitch: 0, lean: 90 }) }, 0);
    // Who leans to the right sees what is above at the left.
    const [x = 0, , w = 0] = apply(m, directionToVector({ yaw: 0, pitch: 30 }));
    expect(x / w).toBeLessThan(-(right + left) / (right - left));
  });

  test.for<CameraPose | undefined>([undefined, { pitch: 12, roll: -25 }])('is found again by what takes it back (pose %o)', (pose) => {
    const matrix = poseOf({ yaw: 110, pitch: 35, lean: 15 });
    const m = eyeMatrix({ projection, matrix }, -70, pose);
    const back = lookMatrix(m);
    for (const direction of [
      { yaw: 40, pitch: 30 },
      { yaw: 60, pitch: 50 },
      { yaw: 20, pitch: 10 },
    ].map(directionToVector)) {
      const [x = 0, y = 0, w = 0] = apply(m, direction);
      const again = unit(apply(back, { x: x / w, y: y / w, z: 1 }));
      expect(again[0]).toBeCloseTo(direction.x, 5);
      expect(again[1]).toBeCloseTo(direction.y, 5);
      expect(again[2]).toBeCloseTo(direction.z, 5);
      // A picture that is not level is turned as a whole.
      if (pose) expect(apply(eyeMatrix({ projection, matrix }, -70), pictureToLevel(direction, pose))[0]).toBeCloseTo(x, 5);
    }
  });

  test('reaches as far as its farthest corner, and where a flat picture can hold no more as far as that can', () => {
    const ahead = aheadOf(seen.matrix, 0);
    expect(reachOf(lookMatrix(eyeMatrix(seen, 0)), ahead)).toBeCloseTo(Math.hypot(left, bottom), 4);
    const { x, y, z } = ahead;
    expect(reachOf(lookMatrix(eyeMatrix(seen, 0)), { x: -x, y: -y, z: -z })).toBeCloseTo(4, 1);
  });
});

test('a thing points along its −z, in a tour that is turned in the room', () => {
  const { x, y, z } = aheadOf(poseOf({ yaw: 50, pitch: -20, lean: 33 }), 30);
  const expected = directionToVector({ yaw: 80, pitch: -20 });
  for (const [is, should] of [
    [x, expected.x],
    [y, expected.y],
    [z, expected.z],
  ] as const)
    expect(is).toBeCloseTo(should, 6);
});

test('0.18 a ray meets what is nearest to it and no further off than it may be, also over the back and at the poles', () => {
  const all = [{ at: { yaw: 178, pitch: 0 } }, { at: { yaw: -170, pitch: 0 } }, { at: { yaw: 0, pitch: 89 } }];
  const at = (yaw: number, pitch: number) => nearestTo(directionToVector({ yaw, pitch }), all, 7);
  expect(at(-179, 0)).toBe(all[0]);
  expect(at(-173, 1)).toBe(all[1]);
  expect(at(150, 86)).toBe(all[2]);
  expect(at(160, 0)).toBeNull();
  expect(nearestTo({ x: 0, y: 3, z: 0 }, [], 7)).toBeNull();
});
