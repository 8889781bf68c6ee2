import { describe, expect, test } from 'vitest';
import { clampView, coast, degreesPerPixel, dragView, glide, steer, turn, type Motion, type View } from './view.ts';

const limits = { minZoom: 0.5, maxZoom: 4 };
const start: View = { yaw: 0, pitch: 0, zoom: 1 };

/** Steps a movement to its end; answers the last view and the time it took. */
function run(motion: Motion, from = start, step = 16): { view: View; time: number } {
  let view = from;
  for (let time = 0; time < 20_000; time += step) {
    const next = motion(view, step);
    if (!next) return { view, time };
    view = next;
  }
  throw new Error('The movement does not end.');
}

describe('the view', () => {
  test('0.16 keeps within its limits and its angles in their ranges', () => {
    expect(clampView({ yaw: 190, pitch: 120, zoom: 9 }, limits)).toEqual({ yaw: -170, pitch: 90, zoom: 4 });
    expect(clampView({ yaw: -180, pitch: -91, zoom: 0 }, limits)).toEqual({ yaw: -180, pitch: -90, zoom: 0.5 });
    // Limits that contradict each other leave the lower one.
    expect(clampView(start, { minZoom: 2, maxZoom: 1 }).zoom).toBe(2);
  });

  test('is not lost to what is no number', () => {
    expect(
      clampView({ yaw: Number.NaN, pitch: Number.POSITIVE_INFINITY, zoom: Number.NaN }, limits, { yaw: 5, pitch: 6, zoom: 2 }),
    ).toEqual({ yaw: 5, pitch: 6, zoom: 2 });
  });

  test('follows the hand: a picture width at zoom 1 is 2 radians in the middle', () => {
    expect(degreesPerPixel(1, 1000) * 1000).toBeCloseTo(114.59, 2);
    expect(degreesPerPixel(2, 1000)).toBeCloseTo(degreesPerPixel(1, 1000) / 2, 12);
    const dragged = dragView(start, { x: 10, y: 20, longerSide: 1000 });
    expect(dragged.yaw).toBeCloseTo(-1.1459, 4);
    expect(dragged.pitch).toBeCloseTo(2.2918, 4);
    const atPole = dragView({ ...start, pitch: 90 }, { x: 10, y: 0, longerSide: 1000 });
    expect(Math.abs(atPole.yaw)).toBeLessThan(4);
  });
});

describe('movements', () => {
  test('a glide takes the shorter way and ends where it should', () => {
    const motion = glide({ ...start, yaw: 170 }, { yaw: -170, pitch: 10, zoom: 2 }, 800);
    const middle = motion({ ...start, yaw: 170 }, 400)!;
    expect(middle.yaw).toBeCloseTo(180, 9);
    expect(middle.zoom).toBeCloseTo(Math.SQRT2, 9);
    const { view } = run(motion, middle);
    expect(view).toMatchObject({ yaw: 190, pitch: 10, zoom: 2 });
  });

  test('a throw comes to rest, further the faster', () => {
    const slow = run(coast({ x: -0.2, y: 0 }, 1000));
    const fast = run(coast({ x: -1, y: 0 }, 1000));
    expect(fast.view.yaw).toBeGreaterThan(slow.view.yaw);
    expect(fast.time).toBeLessThan(2000);
    expect(fast.view.pitch).toBeCloseTo(0, 9);
  });

  test('0.11 turning goes on at its speed, whatever the frame rate', () => {
    const turned = (step: number) => {
      const motion = turn(10);
      let view: View = { ...start, pitch: 20 };
      for (let time = 0; time < 1000; time += step) view = motion(view, step)!;
      return view;
    };
    expect(turned(10).yaw).toBeCloseTo(10, 9);
    expect(turned(50).yaw).toBeCloseTo(10, 9);
    expect(turned(10).pitch).toBeLessThan(20);
  });

  test('held keys move until they are let go of', () => {
    let held = { yaw: 1, pitch: 0, zoom: 1 };
    const motion = steer(() => held);
    const moved = motion(start, 16)!;
    expect(moved.yaw).toBeGreaterThan(0);
    expect(moved.zoom).toBeGreaterThan(1);
    held = { yaw: 0, pitch: 0, zoom: 0 };
    expect(motion(moved, 16)).toBeNull();
  });
});
