import { expect, test } from 'vitest';
import { fitMap, limitScale, metresAcross, neighbouring, roundDistance, tilesIn, toMap } from './mercator.ts';

test('a place is in the tile that the formula of the usual tile servers gives', () => {
  expect(toMap({ latitude: 0, longitude: 0 })).toEqual({ x: 0.5, y: 0.5 });
  expect(toMap({ latitude: 85.051_128_78, longitude: -180 }).y).toBeCloseTo(0, 8);
  // Beyond the map there is its edge, at a pole too.
  expect(toMap({ latitude: -90, longitude: 180 }).y).toBeCloseTo(1, 8);
  for (const [latitude, longitude] of [
    [52.52, 13.405],
    [-33.8568, 151.2153],
    [71.0, -179.9],
  ] as const) {
    const radians = (latitude * Math.PI) / 180;
    const count = 2 ** 17;
    const row = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * count);
    const { x, y } = toMap({ latitude, longitude });
    expect([Math.floor(x * count), Math.floor(y * count)]).toEqual([Math.floor(((longitude + 180) / 360) * count), row]);
  }
  const { x, y } = toMap({ latitude: 52.52, longitude: 13.405 });
  expect([Math.floor(x * 1024), Math.floor(y * 1024)]).toEqual([550, 335]);
});

test('metres are those of the latitude', () => {
  expect(metresAcross(0.5)).toBeCloseTo(40_075_016.686, 2);
  expect(metresAcross(toMap({ latitude: 60, longitude: 0 }).y)).toBeCloseTo(40_075_016.686 / 2, 2);
});

test('a fit has every point in the window, the closest side as large as it can be, and shows 60 m of one point', () => {
  const [a, b] = [toMap({ latitude: 47, longitude: 8 }), toMap({ latitude: 47.002, longitude: 8.01 })];
  const wide = fitMap([a, b], { width: 200, height: 100 });
  expect((b.x - a.x) * wide.scale).toBeCloseTo(200, 6);
  expect(Math.abs(b.y - a.y) * wide.scale).toBeLessThan(100);
  expect(wide.x).toBeCloseTo((a.x + b.x) / 2, 12);
  const one = fitMap([a], { width: 300, height: 120 });
  expect((120 * metresAcross(a.y)) / one.scale).toBeCloseTo(60, 6);
  expect(fitMap([toMap({ latitude: 80, longitude: -179 }), toMap({ latitude: -80, longitude: 179 })], { width: 9, height: 9 }).scale).toBe(
    limitScale(0),
  );
});

test('neighbours across 180° stay neighbours', () => {
  const [fiji, tonga] = neighbouring([toMap({ latitude: -17, longitude: 179.5 }), toMap({ latitude: -19, longitude: -179.5 })]);
  expect((tonga!.x - fiji!.x) * 360).toBeCloseTo(1, 9);
});

test('a bar of the scale is 1, 2 or 5 of a power of ten, and fits', () => {
  expect([0.7, 1, 1.99, 2, 4.9, 5, 12, 999, 1000, 260_000].map(roundDistance)).toEqual([0.5, 1, 1, 2, 2, 5, 10, 500, 1000, 200_000]);
});

test('tiles cover the window and no more, are of a level that the server has, and end at the edges of the world', () => {
  const size = { width: 300, height: 200 };
  const view = { ...toMap({ latitude: 47, longitude: 8 }), scale: 256 * 2 ** 15.4 };
  for (const [last, level] of [
    [19, 15],
    [12, 12],
  ] as const) {
    const tiles = tilesIn(view, size, last);
    expect(new Set(tiles.map((tile) => tile.level))).toEqual(new Set([level]));
    const [left, right] = [Math.min(...tiles.map((tile) => tile.left)), Math.max(...tiles.map((tile) => tile.left + tile.size))];
    const [top, bottom] = [Math.min(...tiles.map((tile) => tile.top)), Math.max(...tiles.map((tile) => tile.top + tile.size))];
    expect([left <= -150, right >= 150, top <= -100, bottom >= 100]).toEqual([true, true, true, true]);
    for (const tile of tiles) expect(tile.left < 150 && tile.left + tile.size > -150).toBe(true);
    // The middle of the window is where its own tile says.
    const own = tiles.find(({ left: l, top: t, size: s }) => l <= 0 && l + s > 0 && t <= 0 && t + s > 0)!;
    expect([own.column, own.row]).toEqual([Math.floor(view.x * 2 ** level), Math.floor(view.y * 2 ** level)]);
  }
  const world = tilesIn({ x: 0, y: 0, scale: 256 }, size, 19);
  expect(new Set(world.map(({ row }) => row))).toEqual(new Set([0]));
  expect(world.map(({ column }) => column)).toEqual([-1, 0]);
});
