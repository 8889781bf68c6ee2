import { expect, test } from 'vitest';
import { BINS, binOf, boundsOf, SOLID_ANGLE } from './bins.ts';

const RADIANS = Math.PI / 180;
const all = Array.from({ length: BINS }, (_, bin) => ({ bin, ...boundsOf(bin)! }));

test('0.31 every bin of the sphere has the same solid angle, and together they are the sphere', () => {
  for (const { yawFrom, yawTo, pitchFrom, pitchTo } of all) {
    const area = (yawTo - yawFrom) * RADIANS * (Math.sin(pitchTo * RADIANS) - Math.sin(pitchFrom * RADIANS));
    expect(area).toBeCloseTo(SOLID_ANGLE, 12);
  }
  expect(BINS * SOLID_ANGLE).toBeCloseTo(4 * Math.PI, 12);
  expect([BINS, Math.round(SOLID_ANGLE * 1e6)]).toEqual([1302, 9652]);
});

test('0.31 a direction is in the bin whose bounds hold it, also at the poles and behind', () => {
  for (const { bin, yawFrom, yawTo, pitchFrom, pitchTo } of all)
    expect(binOf({ yaw: (yawFrom + yawTo) / 2, pitch: (pitchFrom + pitchTo) / 2 })).toBe(bin);
  for (let yaw = -180; yaw <= 180; yaw += 7)
    for (let pitch = -90; pitch <= 90; pitch++) {
      const { yawFrom, yawTo, pitchFrom, pitchTo } = boundsOf(binOf({ yaw, pitch }))!;
      expect(pitch >= pitchFrom - 1e-9 && pitch <= pitchTo + 1e-9, `pitch ${pitch}`).toBe(true);
      expect(yaw === 180 ? yawFrom === -180 : yaw >= yawFrom - 1e-9 && yaw <= yawTo + 1e-9, `yaw ${yaw}`).toBe(true);
    }
  expect([boundsOf(-1), boundsOf(BINS)]).toEqual([undefined, undefined]);
});

test('0.31 bins are about as high as wide, down to twenty degrees around the poles', () => {
  for (const { yawFrom, yawTo, pitchFrom, pitchTo } of all) {
    const middle = (pitchFrom + pitchTo) / 2;
    if (Math.abs(middle) > 70) continue;
    const ratio = ((yawTo - yawFrom) * Math.cos(middle * RADIANS)) / (pitchTo - pitchFrom);
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  }
});
