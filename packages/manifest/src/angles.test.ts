import { expect, test } from 'vitest';
import { fromKrpano, inPicture, settled, standingOfKrpano, standingOfPannellum, UPRIGHT, type Standing } from './angles.ts';
import { directionToVector, levelToPicture } from './projection.ts';

/** Level directions, and where in a picture of known directions those viewers showed them: read off their screens to 0.02°. */
const LEVEL = [
  [0, 0],
  [90, 0],
  [-60, 45],
] as const;
const MEASURED: readonly [name: string, standing: Standing, seen: readonly (readonly [yaw: number, pitch: number])[]][] = [
  [
    'Pannellum 2.5, horizonPitch 20',
    standingOfPannellum(20, 0),
    [
      [-0.01, -20.01],
      [89.99, 0],
      [-46.85, 32.92],
    ],
  ],
  [
    'Pannellum 2.5, horizonPitch 15, horizonRoll -25',
    standingOfPannellum(15, -25),
    [
      [0, -15],
      [96.88, -24.09],
      [-24.03, 51.03],
    ],
  ],
  [
    'Pannellum 2.5, horizonPitch -30, horizonRoll 40',
    standingOfPannellum(-30, 40),
    [
      [0, 30],
      [112.76, 33.83],
      [-75.89, 17.76],
    ],
  ],
  [
    'krpano 1.22, prealign 20|30|40',
    standingOfKrpano(20, 30, 40),
    [
      [-28.56, 36.74],
      [45.14, -20.61],
      [-165.65, 69.4],
    ],
  ],
  [
    'krpano 1.22, prealign -15|70|-25',
    standingOfKrpano(-15, 70, -25),
    [
      [-75.04, -28.17],
      [18.16, -5.95],
      [-112.83, 31.03],
    ],
  ],
  [
    'krpano 1.22, prealign of a public tour',
    standingOfKrpano(0.134702, 0.002219, -1.885212),
    [
      [0, 0.13],
      [90, 1.88],
      [-61.01, 43.43],
    ],
  ],
];

test.each(MEASURED)('0.18 a hotspot lies on what it lay on where a picture was turned: %s', (_, standing, seen) => {
  for (const [index, [yaw, pitch]] of LEVEL.entries()) {
    const [x, y] = seen[index]!;
    const [ours, theirs] = [directionToVector(inPicture({ yaw, pitch }, standing)), directionToVector({ yaw: x, pitch: y })];
    expect((Math.hypot(ours.x - theirs.x, ours.y - theirs.y, ours.z - theirs.z) * 180) / Math.PI).toBeLessThan(0.02);
  }
});

test.each(MEASURED)('0.16 a view shows what it showed where a picture was turned: %s', (_, standing) => {
  for (const [yaw, pitch] of LEVEL) {
    const shown = levelToPicture(directionToVector(settled({ yaw, pitch }, standing)), standing.pose);
    const marked = directionToVector(inPicture({ yaw, pitch }, standing));
    expect(Math.hypot(shown.x - marked.x, shown.y - marked.y, shown.z - marked.z)).toBeLessThan(1e-12);
  }
});

test('0.18 without a turn nothing changes, to the last bit', () => {
  expect(standingOfKrpano(0, 0, 0)).toEqual(UPRIGHT);
  expect(standingOfPannellum(0, 0)).toEqual(UPRIGHT);
  expect(inPicture(fromKrpano(170.123456, -12.5), UPRIGHT)).toEqual({ yaw: 170.123456, pitch: 12.5 });
});
