import { directionToEquirect, FACES, faceToVector, vectorToDirection } from '@belvedere/manifest';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faceRuns, RUN_LENGTH, type FaceArea } from './face-runs.ts';

const STEPS = 1 << 15;

const areas = fc
  .record({
    face: fc.constantFrom(...FACES),
    size: fc.integer({ min: 16, max: 400 }).map((n) => n * 8),
    left: fc.double({ min: 0, max: 1, noNaN: true }),
    top: fc.double({ min: 0, max: 1, noNaN: true }),
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ left, top, ...area }): FaceArea => ({
    ...area,
    left: Math.floor(left * (area.size - area.width)),
    top: Math.floor(top * (area.size - area.height)),
  }));

/** Distance on the sphere, in source pixels at the equator, between where the runs put each pixel and where the projection does. */
function worstError(area: FaceArea, source: { width: number; height: number }): number {
  const runs = new Int32Array(area.width * area.height * RUN_LENGTH);
  const { end, span } = faceRuns(area, source, runs);
  let pixel = 0;
  let worst = 0;
  for (let at = 0; at < end; at += RUN_LENGTH) {
    for (let step = 0; step < runs[at + 5]!; step++, pixel++) {
      const column = Math.floor((runs[at]! + step * runs[at + 2]!) / 256) / 128;
      const row = Math.floor((runs[at + 1]! + step * runs[at + 3]!) / 256) / 128;
      expect(Math.floor(column)).toBeGreaterThan(span.left);
      expect(Math.floor(column) + 2).toBeLessThanOrEqual(span.right);
      expect(Math.floor(row)).toBeGreaterThan(span.top);
      expect(Math.floor(row) + 2).toBeLessThanOrEqual(span.bottom);

      const u = (area.left + (pixel % area.width) + 0.5) / area.size;
      const v = (area.top + Math.floor(pixel / area.width) + 0.5) / area.size;
      const direction = vectorToDirection(faceToVector(area.face, u, v));
      const { s, t } = directionToEquirect(direction);
      const across = (((column + 0.5) / source.width - s + 1.5) % 1) - 0.5;
      const shrink = Math.cos((direction.pitch * Math.PI) / 180);
      worst = Math.max(worst, Math.hypot(across * source.width * shrink, row + 0.5 - t * source.height));
    }
  }
  expect(pixel).toBe(area.width * area.height);
  return worst;
}

test('runs follow the projection of the manifest', () => {
  fc.assert(
    fc.property(areas, (area) => {
      // A fraction of 1/128 is kept, so half of it is lost in each direction.
      expect(worstError(area, { width: area.size * 4, height: area.size * 2 })).toBeLessThan(0.05);
    }),
    { numRuns: 300 },
  );
});

test.each(['u', 'd'] as const)('around the pole of face %s too', (face) => {
  for (const [left, top] of [
    [120, 120],
    [128, 128],
    [100, 128],
    [127, 127],
  ] as const) {
    expect(worstError({ face, size: 256, left, top, width: 30, height: 30 }, { width: 1024, height: 512 })).toBeLessThan(0.05);
  }
});

test('coordinates of the largest source fit in 32 bits', () => {
  for (const face of FACES) {
    const area = { face, size: 8192, left: 7680, top: 4000, width: 512, height: 4 };
    const runs = new Int32Array(512 * 4 * RUN_LENGTH);
    const { span } = faceRuns(area, { width: 32768, height: 16384 }, runs);
    expect(Math.abs(runs[0]! / STEPS - span.left)).toBeLessThan(32768);
    expect(worstError(area, { width: 32768, height: 16384 })).toBeLessThan(0.05);
  }
});
