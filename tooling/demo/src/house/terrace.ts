import { block, box, cylinder, lathe, paint, part, pillow, place, quad, surface, tube, type Mesh } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';
import type { House } from './build-house.ts';
import { balustrade, LINEN, STONE, vase } from './furniture.ts';
import { climber, crown, lavender, LEAF, pot, topiary } from './plants.ts';
import { wickerChair } from './winter-garden.ts';

const TEAK = paint('wood', 0xa8784a);

/** Balustrade, loungers, parasols, pots and the vines on the house front. */
export function furnishTerrace(house: House): void {
  const { mesh } = house;
  part(mesh, 'balustrade', () => {
    for (let x = -16; x < 20; x += 4.5) balustrade(mesh, STONE, [x, 0, 20], [x + 4.5, 0, 20], { posts: true });
    for (let z = 5.6; z < 19.9; z += 4.8) balustrade(mesh, STONE, [-16, 0, z], [-16, 0, Math.min(20, z + 4.8)], { posts: true });
    for (const z of [10.4, 15.2]) balustrade(mesh, STONE, [20, 0, z], [20, 0, z + 4.8], { posts: true });
  });
  for (const [x, yaw] of [
    [-8.2, 2],
    [-6.6, -3],
    [-2.9, 2],
    [-1.3, -2],
  ] as const)
    lounger(mesh, [x, 0, 18], yaw);
  parasol(mesh, [-4.75, 0, 18.1]);
  for (const x of [-5.7, -1.9, 1.9, 5.7]) topiary(mesh, [x, 0, 6.2], 0.85, Math.round(x * 7 + 60));
  for (const [x, z] of [
    [-15.2, 6.3],
    [-15.2, 13],
    [9.2, 19.2],
    [3.9, 19.2],
    [-15.2, 19.2],
    [12.5, 19.2],
  ] as const) {
    const soil = pot(mesh, [x, 0, z], 1.05);
    crown(mesh, [x, soil, z], {
      stem: 0.9,
      radius: 0.62,
      leaves: 640,
      size: 0.13,
      seed: Math.round(x + z * 3),
      ...(z > 19 ? { paint: LEAF.olive } : { fruit: paint('paintwork', 0xe8bf2c) }),
    });
  }
  diningCorner(house);
  // Lavender along the pool's far side and the house.
  for (let i = 0; i < 26; i++) lavender(mesh, [-9.3 + i * 0.46, 0, 16.95 + 0.1 * (i % 2)], 0.5, i + 1);
  box(mesh, STONE, [-9.7, 0, 16.65], [2.7, 0.14, 16.72]);
  box(mesh, STONE, [-9.7, 0, 17.2], [2.7, 0.14, 17.27]);
  box(mesh, paint('soil', 0x5a452e), [-9.7, -0.01, 16.7], [2.7, 0.06, 17.22]);
  const rose = paint('petal', 0xd97a86);
  const white = paint('petal', 0xf3e9e0);
  climber(
    mesh,
    [
      [-5.35, 0, 5.42],
      [-5.3, 2.2, 5.42],
      [-5.4, 4.2, 5.42],
      [-5.1, 5.6, 5.42],
      [-4, 6.9, 5.42],
    ],
    [0, 0, 1],
    { leaves: 1500, spread: 0.62, size: 0.15, seed: 1, flower: rose },
  );
  climber(
    mesh,
    [
      [-2, 0, 5.42],
      [-1.9, 2.5, 5.42],
      [-1.7, 4.6, 5.42],
      [-0.2, 4.75, 5.42],
      [1.4, 4.7, 5.42],
    ],
    [0, 0, 1],
    { leaves: 1500, spread: 0.5, size: 0.14, seed: 2, flower: white },
  );
  climber(
    mesh,
    [
      [5.5, 0, 5.42],
      [5.5, 2.6, 5.42],
      [5.3, 4.8, 5.42],
      [5.6, 6.6, 5.42],
    ],
    [0, 0, 1],
    { leaves: 1500, spread: 0.7, size: 0.15, seed: 3, flower: rose },
  );
  climber(
    mesh,
    [
      [-12.7, 0, 5.42],
      [-12.7, 2.2, 5.42],
      [-12.5, 3.9, 5.42],
      [-10.5, 4.05, 5.42],
      [-8, 4, 5.42],
    ],
    [0, 0, 1],
    { leaves: 1900, spread: 0.48, size: 0.15, seed: 4, flower: paint('petal', 0x8f7cc4) },
  );
}

function lounger(mesh: Mesh, at: Vec3, yaw: number): void {
  place(mesh, { at, yaw }, () => {
    for (const x of [-0.3, 0.3]) {
      box(mesh, TEAK, [x - 0.025, 0.28, -0.95], [x + 0.025, 0.34, 0.95]);
      for (const z of [-0.8, 0.75]) box(mesh, TEAK, [x - 0.025, 0, z - 0.03], [x + 0.025, 0.3, z + 0.03]);
    }
    for (let i = 0; i < 16; i++) box(mesh, TEAK, [-0.32, 0.34, -0.92 + i * 0.08], [0.32, 0.355, -0.86 + i * 0.08]);
    pillow(mesh, LINEN, [0, 0.41, -0.34], [0.31, 0.06, 0.62], 0.28, 28);
    surface(mesh, LINEN, {
      u: 12,
      v: 20,
      at: (u, v): Vec3 => {
        const a = v * 2 * Math.PI;
        const along = u * 0.72;
        const bend = (value: number) => Math.sign(value) * Math.abs(value) ** 0.35;
        const end = Math.sqrt(Math.max(0, 1 - (2 * u - 1) ** 10));
        return [
          0.31 * bend(Math.cos(a)),
          0.41 + along * 0.62 + 0.055 * bend(Math.sin(a)) * end,
          0.27 + along * 0.78 - 0.03 * bend(Math.sin(a)),
        ];
      },
    });
    pillow(mesh, paint('fabric', 0x6f93a6), [0, 0.83, 0.72], [0.24, 0.055, 0.1], 0.6, 20);
    place(mesh, { at: [0.05, 0.475, -0.7], yaw: 12 }, () =>
      pillow(mesh, paint('fabric', 0xf0d9a8), [0, 0, 0], [0.2, 0.03, 0.13], 0.35, 18),
    );
  });
}

function parasol(mesh: Mesh, at: Vec3): void {
  const cloth = paint('cloth', 0xf1e7d2);
  cylinder(mesh, TEAK, at, 0.025, 2.75, 12);
  block(mesh, STONE, at, [0.5, 0.1, 0.5]);
  const sides = 8;
  for (let i = 0; i < sides; i++) {
    const [a, b] = [(i / sides) * 2 * Math.PI, ((i + 1) / sides) * 2 * Math.PI];
    const rim = (angle: number, y: number, r: number): Vec3 => [at[0] + r * Math.cos(angle), y, at[2] + r * Math.sin(angle)];
    surface(mesh, cloth, {
      u: 6,
      v: 5,
      at: (u, v): Vec3 => {
        const angle = a + (b - a) * u;
        const sag = 1 - 0.05 * Math.sin(u * Math.PI) * v;
        return rim(angle, 2.78 - 0.62 * v ** 1.15 - 0.03 * Math.sin(u * Math.PI) * v, 1.55 * v * sag);
      },
    });
    quad(mesh, cloth, [rim(a, 2.16, 1.55), rim(b, 2.16, 1.55), rim(b, 1.98, 1.56), rim(a, 1.98, 1.56)]);
    tube(mesh, TEAK, [[at[0], 2.72, at[2]], rim(a, 2.15, 1.53)], 0.012, { segments: 5 });
  }
  lathe(
    mesh,
    TEAK,
    [at[0], 2.75, at[2]],
    [
      [0.03, 0],
      [0.05, 0.04],
      [0.03, 0.09],
      [0, 0.12],
    ],
    12,
  );
}

/** A round table for coffee by the winter garden. */
function diningCorner(house: House): void {
  const { mesh } = house;
  const at: Vec3 = [7.1, 0, 17];
  lathe(
    mesh,
    TEAK,
    at,
    [
      [0, 0.02],
      [0.3, 0],
      [0.3, 0.03],
      [0.05, 0.06],
      [0.04, 0.7],
      [0.62, 0.71],
      [0.63, 0.74],
      [0, 0.74],
    ],
    40,
  );
  for (const [angle, tint] of [
    [20, 0xece2cc],
    [115, 0xece2cc],
    [200, 0xece2cc],
    [290, 0xece2cc],
  ] as const) {
    const a = (angle * Math.PI) / 180;
    wickerChair(house, [at[0] + 0.95 * Math.cos(a), 0, at[2] + 0.95 * Math.sin(a)], angle - 90, paint('fabric', tint));
  }
  parasol(mesh, at);
  vase(mesh, paint('porcelain', 0x3f6f86), [at[0] + 0.2, 0.74, at[2] - 0.1], 0.3);
  lathe(
    mesh,
    paint('glass'),
    [at[0] - 0.22, 0.74, at[2] + 0.1],
    [
      [0.05, 0],
      [0.075, 0.1],
      [0.05, 0.2],
      [0.055, 0.24],
    ],
    20,
  );
  for (const [dx, dz] of [
    [-0.3, -0.2],
    [0.1, 0.35],
    [0.38, 0.2],
  ] as const)
    lathe(
      mesh,
      paint('glass'),
      [at[0] + dx, 0.74, at[2] + dz],
      [
        [0.025, 0],
        [0.032, 0.11],
      ],
      16,
    );
}
