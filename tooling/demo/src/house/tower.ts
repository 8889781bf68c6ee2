import { box, ellipsoid, lathe, paint, part, pillow, place, tube } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';
import type { House } from './build-house.ts';
import { BRASS, IRON, OAK, TERRACE_CUSHION, WALNUT } from './furniture.ts';
import { crown, LEAF, pot } from './plants.ts';
import { ROOMS, STAIRWELL, THINGS } from './plan.ts';

/** Telescope, stair, bench, lantern. */
export function furnishTower(house: House): void {
  const { mesh } = house;
  const { floor, ceiling } = ROOMS.tower;
  part(mesh, 'telescope', () => telescope(house));
  part(mesh, 'tower-stair', () => stair(house));
  // A lantern from the beams.
  tube(
    mesh,
    IRON,
    [
      [9.4, ceiling - 0.1, -9.9],
      [9.4, floor + 3, -9.9],
    ],
    0.012,
    { segments: 6 },
  );
  lathe(
    mesh,
    IRON,
    [9.4, floor + 2.5, -9.9],
    [
      [0, -0.03],
      [0.13, 0],
      [0.13, 0.03],
    ],
    6,
  );
  lathe(
    mesh,
    IRON,
    [9.4, floor + 2.5, -9.9],
    [
      [0.16, 0.4],
      [0.13, 0.42],
      [0.03, 0.52],
      [0, 0.52],
    ],
    6,
  );
  lathe(
    mesh,
    paint('glass'),
    [9.4, floor + 2.5, -9.9],
    [
      [0.12, 0.03],
      [0.15, 0.4],
    ],
    6,
  );
  for (let i = 0; i < 6; i++) {
    const a = (i / 6) * 2 * Math.PI;
    tube(
      mesh,
      IRON,
      [
        [9.4 + 0.125 * Math.cos(a), floor + 2.53, -9.9 + 0.125 * Math.sin(a)],
        [9.4 + 0.155 * Math.cos(a), floor + 2.9, -9.9 + 0.155 * Math.sin(a)],
      ],
      0.008,
      { segments: 5 },
    );
  }
  ellipsoid(mesh, { material: 'glow', tint: [6, 4.2, 2.2] }, [9.4, floor + 2.68, -9.9], [0.04, 0.07, 0.04], 10);
  // A bench along the east parapet with cushions and a book.
  place(mesh, { at: [11.55, floor, -10.6] }, () => {
    box(mesh, OAK, [-0.27, 0.38, -1.1], [0.3, 0.43, 1.1]);
    for (const z of [-0.95, 0, 0.95]) box(mesh, OAK, [-0.24, 0, z - 0.04], [0.28, 0.38, z + 0.04]);
    for (const z of [-0.55, 0.55]) pillow(mesh, TERRACE_CUSHION, [0, 0.48, z], [0.26, 0.055, 0.52], 0.3, 26);
    pillow(mesh, paint('fabric', 0xb4532f), [0.16, 0.68, -0.85], [0.08, 0.2, 0.2], 0.55, 22);
    pillow(mesh, paint('fabric', 0xe2cf9a), [0.16, 0.67, 0.78], [0.08, 0.19, 0.2], 0.55, 22);
    place(mesh, { at: [-0.08, 0.535, 0.2], yaw: 25 }, () => box(mesh, paint('leather', 0x2f4f5a), [-0.09, 0, -0.12], [0.09, 0.03, 0.12]));
  });
  for (const [x, z] of [
    [11.35, -7.95],
    [8.45, -11.9],
  ] as const) {
    const soil = pot(mesh, [x, floor, z], 0.62);
    crown(mesh, [x, soil, z], { stem: 0.5, radius: 0.36, leaves: 380, size: 0.1, seed: Math.round(z * 5), paint: LEAF.olive });
  }
}

/** A refractor on a tripod, looking south over the lake. */
function telescope({ mesh }: House): void {
  const [x, y, z] = THINGS.telescope.at;
  const head: Vec3 = [x, y - 0.08, z];
  for (const a of [0.4, 2.5, 4.6])
    tube(
      mesh,
      WALNUT,
      [
        [head[0], head[1] - 0.05, head[2]],
        [x + 0.42 * Math.cos(a), 11, z + 0.42 * Math.sin(a)],
      ],
      0.026,
      { end: 0.016, segments: 8 },
    );
  lathe(
    mesh,
    BRASS,
    [x, y - 0.18, z],
    [
      [0.05, 0],
      [0.055, 0.04],
      [0.03, 0.07],
      [0.03, 0.16],
    ],
    16,
  );
  const aim: Vec3 = [0.25, 0.1, 0.963];
  const along = (k: number): Vec3 => [x + aim[0] * k, y + aim[1] * k, z + aim[2] * k];
  tube(mesh, BRASS, [along(-0.42), along(0.52)], 0.052, { segments: 24 });
  tube(mesh, paint('leather', 0x3a2418), [along(-0.2), along(0.3)], 0.0545, { segments: 24 });
  tube(mesh, BRASS, [along(0.5), along(0.66)], 0.066, { segments: 24 });
  tube(mesh, BRASS, [along(-0.58), along(-0.42)], 0.03, { segments: 18 });
  tube(mesh, IRON, [along(-0.64), along(-0.58)], 0.038, { segments: 18 });
  tube(
    mesh,
    BRASS,
    [
      [x + 0.02, y + 0.08, z - 0.2],
      [x + 0.1, y + 0.12, z + 0.1],
    ],
    0.014,
    { segments: 10 },
  );
  for (const k of [-0.2, 0.05, 0.3]) tube(mesh, BRASS, [along(k - 0.012), along(k + 0.012)], 0.058, { segments: 24 });
}

/** Stone steps around the shaft from the upper landing of the hall, and the railing around their end. */
function stair({ mesh }: House): void {
  const step = paint('stone', 0xd5c8ae);
  const { area, floor } = ROOMS.tower;
  const start = 3.6;
  const corner = 1.1;
  const sides: { from: Vec3; dir: readonly [number, number]; out: readonly [number, number] }[] = [
    { from: [area.x0 + corner, 0, area.z1], dir: [1, 0], out: [0, -1] },
    { from: [area.x1, 0, area.z1 - corner], dir: [0, -1], out: [-1, 0] },
    { from: [area.x1 - corner, 0, area.z0], dir: [-1, 0], out: [0, 1] },
    { from: [area.x0, 0, area.z0 + corner], dir: [0, 1], out: [1, 0] },
  ];
  box(mesh, step, [area.x0, start - 0.2, area.z1 - corner], [area.x0 + corner, start, area.z1]);
  let level = start;
  const each = 10;
  const riser = (floor - start) / (each * 4);
  for (const [k, { from, dir, out }] of sides.entries()) {
    const run = (k % 2 === 0 ? area.x1 - area.x0 : area.z1 - area.z0) - 2 * corner;
    for (let i = 0; i < each; i++) {
      level += riser;
      const [a, b] = [(run * i) / each, (run * (i + 1)) / each];
      box(
        mesh,
        step,
        [from[0] + dir[0] * a, level - 0.3, from[2] + dir[1] * a],
        [from[0] + dir[0] * b + out[0] * corner, level, from[2] + dir[1] * b + out[1] * corner],
      );
    }
    if (k < 3) {
      const end: Vec3 = [from[0] + dir[0] * run, level, from[2] + dir[1] * run];
      box(mesh, step, [end[0], level - 0.3, end[2]], [end[0] + (dir[0] + out[0]) * corner, level, end[2] + (dir[1] + out[1]) * corner]);
    }
  }
  box(mesh, paint('plaster', 0xd9cdb5), [area.x0, 0, area.z0], [area.x1, start - 0.21, area.z1]);
  // Railing.
  const { x1, z0, z1 } = STAIRWELL;
  const rail = (points: Vec3[]) => tube(mesh, WALNUT, points, 0.03, { segments: 10 });
  rail([
    [x1, floor + 0.95, z1],
    [x1, floor + 0.95, z0],
    [area.x0, floor + 0.95, z0],
  ]);
  for (let i = 0; i <= 22; i++) {
    const z = z1 + ((z0 - z1) * i) / 22;
    tube(
      mesh,
      IRON,
      [
        [x1, floor, z],
        [x1, floor + 0.95, z],
      ],
      i % 11 === 0 ? 0.018 : 0.009,
      { segments: 6 },
    );
  }
  for (let i = 1; i <= 7; i++)
    tube(
      mesh,
      IRON,
      [
        [x1 + ((area.x0 - x1) * i) / 7, floor, z0],
        [x1 + ((area.x0 - x1) * i) / 7, floor + 0.95, z0],
      ],
      0.009,
      { segments: 6 },
    );
}
