import { expect, test } from 'vitest';
import { createGaze, type Look } from './gaze.ts';

/** A view and a clock that are moved by hand. */
function makeView() {
  const told: (readonly (readonly [number, number])[])[] = [];
  let [view, work]: [Look | null, (() => void) | undefined] = [{ yaw: 0, pitch: 0 }, undefined];
  const gaze = createGaze({
    looking: () => view,
    tell: (looks) => told.push(looks),
    later(ms, next) {
      expect(ms).toBe(1_000);
      work = next;
      return () => (work = undefined);
    },
  });
  const pass = (seconds: number) => {
    for (let n = 0; n < seconds; n++) {
      const next = work;
      work = undefined;
      next?.();
    }
  };
  return {
    gaze,
    told,
    pass,
    look: (yaw: number, pitch = 0) => (view = { yaw, pitch }),
    away: () => (view = null),
    isWaiting: () => work !== undefined,
  };
}

test('0.30 where the view rests is looked at once a second, in whole degrees; while it turns, nothing is', () => {
  const { gaze, told, pass, look } = makeView();
  pass(3);
  look(40.4, -10.6);
  pass(1);
  look(41, -11);
  pass(1);
  look(80);
  pass(1);
  gaze.flush();
  expect(told).toEqual([
    [
      [0, 0],
      [0, 0],
      [41, -11],
    ],
  ]);
  gaze.flush();
  expect(told.length).toBe(1);
});

test('0.30 a view that rests at the seam behind is one view', () => {
  const { gaze, told, pass, look } = makeView();
  look(179.6);
  pass(1);
  look(-179.7);
  pass(1);
  gaze.flush();
  expect(told).toEqual([[[-180, 0]]]);
});

test('0.30 nobody looks at a hidden page, and a scene that is entered is looked at after a second of its own', () => {
  const { gaze, told, pass, look, away } = makeView();
  pass(2);
  away();
  pass(5);
  look(0);
  pass(1);
  gaze.flush();
  pass(1);
  gaze.flush();
  expect(told).toEqual([[[0, 0]]]);
});

test('0.30 sixty looks are told together, and after three hundred no more are taken', () => {
  const { told, pass, isWaiting } = makeView();
  pass(1_000);
  expect(told.map((looks) => looks.length)).toEqual([60, 60, 60, 60, 60]);
  expect(isWaiting()).toBe(false);
});

test('who has stopped looks no more', () => {
  const { gaze, told, pass } = makeView();
  gaze.stop();
  pass(100);
  expect(told).toEqual([]);
});
