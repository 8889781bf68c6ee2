import { expect, test } from 'vitest';
import { lookOfDevice } from './look-of-device.ts';

test.each([
  ['upright, towards the north', { alpha: 0, beta: 90, gamma: 0 }, { yaw: 0, pitch: 0 }],
  ['upright, a quarter to the right', { alpha: 270, beta: 90, gamma: 0 }, { yaw: 90, pitch: 0 }],
  ['tilted back, towards the ceiling', { alpha: 0, beta: 120, gamma: 0 }, { yaw: 0, pitch: 30 }],
  ['on its side, towards the east', { alpha: 0, beta: 0, gamma: -90 }, { yaw: 90, pitch: 0 }],
])('a device held %s looks there', (_how, orientation, look) => {
  const { yaw, pitch } = lookOfDevice(orientation);
  expect(yaw).toBeCloseTo(look.yaw, 6);
  expect(pitch).toBeCloseTo(look.pitch, 6);
});

test('a device that lies on a table looks straight down', () => {
  expect(lookOfDevice({ alpha: 40, beta: 0, gamma: 0 }).pitch).toBeCloseTo(-90, 6);
});
