import { expect, test } from 'vitest';
import { keepWithin } from './keep-within.ts';

const wide = { width: 400, height: 200 };
const view = { yaw: 0, pitch: 0, zoom: 1 };
const hall = { left: -90, right: 90, bottom: -40, top: 40 };

test('0.16 what lies beyond a panorama that is not the whole sphere is never in the middle of an edge', () => {
  const right = keepWithin({ ...view, yaw: 80, pitch: 60 }, hall, wide);
  // Zoom 1 is 45° to each side, and half of tan 45° up and down.
  expect(right.yaw).toBeCloseTo(45, 6);
  expect(right.pitch).toBeCloseTo(40 - (Math.atan(0.5) * 180) / Math.PI, 6);
  expect(right.zoom).toBe(1);
  expect(keepWithin({ ...view, yaw: 170 }, { ...hall, left: 100, right: 260 }, wide).yaw).toBeCloseTo(170, 6);
  expect(keepWithin({ ...view, yaw: -130 }, { ...hall, left: 100, right: 260 }, wide).yaw).toBeCloseTo(-145, 6);
});

test('0.16 a view that is wider than the panorama comes closer, and stays in its middle', () => {
  const close = keepWithin({ ...view, yaw: 30, zoom: 0.5 }, { left: 0, right: 40, bottom: -10, top: 10 }, wide);
  expect(Math.abs(close.yaw - 20)).toBeLessThan(1);
  expect(close.pitch).toBeCloseTo(0, 6);
  expect(close.zoom).toBeCloseTo(0.5 / Math.tan(Math.PI / 18), 6);
});

test('0.16 a whole ring may be walked round, and a pole that is there may be looked at', () => {
  const ring = { left: -180, right: 180, bottom: -90, top: 20 };
  expect(keepWithin({ ...view, yaw: 179, pitch: -90 }, ring, wide)).toEqual({ yaw: 179, pitch: -90, zoom: 1 });
});
