import { box, ellipsoid, lathe, paint, part, pillow, place, quad, tube, type Paint } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';
import type { House } from './build-house.ts';
import { BRASS, STONE } from './furniture.ts';
import { banana, climber, crown, fern, LEAF, palm, pot } from './plants.ts';
import { ROOMS, THINGS } from './plan.ts';
import { beam, slab } from './shell.ts';

const FRAME = paint('iron', 0xe9ece6);
const GLASS = paint('glass');
const AREA = ROOMS['winter-garden'].area;
const EAVES = ROOMS['winter-garden'].ceiling;
const RIDGE = 6.1;
const MIDDLE = (AREA.z0 + AREA.z1) / 2;
/** The door to the terrace in the west wall. */
const DOOR = { z0: 6.2, z1: 7.8, height: 2.6 };

/** A glass house of slender white iron, its plants and its fountain. */
export function buildWinterGarden(house: House): void {
  const { mesh } = house;
  slab(mesh, paint('hexTiles'), { ...AREA, z0: AREA.z0 - 0.2 }, 0.004);
  part(mesh, 'winter-garden', () => frame(house));
  part(mesh, 'fountain', () => fountain(house));
  plants(house);
  seats(house);
}

/** A vertical glazed wall between two points, low stone plinth included; panes about a metre wide. */
function glassWall({ mesh }: House, from: Vec3, to: Vec3, gap?: readonly [number, number]): void {
  const long = Math.hypot(to[0] - from[0], to[2] - from[2]);
  const yaw = (Math.atan2(to[2] - from[2], to[0] - from[0]) * 180) / Math.PI;
  const count = Math.round(long / 0.9);
  place(mesh, { at: from, yaw }, () => {
    const pieces: [number, number][] = gap
      ? [
          [0, gap[0]],
          [gap[1], long],
        ]
      : [[0, long]];
    for (const [a, b] of pieces) {
      box(mesh, STONE, [a, 0, -0.14], [b, 0.5, 0.14]);
      box(mesh, STONE, [a, 0.5, -0.18], [b, 0.56, 0.18]);
      quad(mesh, GLASS, [
        [a, 0.56, 0],
        [b, 0.56, 0],
        [b, EAVES, 0],
        [a, EAVES, 0],
      ]);
      for (const y of [0.58, 2.6]) box(mesh, FRAME, [a, y - 0.03, -0.04], [b, y + 0.03, 0.04]);
    }
    for (let i = 0; i <= count; i++) {
      const x = (long * i) / count;
      if (gap && x > gap[0] + 0.01 && x < gap[1] - 0.01) {
        box(mesh, FRAME, [x - 0.016, DOOR.height, -0.03], [x + 0.016, EAVES, 0.03]);
        continue;
      }
      box(mesh, FRAME, [x - 0.03, 0.5, -0.045], [x + 0.03, EAVES, 0.045]);
      if (i === count) continue;
      // A bow of tracery under the eaves of each pane.
      const w = long / count;
      const bow = Array.from({ length: 9 }, (_, k): Vec3 => [
        x + w * 0.5 - w * 0.5 * Math.cos((k / 8) * Math.PI),
        2.62 + 0.42 * Math.sin((k / 8) * Math.PI),
        0,
      ]);
      tube(mesh, FRAME, bow, 0.014, { segments: 5 });
      ellipsoid(mesh, FRAME, [x + w / 2, 3.3, 0], [0.05, 0.05, 0.05], 8);
    }
    box(mesh, FRAME, [0, EAVES - 0.1, -0.08], [long, EAVES + 0.06, 0.08]);
    if (gap) {
      quad(mesh, GLASS, [
        [gap[0], DOOR.height, 0],
        [gap[1], DOOR.height, 0],
        [gap[1], EAVES, 0],
        [gap[0], EAVES, 0],
      ]);
      for (const x of gap) box(mesh, FRAME, [x - 0.05, 0, -0.07], [x + 0.05, EAVES, 0.07]);
      box(mesh, FRAME, [gap[0], DOOR.height - 0.04, -0.06], [gap[1], DOOR.height + 0.05, 0.06]);
    }
  });
}

function frame(house: House): void {
  const { mesh } = house;
  const { x0, x1, z0, z1 } = AREA;
  glassWall(house, [x0, 0, z0], [x0, 0, z1], [DOOR.z0 - z0, DOOR.z1 - z0]);
  glassWall(house, [x0, 0, z1], [x1, 0, z1]);
  glassWall(house, [x1, 0, z1], [x1, 0, z0]);
  // A roof of bows: quarter ellipses from the eaves to a ridge along x.
  const rise = (k: number): [number, number] => [1 - Math.cos((k * Math.PI) / 2), Math.sin((k * Math.PI) / 2)];
  const steps = 8;
  const ribs = 12;
  const point = (x: number, side: number, k: number): Vec3 => {
    const [out, up] = rise(k);
    const edge = side < 0 ? z0 : z1;
    return [x, EAVES + (RIDGE - EAVES) * up, edge + (MIDDLE - edge) * out];
  };
  for (let i = 0; i <= ribs; i++) {
    const x = x0 + ((x1 - x0) * i) / ribs;
    const main = i % 3 === 0;
    for (const side of [-1, 1]) {
      tube(
        mesh,
        FRAME,
        Array.from({ length: steps + 1 }, (_, k) => point(x, side, k / steps)),
        main ? 0.045 : 0.022,
        { segments: 6 },
      );
      if (i === ribs) continue;
      for (let k = 0; k < steps; k++) {
        const next = x0 + ((x1 - x0) * (i + 1)) / ribs;
        quad(mesh, GLASS, [
          point(x, side, k / steps),
          point(next, side, k / steps),
          point(next, side, (k + 1) / steps),
          point(x, side, (k + 1) / steps),
        ]);
      }
    }
    if (main) {
      beam(mesh, FRAME, [x, EAVES, z0], [x, EAVES, z1], 0.018);
      for (const dz of [-2.2, 0, 2.2]) beam(mesh, FRAME, [x, EAVES, MIDDLE + dz], [x, dz === 0 ? RIDGE : EAVES + 1.9, MIDDLE + dz], 0.012);
    }
  }
  for (const side of [-1, 1])
    for (const k of [0.25, 0.5, 0.75]) {
      tube(mesh, FRAME, [point(x0, side, k), point(x1, side, k)], 0.02, { segments: 5 });
    }
  box(mesh, FRAME, [x0 - 0.1, RIDGE - 0.06, MIDDLE - 0.07], [x1 + 0.1, RIDGE + 0.06, MIDDLE + 0.07]);
  for (let i = 0; i <= 34; i++)
    lathe(
      mesh,
      FRAME,
      [x0 + ((x1 - x0) * i) / 34, RIDGE + 0.06, MIDDLE],
      [
        [0.03, 0],
        [0.05, 0.05],
        [0.015, 0.1],
        [0.04, 0.14],
        [0, 0.28],
      ],
      6,
    );
  // Gable ends: rays from the middle of the eaves.
  for (const x of [x0, x1]) {
    for (const side of [-1, 1])
      for (let k = 0; k < steps; k++)
        quad(mesh, GLASS, [[x, EAVES, MIDDLE], [x, EAVES, MIDDLE], point(x, side, (k + 1) / steps), point(x, side, k / steps)]);
    for (const side of [-1, 1]) for (const k of [0.18, 0.4, 0.66]) beam(mesh, FRAME, [x, EAVES, MIDDLE], point(x, side, k), 0.016);
    beam(mesh, FRAME, [x, EAVES, MIDDLE], [x, RIDGE, MIDDLE], 0.02);
    const bow = Array.from({ length: 17 }, (_, k): Vec3 => [
      x,
      EAVES + 1.05 * Math.sin((k / 16) * Math.PI),
      MIDDLE - 1.9 * Math.cos((k / 16) * Math.PI),
    ]);
    tube(mesh, FRAME, bow, 0.02, { segments: 5 });
  }
}

function fountain(house: House): void {
  const { mesh } = house;
  const [x, , z] = THINGS.fountain.at;
  const pale = paint('stone', 0xe3dac6);
  lathe(
    mesh,
    pale,
    [x, 0, z],
    [
      [1.45, 0],
      [1.45, 0.08],
      [1.38, 0.12],
      [1.38, 0.4],
      [1.5, 0.44],
      [1.52, 0.5],
      [1.48, 0.54],
      [1.26, 0.54],
      [1.24, 0.5],
      [1.24, 0.1],
      [0, 0.1],
    ],
    48,
  );
  lathe(
    mesh,
    paint('water'),
    [x, 0, z],
    [
      [1.24, 0.42],
      [0, 0.42],
    ],
    48,
  );
  lathe(
    mesh,
    pale,
    [x, 0, z],
    [
      [0.32, 0.1],
      [0.32, 0.3],
      [0.2, 0.42],
      [0.14, 0.6],
      [0.18, 0.8],
      [0.12, 0.9],
      [0.2, 0.98],
      [0.55, 1.1],
      [0.66, 1.17],
      [0.66, 1.21],
      [0.6, 1.2],
      [0.2, 1.1],
      [0.08, 1.12],
      [0.07, 1.3],
      [0.1, 1.4],
      [0.06, 1.46],
      [0.1, 1.52],
      [0.28, 1.6],
      [0.32, 1.64],
      [0.3, 1.65],
      [0.08, 1.59],
      [0.05, 1.62],
      [0.06, 1.74],
      [0, 1.82],
    ],
    40,
  );
  lathe(
    mesh,
    paint('water'),
    [x, 0, z],
    [
      [0.62, 1.185],
      [0.07, 1.185],
    ],
    32,
  );
  // Threads of water.
  const thread = paint('porcelain', 0xdfeaea);
  for (let i = 0; i < 28; i++) {
    const a = (i / 28) * 2 * Math.PI;
    const arc = (r0: number, r1: number, y0: number, y1: number, up: number) =>
      Array.from({ length: 8 }, (_, k): Vec3 => {
        const t = k / 7;
        return [x + (r0 + (r1 - r0) * t) * Math.cos(a), y0 + (y1 - y0) * t * t + up * t * (1 - t), z + (r0 + (r1 - r0) * t) * Math.sin(a)];
      });
    if (i % 2 === 0) tube(mesh, thread, arc(0.31, 0.45, 1.64, 1.19, 0.06), 0.004, { segments: 4 });
    tube(mesh, thread, arc(0.66, 0.86, 1.2, 0.43, 0.1), 0.0045, { segments: 4 });
    if (i % 4 === 0) tube(mesh, thread, arc(0.01, 0.16, 1.8, 1.62, 0.8), 0.003, { segments: 4 });
  }
}

/** A long planter with soil. */
function bed({ mesh }: House, [x0, z0]: readonly [number, number], [x1, z1]: readonly [number, number]): void {
  box(mesh, STONE, [x0, 0, z0], [x1, 0.42, z1]);
  box(mesh, paint('soil', 0x43331f), [x0 + 0.08, 0.4, z0 + 0.08], [x1 - 0.08, 0.44, z1 - 0.08]);
}

function plants(house: House): void {
  const { mesh } = house;
  bed(house, [17.2, 0.65], [19.75, 3.8]);
  part(mesh, 'palm', () => {
    palm(mesh, [18.2, 0.42, 2.6], { height: 2.6, fronds: 20, reach: 2.1, seed: 1 });
    palm(mesh, [19.1, 0.42, 1.5], { height: 1.5, fronds: 16, reach: 1.7, seed: 2 });
    palm(mesh, [17.8, 0.42, 1.3], { height: 0.4, fronds: 14, reach: 1.3, seed: 6 });
    for (let i = 0; i < 6; i++) fern(mesh, [17.5 + 0.4 * i, 0.43, 3.5 - 0.1 * (i % 2)], 0.5, 40 + i);
  });
  bed(house, [18.3, 4.6], [19.75, 9.1]);
  banana(mesh, [19.1, 0.42, 7.9], 3.4, 3);
  banana(mesh, [18.8, 0.42, 6.7], 2.5, 5);
  palm(mesh, [19.2, 0.42, 5.4], { height: 1.9, fronds: 15, reach: 1.6, seed: 9 });
  for (let i = 0; i < 9; i++) fern(mesh, [18.55 + 0.25 * (i % 2), 0.43, 4.9 + 0.48 * i], 0.46, 60 + i);
  bed(house, [12.6, 8.2], [17.4, 9.1]);
  for (let i = 0; i < 10; i++) fern(mesh, [12.95 + 0.46 * i, 0.43, 8.55 + 0.2 * (i % 2)], 0.5, 80 + i);
  palm(mesh, [14.9, 0.42, 8.75], { height: 1.2, fronds: 14, reach: 1.5, seed: 12 });
  banana(mesh, [16.6, 0.42, 8.75], 2.4, 8);
  bed(house, [10.3, 0.65], [13.4, 1.7]);
  palm(mesh, [10.9, 0.42, 1.2], { height: 1.7, fronds: 16, reach: 1.7, seed: 15 });
  for (let i = 0; i < 6; i++) fern(mesh, [11.5 + 0.32 * i, 0.43, 1.15 + 0.2 * (i % 2)], 0.55, 100 + i);
  const fruit = paint('paintwork', 0xe8bf2c);
  part(mesh, 'lemons', () => {
    for (const [x, z, size] of [
      [11.3, 8.2, 1],
      [10.75, 5.4, 0.9],
      [10.9, 3, 0.85],
    ] as const) {
      const soil = pot(mesh, [x, 0, z], 0.75 * size);
      crown(mesh, [x, soil, z], { stem: 0.55 * size, radius: 0.5 * size, leaves: 520, size: 0.13, seed: Math.round(x * 10), fruit });
    }
  });
  for (const [x, z, r] of [
    [16.6, 1.1, 0.6],
    [13.9, 8.0, 0.4],
  ] as const) {
    const soil = pot(mesh, [x, 0, z], r, paint('terracotta', 0xc07a55));
    fern(mesh, [x, soil, z], r * 1.15, 7);
  }
  climber(
    mesh,
    [
      [13.6, 0.4, 0.42],
      [13.5, 2, 0.42],
      [13.2, 3.4, 0.42],
      [12, 4.3, 0.42],
      [10.6, 4.6, 0.42],
    ],
    [0, 0, 1],
    { leaves: 700, spread: 0.5, size: 0.13, seed: 4 },
  );
  climber(
    mesh,
    [
      [16.5, 0.4, 0.42],
      [16.5, 2.2, 0.42],
      [17, 3.6, 0.42],
      [18.4, 4.2, 0.42],
      [19.6, 4.1, 0.42],
    ],
    [0, 0, 1],
    { leaves: 700, spread: 0.5, size: 0.13, seed: 5, flower: paint('petal', 0xb0417e) },
  );
  // Hanging baskets.
  for (const [x, z] of [
    [11.6, 4.9],
    [18.3, 4.9],
  ] as const) {
    tube(
      mesh,
      BRASS,
      [
        [x, RIDGE, z],
        [x, 3.5, z],
      ],
      0.008,
      { segments: 5 },
    );
    lathe(
      mesh,
      paint('terracotta', 0x9a6a4a),
      [x, 3.2, z],
      [
        [0, 0],
        [0.16, 0.06],
        [0.24, 0.2],
        [0.24, 0.24],
      ],
      20,
    );
    fern(mesh, [x, 3.42, z], 0.55, 17, LEAF.fern);
    for (let i = 0; i < 10; i++)
      climber(
        mesh,
        [
          [x + 0.22 * Math.cos(i), 3.42, z + 0.22 * Math.sin(i)],
          [x + 0.3 * Math.cos(i), 3.05, z + 0.3 * Math.sin(i)],
          [x + 0.29 * Math.cos(i), 2.75 - 0.1 * (i % 3), z + 0.29 * Math.sin(i)],
        ],
        [Math.cos(i), 0, Math.sin(i)],
        { leaves: 40, spread: 0.06, size: 0.075, seed: i, stem: 0.004 },
      );
  }
}

/** A round café table and two wicker chairs. */
function seats(house: House): void {
  const { mesh } = house;
  const iron = paint('iron', 0x2f3b36);
  const at: Vec3 = [16.3, 0, 6.9];
  lathe(
    mesh,
    iron,
    at,
    [
      [0, 0.02],
      [0.24, 0],
      [0.24, 0.02],
      [0.03, 0.06],
      [0.02, 0.69],
    ],
    20,
  );
  lathe(
    mesh,
    paint('marble', 0xefe9de),
    at,
    [
      [0, 0.69],
      [0.42, 0.69],
      [0.43, 0.71],
      [0.42, 0.725],
      [0, 0.725],
    ],
    40,
  );
  const cup = (dx: number, dz: number) =>
    lathe(
      mesh,
      paint('porcelain', 0xf4f1ea),
      [at[0] + dx, 0.725, at[2] + dz],
      [
        [0, 0.004],
        [0.07, 0.008],
        [0.072, 0.014],
        [0.03, 0.016],
        [0.036, 0.05],
        [0.042, 0.07],
        [0.038, 0.07],
        [0.03, 0.02],
        [0, 0.018],
      ],
      20,
    );
  cup(-0.2, 0.08);
  cup(0.17, -0.14);
  lathe(
    mesh,
    paint('porcelain', 0xf4f1ea),
    [at[0] + 0.05, 0.725, at[2] + 0.16],
    [
      [0, 0],
      [0.06, 0],
      [0.085, 0.06],
      [0.07, 0.12],
      [0.03, 0.14],
      [0.012, 0.16],
      [0, 0.17],
    ],
    24,
  );
  for (const [dx, dz, yaw] of [
    [-0.78, 0.15, 100],
    [0.72, 0.35, -70],
  ] as const)
    wickerChair(house, [at[0] + dx, 0, at[2] + dz], yaw, paint('fabric', 0xdfd6c0));
}

/** A bucket of woven cane with a cushion, looking towards local −z. */
export function wickerChair({ mesh }: House, at: Vec3, yaw: number, cushion: Paint): void {
  const cane = paint('wood', 0xb9935c);
  place(mesh, { at, yaw }, () => {
    for (let ringNumber = 0; ringNumber < 13; ringNumber++) {
      const y = 0.4 + ringNumber * 0.038;
      const points = Array.from({ length: 19 }, (_, i): Vec3 => {
        const a = -0.35 + (i / 18) * (Math.PI + 0.7);
        const lift = Math.max(0, Math.sin(a)) ** 2 * ringNumber * 0.016;
        return [0.31 * Math.cos(a), y + lift, 0.02 + 0.29 * Math.sin(a)];
      });
      tube(mesh, cane, points, ringNumber === 12 ? 0.02 : 0.011, { segments: 5 });
    }
    for (let i = 0; i < 19; i++) {
      const a = -0.35 + (i / 18) * (Math.PI + 0.7);
      const top = 0.4 + 12 * 0.038 + Math.max(0, Math.sin(a)) ** 2 * 12 * 0.016;
      tube(
        mesh,
        cane,
        [
          [0.31 * Math.cos(a), 0.36, 0.02 + 0.29 * Math.sin(a)],
          [0.315 * Math.cos(a), top, 0.02 + 0.295 * Math.sin(a)],
        ],
        0.008,
        { segments: 5 },
      );
    }
    lathe(
      mesh,
      cane,
      [0, 0.36, 0],
      [
        [0, 0],
        [0.3, 0],
        [0.31, 0.03],
        [0, 0.04],
      ],
      24,
    );
    pillow(mesh, cushion, [0, 0.44, -0.02], [0.25, 0.05, 0.25], 0.5, 22);
    for (const [x, z] of [
      [-0.22, -0.2],
      [0.22, -0.2],
      [-0.22, 0.22],
      [0.22, 0.22],
    ] as const)
      tube(
        mesh,
        cane,
        [
          [x, 0.37, z],
          [x * 1.15, 0, z * 1.15],
        ],
        0.02,
        { segments: 7 },
      );
  });
}
