import { expect, test } from 'vitest';
import { directionToVector, headingOf, levelToPicture, pictureToLevel, vectorToDirection } from './projection.ts';

const directionOf = (yaw: number, pitch: number, pose: { pitch: number; roll: number }) =>
  vectorToDirection(pictureToLevel(directionToVector({ yaw, pitch }), pose));

test('1.0 a camera that pointed up saw the horizon below the middle of its picture', () => {
  // What is in the middle of the picture is above the horizon by the pitch of the camera.
  expect(directionOf(0, 0, { pitch: 10, roll: 0 }).pitch).toBeCloseTo(10, 9);
  expect(directionOf(0, -10, { pitch: 10, roll: 0 }).pitch).toBeCloseTo(0, 9);
  expect(directionOf(180, 0, { pitch: 10, roll: 0 }).pitch).toBeCloseTo(-10, 9);
});

test('1.0 a camera that leant to the right saw what is on its right lower than it is on its left', () => {
  expect(directionOf(90, 0, { pitch: 0, roll: 5 }).pitch).toBeCloseTo(-5, 9);
  expect(directionOf(-90, 0, { pitch: 0, roll: 5 }).pitch).toBeCloseTo(5, 9);
  expect(directionOf(0, 0, { pitch: 0, roll: 5 })).toEqual({ yaw: expect.closeTo(0, 9), pitch: expect.closeTo(0, 9) });
});

test('1.0 level and picture lead back to each other, and no correction is none', () => {
  const angles = [-90, -61.3, -7, 0, 12.25, 45, 89.9];
  for (const yaw of angles)
    for (const pitch of angles)
      for (const up of angles)
        for (const roll of angles) {
          const vector = directionToVector({ yaw: 2 * yaw, pitch });
          const pose = { pitch: up, roll: 2 * roll };
          const back = levelToPicture(pictureToLevel(vector, pose), pose);
          expect(Math.hypot(back.x - vector.x, back.y - vector.y, back.z - vector.z)).toBeLessThan(1e-12);
          expect(pictureToLevel(vector, { pitch: 0, roll: 0 })).toEqual(vector);
        }
});

test('1.0 the heading of a look is its yaw from north', () => {
  expect([headingOf(0, 90), headingOf(-100, 90), headingOf(300, 90)]).toEqual([90, 350, 30]);
});
