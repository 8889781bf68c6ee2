import { box, cylinder, ellipsoid, lathe, paint, part, place, quad, tube } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';
import type { House } from './build-house.ts';
import {
  bulb,
  carpet,
  chair,
  chandelier,
  curtain,
  BRASS,
  GOLD,
  leg,
  panel,
  picture,
  roundTable,
  table,
  vase,
  WALNUT,
} from './furniture.ts';
import { bouquet, fern } from './plants.ts';
import { THINGS } from './plan.ts';
import { PAINTS } from './shell.ts';

const SEAT = paint('fabric', 0xb9a06c);
const CHINA = paint('porcelain', 0xf6f3ec);

/** The table laid for eight, sideboard, curtains. */
export function furnishDiningRoom(house: House): void {
  const { mesh } = house;
  const [x, top, z] = THINGS['dining-table'].at;
  carpet(mesh, [x, 0.004, z], [5.4, 3.4]);
  part(mesh, 'dining-table', () => {
    table(mesh, [x, 0, z], [3.5, top - 0.02, 1.25]);
    for (const side of [-1, 1]) for (const dx of [-1.2, -0.4, 0.4, 1.2]) setting(house, [x + dx, top - 0.02, z + side * 0.44], side);
    vase(mesh, paint('delft', 0xeef0ee), [x, top - 0.02, z], 0.5);
    bouquet(mesh, [x, top + 0.2, z], 0.42, 12, [0xf5ead6, 0xe8c0b8, 0xd9848a, 0xf0d8a0]);
    for (const dx of [-0.85, 0.85]) candelabrum(house, [x + dx, top - 0.02, z]);
    for (const dx of [-0.45, 0.42]) bowl(house, [x + dx, top - 0.02, z]);
  });
  for (const dx of [-1.2, -0.4, 0.4, 1.2]) {
    chair(mesh, { at: [x + dx, 0, z + 0.98], yaw: 0 + 4 * dx }, SEAT);
    chair(mesh, { at: [x + dx, 0, z - 0.98], yaw: 180 - 4 * dx }, SEAT);
  }
  chandelier(house, [x, 2.55, z], 4.15, 0.85, 1.5);
  part(mesh, 'sideboard', () => sideboard(house));
  // Windows: three to the terrace, one to the west.
  const cloth = paint('cloth', 0xe8dcc0);
  for (const wx of [-14.1, -11.3, -8.5]) {
    for (const side of [-1, 1]) curtain(mesh, cloth, { at: [wx + side * 1.0, 0.02, 4.82], yaw: 180 }, [0.5, 3.5], wx + side);
    tube(
      mesh,
      BRASS,
      [
        [wx - 1.35, 3.56, 4.82],
        [wx + 1.35, 3.56, 4.82],
      ],
      0.022,
      { segments: 8 },
    );
  }
  for (const side of [-1, 1]) curtain(mesh, cloth, { at: [-15.7, 0.02, 2 + side], yaw: -90 }, [0.5, 3.5], side);
  tube(
    mesh,
    BRASS,
    [
      [-15.7, 3.56, 0.65],
      [-15.7, 3.56, 3.35],
    ],
    0.022,
    { segments: 8 },
  );
  // Dado rail and panels.
  for (const [px, w] of [
    [-14.85, 1.5],
    [-12.6, 2.3],
    [-10.55, 0.8],
  ] as const) {
    panel(mesh, PAINTS.white, { at: [px, 0.3, -1], yaw: 0 }, [w, 0.5]);
    panel(mesh, PAINTS.white, { at: [px, 1.02, -1], yaw: 0 }, [w, 2.7]);
  }
  panel(mesh, PAINTS.white, { at: [-7.6, 1.02, -1], yaw: 0 }, [0.9, 2.7]);
  panel(mesh, PAINTS.white, { at: [-7.6, 0.3, -1], yaw: 0 }, [0.9, 0.5]);
  panel(mesh, PAINTS.white, { at: [-6.915, 0.3, 0.3], yaw: 90 }, [2, 0.5]);
  panel(mesh, PAINTS.white, { at: [-6.915, 1.02, 0.3], yaw: 90 }, [2, 2.7]);
  panel(mesh, PAINTS.white, { at: [-6.915, 1.02, 4.3], yaw: 90 }, [0.9, 2.7]);
  panel(mesh, PAINTS.white, { at: [-15.885, 1.02, 0.05], yaw: -90 }, [1.6, 2.7]);
  panel(mesh, PAINTS.white, { at: [-15.885, 1.02, 4.2], yaw: -90 }, [1.1, 2.7]);
  picture(mesh, 12, { at: [-6.915, 2.2, 0.3], yaw: 90 }, [1.25, 0.95]);
  picture(mesh, 7, { at: [-14.85, 2.2, -0.99], yaw: 0 }, [0.85, 1.1]);
  roundTable(mesh, [-7.4, 0, -0.45], 0.26, 0.9);
  vase(mesh, paint('porcelain', 0x4a6b70), [-7.4, 0.9, -0.45], 0.5);
  fern(mesh, [-7.4, 1.14, -0.45], 0.42, 14);
}

function setting({ mesh }: House, at: Vec3, side: number): void {
  const plate = (y: number, r: number) =>
    [
      [0, y],
      [r * 0.62, y],
      [r * 0.7, y + 0.008],
      [r, y + 0.018],
      [r * 0.99, y + 0.022],
      [r * 0.7, y + 0.013],
      [0, y + 0.008],
    ] as [number, number][];
  lathe(mesh, CHINA, at, plate(0, 0.145), 32);
  lathe(mesh, CHINA, at, plate(0.016, 0.1), 28);
  lathe(
    mesh,
    paint('gold', 0xd9ae5e),
    at,
    [
      [0.138, 0.0205],
      [0.1455, 0.0225],
    ],
    32,
  );
  const silver = paint('brass', 0xd8d8d6);
  for (const [dx, w] of [
    [-0.19, 0.008],
    [-0.215, 0.008],
    [0.19, 0.009],
  ] as const)
    box(mesh, silver, [at[0] + dx - w, at[1], at[2] - 0.1], [at[0] + dx + w, at[1] + 0.005, at[2] + 0.1]);
  for (const [dx, r, h] of [
    [0.13, 0.034, 0.17],
    [0.2, 0.028, 0.14],
  ] as const)
    lathe(
      mesh,
      paint('glass'),
      [at[0] + dx * side, at[1], at[2] - side * 0.2],
      [
        [0.032, 0],
        [0.004, 0.008],
        [0.004, h * 0.5],
        [r, h * 0.68],
        [r * 0.92, h],
      ],
      18,
    );
  place(mesh, { at: [at[0], at[1] + 0.04, at[2]], yaw: 20 }, () => {
    lathe(
      mesh,
      paint('fabric', 0xf4efe4),
      [0, 0, 0],
      [
        [0.055, 0],
        [0.03, 0.05],
        [0, 0.1],
      ],
      10,
    );
  });
}

function candelabrum(house: House, at: Vec3): void {
  const { mesh } = house;
  const silver = paint('brass', 0xdcdbd6);
  lathe(
    mesh,
    silver,
    at,
    [
      [0, 0],
      [0.075, 0],
      [0.075, 0.012],
      [0.025, 0.03],
      [0.014, 0.07],
      [0.028, 0.11],
      [0.014, 0.16],
      [0.012, 0.26],
      [0.024, 0.28],
      [0, 0.3],
    ],
    20,
  );
  for (const dx of [-0.14, 0, 0.14]) {
    if (dx !== 0)
      tube(
        mesh,
        silver,
        [0, 0.25, 0.5, 0.75, 1].map((k): Vec3 => [at[0] + dx * k, at[1] + 0.26 - 0.05 * Math.sin(k * Math.PI), at[2]]),
        0.008,
        { segments: 6 },
      );
    const y = at[1] + (dx === 0 ? 0.3 : 0.26);
    lathe(
      mesh,
      silver,
      [at[0] + dx, y, at[2]],
      [
        [0.005, 0],
        [0.026, 0.012],
        [0.014, 0.02],
      ],
      12,
    );
    cylinder(mesh, paint('porcelain', 0xf3ead2), [at[0] + dx, y + 0.015, at[2]], 0.011, 0.2, 10);
    bulb(house, [at[0] + dx, y + 0.24, at[2]], 0.009, 0.035, [0.8, 2.2, 0.8]);
  }
}

function bowl({ mesh }: House, at: Vec3): void {
  lathe(
    mesh,
    CHINA,
    at,
    [
      [0, 0],
      [0.06, 0],
      [0.05, 0.02],
      [0.1, 0.06],
      [0.14, 0.1],
      [0.135, 0.1],
      [0.095, 0.065],
      [0, 0.04],
    ],
    28,
  );
  for (const [dx, dz, tint] of [
    [-0.05, 0, 0xd9722a],
    [0.05, 0.02, 0xc9342c],
    [0, -0.05, 0xe3b53a],
    [0.01, 0.05, 0xd98a2a],
    [0, 0, 0xb9442c],
  ] as const)
    ellipsoid(
      mesh,
      paint('paintwork', tint),
      [at[0] + dx, at[1] + (dx === 0 && dz === 0 ? 0.15 : 0.1), at[2] + dz],
      [0.042, 0.04, 0.042],
      16,
    );
}

function sideboard({ mesh }: House): void {
  const [x, , z] = THINGS.sideboard.at;
  place(mesh, { at: [x, 0, z] }, () => {
    for (const dx of [-0.95, 0.95]) for (const dz of [-0.15, 0.2]) leg(mesh, WALNUT, [dx, 0, dz], 0.3, 0.04);
    box(mesh, WALNUT, [-1.05, 0.3, -0.24], [1.05, 0.9, 0.24]);
    box(mesh, WALNUT, [-1.1, 0.9, -0.24], [1.1, 0.93, 0.29]);
    for (const dx of [-0.7, 0, 0.7]) {
      panel(mesh, WALNUT, { at: [dx, 0.34, 0.24], yaw: 0 }, [0.62, 0.5]);
      ellipsoid(mesh, BRASS, [dx + 0.22, 0.6, 0.27], [0.016, 0.016, 0.016], 10);
    }
    for (const dx of [-0.8, 0.8]) vase(mesh, paint('delft', 0xeef0ee), [dx, 0.93, 0], 0.95);
    lathe(
      mesh,
      paint('brass', 0xdcdbd6),
      [0.25, 0.93, 0.02],
      [
        [0, 0],
        [0.07, 0],
        [0.04, 0.02],
        [0.09, 0.09],
        [0.1, 0.15],
        [0.05, 0.2],
        [0.06, 0.24],
        [0.02, 0.27],
        [0, 0.3],
      ],
      24,
    );
    lathe(
      mesh,
      CHINA,
      [-0.28, 0.93, 0.02],
      [
        [0, 0],
        [0.08, 0],
        [0.06, 0.02],
        [0.16, 0.06],
        [0.22, 0.09],
        [0.21, 0.09],
        [0.15, 0.065],
        [0, 0.03],
      ],
      32,
    );
    quad(mesh, paint('mirror'), [
      [-0.85, 1.45, -0.2],
      [0.85, 1.45, -0.2],
      [0.85, 2.75, -0.2],
      [-0.85, 2.75, -0.2],
    ]);
    for (const [x0, y0, x1, y1] of [
      [-0.97, 1.33, 0.97, 1.45],
      [-0.97, 2.75, 0.97, 2.87],
      [-0.97, 1.45, -0.85, 2.75],
      [0.85, 1.45, 0.97, 2.75],
    ] as const)
      box(mesh, GOLD, [x0, y0, -0.25], [x1, y1, -0.16]);
  });
}
