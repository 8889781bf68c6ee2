import { directionToVector, FACES } from '@belvedere/manifest';
import { describe, expect, test } from 'vitest';
import { cameraMatrix, FACE_MATRICES, levelOf, multiply, project, unproject } from './camera.ts';
import { clipNear } from './gl.ts';
import { createLru } from './lru.ts';
import { chooseLevel, selectTiles } from './select-tiles.ts';
import type { TileAddress } from './tile-path.ts';

const size = { width: 1600, height: 900 };

describe('the camera', () => {
  test('1.0 what a leaning camera saw stands level on the screen', () => {
    const view = { yaw: 0, pitch: 0, zoom: 1 };
    const size = { width: 1600, height: 900 };
    const at = (direction: { yaw: number; pitch: number }, pose: { pitch: number; roll: number }) =>
      project(levelOf(direction, pose), view, size)!;
    // The camera pointed up by 10°: the level horizon is 10° below the middle of its picture, and is shown in the middle.
    expect(at({ yaw: 0, pitch: -10 }, { pitch: 10, roll: 0 }).y).toBeCloseTo(450, 2);
    // It leant to the right: what it saw level on its right lies lower.
    expect(at({ yaw: 30, pitch: 0 }, { pitch: 0, roll: 8 }).y).toBeGreaterThan(470);
    // The tiles of the picture are drawn where its hotspots are.
    const pose = { pitch: 12, roll: -7 };
    const [m, { x, y, z }] = [cameraMatrix(view, size, pose), directionToVector({ yaw: 25, pitch: 4 })];
    const row = (n: number) => m[n]! * x + m[n + 3]! * y + m[n + 6]! * z;
    expect((row(0) / row(2) + 1) * 800).toBeCloseTo(at({ yaw: 25, pitch: 4 }, pose).x, 1);
    expect((1 - row(1) / row(2)) * 450).toBeCloseTo(at({ yaw: 25, pitch: 4 }, pose).y, 1);
  });

  test('0.18 what is projected is found again where it was', () => {
    for (const yaw of [-170, -45, 0, 33, 179])
      for (const pitch of [-89, -30, 0, 60])
        for (const zoom of [0.5, 1, 3]) {
          const view = { yaw, pitch, zoom };
          for (const point of [
            { x: 0, y: 0 },
            { x: 800, y: 450 },
            { x: 1599, y: 20 },
          ]) {
            const back = project(unproject(point, view, size), view, size)!;
            expect(back.x).toBeCloseTo(point.x, 1);
            expect(back.y).toBeCloseTo(point.y, 1);
          }
        }
  });

  test('zoom 1 spans 90 degrees across the longer side, upright or not', () => {
    const view = { yaw: 0, pitch: 0, zoom: 1 };
    expect(project({ yaw: 45, pitch: 0 }, view, size)!.x).toBeCloseTo(1600, 3);
    expect(project({ yaw: 0, pitch: 45 }, view, { width: 900, height: 1600 })!.y).toBeCloseTo(0, 3);
    expect(project({ yaw: 180, pitch: 0 }, view, size)).toBeNull();
  });
});

describe('levels', () => {
  test('0.16 are chosen by the density of the screen', () => {
    const levels = [512, 1024, 2048];
    expect([0.25, 0.5, 1, 1.2, 2, 9].map((zoom) => chooseLevel(levels, zoom, 1000))).toEqual([0, 0, 1, 1, 2, 2]);
  });
});

describe('the choice of tiles', () => {
  const panorama = { levels: [256, 512, 1024], tileSize: 256 };
  const camera = cameraMatrix({ yaw: 0, pitch: 0, zoom: 1.2 }, size);
  const name = ({ face, level, x, y }: TileAddress) => `${face}${level}:${x},${y}`;
  const select = (ready: (tile: TileAddress) => boolean, level = 2) => selectTiles({ panorama, camera, level, isReady: ready });

  test('wants the coarse picture in view first, then the sharp one from the middle outwards, and the coarse rest last', () => {
    const { missing, ahead, previews, draw } = select(() => false);
    expect(draw).toEqual([]);
    expect(previews).toContain('f');
    expect(previews).not.toContain('b');
    const levels = missing.map(({ level }) => level);
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(levels).not.toContain(1);
    expect(name(missing[0]!)).toBe('f0:0,0');
    const middle = ['f2:1,1', 'f2:1,2', 'f2:2,1', 'f2:2,2'];
    expect(
      missing
        .filter(({ level }) => level === 2)
        .slice(0, 4)
        .map(name)
        .sort(),
    ).toEqual(middle);
    expect(ahead.map(({ face }) => face)).toContain('b');
    expect(new Set([...missing, ...ahead].map(name)).size).toBe(missing.length + ahead.length);
  });

  test('goes to the sharp picture at once where it is but one level away, and takes the coarse ones when it is there', () => {
    const { missing, ahead } = select(() => false, 1);
    expect(missing.map(({ level }) => level)).toEqual(missing.map(() => 1));
    expect(ahead.map(name).sort()).toEqual([...FACES].map((face) => `${face}0:0,0`).sort());
    // On a screen that needs no more, the coarse picture is the sharp one.
    expect(select(() => false, 0).missing.map(({ level }) => level)).toContain(0);
  });

  test('draws coarse before fine, and nothing that finer tiles cover wholly', () => {
    const coarse = select(({ level, x }) => level === 0 || (level === 2 && x < 2));
    const drawn = coarse.draw.map(({ level }) => level);
    expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
    expect(coarse.draw.map(name)).toContain('f0:0,0');
    expect(coarse.previews).toEqual([]);
    const fine = select(() => true);
    expect(fine.draw.every(({ level }) => level === 2)).toBe(true);
    expect(fine.missing).toEqual([]);
  });

  test('leaves out every tile that no pixel falls on, and none that one does', () => {
    for (const view of [
      { yaw: 0, pitch: 0, zoom: 1 },
      { yaw: 45, pitch: 35, zoom: 0.5 },
      { yaw: 100, pitch: -90, zoom: 2 },
    ]) {
      const matrix = cameraMatrix(view, size);
      const { draw } = selectTiles({ panorama, camera: matrix, level: 1, isReady: () => true });
      const drawn = new Set(draw.map(name));
      for (let x = 0; x < size.width; x += 40)
        for (let y = 0; y < size.height; y += 40) {
          const { yaw, pitch } = unproject({ x, y }, view, size);
          expect(drawn.has(tileAt(yaw, pitch)), JSON.stringify({ view, x, y })).toBe(true);
        }
      expect(draw.length).toBeLessThan(24);
    }
  });

  /** The tile of level 1 that a direction falls on. */
  function tileAt(yaw: number, pitch: number): string {
    const angle = Math.PI / 180;
    const vector = [
      Math.cos(pitch * angle) * Math.sin(yaw * angle),
      Math.sin(pitch * angle),
      -Math.cos(pitch * angle) * Math.cos(yaw * angle),
    ];
    for (const [face, m] of Object.entries(FACE_MATRICES)) {
      const along = (column: number) => vector[0]! * m[column]! + vector[1]! * m[column + 1]! + vector[2]! * m[column + 2]!;
      const depth = along(6);
      const [a, b] = [along(0) / depth, along(3) / depth];
      if (depth > 0 && Math.abs(a) <= 1 && Math.abs(b) <= 1) return `${face}1:${a < 0 ? 0 : 1},${b > 0 ? 0 : 1}`;
    }
    throw new Error('Every direction falls on a face.');
  }
});

describe('the near plane', () => {
  test('leaves a rectangle in view whole and cuts one that goes behind', () => {
    const camera = cameraMatrix({ yaw: 0, pitch: 0, zoom: 1 }, size);
    const whole = [0, 0, 1, 1] as const;
    expect(clipNear(multiply(camera, FACE_MATRICES.f), whole)).toEqual([0, 0, 1, 0, 1, 1, 0, 1]);
    expect(clipNear(multiply(camera, FACE_MATRICES.b), whole)).toEqual([]);
    const right = clipNear(multiply(camera, FACE_MATRICES.r), whole);
    expect(right.length).toBe(8);
    // The right face lies before the viewer up to its middle, where depth is 0; the cut is at 0.05.
    expect(Math.max(...right.filter((_, index) => index % 2 === 0))).toBeCloseTo(0.475, 5);
  });
});

describe('the cache', () => {
  test('lets go of what was used least recently, never of what the last frame used', () => {
    const gone: string[] = [];
    const cache = createLru<string>(30, (value) => gone.push(value));
    for (const key of ['a', 'b', 'c']) cache.set(key, key, 10);
    cache.trim();
    cache.touch('a');
    cache.set('d', 'd', 10);
    cache.trim();
    expect(gone).toEqual(['b']);
    for (const key of ['a', 'c', 'd']) cache.touch(key);
    cache.set('e', 'e', 30);
    cache.trim();
    expect(gone).toEqual(['b']);
    expect(cache.bytes).toBe(60);
    cache.trim();
    expect(gone).toEqual(['b', 'a', 'c', 'd']);
    cache.clear();
    expect([gone.length, cache.bytes, cache.get('e')]).toEqual([5, 0, undefined]);
  });
});
