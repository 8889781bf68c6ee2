import {
  block,
  box,
  cylinder,
  ellipsoid,
  lathe,
  paint,
  pillow,
  place,
  quad,
  ring,
  surface,
  triangle,
  tube,
  type Mesh,
  type Paint,
} from '../tracer/mesh.ts';
import { createRandom, noise } from '../tracer/noise.ts';
import { srgb, type Vec3 } from '../tracer/vector.ts';
import type { House } from './build-house.ts';

export const WALNUT = paint('wood', 0x69503f);
export const OAK = paint('wood', 0xb09878);
export const GOLD = paint('gold', 0xd9ae5e);
export const BRASS = paint('brass', 0xcfa65a);
export const IRON = paint('iron', 0x23262a);
export const MARBLE = paint('marble', 0xe9e4da);
export const STONE = paint('stone', 0xdcd0b8);
export const COGNAC = paint('leather', 0x87583c);
export const LINEN = paint('fabric', 0xe9e1d1);
export const TERRACE_CUSHION = paint('fabric', 0xcfc4aa);
const WARM: Vec3 = [1, 0.82, 0.6];

/** A column with base, swelling shaft and capital; `height` metres in all. */
export function column(mesh: Mesh, at: Vec3, height: number, radius: number, paint: Paint = MARBLE): void {
  const r = radius;
  block(mesh, paint, at, [r * 2.9, r * 0.5, r * 2.9]);
  const shaft = Array.from({ length: 13 }, (_, i): [number, number] => {
    const k = i / 12;
    return [r * (1 + 0.02 * Math.sin(k * Math.PI) - 0.16 * k ** 1.7), r * 1.3 + k * (height - r * 3.5)];
  });
  const top = height;
  lathe(
    mesh,
    paint,
    at,
    [
      [r * 1.4, r * 0.5],
      [r * 1.42, r * 0.62],
      [r * 1.36, r * 0.76],
      [r * 1.2, r * 0.82],
      [r * 1.12, r * 0.95],
      [r * 1.24, r * 1.05],
      [r * 1.22, r * 1.17],
      [r * 1.06, r * 1.24],
      ...shaft,
      [r * 0.84, top - r * 2.15],
      [r * 0.96, top - r * 2.08],
      [r * 0.96, top - r * 1.98],
      [r * 0.84, top - r * 1.92],
      [r * 0.88, top - r * 1.5],
      [r * 1.02, top - r * 0.95],
      [r * 1.3, top - r * 0.55],
      [r * 1.3, top - r * 0.45],
    ],
    40,
  );
  block(mesh, paint, [at[0], at[1] + top - r * 0.45, at[2]], [r * 2.8, r * 0.45, r * 2.8]);
  // Volutes and leaves, as far as a tourist sees them.
  for (let i = 0; i < 4; i++)
    place(mesh, { at: [at[0], at[1] + top - r * 0.75, at[2]], yaw: 45 + i * 90 }, () =>
      ellipsoid(mesh, paint, [0, 0, r * 1.28], [r * 0.2, r * 0.3, r * 0.3], 12),
    );
  for (let i = 0; i < 12; i++)
    place(mesh, { at: [at[0], at[1] + top - r * (i % 2 ? 1.55 : 1.2), at[2]], yaw: i * 30 }, () =>
      pillow(mesh, paint, [0, 0, r * (i % 2 ? 0.93 : 1.06)], [r * 0.2, r * 0.34, r * 0.11], 0.8, 8),
    );
}

/** A turned baluster of unit height 0.78 m. */
export function baluster(mesh: Mesh, paint: Paint, at: Vec3): void {
  block(mesh, paint, at, [0.13, 0.06, 0.13]);
  lathe(
    mesh,
    paint,
    at,
    [
      [0.05, 0.06],
      [0.062, 0.09],
      [0.04, 0.12],
      [0.045, 0.17],
      [0.068, 0.25],
      [0.07, 0.3],
      [0.052, 0.4],
      [0.032, 0.52],
      [0.03, 0.6],
      [0.05, 0.63],
      [0.05, 0.66],
      [0.034, 0.68],
      [0.05, 0.72],
    ],
    10,
  );
  block(mesh, paint, [at[0], at[1] + 0.72, at[2]], [0.13, 0.06, 0.13]);
}

/** Balusters and a rail between two points on the floor; the floor may rise. */
export function balustrade(mesh: Mesh, paint: Paint, from: Vec3, to: Vec3, options: { posts?: boolean; rail?: Paint } = {}): void {
  const long = Math.hypot(to[0] - from[0], to[2] - from[2]);
  const count = Math.max(1, Math.round(long / 0.2));
  const along = (k: number): Vec3 => [from[0] + (to[0] - from[0]) * k, from[1] + (to[1] - from[1]) * k, from[2] + (to[2] - from[2]) * k];
  for (let i = 0; i < count; i++) baluster(mesh, paint, along((i + 0.5) / count));
  const yaw = (Math.atan2(to[2] - from[2], to[0] - from[0]) * 180) / Math.PI;
  place(mesh, { at: from, yaw }, () => {
    const rise = to[1] - from[1];
    bar(mesh, options.rail ?? paint, [0, 0.78, 0], [long, rise + 0.78, 0], [0.2, 0.09]);
    bar(mesh, options.rail ?? paint, [0, 0.87, 0], [long, rise + 0.87, 0], [0.15, 0.04]);
    if (rise === 0) bar(mesh, paint, [0, 0, 0], [long, 0, 0], [0.2, 0.07]);
  });
  if (!options.posts) return;
  for (const end of [from, to]) {
    block(mesh, paint, end, [0.34, 0.96, 0.34]);
    block(mesh, paint, [end[0], end[1] + 0.96, end[2]], [0.42, 0.07, 0.42]);
  }
}

/** A bar along local x that may rise; its width lies along z. */
function bar(mesh: Mesh, paint: Paint, a: Vec3, b: Vec3, [w, h]: readonly [number, number]): void {
  const z = w / 2;
  quad(mesh, paint, [
    [a[0], a[1] + h, z],
    [b[0], b[1] + h, z],
    [b[0], b[1] + h, -z],
    [a[0], a[1] + h, -z],
  ]);
  quad(mesh, paint, [
    [a[0], a[1], z],
    [b[0], b[1], z],
    [b[0], b[1] + h, z],
    [a[0], a[1] + h, z],
  ]);
  quad(mesh, paint, [
    [b[0], b[1], -z],
    [a[0], a[1], -z],
    [a[0], a[1] + h, -z],
    [b[0], b[1] + h, -z],
  ]);
  quad(mesh, paint, [
    [a[0], a[1], z],
    [b[0], b[1], z],
    [b[0], b[1], -z],
    [a[0], a[1], -z],
  ]);
  quad(mesh, paint, [
    [a[0], a[1], -z],
    [a[0], a[1], z],
    [a[0], a[1] + h, z],
    [a[0], a[1] + h, -z],
  ]);
  quad(mesh, paint, [
    [b[0], b[1], -z],
    [b[0], b[1], z],
    [b[0], b[1] + h, z],
    [b[0], b[1] + h, -z],
  ]);
}

/** A rectangular raised frame on a vertical plane through `at`, facing local +z. */
export function panel(mesh: Mesh, paint: Paint, placement: { at: Vec3; yaw: number }, [w, h]: readonly [number, number]): void {
  place(mesh, placement, () => {
    for (const [inset, wide, out] of [
      [0, 0.05, 0.022],
      [0.012, 0.018, 0.034],
    ] as const) {
      const x = w / 2 - inset;
      const y0 = inset;
      const y1 = h - inset;
      box(mesh, paint, [-x, y0, 0], [x, y0 + wide, out]);
      box(mesh, paint, [-x, y1 - wide, 0], [x, y1, out]);
      box(mesh, paint, [-x, y0, 0], [-x + wide, y1, out]);
      box(mesh, paint, [x - wide, y0, 0], [x, y1, out]);
    }
  });
}

/** A picture in a gilt frame, its middle at `at`, facing local +z. */
export function picture(
  mesh: Mesh,
  number: number,
  placement: { at: Vec3; yaw: number },
  [w, h]: readonly [number, number],
  frame: Paint = GOLD,
): void {
  place(mesh, placement, () => {
    const [x, y] = [w / 2, h / 2];
    const canvas = paint('painting');
    const at = (u: number, v: number) => ({
      at: [x * (2 * u - 1), y * (2 * v - 1), 0.03] as Vec3,
      uv: [number + 0.001 + u * 0.998, v] as const,
    });
    triangle(mesh, canvas, [at(0, 0), at(1, 0), at(1, 1)]);
    triangle(mesh, canvas, [at(0, 0), at(1, 1), at(0, 1)]);
    const profile: [number, number][] = [
      [0, 0.025],
      [0.012, 0.045],
      [0.025, 0.04],
      [0.04, 0.05],
      [0.075, 0.06],
      [0.1, 0.085],
      [0.115, 0.085],
      [0.125, 0.07],
      [0.13, 0],
    ];
    for (let k = 0; k + 1 < profile.length; k++) {
      const corner = ([d, z]: [number, number]): Vec3[] => [
        [-x - d, -y - d, z],
        [x + d, -y - d, z],
        [x + d, y + d, z],
        [-x - d, y + d, z],
      ];
      const [a, b] = [corner(profile[k]!), corner(profile[k + 1]!)];
      for (let i = 0; i < 4; i++) quad(mesh, frame, [a[i]!, a[(i + 1) % 4]!, b[(i + 1) % 4]!, b[i]!]);
    }
  });
}

/** Two rings of candles on a chain from the ceiling; `at` is the middle of the lower ring. */
export function chandelier({ mesh, lamps }: House, at: Vec3, ceiling: number, size = 1, power = 0.55): void {
  const tiers = [
    { r: 0.95 * size, y: 0, n: 12 },
    { r: 0.5 * size, y: 0.55 * size, n: 6 },
  ];
  tube(
    mesh,
    BRASS,
    [
      [at[0], at[1] + 0.3 * size, at[2]],
      [at[0], ceiling - 0.1, at[2]],
    ],
    0.014,
  );
  lathe(
    mesh,
    BRASS,
    [at[0], ceiling - 0.12, at[2]],
    [
      [0.02, -0.06],
      [0.1, 0.02],
      [0.15, 0.09],
      [0.15, 0.12],
    ],
    20,
  );
  lathe(
    mesh,
    BRASS,
    [at[0], at[1] - 0.35 * size, at[2]],
    [
      [0, -0.06],
      [0.05, -0.02],
      [0.03, 0.04],
      [0.1, 0.14],
      [0.13, 0.24],
      [0.05, 0.36],
      [0.035, 0.62],
      [0.08, 0.72],
      [0.05, 0.86],
      [0.02, 1.05],
      [0.07, 1.14],
      [0, 1.2],
    ].map(([r, y]) => [r! * size, y! * size] as const),
    20,
  );
  for (const { r, y, n } of tiers) {
    ring(mesh, BRASS, [at[0], at[1] + y, at[2]], r, 0.018 * size, 40);
    for (let i = 0; i < n; i++) {
      const angle = ((i + 0.5) / n) * 2 * Math.PI;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const candle: Vec3 = [at[0] + r * c, at[1] + y, at[2] + r * s];
      tube(
        mesh,
        BRASS,
        [0, 0.25, 0.5, 0.75, 1].map((k): Vec3 => [
          at[0] + r * c * k,
          at[1] + y - Math.sin(k * Math.PI) * 0.16 * size + (1 - k) * -0.05,
          at[2] + r * s * k,
        ]),
        0.012 * size,
        { segments: 6 },
      );
      lathe(
        mesh,
        BRASS,
        candle,
        [
          [0.01, -0.02],
          [0.05, 0.02],
          [0.055, 0.04],
          [0.016, 0.045],
        ].map(([a, b]) => [a! * size, b! * size] as const),
        10,
      );
      cylinder(mesh, paint('porcelain', 0xf6efdc), [candle[0], candle[1] + 0.04 * size, candle[2]], 0.014 * size, 0.12 * size, 8);
      bulb({ mesh, lamps }, [candle[0], candle[1] + 0.2 * size, candle[2]], 0.028 * size, power / 18, [0.72, 1.6, 0.72]);
    }
    // Drops of glass that catch the light.
    for (let i = 0; i < n * 2; i++) {
      const angle = (i / (n * 2)) * 2 * Math.PI;
      ellipsoid(
        mesh,
        paint('porcelain', 0xe8edf0),
        [at[0] + r * Math.cos(angle), at[1] + y - 0.07 * size, at[2] + r * Math.sin(angle)],
        [0.014 * size, 0.04 * size, 0.014 * size],
        6,
      );
    }
  }
}

/** A glowing globe that lights its room. */
export function bulb({ mesh, lamps }: House, at: Vec3, radius: number, power: number, stretch: Vec3 = [1, 1, 1]): void {
  const glow = { material: 'glow', tint: [9, 6.6, 3.9] as Vec3 };
  ellipsoid(mesh, glow, at, [radius * stretch[0], radius * stretch[1], radius * stretch[2]], 8);
  lamps.push({ at, radius: radius * Math.max(...stretch), power: [WARM[0] * power, WARM[1] * power, WARM[2] * power] });
}

/** A lamp with a cloth shade on a turned foot; `at` is where it stands. */
export function shadeLamp(house: House, at: Vec3, size = 1, power = 0.5): void {
  const { mesh } = house;
  const k = (list: [number, number][]) => list.map(([r, y]) => [r * size, y * size] as const);
  lathe(
    mesh,
    BRASS,
    at,
    k([
      [0, 0],
      [0.09, 0],
      [0.09, 0.015],
      [0.03, 0.04],
      [0.02, 0.08],
      [0.045, 0.13],
      [0.05, 0.18],
      [0.02, 0.24],
      [0.012, 0.4],
      [0, 0.4],
    ]),
    20,
  );
  lathe(
    mesh,
    { material: 'glow', tint: [1.5, 1.22, 0.86] },
    at,
    k([
      [0.2, 0.34],
      [0.12, 0.6],
    ]),
    28,
  );
  const [x, y, z] = at;
  house.lamps.push({ at: [x, y + 0.66 * size, z], radius: 0.05, power: [WARM[0] * power, WARM[1] * power, WARM[2] * power] });
  house.lamps.push({
    at: [x, y + 0.3 * size, z],
    radius: 0.03,
    power: [WARM[0] * power * 0.6, WARM[1] * power * 0.6, WARM[2] * power * 0.6],
  });
}

/** A chair with a curved back, looking towards local −z. */
export function chair(mesh: Mesh, placement: { at: Vec3; yaw: number }, seat: Paint, wood: Paint = WALNUT): void {
  place(mesh, placement, () => {
    for (const x of [-0.2, 0.2]) {
      tube(
        mesh,
        wood,
        [
          [x, 0.46, -0.2],
          [x * 1.02, 0.25, -0.215],
          [x * 1.06, 0, -0.225],
        ],
        0.024,
        { end: 0.014, segments: 8 },
      );
      tube(
        mesh,
        wood,
        [
          [x * 1.05, 0, 0.28],
          [x, 0.25, 0.22],
          [x, 0.46, 0.2],
          [x * 0.98, 0.75, 0.235],
          [x * 0.9, 1, 0.29],
        ],
        0.02,
        { segments: 8 },
      );
    }
    pillow(mesh, wood, [0, 0.44, 0], [0.235, 0.03, 0.235], 0.25, 16);
    pillow(mesh, seat, [0, 0.475, -0.005], [0.22, 0.045, 0.215], 0.4, 20);
    for (const [y, w, h] of [
      [0.985, 0.2, 0.035],
      [0.6, 0.19, 0.014],
    ] as const)
      surface(mesh, wood, {
        u: 8,
        v: 8,
        at: (u, v): Vec3 => {
          const a = v * 2 * Math.PI;
          const s = u * 2 - 1;
          return [s * w, y + h * Math.sin(a), 0.225 + (y - 0.5) * 0.14 + 0.03 * (1 - s * s) + 0.014 * Math.cos(a)];
        },
      });
    for (const x of [-0.09, 0, 0.09])
      tube(
        mesh,
        wood,
        [
          [x, 0.6, 0.262],
          [x * 1.15, 0.8, 0.29],
          [x, 0.97, 0.315],
        ],
        0.011,
        { segments: 6 },
      );
  });
}

/** A deep armchair, looking towards local −z. */
export function armchair(mesh: Mesh, placement: { at: Vec3; yaw: number }, cover: Paint = COGNAC): void {
  place(mesh, placement, () => {
    pillow(mesh, cover, [0, 0.27, 0], [0.4, 0.15, 0.38], 0.3, 28);
    pillow(mesh, cover, [0, 0.44, -0.06], [0.29, 0.09, 0.34], 0.42, 28);
    for (const x of [-0.38, 0.38]) {
      pillow(mesh, cover, [x, 0.36, -0.02], [0.09, 0.25, 0.4], 0.4, 24);
      tube(
        mesh,
        cover,
        [
          [x, 0.6, -0.4],
          [x, 0.61, -0.2],
          [x, 0.62, 0.1],
          [x, 0.66, 0.3],
        ],
        0.1,
        { segments: 16 },
      );
      ellipsoid(mesh, cover, [x, 0.6, -0.4], [0.1, 0.1, 0.03], 16);
    }
    surface(mesh, cover, {
      u: 20,
      v: 24,
      at: (u, v): Vec3 => {
        const a = v * 2 * Math.PI;
        const s = u * 2 - 1;
        const bend = (value: number) => Math.sign(value) * Math.abs(value) ** 0.6;
        const taper = Math.sqrt(Math.max(0, 1 - s ** 6));
        return [
          s * 0.42,
          0.72 + 0.36 * bend(Math.sin(a)) * (0.86 + 0.14 * taper),
          0.32 + 0.09 * bend(Math.cos(a)) * taper - 0.09 * s * s + 0.13 * (Math.sin(a) + 1) * 0.5,
        ];
      },
    });
    for (const y of [0.66, 0.86])
      for (const x of [-0.2, 0, 0.2])
        ellipsoid(
          mesh,
          paint('leather', 0x4a2814),
          [x + (y > 0.7 ? 0.0 : 0.1) - 0.05, y, 0.235 + (y - 0.66) * 0.2],
          [0.014, 0.014, 0.014],
          8,
        );
    for (const x of [-0.34, 0.34])
      for (const z of [-0.32, 0.32])
        lathe(
          mesh,
          WALNUT,
          [x, 0, z],
          [
            [0.02, 0],
            [0.035, 0.06],
            [0.03, 0.13],
          ],
          12,
        );
  });
}

/** A turned leg. */
export function leg(mesh: Mesh, wood: Paint, at: Vec3, height: number, r = 0.05): void {
  const k = height / 0.72;
  lathe(
    mesh,
    wood,
    at,
    (
      [
        [0.4, 0],
        [0.7, 0.02],
        [0.75, 0.06],
        [0.5, 0.1],
        [0.6, 0.14],
        [0.85, 0.4],
        [1, 0.52],
        [0.6, 0.57],
        [0.9, 0.6],
        [0.9, 0.63],
        [0.7, 0.65],
        [1, 0.66],
        [1, 0.72],
      ] as const
    ).map(([a, y]) => [a * r, y * k] as const),
    16,
  );
}

export function table(mesh: Mesh, at: Vec3, [w, h, d]: Vec3, wood: Paint = WALNUT): void {
  const [x, y, z] = at;
  pillow(mesh, wood, [x, y + h - 0.02, z], [w / 2, 0.02, d / 2], 0.12, 32);
  box(mesh, wood, [x - w / 2 + 0.12, y + h - 0.14, z - d / 2 + 0.1], [x + w / 2 - 0.12, y + h - 0.03, z + d / 2 - 0.1]);
  for (const sx of [-1, 1]) for (const sz of [-1, 1]) leg(mesh, wood, [x + sx * (w / 2 - 0.15), y, z + sz * (d / 2 - 0.13)], h - 0.06);
}

export function roundTable(mesh: Mesh, at: Vec3, radius: number, height: number, wood: Paint = WALNUT): void {
  lathe(
    mesh,
    wood,
    at,
    [
      [0, 0.02],
      [radius * 0.55, 0],
      [radius * 0.55, 0.03],
      [0.05, 0.08],
      [0.03, 0.16],
      [0.05, height * 0.5],
      [0.03, height - 0.06],
      [0.08, height - 0.035],
      [radius, height - 0.03],
      [radius * 1.01, height - 0.012],
      [radius * 0.99, height],
      [0, height],
    ],
    40,
  );
}

/** A vase by its profile; `at` is where it stands. */
export function vase(mesh: Mesh, paint: Paint, at: Vec3, size: number): void {
  const steps = Array.from({ length: 18 }, (_, i) => {
    const k = i / 17;
    const r = 0.1 + 0.1 * Math.sin(k * Math.PI * 0.95) ** 0.9 + 0.06 * Math.sin(k * 5.2 + 0.4) - 0.04 * k;
    return [Math.max(0.03, r) * size, k * 0.52 * size] as const;
  });
  lathe(mesh, paint, at, [[0, 0], ...steps, [0.035 * size, 0.5 * size]], 28);
}

export interface Row {
  /** Where the row starts, and how long it is along local x. */
  at: Vec3;
  width: number;
  height: number;
  seed: number;
}

const BINDINGS = [
  0x5b2a22, 0x7a3b2a, 0x2f3f36, 0x27344f, 0x6b5434, 0x8a6b3f, 0x40262b, 0x1f2b2f, 0x8f7a58, 0x73352f, 0x4a4a52, 0xa88f62, 0x324a4a,
  0x5c4630, 0xc9b48a, 0x7c2f36,
];

/** A row of books on a board, spines towards local +z. */
export function books(mesh: Mesh, { at, width, height, seed }: Row): void {
  const random = createRandom(seed);
  let x = 0;
  let run = 0;
  let binding = 0;
  let tall = 0;
  let thick = 0;
  while (x < width) {
    if (run-- <= 0) {
      run = Math.floor(random() * 5);
      binding = BINDINGS[Math.floor(random() * BINDINGS.length)]!;
      tall = height * (0.66 + 0.26 * random());
      thick = 0.022 + 0.035 * random();
    }
    const w = thick * (0.92 + 0.16 * random());
    if (x + w > width) break;
    const h = tall * (0.985 + 0.03 * random());
    const back = 0.2;
    const front = back * (0.82 + 0.16 * random());
    if (random() > 0.985) {
      x += 0.05;
      continue;
    }
    const tone = srgb(binding).map((c) => c * (0.85 + 0.3 * random())) as unknown as Vec3;
    const cover: Paint = { material: 'book', tint: tone };
    const number = Math.floor(random() * 4000);
    place(mesh, { at: [at[0] + x, at[1], at[2]] }, () => {
      // The spine is rounded: three faces.
      const bulge = w * 0.18;
      const cuts: [number, number, number][] = [
        [0, front - bulge, 0],
        [w * 0.25, front, 0.25],
        [w * 0.75, front, 0.75],
        [w, front - bulge, 1],
      ];
      for (let i = 0; i < 3; i++) {
        const [x0, z0, u0] = cuts[i]!;
        const [x1, z1, u1] = cuts[i + 1]!;
        const corner = (px: number, py: number, pz: number, u: number) => ({
          at: [px, py, pz] as Vec3,
          uv: [number + 0.02 + u * 0.96, py / h] as const,
        });
        triangle(mesh, cover, [corner(x0, 0, z0, u0), corner(x1, 0, z1, u1), corner(x1, h, z1, u1)]);
        triangle(mesh, cover, [corner(x0, 0, z0, u0), corner(x1, h, z1, u1), corner(x0, h, z0, u0)]);
      }
      quad(mesh, paint('paper', 0xd9cba8), [
        [0, h, front - bulge],
        [w, h, front - bulge],
        [w, h, 0],
        [0, h, 0],
      ]);
      const side: Paint = { material: 'leather', tint: tone };
      quad(mesh, side, [
        [0, 0, 0],
        [0, 0, front - bulge],
        [0, h, front - bulge],
        [0, h, 0],
      ]);
      quad(mesh, side, [
        [w, 0, front - bulge],
        [w, 0, 0],
        [w, h, 0],
        [w, h, front - bulge],
      ]);
    });
    x += w + 0.0015;
  }
}

/** Shelves from the floor to `height` with cupboards below, along local x, facing local +z; 0.34 m deep. */
export function bookcase(mesh: Mesh, placement: { at: Vec3; yaw: number }, width: number, height: number, seed: number): void {
  place(mesh, placement, () => {
    const depth = 0.34;
    const base = 0.78;
    const bays = Math.max(1, Math.round(width / 1.05));
    const bay = width / bays;
    box(mesh, WALNUT, [0, 0, 0], [width, height, 0.02]);
    box(mesh, WALNUT, [0, 0.1, 0], [width, base, depth + 0.08]);
    box(mesh, WALNUT, [-0.02, 0, 0], [width + 0.02, 0.1, depth + 0.1]);
    box(mesh, WALNUT, [-0.02, base, 0], [width + 0.02, base + 0.035, depth + 0.12]);
    box(mesh, WALNUT, [-0.03, height - 0.02, 0], [width + 0.03, height + 0.12, depth + 0.05]);
    box(mesh, WALNUT, [-0.06, height + 0.12, 0], [width + 0.06, height + 0.2, depth + 0.14]);
    const rows = Math.floor((height - base - 0.1) / 0.4);
    const step = (height - base - 0.035) / rows;
    for (let i = 0; i <= bays; i++) {
      const x = i * bay;
      box(mesh, WALNUT, [x - 0.025, base, 0], [x + 0.025, height, depth]);
      box(mesh, WALNUT, [x - 0.045, base + 0.035, depth - 0.01], [x + 0.045, height, depth + 0.025]);
    }
    for (let i = 0; i < bays; i++) {
      const middle = (i + 0.5) * bay;
      for (const side of [-1, 1]) {
        panel(mesh, WALNUT, { at: [middle + side * bay * 0.24, 0.16, depth + 0.08], yaw: 0 }, [bay * 0.42, base - 0.24]);
        ellipsoid(mesh, BRASS, [middle + side * 0.04, base * 0.6, depth + 0.1], [0.014, 0.014, 0.014], 10);
      }
      for (let j = 0; j < rows; j++) {
        const y = base + 0.035 + j * step;
        if (j > 0) box(mesh, WALNUT, [i * bay, y - 0.025, 0], [(i + 1) * bay, y, depth]);
        books(mesh, { at: [i * bay + 0.05, y, depth - 0.24], width: bay - 0.1, height: step - 0.04, seed: seed * 1000 + i * 50 + j });
      }
    }
  });
}

/** A curtain that hangs in folds from `at`, gathered; local x is along the wall, local z towards the room. */
export function curtain(
  mesh: Mesh,
  cloth: Paint,
  placement: { at: Vec3; yaw: number },
  [width, height]: readonly [number, number],
  seed: number,
): void {
  place(mesh, placement, () => {
    const folds = Math.round(width / 0.11);
    surface(mesh, cloth, {
      u: folds * 8,
      v: 14,
      uv: [width, height],
      at: (u, v): Vec3 => {
        const flare = 1 + 0.12 * (1 - v);
        const wave = Math.sin(u * folds * 2 * Math.PI + 1.2 * noise(u * folds * 0.6, seed) + 0.5 * Math.sin(v * 3 + seed));
        return [(u - 0.5) * width * flare, v * height, 0.05 * wave * (0.75 + 0.4 * (1 - v))];
      },
    });
  });
}

/** A carpet on the floor. */
export function carpet(mesh: Mesh, at: Vec3, [w, d]: readonly [number, number]): void {
  const [x, y, z] = at;
  const top = y + 0.012;
  quad(
    mesh,
    paint('carpet'),
    [
      [x - w / 2, top, z + d / 2],
      [x + w / 2, top, z + d / 2],
      [x + w / 2, top, z - d / 2],
      [x - w / 2, top, z - d / 2],
    ],
    [1, 1],
  );
  const edge = paint('fabric', 0x2a2436);
  for (const [ax, az, bx, bz] of [
    [-1, 1, 1, 1],
    [1, 1, 1, -1],
    [1, -1, -1, -1],
    [-1, -1, -1, 1],
  ] as const)
    quad(mesh, edge, [
      [x + (ax * w) / 2, y, z + (az * d) / 2],
      [x + (bx * w) / 2, y, z + (bz * d) / 2],
      [x + (bx * w) / 2, top, z + (bz * d) / 2],
      [x + (ax * w) / 2, top, z + (az * d) / 2],
    ]);
}
