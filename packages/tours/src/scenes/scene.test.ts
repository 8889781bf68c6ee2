import { AppError } from '@belvedere/kernel';
import { expect, test } from 'vitest';
import { checkView, isPermutation } from './scene.ts';
import { createSceneInput } from './schemas.ts';

function refusedField(view: Parameters<typeof checkView>[0]): string[] {
  try {
    checkView(view);
    return [];
  } catch (error) {
    return error instanceof AppError ? Object.keys(error.fields ?? {}) : [String(error)];
  }
}

test('0.16 the limits of a view hold together', () => {
  expect(refusedField({ minZoom: 1, maxZoom: 4, initialZoom: 2 })).toEqual([]);
  expect(refusedField({ minZoom: 1, maxZoom: 1, initialZoom: 1 })).toEqual([]);
  expect(refusedField({ minZoom: 4, maxZoom: 1, initialZoom: 2 })).toEqual(['minZoom']);
  expect(refusedField({ minZoom: 1, maxZoom: 4, initialZoom: 0.9 })).toEqual(['initialZoom']);
  expect(refusedField({ minZoom: 1, maxZoom: 4, initialZoom: 4.1 })).toEqual(['initialZoom']);
});

test('0.16 0.17 angles, zooms and places out of their ranges are refused', () => {
  const scene = { tourId: '018f6f2e-5b3a-7c4d-8e9f-0123456789ab', title: 'Hall' };
  expect(createSceneInput.safeParse({ ...scene, initialViewAngle: -180, initialPitch: 90, mapPositionX: 1 }).success).toBe(true);
  const wrong = [
    { initialViewAngle: 181 },
    { initialPitch: -91 },
    { minZoom: 0 },
    { maxZoom: 13 },
    { mapPositionX: -0.1 },
    { mapPositionY: 1.1 },
    { latitude: 90.1, longitude: 0 },
    { latitude: 0, longitude: -180.1 },
    { initialZoom: Number.NaN },
    { title: ' ' },
    { createdById: 'x' },
  ];
  for (const change of wrong) expect(createSceneInput.safeParse({ ...scene, ...change }).success).toBe(false);
});

test('0.15 an order names exactly what is there, each once', () => {
  const cases = [
    [['a', 'b'], ['b', 'a'], true],
    [[], [], true],
    [['a'], ['a', 'b'], false],
    [['a', 'a'], ['a', 'b'], false],
    [['a', 'c'], ['a', 'b'], false],
    [['a', 'b', 'b'], ['a', 'b'], false],
  ] as const;
  for (const [wanted, present, expected] of cases) expect(isPermutation(wanted, present)).toBe(expected);
});
