import { describe, expect, test } from 'vitest';
import { buildBvh } from './bvh.ts';
import { block, createMesh, ellipsoid, lathe, paint, place, quad } from './mesh.ts';
import { createRandom } from './noise.ts';
import { createTracer } from './tracer.ts';
import { normalize, type Vec3 } from './vector.ts';

const WHITE = paint('plaster');

function tracerOf(build: (mesh: ReturnType<typeof createMesh>) => void) {
  const mesh = createMesh();
  build(mesh);
  const bvh = buildBvh(
    mesh.positions,
    Array.from({ length: mesh.paints.length }, (_, i) => i),
  );
  return { mesh, bvh, tracer: createTracer(bvh) };
}

describe('tracer', () => {
  test('a ray meets the near face of a block at its distance', () => {
    const { tracer } = tracerOf((mesh) => block(mesh, WHITE, [0, 0, -5], [2, 2, 2]));
    expect(tracer.closest(0, 1, 0, 0, 0, -1, Infinity)).toBe(true);
    expect(tracer.crossing.t).toBeCloseTo(4, 6);
    expect(tracer.closest(0, 3, 0, 0, 0, -1, Infinity)).toBe(false);
    expect(tracer.blocked(0, 1, 0, 0, 0, -1, 3.9)).toBe(false);
    expect(tracer.blocked(0, 1, 0, 0, 0, -1, 4.1)).toBe(true);
  });

  test('a single face works, and so does nothing at all', () => {
    const { tracer } = tracerOf((mesh) =>
      quad(mesh, WHITE, [
        [-1, -1, -2],
        [1, -1, -2],
        [1, 1, -2],
        [-1, 1, -2],
      ]),
    );
    expect(tracer.closest(0.3, 0.2, 0, 0, 0, -1, Infinity)).toBe(true);
    expect(tracer.crossing.t).toBeCloseTo(2, 6);
    const empty = tracerOf(() => undefined).tracer;
    expect(empty.closest(0, 0, 0, 0, 0, -1, Infinity)).toBe(false);
  });

  test('the tree finds what trying every triangle finds', () => {
    const random = createRandom(5);
    const { bvh, tracer } = tracerOf((mesh) => {
      for (let i = 0; i < 40; i++)
        place(mesh, { at: [random() * 8 - 4, random() * 8 - 4, random() * 8 - 4], yaw: random() * 360 }, () =>
          ellipsoid(mesh, WHITE, [0, 0, 0], [0.6, 0.3, 0.4], 8),
        );
    });
    const count = bvh.order.length;
    for (let k = 0; k < 60; k++) {
      const from: Vec3 = [random() * 10 - 5, random() * 10 - 5, 8];
      const to = normalize([random() - 0.5, random() - 0.5, -1]);
      const nearest = bruteForce(bvh.triangles, count, from, to);
      const met = tracer.closest(...from, ...to, Infinity);
      expect(met).toBe(nearest < Infinity);
      if (met) expect(tracer.crossing.t).toBeCloseTo(nearest, 4);
    }
  });

  test('a turned profile has the radius that it was given, and normals that point outwards', () => {
    const { mesh, bvh, tracer } = tracerOf((built) =>
      lathe(
        built,
        WHITE,
        [0, 0, 0],
        [
          [1, 0],
          [1, 2],
        ],
        64,
      ),
    );
    expect(tracer.closest(0, 1, 5, 0, 0, -1, Infinity)).toBe(true);
    expect(tracer.crossing.t).toBeCloseTo(4, 2);
    const id = bvh.order[tracer.crossing.index]!;
    expect(mesh.normals[id * 9 + 2]!).toBeGreaterThan(0.9);
  });

  test('a placement turns clockwise seen from above, as yaw does', () => {
    const mesh = createMesh();
    place(mesh, { at: [1, 0, 0], yaw: 90 }, () => block(mesh, WHITE, [0, 0, -3], [0.2, 0.2, 0.2]));
    const xs = mesh.positions.filter((_, i) => i % 3 === 0);
    const zs = mesh.positions.filter((_, i) => i % 3 === 2);
    expect(Math.min(...xs)).toBeCloseTo(3.9, 6);
    expect(Math.max(...zs)).toBeCloseTo(0.1, 6);
  });
});

/** Every triangle by the plane and three edges: another way than the tracer's. */
function bruteForce(triangles: Float32Array, count: number, from: Vec3, to: Vec3): number {
  let nearest = Infinity;
  for (let i = 0; i < count; i++) {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = triangles.subarray(i * 9, i * 9 + 9) as unknown as number[];
    const n: Vec3 = [by! * cz! - bz! * cy!, bz! * cx! - bx! * cz!, bx! * cy! - by! * cx!];
    const slope = n[0] * to[0] + n[1] * to[1] + n[2] * to[2];
    const t = (n[0] * (ax! - from[0]) + n[1] * (ay! - from[1]) + n[2] * (az! - from[2])) / slope;
    if (!(t > 1e-4) || t >= nearest) continue;
    const p: Vec3 = [from[0] + to[0] * t - ax!, from[1] + to[1] * t - ay!, from[2] + to[2] * t - az!];
    const inside = (e: Vec3, q: Vec3) =>
      (e[1] * q[2] - e[2] * q[1]) * n[0] + (e[2] * q[0] - e[0] * q[2]) * n[1] + (e[0] * q[1] - e[1] * q[0]) * n[2] >= 0;
    const b: Vec3 = [bx!, by!, bz!];
    const c: Vec3 = [cx!, cy!, cz!];
    if (
      inside(b, p) &&
      inside([c[0] - b[0], c[1] - b[1], c[2] - b[2]], [p[0] - b[0], p[1] - b[1], p[2] - b[2]]) &&
      inside([-c[0], -c[1], -c[2]], [p[0] - c[0], p[1] - c[1], p[2] - c[2]])
    )
      nearest = t;
  }
  return nearest;
}
