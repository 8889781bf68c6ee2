import { expect, test } from 'vitest';
import { createHotspotsSeen } from './hotspots-seen.ts';

/** A clock that is set forward by hand, and a picture with hotspots. */
function makeScene() {
  let time = 0;
  let work: { at: number; run: () => void } | undefined;
  const told: string[] = [];
  const scene = { here: [] as string[] };
  const watch = createHotspotsSeen({
    inPicture: () => scene.here,
    seen: (id) => told.push(id),
    later: (ms, run) => {
      work = { at: time + ms, run };
      return () => (work = undefined);
    },
    now: () => time,
  });
  const pass = (ms: number) => {
    const end = time + ms;
    while (work && work.at <= end) {
      const { at, run } = work;
      [time, work] = [at, undefined];
      run();
    }
    time = end;
  };
  const show = (...ids: string[]) => {
    scene.here = ids;
    watch.look();
  };
  return { watch, told, pass, show, isWaiting: () => work !== undefined };
}

test('0.30 a hotspot is seen once it has been in the picture for a second, and told once', () => {
  const { told, pass, show, isWaiting } = makeScene();
  show('clock');
  pass(999);
  expect(told).toEqual([]);
  pass(1);
  expect(told).toEqual(['clock']);
  show('clock');
  pass(5_000);
  expect(told).toEqual(['clock']);
  expect(isWaiting()).toBe(false);
});

test('0.30 what goes past is not seen, and what comes later waits for a second of its own', () => {
  const { told, pass, show } = makeScene();
  show('clock');
  pass(600);
  show('door');
  pass(600);
  show('clock', 'door');
  pass(399);
  expect(told).toEqual([]);
  pass(1);
  expect(told).toEqual(['door']);
  pass(599);
  expect(told).toEqual(['door']);
  pass(1);
  expect(told).toEqual(['door', 'clock']);
});

test('0.30 who opens a hotspot has seen it, and in a scene that is entered again it counts again', () => {
  const { watch, told, pass, show } = makeScene();
  show('clock');
  watch.opened('clock');
  pass(3_000);
  expect(told).toEqual(['clock']);
  watch.forget();
  show('clock');
  pass(1_000);
  expect(told).toEqual(['clock', 'clock']);
});

test('who has stopped waits for nothing', () => {
  const { watch, told, pass, show } = makeScene();
  show('clock');
  watch.stop();
  pass(2_000);
  expect(told).toEqual([]);
});
