import { add, cross, normalize, scale, type Vec3 } from '../tracer/vector.ts';
import { createRandom, noise } from '../tracer/noise.ts';
import { cylinder, ellipsoid, lathe, paint, surface, tube, type Mesh, type Paint } from '../tracer/mesh.ts';

export const LEAF = {
  palm: paint('leaf', 0x4d7a35),
  banana: paint('leaf', 0x6f9a44),
  citrus: paint('leaf', 0x3f6a2c),
  fern: paint('leaf', 0x6a9a48),
  ivy: paint('leaf', 0x4a6e34),
  olive: paint('leaf', 0x7f8c62),
  lavender: paint('leaf', 0x8c9a78),
} as const;
const BARK = paint('bark', 0x7a624a);
const CLAY = paint('terracotta', 0xb5694a);
const SOIL = paint('soil', 0x4a3828);

/** One leaf: a blade bent along its length, folded along its rib. `along` gives its way and length. */
function leaf(mesh: Mesh, paint: Paint, from: Vec3, along: Vec3, options: { width: number; droop?: number; cuts?: number }): void {
  const { width, droop = 0.25, cuts = 3 } = options;
  const size = Math.hypot(...along);
  const ahead = normalize(along);
  const side = normalize(cross(ahead, Math.abs(ahead[1]) > 0.95 ? [1, 0, 0] : [0, 1, 0]));
  const up = cross(side, ahead);
  surface(mesh, paint, {
    u: 2,
    v: cuts,
    at: (u, v) => {
      const w = width * Math.sin(Math.PI * (0.06 + 0.94 * v) ** 0.8) * (2 * u - 1);
      const down = -droop * size * v * v;
      return add(from, add(add(scale(ahead, size * v), [0, down, 0]), add(scale(side, w), scale(up, -Math.abs(w) * -0.35))));
    },
  });
}

/** A pot with soil; `at` is where it stands. Returns the level of the soil. */
export function pot(mesh: Mesh, at: Vec3, size: number, clay: Paint = CLAY): number {
  const k = (list: [number, number][]) => list.map(([r, y]) => [r * size, y * size] as const);
  lathe(
    mesh,
    clay,
    at,
    k([
      [0, 0],
      [0.28, 0],
      [0.3, 0.03],
      [0.38, 0.42],
      [0.41, 0.5],
      [0.46, 0.52],
      [0.47, 0.58],
      [0.46, 0.62],
      [0.4, 0.62],
      [0.38, 0.54],
    ]),
    32,
  );
  lathe(
    mesh,
    SOIL,
    at,
    k([
      [0.385, 0.55],
      [0, 0.57],
    ]),
    24,
  );
  return at[1] + 0.56 * size;
}

/** A feathered palm: trunk and arching fronds. */
export function palm(mesh: Mesh, at: Vec3, options: { height: number; fronds: number; reach: number; seed: number }): void {
  const { height, fronds, reach, seed } = options;
  const random = createRandom(seed);
  const lean: Vec3 = [0.12 * (random() - 0.5) * height, 0, 0.12 * (random() - 0.5) * height];
  const trunk = Array.from({ length: 9 }, (_, i): Vec3 => {
    const k = i / 8;
    return [at[0] + lean[0] * k * k, at[1] + height * k, at[2] + lean[2] * k * k];
  });
  if (height > 0.3) tube(mesh, BARK, trunk, 0.055 + height * 0.012, { end: 0.045, segments: 10 });
  const crown = trunk[8]!;
  for (let i = 0; i < fronds; i++) {
    const yaw = i * 2.399963 + random() * 0.5;
    const lift = 0.35 + 1.05 * (i / fronds) + 0.15 * random();
    const long = reach * (0.8 + 0.35 * random());
    const flat = [Math.cos(yaw), Math.sin(yaw)] as const;
    const rib = Array.from({ length: 12 }, (_, k): Vec3 => {
      const t = k / 11;
      const out = long * (t - 0.12 * t * t) * Math.cos(lift * 0.55);
      const rise = long * (t * Math.sin(lift) - 0.75 * t * t * (0.6 + 0.4 * (1 - i / fronds)));
      return [crown[0] + flat[0] * out, crown[1] + rise, crown[2] + flat[1] * out];
    });
    tube(mesh, paint('leaf', 0x6e8a4a), rib, 0.012, { end: 0.003, segments: 5 });
    for (let k = 1; k < 12; k++)
      for (const half of [0, 0.5]) {
        if (k === 11 && half > 0) continue;
        const a = rib[k]!;
        const b = rib[Math.min(11, k + 1)]!;
        const p: Vec3 = [a[0] + (b[0] - a[0]) * half, a[1] + (b[1] - a[1]) * half, a[2] + (b[2] - a[2]) * half];
        const before = rib[k - 1]!;
        const ahead = normalize([a[0] - before[0], a[1] - before[1], a[2] - before[2]]);
        const t = (k + half) / 11;
        const size = long * 0.34 * Math.sin(Math.PI * (0.12 + 0.84 * t)) + 0.04;
        for (const side of [-1, 1]) {
          const out = normalize([-flat[1] * side + ahead[0] * 0.85, 0.12 + ahead[1] * 0.85, flat[0] * side + ahead[2] * 0.85]);
          leaf(mesh, LEAF.palm, p, scale(out, size), { width: 0.016 + 0.012 * reach, droop: 0.32, cuts: 2 });
        }
      }
  }
}

/** Broad leaves on long stalks. */
export function banana(mesh: Mesh, at: Vec3, height: number, seed: number): void {
  const random = createRandom(seed);
  tube(mesh, paint('leaf', 0x8aa05a), [at, [at[0], at[1] + height * 0.55, at[2]]], 0.09, { end: 0.05, segments: 10 });
  for (let i = 0; i < 9; i++) {
    const yaw = i * 2.399963;
    const up = 0.5 + 0.5 * (i / 9);
    const from: Vec3 = [at[0], at[1] + height * (0.35 + 0.2 * (i / 9)), at[2]];
    const stalk: Vec3 = [from[0] + Math.cos(yaw) * 0.28, from[1] + height * 0.2 * up + 0.1, from[2] + Math.sin(yaw) * 0.28];
    tube(mesh, paint('leaf', 0x8aa05a), [from, stalk], 0.022, { end: 0.014, segments: 6 });
    const long = height * (0.42 + 0.14 * random());
    leaf(mesh, LEAF.banana, stalk, [Math.cos(yaw) * long, long * up * 0.9, Math.sin(yaw) * long], {
      width: 0.19 + 0.05 * random(),
      droop: 0.62,
      cuts: 9,
    });
  }
}

/** A tuft of arching fronds. */
export function fern(mesh: Mesh, at: Vec3, size: number, seed: number, tint: Paint = LEAF.fern): void {
  const random = createRandom(seed);
  for (let i = 0; i < 26; i++) {
    const yaw = i * 2.399963;
    const up = 0.35 + 0.9 * random();
    const long = size * (0.65 + 0.5 * random());
    leaf(mesh, tint, at, [Math.cos(yaw) * long, long * up, Math.sin(yaw) * long], { width: size * 0.075, droop: 0.75, cuts: 5 });
  }
}

/** A round crown of leaves on a stem, with fruit if given. */
export function crown(
  mesh: Mesh,
  at: Vec3,
  options: { stem: number; radius: number; leaves: number; size: number; seed: number; paint?: Paint; fruit?: Paint },
): void {
  const { stem, radius, leaves, size, seed, fruit } = options;
  const random = createRandom(seed);
  const green = options.paint ?? LEAF.citrus;
  tube(mesh, BARK, [at, [at[0] + 0.01, at[1] + stem * 0.5, at[2]], [at[0], at[1] + stem + radius * 0.4, at[2]]], 0.03 + radius * 0.03, {
    end: 0.02,
    segments: 8,
  });
  const middle: Vec3 = [at[0], at[1] + stem + radius * 0.75, at[2]];
  ellipsoid(mesh, { material: 'foliage', tint: scale(green.tint, 0.8) }, middle, [radius * 0.62, radius * 0.6, radius * 0.62], 14);
  for (let i = 0; i < leaves; i++) {
    const y = 1 - (2 * (i + 0.5)) / leaves;
    const yaw = i * 2.399963;
    const flat = Math.sqrt(1 - y * y);
    const out: Vec3 = [flat * Math.cos(yaw), y, flat * Math.sin(yaw)];
    const bumps = 0.6 + 0.34 * random() + 0.1 * noise(out[0] * 3, out[1] * 3, out[2] * 3 + seed);
    const from = add(middle, scale(out, radius * bumps));
    const way = normalize([out[0] + 1.1 * (random() - 0.5), out[1] + 0.35 + 0.9 * (random() - 0.5), out[2] + 1.1 * (random() - 0.5)]);
    leaf(mesh, { ...green, tint: scale(green.tint, 0.75 + 0.5 * random()) }, from, scale(way, size * (0.8 + 0.4 * random())), {
      width: size * 0.24,
      droop: 0.2,
      cuts: 2,
    });
    if (fruit && i % 23 === 11) ellipsoid(mesh, fruit, add(middle, scale(out, radius * 0.98)), [0.032, 0.042, 0.032], 10);
  }
}

/** A dark cypress; far ones need few facets. */
export function cypress(mesh: Mesh, at: Vec3, height: number, seed: number, facets = 14): void {
  const random = createRandom(seed);
  const shift = random() * 50;
  surface(
    mesh,
    { material: 'foliage', tint: [0.045, 0.085, 0.03] },
    {
      u: facets,
      v: facets + 6,
      at: (u, v): Vec3 => {
        const angle = -u * 2 * Math.PI;
        const body = Math.sin(Math.PI * Math.min(1, 0.1 + v * 0.92) ** 0.75) ** 0.75 * (1 - 0.25 * v);
        const rough = 1 + 0.28 * noise(Math.cos(angle) * 2.2 + shift, v * height * 1.4, Math.sin(angle) * 2.2);
        const r = v > 0.999 ? 0 : height * 0.098 * body * rough;
        return [at[0] + r * Math.cos(angle), at[1] + v * height, at[2] + r * Math.sin(angle)];
      },
    },
  );
}

/** A broad tree seen from afar: a few lumpy clouds of foliage on a trunk. */
export function tree(mesh: Mesh, at: Vec3, height: number, seed: number, facets = 12): void {
  const random = createRandom(seed);
  tube(
    mesh,
    BARK,
    [
      [at[0], at[1] - 0.5, at[2]],
      [at[0], at[1] + height * 0.5, at[2]],
    ],
    height * 0.035,
    { end: height * 0.02, segments: 6 },
  );
  const tone = 0.75 + 0.5 * random();
  const green: Vec3 = [0.1 * tone, 0.165 * tone, 0.045 * tone];
  for (let i = 0; i < 5; i++) {
    const yaw = i * 2.4 + random();
    const out = i === 0 ? 0 : height * 0.22 * (0.7 + 0.5 * random());
    const r = height * (i === 0 ? 0.3 : 0.2 + 0.07 * random());
    const middle: Vec3 = [
      at[0] + out * Math.cos(yaw),
      at[1] + height * (0.62 + (i === 0 ? 0.06 : -0.08 + 0.18 * random())),
      at[2] + out * Math.sin(yaw),
    ];
    const shift = random() * 40;
    surface(
      mesh,
      { material: 'foliage', tint: scale(green, 0.85 + 0.3 * random()) },
      {
        u: facets,
        v: Math.ceil(facets * 0.7),
        at: (u, v): Vec3 => {
          const angle = -(u % 1) * 2 * Math.PI;
          const phi = (v - 0.5) * Math.PI;
          const [cx, cy, cz] = [Math.cos(phi) * Math.cos(angle), Math.sin(phi), Math.cos(phi) * Math.sin(angle)];
          const rough = r * (1 + 0.24 * noise(cx * 2.6 + shift, cy * 2.6, cz * 2.6));
          return [middle[0] + cx * rough, middle[1] + cy * rough * 0.85, middle[2] + cz * rough];
        },
      },
    );
  }
}

/** A clipped ball or cone of box in a pot. */
export function topiary(mesh: Mesh, at: Vec3, size: number, seed: number): void {
  const soil = pot(mesh, at, size);
  crown(mesh, [at[0], soil, at[2]], { stem: 0.42 * size, radius: 0.42 * size, leaves: 900, size: 0.065, seed, paint: LEAF.ivy });
}

/** Lavender: grey stems with purple ears. */
export function lavender(mesh: Mesh, at: Vec3, size: number, seed: number): void {
  const random = createRandom(seed);
  const ear = paint('petal', 0x7a63b8);
  for (let i = 0; i < 34; i++) {
    const yaw = i * 2.399963;
    const out = size * 0.5 * Math.sqrt((i + 0.5) / 34);
    const top: Vec3 = [at[0] + Math.cos(yaw) * out * 1.3, at[1] + size * (0.75 + 0.35 * random()), at[2] + Math.sin(yaw) * out * 1.3];
    leaf(
      mesh,
      LEAF.lavender,
      [at[0] + Math.cos(yaw) * out * 0.5, at[1], at[2] + Math.sin(yaw) * out * 0.5],
      [top[0] - at[0] - Math.cos(yaw) * out * 0.5, top[1] - at[1], top[2] - at[2] - Math.sin(yaw) * out * 0.5],
      { width: 0.009, droop: 0, cuts: 2 },
    );
    cylinder(mesh, ear, [top[0], top[1] - 0.05, top[2]], 0.011, 0.1, 5);
  }
}

/** Ivy or vine over a wall: leaves strewn around lines on a plane; `spread` maps (along, up) to a point and its outward normal. */
export function climber(
  mesh: Mesh,
  points: readonly Vec3[],
  out: Vec3,
  options: { leaves: number; spread: number; size: number; seed: number; stem?: number; paint?: Paint; flower?: Paint },
): void {
  const { leaves, spread, size, seed, stem = 0.025 } = options;
  const green = options.paint ?? LEAF.ivy;
  const random = createRandom(seed);
  tube(
    mesh,
    BARK,
    points.map((p) => add(p, scale(out, 0.03))),
    stem,
    { end: stem / 3, segments: 5 },
  );
  const side = normalize(cross(out, [0, 1, 0]));
  for (let i = 0; i < leaves; i++) {
    const k = random() * (points.length - 1);
    const a = points[Math.floor(k)]!;
    const b = points[Math.min(points.length - 1, Math.floor(k) + 1)]!;
    const t = k % 1;
    const wide = spread * (0.5 + 0.5 * noise(k * 2.3, seed)) * (random() + random() - 1);
    const high = spread * 0.8 * (random() + random() - 1);
    const p = add(
      add([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t], scale(side, wide)),
      add([0, high, 0], scale(out, 0.04 + 0.16 * random())),
    );
    const way = normalize(add(scale(out, 0.5 + random()), [0.9 * (random() - 0.5), -0.5 + 0.5 * (random() - 0.5), 0.9 * (random() - 0.5)]));
    const flower = options.flower && random() > 0.8 ? options.flower : null;
    leaf(mesh, flower ?? { ...green, tint: scale(green.tint, 0.7 + 0.6 * random()) }, p, scale(way, size * (0.7 + 0.6 * random())), {
      width: size * (flower ? 0.5 : 0.36),
      droop: 0.25,
      cuts: 2,
    });
  }
}

/** Cut flowers in a vase: stems and round heads. */
export function bouquet(mesh: Mesh, at: Vec3, size: number, seed: number, tones: readonly number[]): void {
  const random = createRandom(seed);
  for (let i = 0; i < 26; i++) {
    const yaw = i * 2.399963;
    const out = Math.sqrt((i + 0.5) / 26) * 0.85;
    const tip: Vec3 = [
      at[0] + Math.cos(yaw) * out * size * 0.6,
      at[1] + size * (1 - 0.5 * out * out) * (0.85 + 0.25 * random()),
      at[2] + Math.sin(yaw) * out * size * 0.6,
    ];
    tube(mesh, LEAF.fern, [at, tip], 0.004, { segments: 4 });
    const petals = paint('petal', tones[i % tones.length]);
    const r = size * (0.09 + 0.05 * random());
    for (let k = 0; k < 9; k++) {
      const a = k * 2.399963 + yaw;
      const up = 0.15 + 0.9 * (k / 9);
      leaf(mesh, petals, tip, scale(normalize([Math.cos(a), up, Math.sin(a)]), r), { width: r * 0.45, droop: -0.1, cuts: 2 });
    }
    if (i % 3 === 0)
      leaf(mesh, LEAF.citrus, tip, [Math.cos(yaw) * size * 0.3, -0.02, Math.sin(yaw) * size * 0.3], { width: size * 0.08, droop: 0.4 });
  }
}
