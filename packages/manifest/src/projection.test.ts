import { describe, expect, test } from 'vitest';
import {
  directionToEquirect,
  directionToVector,
  equirectToDirection,
  FACES,
  faceToVector,
  fovToZoom,
  vectorToDirection,
  vectorToFace,
  zoomToFov,
} from './projection.ts';

describe('projection', () => {
  test('0.18 a direction survives the way through a vector within 1e-6 degrees', () => {
    for (let yaw = -179.5; yaw < 180; yaw += 7.3)
      for (let pitch = -89.5; pitch < 90; pitch += 6.1) {
        const vector = directionToVector({ yaw, pitch });
        const scaled = { x: vector.x * 421, y: vector.y * 421, z: vector.z * 421 };
        const back = vectorToDirection(scaled);
        expect(Math.abs(back.yaw - yaw)).toBeLessThan(1e-6);
        expect(Math.abs(back.pitch - pitch)).toBeLessThan(1e-6);
      }
  });

  test('0.18 the zero vector has no direction', () => {
    expect(() => vectorToDirection({ x: 0, y: 0, z: 0 })).toThrow(RangeError);
  });

  test('each face is met again where it was left', () => {
    for (const face of FACES)
      for (const u of [0.01, 0.3, 0.5, 0.99])
        for (const v of [0.01, 0.4, 0.5, 0.99]) {
          const back = vectorToFace(faceToVector(face, u, v));
          expect(back.face).toBe(face);
          expect(back.u).toBeCloseTo(u, 12);
          expect(back.v).toBeCloseTo(v, 12);
        }
  });

  test('neighbouring faces share their edges, seen from inside', () => {
    expect(faceToVector('f', 1, 0.5)).toEqual(faceToVector('r', 0, 0.5));
    expect(faceToVector('f', 0, 0.5)).toEqual(faceToVector('l', 1, 0.5));
    expect(faceToVector('b', 0, 0.5)).toEqual(faceToVector('r', 1, 0.5));
    expect(faceToVector('u', 0.5, 1)).toEqual(faceToVector('f', 0.5, 0));
    expect(faceToVector('d', 0.5, 0)).toEqual(faceToVector('f', 0.5, 1));
  });

  test('the middle of the picture looks ahead and its right half to +x', () => {
    expect(equirectToDirection(0.5, 0.5)).toEqual({ yaw: 0, pitch: 0 });
    expect(directionToVector(equirectToDirection(0.75, 0.5)).x).toBeCloseTo(1, 12);
    expect(directionToEquirect({ yaw: 90, pitch: 45 })).toEqual({ s: 0.75, t: 0.25 });
  });

  test('0.16 zoom 1 is 90 degrees and zoom survives the way through the field of view', () => {
    expect(zoomToFov(1)).toBeCloseTo(90, 12);
    for (const zoom of [0.5, 1, 2.5, 8]) expect(fovToZoom(zoomToFov(zoom))).toBeCloseTo(zoom, 12);
  });
});
