import { paint, surface, type Mesh } from '../tracer/mesh.ts';
import { fbm } from '../tracer/noise.ts';
import { smoothstep } from '../tracer/vector.ts';

/** Height of the ground outside the terrace. */
export function groundHeight(x: number, z: number): number {
  const outside = Math.hypot(Math.max(0, -26 - x, x - 32), Math.max(0, -30 - z, z - 20));
  const step = 3 * smoothstep(0, 1.5, z - 20.4);
  const fall = 44 * smoothstep(4, 210, outside);
  // Under the terrace there is a cellar for the pool.
  if (x > -15 && x < 9 && z > 6 && z < 19) return -4;
  return -0.35 - step - fall + 2.2 * fbm(x / 26, z / 26, 3, 4) * smoothstep(2, 30, outside);
}

/** The hill on which the house stands. */
export function buildHill(mesh: Mesh): void {
  const rings = 56;
  const spokes = 128;
  surface(mesh, paint('slope'), {
    u: spokes,
    v: rings,
    at: (u, v) => {
      const angle = -u * 2 * Math.PI;
      const r = 16 + 330 * v ** 2.1;
      const x = 2 + r * 1.35 * Math.cos(angle);
      const z = -2 + r * Math.sin(angle);
      return [x, groundHeight(x, z), z];
    },
  });
}
