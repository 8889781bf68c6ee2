import { block, box, ellipsoid, lathe, paint, part, pillow, place, quad, tube } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';
import type { House } from './build-house.ts';
import { balustrade, baluster, BRASS, chandelier, column, GOLD, leg, MARBLE, panel, shadeLamp, STONE, vase, WALNUT } from './furniture.ts';
import { bouquet, palm, pot } from './plants.ts';
import { THINGS } from './plan.ts';
import { PAINTS } from './shell.ts';

const RISER = 0.18;
const TREAD = 0.34;
/** The first flight starts here and climbs north to the landing. */
const FOOT = -3.4;
const STEPS_FIRST = 10;
const STEPS_SIDE = 10;
const LANDING = RISER * STEPS_FIRST;
const LANDING_EDGE = FOOT - TREAD * STEPS_FIRST;
const HALF_FLIGHT = 1.5;
const UPPER = LANDING + RISER * STEPS_SIDE;
const STEP = paint('marble', 0xece6da);

/** The entrance hall: columns, the double stairs, chandelier, consoles. */
export function furnishHall(house: House): void {
  const { mesh } = house;
  part(mesh, 'staircase', () => staircase(house));
  part(mesh, 'chandelier', () => chandelier(house, [...THINGS.chandelier.at], 7.15, 1.25, 3));
  part(mesh, 'column', () => {
    for (const x of [-4.6, -2.15, 2.15, 4.6]) column(mesh, [x, 0, LANDING_EDGE + 0.45], 7.15, 0.3);
    for (const x of [-2.3, 2.3]) column(mesh, [x, 0, 4.35], 7.15, 0.3);
  });
  walls(house);
  part(mesh, 'guest-book', () => guestBook(house));
  console(house, [6.12, 0, 2.4], -90);
  place(mesh, { at: [6.12, 0.9, 2.4] }, () => {
    vase(mesh, paint('delft', 0xeef0ee), [0, 0, 0], 0.85);
    bouquet(mesh, [0, 0.42, 0], 0.62, 5, [0xf2e6d8, 0xe7b7b0, 0xd98f8f, 0xf6f1e4]);
  });
  mirror(house, { at: [6.47, 1.35, 2.4], yaw: 90 });
  for (const x of [-5.7, 5.7]) {
    const soil = pot(mesh, [x, 0, 4.2], 0.85, paint('porcelain', 0x2d4a43));
    palm(mesh, [x, soil, 4.2], { height: 0.5, fronds: 15, reach: 1.25, seed: x > 0 ? 3 : 4 });
  }
  for (const x of [-1.95, 1.95]) urn(house, [x, 0, FOOT + 0.35]);
  // Lanterns on the side walls.
  for (const [x, yaw] of [
    [-6.45, 90],
    [6.45, -90],
  ] as const)
    for (const z of [-5.6, 0.9, 4.4]) sconce(house, [x, 2.55, z], yaw);
}

function staircase({ mesh }: House): void {
  const back = -9;
  // First flight: solid blocks, a nosing and a runner.
  for (let i = 0; i < STEPS_FIRST; i++) {
    const [z0, z1, y] = [FOOT - TREAD * i, FOOT - TREAD * (i + 1), RISER * (i + 1)];
    box(mesh, STEP, [-HALF_FLIGHT, 0, z0], [HALF_FLIGHT, y, z1]);
    box(mesh, STEP, [-HALF_FLIGHT, y - 0.035, z0 + 0.025], [HALF_FLIGHT, y, z0]);
    const runner = paint('runner', 0x7a2024);
    const w = 0.85;
    quad(
      mesh,
      runner,
      [
        [-w, y - RISER, z0 + 0.03],
        [w, y - RISER, z0 + 0.03],
        [w, y + 0.006, z0 + 0.03],
        [-w, y + 0.006, z0 + 0.03],
      ],
      [1, 1],
    );
    quad(
      mesh,
      runner,
      [
        [-w, y + 0.006, z0 + 0.03],
        [w, y + 0.006, z0 + 0.03],
        [w, y + 0.006, z1],
        [-w, y + 0.006, z1],
      ],
      [1, 1],
    );
    tube(
      mesh,
      BRASS,
      [
        [-w - 0.06, y - RISER + 0.03, z0 + 0.045],
        [w + 0.06, y - RISER + 0.03, z0 + 0.045],
      ],
      0.01,
      { segments: 6 },
    );
  }
  box(mesh, STEP, [-HALF_FLIGHT - 0.3, 0, LANDING_EDGE], [HALF_FLIGHT + 0.3, LANDING, back]);
  quad(
    mesh,
    paint('runner', 0x7a2024),
    [
      [-0.85, LANDING + 0.006, LANDING_EDGE],
      [0.85, LANDING + 0.006, LANDING_EDGE],
      [0.85, LANDING + 0.006, back + 0.6],
      [-0.85, LANDING + 0.006, back + 0.6],
    ],
    [1, 1],
  );
  const rail = WALNUT;
  const edge = HALF_FLIGHT - 0.12;
  for (const side of [-1, 1]) {
    const x = side * edge;
    for (let i = 0; i < STEPS_FIRST; i++) baluster(mesh, STONE, [x, RISER * (i + 1), FOOT - TREAD * (i + 0.5)]);
    railing(mesh, [x, RISER * 0.5 + 0.78, FOOT], [x, LANDING + RISER * 0.5 + 0.78, LANDING_EDGE]);
    block(mesh, STONE, [x, 0, FOOT + 0.14], [0.32, 1.1, 0.32]);
    block(mesh, STONE, [x, 1.1, FOOT + 0.14], [0.4, 0.07, 0.4]);
    block(mesh, STONE, [side * 1.62, LANDING, LANDING_EDGE - 0.16], [0.3, 1, 0.3]);
    block(mesh, STONE, [side * 1.62, LANDING + 1, LANDING_EDGE - 0.16], [0.36, 0.06, 0.36]);
    // Side flights along the north wall, up to the galleries at the corners.
    const tread = 0.31;
    const start = HALF_FLIGHT + 0.3;
    for (let i = 0; i < STEPS_SIDE; i++) {
      const [x0, x1, y] = [side * (start + tread * i), side * (start + tread * (i + 1)), LANDING + RISER * (i + 1)];
      box(mesh, STEP, [x0, y - 0.42, LANDING_EDGE], [x1, y, back]);
      box(mesh, STEP, [x0 - side * 0.025, y - 0.035, LANDING_EDGE + 0.02], [x0, y, back]);
      baluster(mesh, STONE, [side * (start + tread * (i + 0.5)), y, LANDING_EDGE - 0.13]);
      baluster(mesh, STONE, [side * (start + tread * (i + 1)), y, LANDING_EDGE - 0.13]);
    }
    const end = start + tread * STEPS_SIDE;
    railing(mesh, [side * start, LANDING + RISER * 0.6 + 0.78, LANDING_EDGE - 0.13], [side * end, UPPER + 0.85, LANDING_EDGE - 0.13]);
    box(mesh, STEP, [side * end, UPPER - 0.3, LANDING_EDGE], [side * 6.5, UPPER, back]);
    // The wall under the side flight and its gallery.
    const under = PAINTS.hall;
    for (let i = 0; i < STEPS_SIDE; i++) {
      const [x0, x1, y] = [side * (start + tread * i), side * (start + tread * (i + 1)), LANDING + RISER * (i + 1) - 0.42];
      quad(mesh, under, [
        [x0, 0, LANDING_EDGE - 0.06],
        [x1, 0, LANDING_EDGE - 0.06],
        [x1, y, LANDING_EDGE - 0.06],
        [x0, y, LANDING_EDGE - 0.06],
      ]);
    }
    quad(mesh, under, [
      [side * end, 0, LANDING_EDGE - 0.06],
      [side * 6.5, 0, LANDING_EDGE - 0.06],
      [side * 6.5, UPPER - 0.3, LANDING_EDGE - 0.06],
      [side * end, UPPER - 0.3, LANDING_EDGE - 0.06],
    ]);
    box(mesh, PAINTS.white, [side * 1.8, 0, LANDING_EDGE - 0.06], [side * 6.5, 0.18, LANDING_EDGE - 0.03]);
    panel(mesh, PAINTS.white, { at: [side * 4.55, 0.5, LANDING_EDGE - 0.06], yaw: 0 }, [1, 1.9]);
    panel(mesh, PAINTS.white, { at: [side * 2.75, 0.5, LANDING_EDGE - 0.06], yaw: 0 }, [0.8, 1.25]);
    panel(mesh, PAINTS.white, { at: [side * 5.95, 0.5, LANDING_EDGE - 0.06], yaw: 0 }, [0.8, 2.3]);
    balustrade(mesh, STONE, [side * (end + 0.05), UPPER, LANDING_EDGE - 0.13], [side * 6.45, UPPER, LANDING_EDGE - 0.13], { rail });
  }
  panel(mesh, PAINTS.white, { at: [0, LANDING + 0.12, -8.985], yaw: 0 }, [2.2, 0.6]);
}

function railing(mesh: House['mesh'], from: Vec3, to: Vec3): void {
  tube(
    mesh,
    WALNUT,
    [from, to].map(([x, y, z]): Vec3 => [x, y + 0.04, z]),
    0.055,
    { segments: 12 },
  );
  tube(
    mesh,
    STONE,
    [from, to].map(([x, y, z]): Vec3 => [x, y - 0.02, z]),
    0.05,
    { segments: 4 },
  );
}

/** Pilasters, wall panels and a rail at the height of the door heads. */
function walls({ mesh }: House): void {
  for (const side of [-1, 1]) {
    const x = side * 6.5;
    const yaw = side < 0 ? -90 : 90;
    const stops = side < 0 ? [-6.3, -1.2, 0.6, 4.7] : [-6.3, -3.6, 0.4, 4.7];
    for (const z of stops) pilaster(mesh, [x, 0, z], yaw);
    const bays =
      side < 0
        ? [
            [-3.4, 3.15],
            [-0.3, 1.3],
            [2.6, 2.9],
          ]
        : [
            [-4.95, 1.9],
            [-1.6, 2.6],
            [2.55, 3.2],
          ];
    for (const [z, w] of bays as [number, number][]) {
      panel(mesh, PAINTS.white, { at: [x, 4.3, z], yaw }, [Math.min(w, 2.6), 2.05]);
    }
    for (const [z, w] of (side < 0
      ? [[-0.3, 1.1]]
      : [
          [-4.95, 1.8],
          [2.4, 2.6],
        ]) as [number, number][]) {
      panel(mesh, PAINTS.white, { at: [x, 0.3, z], yaw }, [w, 0.55]);
      panel(mesh, PAINTS.white, { at: [x, 1, z], yaw }, [w, 2.85]);
    }
  }
  for (const x of [-5.55, -1.9, 1.9, 5.55]) {
    panel(mesh, PAINTS.white, { at: [x, 0.3, 5], yaw: 180 }, [0.9, 0.55]);
    panel(mesh, PAINTS.white, { at: [x, 1, 5], yaw: 180 }, [0.9, 3.1]);
  }
}

function pilaster(mesh: House['mesh'], at: Vec3, yaw: number): void {
  place(mesh, { at, yaw }, () => {
    box(mesh, MARBLE, [-0.28, 0, 0], [0.28, 0.5, 0.13]);
    box(mesh, MARBLE, [-0.25, 0.5, 0], [0.25, 0.62, 0.11]);
    box(mesh, MARBLE, [-0.21, 0.62, 0], [0.21, 6.3, 0.08]);
    for (const x of [-0.14, -0.05, 0.05, 0.14]) box(mesh, MARBLE, [x - 0.018, 0.75, 0.08], [x + 0.018, 6.15, 0.092]);
    box(mesh, MARBLE, [-0.24, 6.3, 0], [0.24, 6.38, 0.1]);
    box(mesh, GOLD, [-0.21, 6.38, 0], [0.21, 6.44, 0.085]);
    box(mesh, MARBLE, [-0.25, 6.44, 0], [0.25, 6.68, 0.12]);
    box(mesh, MARBLE, [-0.3, 6.68, 0], [0.3, 6.8, 0.17]);
  });
}

/** A half-moon table against a wall; local −z is the room. */
function console({ mesh }: House, at: Vec3, yaw: number): void {
  place(mesh, { at, yaw }, () => {
    box(mesh, MARBLE, [-0.7, 0.86, -0.28], [0.7, 0.9, 0.34]);
    box(mesh, GOLD, [-0.66, 0.74, -0.25], [0.66, 0.86, 0.34]);
    for (const x of [-0.58, 0.58]) for (const z of [-0.18, 0.26]) leg(mesh, GOLD, [x, 0, z], 0.74, 0.045);
  });
}

function guestBook(house: House): void {
  const { mesh } = house;
  const [, , z] = THINGS['guest-book'].at;
  console(house, [-6.12, 0, z], 90);
  place(mesh, { at: [-6.1, 0.9, z], yaw: 90 }, () => {
    place(mesh, { at: [0, 0.045, 0], yaw: 0 }, () => {
      box(mesh, paint('leather', 0x5a2620), [-0.31, -0.045, -0.2], [0.31, -0.02, 0.2]);
      for (const side of [-1, 1]) pillow(mesh, paint('paper', 0xf1e8d2), [side * 0.15, 0, 0], [0.148, 0.03, 0.185], 0.25, 20);
    });
    tube(
      mesh,
      GOLD,
      [
        [0.1, 0.09, 0.1],
        [0.3, 0.22, 0.2],
      ],
      0.006,
      { segments: 6 },
    );
    shadeLamp(house, [-0.48, 0, 0.08], 0.85, 0.25);
  });
}

/** A gilt mirror; local −z … +z as a picture: it faces local +z. */
function mirror({ mesh }: House, placement: { at: Vec3; yaw: number }): void {
  place(mesh, placement, () => {
    quad(mesh, paint('mirror'), [
      [-0.5, 0, 0.03],
      [0.5, 0, 0.03],
      [0.5, 1.4, 0.03],
      [-0.5, 1.4, 0.03],
    ]);
    for (const [x0, y0, x1, y1] of [
      [-0.6, -0.1, 0.6, 0],
      [-0.6, 1.4, 0.6, 1.5],
      [-0.6, 0, -0.5, 1.4],
      [0.5, 0, 0.6, 1.4],
    ] as const)
      box(mesh, GOLD, [x0, y0, 0], [x1, y1, 0.07]);
    for (let i = -3; i <= 3; i++) ellipsoid(mesh, GOLD, [i * 0.1, 1.55 + 0.1 * Math.cos(i * 0.5), 0.04], [0.07, 0.09, 0.04], 12);
  });
}

function urn({ mesh }: House, at: Vec3): void {
  block(mesh, MARBLE, at, [0.46, 0.08, 0.46]);
  block(mesh, MARBLE, [at[0], 0.08, at[2]], [0.38, 0.8, 0.38]);
  block(mesh, MARBLE, [at[0], 0.88, at[2]], [0.46, 0.08, 0.46]);
  lathe(
    mesh,
    paint('statuary', 0x3b4a45),
    [at[0], 0.96, at[2]],
    [
      [0.14, 0],
      [0.14, 0.03],
      [0.05, 0.07],
      [0.05, 0.11],
      [0.16, 0.2],
      [0.22, 0.34],
      [0.2, 0.42],
      [0.27, 0.47],
      [0.27, 0.49],
      [0.22, 0.47],
      [0, 0.4],
    ],
    32,
  );
  bouquet(mesh, [at[0], 1.36, at[2]], 0.55, 9 + at[0], [0xf4efe2, 0xe6d3a0, 0xf2c9a8]);
}

/** A brass bracket with a globe. */
function sconce(house: House, at: Vec3, yaw: number): void {
  const { mesh } = house;
  const out = yaw > 0 ? 1 : -1;
  tube(mesh, BRASS, [at, [at[0] + out * 0.1, at[1] - 0.06, at[2]], [at[0] + out * 0.18, at[1] + 0.04, at[2]]], 0.014, { segments: 8 });
  lathe(
    mesh,
    BRASS,
    [at[0] + out * 0.18, at[1] + 0.02, at[2]],
    [
      [0, 0],
      [0.05, 0.02],
      [0.06, 0.05],
    ],
    14,
  );
  const globe: Vec3 = [at[0] + out * 0.18, at[1] + 0.14, at[2]];
  ellipsoid(mesh, { material: 'glow', tint: [3.4, 2.6, 1.7] }, globe, [0.08, 0.1, 0.08], 14);
  house.lamps.push({ at: globe, radius: 0.1, power: [0.22, 0.17, 0.11] });
}
