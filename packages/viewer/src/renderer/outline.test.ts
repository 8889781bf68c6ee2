import { expect, test } from 'vitest';
import { cameraMatrix, project } from './camera.ts';
import { isInside, outlineOf } from './outline.ts';

const size = { width: 800, height: 400 };
const view = { yaw: 0, pitch: 0, zoom: 1 };
const square = (yaw: number, half: number) => [
  { yaw: yaw - half, pitch: half },
  { yaw: yaw + half, pitch: half },
  { yaw: yaw + half, pitch: -half },
  { yaw: yaw - half, pitch: -half },
];

test('corners in view land where the camera puts them', () => {
  const corners = square(10, 15);
  const outline = outlineOf(corners, cameraMatrix(view, size), size);
  expect(outline).toHaveLength(4);
  outline.forEach((point, index) => {
    const { x, y } = project(corners[index]!, view, size)!;
    expect(Math.hypot(point.x - x, point.y - y)).toBeLessThan(0.01);
  });
});

test('what is behind is nothing, and what reaches behind is cut: its part in view stays where it is', () => {
  expect(outlineOf(square(180, 30), cameraMatrix(view, size), size)).toEqual([]);
  const outline = outlineOf(square(60, 50), cameraMatrix(view, size), size);
  expect(outline.length).toBeGreaterThan(3);
  for (const { x, y } of outline) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  expect(isInside(project({ yaw: 30, pitch: 0 }, view, size)!, outline)).toBe(true);
  expect(isInside(project({ yaw: 0, pitch: 0 }, view, size)!, outline)).toBe(false);
});

test('inside is told by the outline, also of one that is not convex', () => {
  const angle = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 4 },
    { x: 4, y: 4 },
    { x: 4, y: 10 },
    { x: 0, y: 10 },
  ];
  expect([isInside({ x: 2, y: 8 }, angle), isInside({ x: 8, y: 2 }, angle), isInside({ x: 8, y: 8 }, angle)]).toEqual([true, true, false]);
  expect(isInside({ x: 1, y: 1 }, [])).toBe(false);
});
