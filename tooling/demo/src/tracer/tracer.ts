import type { Bvh } from './bvh.ts';

/** The nearest crossing; reused between calls. */
export interface Crossing {
  /** Distance in lengths of the direction; Infinity when nothing was met. */
  t: number;
  /** Index in the tree's leaf order. */
  index: number;
  /** Barycentric weights of the second and third corner. */
  u: number;
  v: number;
}

export interface Tracer {
  crossing: Crossing;
  /** Finds the nearest triangle nearer than `limit` and leaves it in `crossing`; true when there is one. */
  closest(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number, limit: number): boolean;
  /** Whether anything lies nearer than `limit`. */
  blocked(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number, limit: number): boolean;
}

const EPSILON = 1e-9;

/** Rays against a tree. Not reentrant: one tracer a thread. */
export function createTracer({ bounds, links, triangles }: Bvh): Tracer {
  const stack = new Int32Array(128);
  const entry = new Float64Array(128);
  const crossing: Crossing = { t: Infinity, index: -1, u: 0, v: 0 };

  function walk(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number, limit: number, any: boolean): boolean {
    crossing.t = limit;
    crossing.index = -1;
    if (links.length === 0) return false;
    const ix = 1 / dx;
    const iy = 1 / dy;
    const iz = 1 / dz;
    let best = limit;
    let top = 0;
    let node = 0;
    for (;;) {
      if (node >= 0) {
        const at = node * 12;
        const a0 = (bounds[at]! - ox) * ix;
        const a1 = (bounds[at + 3]! - ox) * ix;
        const b0 = (bounds[at + 1]! - oy) * iy;
        const b1 = (bounds[at + 4]! - oy) * iy;
        const c0 = (bounds[at + 2]! - oz) * iz;
        const c1 = (bounds[at + 5]! - oz) * iz;
        let near = a0 < a1 ? a0 : a1;
        let far = a0 < a1 ? a1 : a0;
        let n = b0 < b1 ? b0 : b1;
        let f = b0 < b1 ? b1 : b0;
        if (n > near) near = n;
        if (f < far) far = f;
        n = c0 < c1 ? c0 : c1;
        f = c0 < c1 ? c1 : c0;
        if (n > near) near = n;
        if (f < far) far = f;
        const left = far >= near && far > 0 && near < best ? near : Infinity;

        const d0 = (bounds[at + 6]! - ox) * ix;
        const d1 = (bounds[at + 9]! - ox) * ix;
        const e0 = (bounds[at + 7]! - oy) * iy;
        const e1 = (bounds[at + 10]! - oy) * iy;
        const f0 = (bounds[at + 8]! - oz) * iz;
        const f1 = (bounds[at + 11]! - oz) * iz;
        near = d0 < d1 ? d0 : d1;
        far = d0 < d1 ? d1 : d0;
        n = e0 < e1 ? e0 : e1;
        f = e0 < e1 ? e1 : e0;
        if (n > near) near = n;
        if (f < far) far = f;
        n = f0 < f1 ? f0 : f1;
        f = f0 < f1 ? f1 : f0;
        if (n > near) near = n;
        if (f < far) far = f;
        const right = far >= near && far > 0 && near < best ? near : Infinity;

        if (left < Infinity || right < Infinity) {
          if (left <= right) {
            if (right < Infinity) {
              stack[top] = links[node * 2 + 1]!;
              entry[top++] = right;
            }
            node = links[node * 2]!;
          } else {
            if (left < Infinity) {
              stack[top] = links[node * 2]!;
              entry[top++] = left;
            }
            node = links[node * 2 + 1]!;
          }
          continue;
        }
      } else {
        const leaf = ~node;
        const first = leaf >> 4;
        const end = first + (leaf & 15);
        for (let i = first; i < end; i++) {
          const at = i * 9;
          const e1x = triangles[at + 3]!;
          const e1y = triangles[at + 4]!;
          const e1z = triangles[at + 5]!;
          const e2x = triangles[at + 6]!;
          const e2y = triangles[at + 7]!;
          const e2z = triangles[at + 8]!;
          const px = dy * e2z - dz * e2y;
          const py = dz * e2x - dx * e2z;
          const pz = dx * e2y - dy * e2x;
          const det = e1x * px + e1y * py + e1z * pz;
          if (det < EPSILON && det > -EPSILON) continue;
          const inverse = 1 / det;
          const sx = ox - triangles[at]!;
          const sy = oy - triangles[at + 1]!;
          const sz = oz - triangles[at + 2]!;
          const u = (sx * px + sy * py + sz * pz) * inverse;
          if (u < 0 || u > 1) continue;
          const qx = sy * e1z - sz * e1y;
          const qy = sz * e1x - sx * e1z;
          const qz = sx * e1y - sy * e1x;
          const v = (dx * qx + dy * qy + dz * qz) * inverse;
          if (v < 0 || u + v > 1) continue;
          const t = (e2x * qx + e2y * qy + e2z * qz) * inverse;
          if (t <= 1e-4 || t >= best) continue;
          best = t;
          crossing.t = t;
          crossing.index = i;
          crossing.u = u;
          crossing.v = v;
          if (any) return true;
        }
      }
      do {
        if (top === 0) return crossing.index >= 0;
        node = stack[--top]!;
      } while (entry[top]! >= best);
    }
  }

  return {
    crossing,
    closest: (ox, oy, oz, dx, dy, dz, limit) => walk(ox, oy, oz, dx, dy, dz, limit, false),
    blocked: (ox, oy, oz, dx, dy, dz, limit) => walk(ox, oy, oz, dx, dy, dz, limit, true),
  };
}
