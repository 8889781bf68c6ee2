import { block, box, cylinder, ellipsoid, lathe, paint, part, pillow, place, quad, ring, surface, tube } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';
import type { House } from './build-house.ts';
import {
  armchair,
  bookcase,
  books,
  BRASS,
  carpet,
  chair,
  chandelier,
  COGNAC,
  curtain,
  IRON,
  leg,
  MARBLE,
  picture,
  roundTable,
  shadeLamp,
  vase,
  WALNUT,
} from './furniture.ts';
import { fern, pot } from './plants.ts';
import { THINGS } from './plan.ts';

/** Shelves, fireplace, globe, desk and armchairs. */
export function furnishLibrary(house: House): void {
  const { mesh } = house;
  part(mesh, 'bookshelves', () => {
    bookcase(mesh, { at: [-15.3, 0, -8.99], yaw: 0 }, 7.9, 3.55, 1);
    bookcase(mesh, { at: [-6.92, 0, -8.4], yaw: 90 }, 3.6, 3.55, 2);
    bookcase(mesh, { at: [-10.3, 0, -1.41], yaw: 180 }, 5.2, 3.55, 3);
    ladder(house);
  });
  part(mesh, 'fireplace', () => fireplace(house));
  part(mesh, 'globe', () => globe(house));
  part(mesh, 'desk', () => desk(house));
  carpet(mesh, [-12.6, 0.004, -4.9], [4.6, 3.3]);
  armchair(mesh, { at: [-13.55, 0, -6.15], yaw: -120 });
  armchair(mesh, { at: [-13.5, 0, -3.5], yaw: -60 });
  roundTable(mesh, [-13.95, 0, -4.75], 0.32, 0.56);
  place(mesh, { at: [-13.95, 0.56, -4.75] }, () => {
    box(mesh, paint('leather', 0x27344f), [-0.14, 0, -0.1], [0.1, 0.035, 0.08]);
    place(mesh, { at: [0, 0.035, 0], yaw: 25 }, () => box(mesh, paint('leather', 0x73352f), [-0.12, 0, -0.09], [0.1, 0.03, 0.08]));
    lathe(
      mesh,
      paint('porcelain', 0xf3efe6),
      [0.17, 0, 0.1],
      [
        [0, 0],
        [0.06, 0.005],
        [0.065, 0.012],
        [0.03, 0.014],
        [0.036, 0.05],
        [0.04, 0.07],
        [0.034, 0.07],
        [0.03, 0.03],
        [0, 0.025],
      ],
      20,
    );
  });
  floorLamp(house, [-15.2, 0, -3.85]);
  chandelier(house, [-13.2, 2.95, -4.9], 3.95, 0.6, 1.0);
  for (const z of [-6.8, -2.8]) {
    for (const side of [-1, 1])
      curtain(mesh, paint('cloth', 0x7d2f28), { at: [-15.72, 0.02, z + side * 0.92], yaw: -90 }, [0.46, 3.42], z + side);
    tube(
      mesh,
      BRASS,
      [
        [-15.72, 3.5, z - 1.25],
        [-15.72, 3.5, z + 1.25],
      ],
      0.022,
      { segments: 8 },
    );
  }
  const soil = pot(mesh, [-7.5, 0, -2.05], 0.6, paint('porcelain', 0x35506b));
  fern(mesh, [-7.5, soil, -2.05], 0.55, 31);
}

function ladder({ mesh }: House): void {
  const [x, low, high]: [number, Vec3, Vec3] = [-9.6, [0, 0, -7.95], [0, 3.25, -8.5]];
  for (const side of [-0.22, 0.22])
    tube(
      mesh,
      WALNUT,
      [
        [x + side, low[1], low[2]],
        [x + side, high[1], high[2]],
      ],
      0.024,
      { segments: 8 },
    );
  for (let i = 1; i < 11; i++) {
    const k = i / 11;
    tube(
      mesh,
      WALNUT,
      [
        [x - 0.22, high[1] * k, low[2] + (high[2] - low[2]) * k],
        [x + 0.22, high[1] * k, low[2] + (high[2] - low[2]) * k],
      ],
      0.018,
      { segments: 8 },
    );
  }
  tube(
    mesh,
    BRASS,
    [
      [-15.2, 3.2, -8.56],
      [-7.5, 3.2, -8.56],
    ],
    0.016,
    { segments: 8 },
  );
}

function fireplace(house: House): void {
  const { mesh } = house;
  const z = -4.8;
  const x = -15.9;
  const out = (depth: number) => x + depth;
  const soot = paint('plaster', 0x2a2320);
  // Breast, opening, surround, mantel.
  box(mesh, paint('plaster', 0x57685c), [x, 1.16, z - 0.95], [out(0.22), 4.2, z + 0.95]);
  for (const side of [-1, 1]) box(mesh, MARBLE, [x, 0, z + side * 0.62], [out(0.26), 1.16, z + side * 0.95]);
  box(mesh, MARBLE, [x, 0.92, z - 0.62], [out(0.26), 1.16, z + 0.62]);
  for (const side of [-1, 1]) {
    box(mesh, MARBLE, [x, 0, z + side * 0.68], [out(0.31), 0.14, z + side * 0.92]);
    box(mesh, MARBLE, [x, 0.14, z + side * 0.7], [out(0.285), 1.0, z + side * 0.9]);
    pillow(mesh, MARBLE, [out(0.3), 1.06, z + side * 0.8], [0.03, 0.07, 0.09], 0.7, 14);
  }
  box(mesh, MARBLE, [x, 1.16, z - 1.08], [out(0.42), 1.22, z + 1.08]);
  box(mesh, MARBLE, [x, 1.12, z - 1.02], [out(0.36), 1.16, z + 1.02]);
  quad(mesh, soot, [
    [out(0.01), 0, z - 0.62],
    [out(0.01), 0, z + 0.62],
    [out(0.01), 0.92, z + 0.62],
    [out(0.01), 0.92, z - 0.62],
  ]);
  for (const side of [-1, 1])
    quad(mesh, soot, [
      [x, 0, z + side * 0.615],
      [out(0.25), 0, z + side * 0.615],
      [out(0.25), 0.92, z + side * 0.615],
      [x, 0.92, z + side * 0.615],
    ]);
  box(mesh, paint('ashlar', 0x4a4540), [x, 0, z - 1.1], [out(0.75), 0.03, z + 1.1]);
  // Logs and flames.
  for (const [dy, dz, turn] of [
    [0.1, -0.15, 0.1],
    [0.1, 0.18, -0.12],
    [0.2, 0.02, 0.05],
  ] as const)
    tube(
      mesh,
      paint('bark', 0x5a3a24),
      [
        [out(0.12 + turn), dy, z + dz - 0.28],
        [out(0.14 - turn), dy + 0.02, z + dz + 0.28],
      ],
      0.055,
      { segments: 10 },
    );
  for (let i = 0; i < 9; i++) {
    const dz = (i - 4) * 0.075;
    const high = 0.2 + 0.22 * Math.abs(Math.sin(i * 2.3));
    lathe(
      mesh,
      { material: 'glow', tint: [7.5, 2.7, 0.5] },
      [out(0.13 + 0.04 * Math.sin(i * 4)), 0.2, z + dz],
      [
        [0, 0],
        [0.035, high * 0.25],
        [0.028, high * 0.5],
        [0.01, high * 0.85],
        [0, high],
      ],
      10,
    );
  }
  house.lamps.push({ at: [out(0.32), 0.35, z], radius: 0.12, power: [0.4, 0.19, 0.07] });
  // On the mantel.
  picture(mesh, 11, { at: [out(0.225), 2.45, z], yaw: -90 }, [1.25, 1.0]);
  for (const side of [-1, 1]) vase(mesh, paint('delft', 0xeef0ee), [out(0.26), 1.22, z + side * 0.8], 0.62);
  block(mesh, paint('wood', 0x4a2a18), [out(0.27), 1.22, z], [0.13, 0.2, 0.2]);
  cylinderFace(house, [out(0.34), 1.33, z]);
  for (const side of [-1, 1])
    tube(
      mesh,
      IRON,
      [
        [out(0.55), 0, z + side * 0.5],
        [out(0.55), 0.3, z + side * 0.5],
      ],
      0.02,
      { segments: 8 },
    );
  tube(
    mesh,
    BRASS,
    [
      [out(0.55), 0.3, z - 0.5],
      [out(0.55), 0.3, z + 0.5],
    ],
    0.014,
    { segments: 8 },
  );
}

/** The face of the mantel clock. */
function cylinderFace({ mesh }: House, at: Vec3): void {
  const face = Array.from({ length: 25 }, (_, i): Vec3 => [
    at[0],
    at[1] + 0.065 * Math.sin((i / 24) * 6.2832),
    at[2] + 0.065 * Math.cos((i / 24) * 6.2832),
  ]);
  tube(mesh, BRASS, face, 0.01, { segments: 6 });
  ellipsoid(mesh, paint('porcelain', 0xf5f1e6), at, [0.006, 0.062, 0.062], 20);
}

function globe({ mesh }: House): void {
  const [x, , z] = THINGS.globe.at;
  const middle: Vec3 = [x, 1.02, z];
  surface(mesh, paint('globe'), {
    u: 40,
    v: 20,
    at: (u, v): Vec3 => {
      const theta = -u * 2 * Math.PI;
      const phi = (v - 0.5) * Math.PI;
      return [x + 0.33 * Math.cos(phi) * Math.cos(theta), 1.02 + 0.33 * Math.sin(phi), z + 0.33 * Math.cos(phi) * Math.sin(theta)];
    },
  });
  ring(mesh, WALNUT, middle, 0.4, 0.035, 40);
  const meridian = Array.from({ length: 41 }, (_, i): Vec3 => [
    x + 0.365 * Math.cos((i / 40) * 6.2832),
    1.02 + 0.365 * Math.sin((i / 40) * 6.2832),
    z,
  ]);
  tube(mesh, BRASS, meridian, 0.014);
  for (let i = 0; i < 4; i++) {
    const a = i * (Math.PI / 2) + 0.78;
    leg(mesh, WALNUT, [x + 0.36 * Math.cos(a), 0.05, z + 0.36 * Math.sin(a)], 0.95, 0.035);
    tube(
      mesh,
      WALNUT,
      [
        [x, 0.3, z],
        [x + 0.36 * Math.cos(a), 0.3, z + 0.36 * Math.sin(a)],
      ],
      0.018,
    );
  }
}

function desk(house: House): void {
  const { mesh } = house;
  const [x, , z] = THINGS.desk.at;
  place(mesh, { at: [x, 0, z], yaw: 0 }, () => {
    pillow(mesh, WALNUT, [0, 0.765, 0], [0.85, 0.022, 0.42], 0.12, 32);
    box(mesh, paint('leather', 0x2c4a3a), [-0.7, 0.78, -0.33], [0.7, 0.79, 0.33]);
    for (const side of [-1, 1]) {
      box(mesh, WALNUT, [side * 0.4, 0.04, -0.36], [side * 0.8, 0.745, 0.36]);
      for (let i = 0; i < 3; i++) {
        box(mesh, WALNUT, [side * 0.43, 0.1 + i * 0.215, 0.36], [side * 0.77, 0.29 + i * 0.215, 0.375]);
        ring(mesh, BRASS, [side * 0.6, 0.19 + i * 0.215, 0.385], 0.022, 0.004, 12);
      }
    }
    box(mesh, WALNUT, [-0.4, 0.6, -0.36], [0.4, 0.745, 0.34]);
    place(mesh, { at: [-0.05, 0.791, 0.05], yaw: -8 }, () => box(mesh, paint('paper', 0xf3ecd9), [-0.11, 0, -0.15], [0.11, 0.002, 0.15]));
    place(mesh, { at: [-0.38, 0.791, -0.05], yaw: 14 }, () => {
      box(mesh, paint('leather', 0x5b2a22), [-0.12, 0, -0.16], [0.12, 0.04, 0.16]);
      box(mesh, paint('leather', 0x8a6b3f), [-0.11, 0.04, -0.15], [0.11, 0.07, 0.14]);
    });
    cylinder(mesh, paint('porcelain', 0x1d2a3a), [0.18, 0.791, -0.18], 0.03, 0.05, 16);
    tube(
      mesh,
      paint('porcelain', 0xf6f2ea),
      [
        [0.18, 0.83, -0.18],
        [0.26, 1.02, -0.24],
      ],
      0.006,
      { segments: 5 },
    );
    shadeLamp(house, [0.55, 0.79, -0.12], 0.9, 0.3);
    chair(mesh, { at: [0, 0, 0.72], yaw: 0 }, COGNAC);
  });
  books(mesh, { at: [x - 0.78, 0.791, z - 0.36], width: 0.42, height: 0.3, seed: 77 });
}

function floorLamp(house: House, at: Vec3): void {
  lathe(
    house.mesh,
    BRASS,
    at,
    [
      [0, 0],
      [0.16, 0],
      [0.16, 0.02],
      [0.03, 0.05],
      [0.015, 0.1],
      [0.015, 1.05],
      [0.04, 1.08],
      [0, 1.1],
    ],
    20,
  );
  shadeLamp(house, [at[0], 1.0, at[2]], 1.05, 0.42);
}
