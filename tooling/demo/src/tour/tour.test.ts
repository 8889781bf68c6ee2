import { readFile, stat } from 'node:fs/promises';
import { directionToVector, hotspotContentSchema, manifestSceneSchema, richTextToString } from '@belvedere/manifest';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { assembleHouse } from '../house/build-house.ts';
import { isClear } from '../house/materials.ts';
import { ARCH_OVER_TERRACE, DOORWAYS, PLACES, ROOMS, TOWER_DOOR } from '../house/plan.ts';
import { buildBvh } from '../tracer/bvh.ts';
import type { Mesh } from '../tracer/mesh.ts';
import { createTracer } from '../tracer/tracer.ts';
import { length, normalize, sub, type Vec3 } from '../tracer/vector.ts';
import { composeTour, type DemoTour } from './compose-tour.ts';
import { drawPlan } from './draw-plan.ts';
import { listHotspots } from './hotspots.ts';

const folder = new URL('../../tour/', import.meta.url);
const tour = JSON.parse(await readFile(new URL('tour.json', folder), 'utf8')) as DemoTour;

describe('tour.json', () => {
  test('is what the sources compose, and so is the plan', async () => {
    expect(tour).toEqual(composeTour());
    expect(await readFile(new URL('plan.svg', folder), 'utf8')).toBe(drawPlan());
  });

  test('0.18 every hotspot has valid content of its type and a target that exists', () => {
    const keys = tour.scenes.map(({ key }) => key);
    for (const hotspot of tour.scenes.flatMap(({ hotspots }) => hotspots)) {
      expect(hotspotContentSchema.parse(hotspot.content).type).toBe(hotspot.type);
      expect(hotspot.target === undefined).toBe(hotspot.type !== 'navigation');
      if (hotspot.target) expect(keys).toContain(hotspot.target);
    }
    for (const scene of tour.scenes) {
      expect(manifestSceneSchema.shape.key.parse(scene.key)).toBe(scene.key);
      expect(manifestSceneSchema.shape.map.parse(scene.map)).toEqual(scene.map);
    }
  });

  test('every way leads back, and from the start every place is reached', () => {
    const ways = tour.scenes.flatMap((scene) => scene.hotspots.flatMap(({ target }) => (target ? [`${scene.key}>${target}`] : [])));
    for (const way of ways) expect(ways).toContain(way.split('>').reverse().join('>'));
    const reached = new Set<string>([tour.scenes[0]!.key]);
    for (let i = 0; i < tour.scenes.length; i++)
      for (const way of ways) if (reached.has(way.split('>')[0]!)) reached.add(way.split('>')[1]!);
    expect(reached.size).toBe(tour.scenes.length);
  });

  test.each(['de', 'ar'] as const)('0.28 the texts in %s are complete, translated and keep the content', (language) => {
    const translation = tour.translations[language];
    expect(Object.keys(translation.scenes).sort()).toEqual([...PLACES].sort());
    const hotspots = tour.scenes.flatMap((scene) => scene.hotspots);
    expect(Object.keys(translation.hotspots).sort()).toEqual(hotspots.map(({ key }) => key).sort());
    for (const { key, title, type, content } of hotspots) {
      const other = translation.hotspots[key]!;
      expect(other.title).not.toBe(title);
      expect(hotspotContentSchema.parse(other.content).type).toBe(type);
      if (content.type === 'info' && other.content.type === 'info')
        expect(richTextToString(other.content.body)).not.toBe(richTextToString(content.body));
      if (content.type === 'quiz' && other.content.type === 'quiz')
        expect(other.content.options.map(({ correct }) => correct)).toEqual(content.options.map(({ correct }) => correct));
      if (language === 'ar') expect(other.title).toMatch(/\p{Script=Arabic}/u);
    }
  });

  test('the pictures are there: two to one, at least 4096 wide, small enough to commit', async () => {
    for (const { file } of tour.scenes) {
      const path = new URL(file, folder);
      const { width, height } = await sharp(await readFile(path)).metadata();
      expect(width).toBeGreaterThanOrEqual(4096);
      expect(height * 2).toBe(width);
      expect((await stat(path)).size).toBeLessThanOrEqual(700_000);
    }
  });
});

describe('directions', () => {
  const { mesh } = assembleHouse();

  test('a look at a thing meets that thing', () => {
    for (const { key, place, direction, part } of listHotspots()) {
      if (!part) continue;
      const { x, y, z } = directionToVector(direction);
      expect({ key, meets: firstMet(mesh, ROOMS[place].eye, [x, y, z])?.part }).toEqual({ key, meets: part });
    }
  });

  test('from both sides of each doorway nothing stands in the way, and one sees on into the next room', () => {
    for (const { between, at } of DOORWAYS)
      for (const place of between) {
        const way = sub(at, ROOMS[place].eye);
        const met = firstMet(mesh, ROOMS[place].eye, normalize(way));
        expect({ place, at, clear: met === null || met.distance > length(way) + 0.5 }).toEqual({ place, at, clear: true });
      }
  });

  test('the tower is seen from the terrace, its door from the hall, and the terrace from the arch', () => {
    const clear = (from: Vec3, at: Vec3) => {
      const way = sub(at, from);
      const met = firstMet(mesh, from, normalize(way));
      return met === null || met.distance > length(way) - 0.3;
    };
    expect(clear(ROOMS.terrace.eye, [ARCH_OVER_TERRACE[0], 13, ARCH_OVER_TERRACE[2]])).toBe(true);
    expect(clear(ROOMS.tower.eye, ARCH_OVER_TERRACE)).toBe(true);
    expect(clear(ROOMS.hall.eye, TOWER_DOOR)).toBe(true);
  });

  test('each eye stands free within its room', () => {
    for (const place of PLACES) {
      const { area, eye } = ROOMS[place];
      expect(eye[0] > area.x0 + 0.5 && eye[0] < area.x1 - 0.5 && eye[2] > area.z0 + 0.5 && eye[2] < area.z1 - 0.5).toBe(true);
    }
  });
});

/** The nearest solid thing on a ray. A tree over the whole house takes seconds to build; over what the ray could touch, none. */
function firstMet(mesh: Mesh, from: Vec3, to: Vec3): { part: string; distance: number } | null {
  const near: number[] = [];
  const p = mesh.positions;
  for (let i = 0, at = 0; i < mesh.paints.length; i++, at += 9) {
    // Seen from above, only a triangle with corners on both sides of the ray can be met.
    const side = (k: number) => (p[at + k]! - from[0]) * to[2] - (p[at + k + 2]! - from[2]) * to[0];
    const [a, b, c] = [side(0), side(3), side(6)];
    if ((a > 0 && b > 0 && c > 0) || (a < 0 && b < 0 && c < 0)) continue;
    if (!isClear(mesh.paints[i]!.material)) near.push(i);
  }
  const bvh = buildBvh(p, near);
  const tracer = createTracer(bvh);
  if (!tracer.closest(...from, ...to, Infinity)) return null;
  return { part: mesh.parts[bvh.order[tracer.crossing.index]!]!, distance: tracer.crossing.t };
}
