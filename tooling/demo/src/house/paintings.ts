import { cells, fbm, hash, noise } from '../tracer/noise.ts';
import { mix, smoothstep, srgb, type Vec3 } from '../tracer/vector.ts';

/** A picture as a function of its surface: u to the right, v upwards, both in [0, 1]. */
type Painter = (u: number, v: number) => Vec3;

const between = (low: number, high: number, x: number) => smoothstep(low, high, x);
const disc = (u: number, v: number, [cu, cv, r]: Vec3, edge = 0.006) => 1 - between(r - edge, r + edge, Math.hypot(u - cu, v - cv));

/** Hills behind hills under a low sun, in the colours of an hour. */
function hills({
  sky,
  sun,
  tones,
  glow,
  seed,
}: {
  sky: readonly [number, number];
  sun: Vec3;
  tones: readonly number[];
  glow: number;
  seed: number;
}): Painter {
  return (u, v) => {
    let colour = mix(srgb(sky[0]), srgb(sky[1]), between(0.42, 1, v + 0.06 * fbm(u * 3, v * 9, seed + 4, 4)));
    colour = mix(colour, srgb(0xfff0c0), disc(u, v, sun, 0.03));
    for (const [k, tone] of tones.entries()) {
      const ridge = 0.58 - k * 0.11 + 0.1 * fbm(u * (2 + k) + k * 7, k * 3.1, seed + 1, 5);
      if (v < ridge) colour = mix(srgb(tone), srgb(glow), 0.35 * between(-0.12, 0, v - ridge) * (0.6 + noise(u * 30, v * 30, seed) * 0.4));
    }
    return colour;
  };
}

const valleyAtDusk = hills({
  sky: [0xf6b45e, 0x5d6fa3],
  sun: [0.68, 0.6, 0.065],
  tones: [0xb98a8f, 0x8b6f8e, 0x5c5a7d, 0x3c4a5c, 0x2b3a3a],
  glow: 0xe7a36b,
  seed: 0,
});
const morning = hills({
  sky: [0xf4e3c4, 0x8fb4d0],
  sun: [0.3, 0.66, 0.05],
  tones: [0xa9c0bd, 0x88a898, 0x64896c, 0x4a6c46, 0x34502f],
  glow: 0xf0e0a8,
  seed: 20,
});
const autumn = hills({
  sky: [0xe9d7b8, 0xa3a9ad],
  sun: [0.8, 0.72, 0.04],
  tones: [0xb7a48c, 0xb5895a, 0xa9683a, 0x7d4a2a, 0x4a3422],
  glow: 0xe6b36a,
  seed: 40,
});

/** A ship on a green sea. */
const seascape: Painter = (u, v) => {
  const horizon = 0.4;
  let colour: Vec3;
  if (v > horizon) {
    const cloud = between(0, 0.4, fbm(u * 3.2, v * 6.5, 9, 6) + 0.15);
    colour = mix(mix(srgb(0xcfd8d3), srgb(0x7292a8), between(horizon, 1, v)), srgb(0xf4e8d0), cloud * 0.8);
  } else {
    const wave = fbm(u * 12, (v * 34) / (0.35 + (horizon - v) * 2), 2, 4);
    colour = mix(srgb(0x2f5d63), srgb(0x123440), between(horizon, 0, v));
    colour = mix(colour, srgb(0xdfe9dc), between(0.2, 0.5, wave) * 0.7);
  }
  const hull = v > 0.36 && v < 0.41 - 0.25 * (u - 0.37) * (u - 0.37) && u > 0.29 + (0.41 - v) * 0.5 && u < 0.47 - (0.41 - v) * 0.6;
  const sail = (cx: number, top: number, wide: number) =>
    v > 0.425 && v < top && u > cx - 0.01 && u < cx + wide * (1 - ((v - 0.425) / (top - 0.425)) ** 1.6) + 0.002;
  if (sail(0.37, 0.78, 0.1) || sail(0.31, 0.66, 0.055))
    colour = mix(srgb(0xf3e6c6), srgb(0xc9a878), between(0.4, 0.75, noise(u * 14, v * 5) * 0.5 + 0.5));
  if (hull) colour = srgb(0x2c1c14);
  return colour;
};

/** Floating fields of colour. */
const colourFields: Painter = (u, v) => {
  const soft = 0.03 + 0.015 * noise(u * 9, v * 9);
  const field = (low: number, high: number) =>
    between(0.08 - soft, 0.08 + soft, u) *
    between(0.92 + soft, 0.92 - soft, u) *
    between(low - soft, low + soft, v) *
    between(high + soft, high - soft, v);
  let colour = srgb(0x7c1f16);
  colour = mix(colour, srgb(0xe8862a), field(0.55, 0.93));
  colour = mix(colour, srgb(0xf2c14b), field(0.4, 0.5));
  colour = mix(colour, srgb(0x3a0f16), field(0.07, 0.35));
  return mix(colour, srgb(0xffe9c0), 0.07 * fbm(u * 7, v * 7, 3, 4));
};

/** Black lines, primary fields. */
const composition: Painter = (u, v) => {
  const columns = [0, 0.24, 0.7, 0.88, 1];
  const rows = [0, 0.17, 0.46, 0.78, 1];
  const near = (lines: number[], x: number, w: number) => lines.some((line) => Math.abs(x - line) < w);
  if (near(columns.slice(1, -1), u, 0.013) || near(rows.slice(1, -1), v, 0.011)) return srgb(0x16171a);
  const i = columns.findLastIndex((line) => u >= line);
  const j = rows.findLastIndex((line) => v >= line);
  const fields: Record<string, number> = {
    '1,3': 0xc5281c,
    '1,2': 0xc5281c,
    '0,0': 0x1f4fa3,
    '3,0': 0xe9bb2d,
    '3,3': 0xe9bb2d,
    '0,2': 0xe7e2d4,
    '2,1': 0x24457f,
  };
  return srgb(fields[`${i},${j}`] ?? 0xf1ecdf);
};

/** Circles, arcs and rays. */
const circles: Painter = (u, v) => {
  let colour = mix(srgb(0xf0dfba), srgb(0xe3c894), fbm(u * 4, v * 4, 1, 4) + 0.3);
  const rings: [Vec3, number, number][] = [
    [[0.36, 0.6, 0.25], 0x1d3f70, 0xd9542b],
    [[0.68, 0.35, 0.17], 0x7a2148, 0xf0b33c],
    [[0.74, 0.76, 0.1], 0x10695f, 0xf1e4c3],
    [[0.2, 0.22, 0.09], 0xe3a21a, 0x2b2b38],
  ];
  for (const [[cu, cv, r], outer, inner] of rings) {
    const d = Math.hypot(u - cu, v - cv) / r;
    if (d < 1) colour = mix(colour, d < 0.38 ? srgb(inner) : d < 0.68 ? srgb(outer) : mix(srgb(outer), srgb(inner), 0.5), 0.88);
  }
  for (let k = 0; k < 9; k++) {
    const angle = hash(k, 5) * Math.PI;
    const d = Math.abs((u - hash(k, 1)) * Math.sin(angle) - (v - hash(k, 2)) * Math.cos(angle));
    const along = Math.abs((u - hash(k, 1)) * Math.cos(angle) + (v - hash(k, 2)) * Math.sin(angle));
    if (d < 0.0035 + 0.004 * hash(k, 8) && along < 0.16 + 0.3 * hash(k, 3)) colour = srgb(0x1b1b22);
  }
  return colour;
};

/** Flowers in a dark niche. */
const flowers: Painter = (u, v) => {
  let colour = mix(srgb(0x191410), srgb(0x4a3722), between(0.8, 0.1, Math.hypot(u - 0.35, v - 0.7)));
  if (v < 0.2) colour = mix(srgb(0x6b4a2c), srgb(0x3b2717), between(0, 0.2, v) + 0.3 * noise(u * 4, v * 40));
  const vase = 0.11 + 0.035 * Math.sin((v - 0.12) * 16);
  if (v > 0.12 && v < 0.4 && Math.abs(u - 0.5) < vase) colour = mix(srgb(0x2c5a86), srgb(0xe8eef0), between(-0.1, 0.35, 0.42 - u) * 0.8);
  for (let k = 0; k < 46; k++) {
    const angle = hash(k, 21) * 6.283;
    const spread = Math.sqrt(hash(k, 22)) * 0.31;
    const cu = 0.5 + Math.cos(angle) * spread * 0.95;
    const cv = 0.62 + Math.sin(angle) * spread * 0.85;
    const r = 0.035 + 0.05 * hash(k, 23);
    const du = u - cu;
    const dv = v - cv;
    const d = Math.hypot(du, dv);
    const petal = r * (0.78 + 0.22 * Math.cos(Math.atan2(dv, du) * (5 + (k % 3)) + k));
    if (d > petal) continue;
    const tones = [0xe9c3c4, 0xc33b36, 0xf3e7d0, 0xe88b3c, 0x4c6a34, 0x5a4f8f, 0xf0c451, 0x3d5a2a];
    const lit = 0.55 + 0.75 * between(0.06, -0.06, du - dv) - 0.35 * between(0.3, 1, d / petal) * Number(k % 8 !== 4);
    colour = mix(colour, srgb(tones[k % 8]!).map((c) => c * lit) as unknown as Vec3, 0.95);
    if (d < petal * 0.22) colour = srgb(k % 2 === 0 ? 0x6b3a12 : 0xf2cf5b);
  }
  return colour;
};

/** A lady in a blue dress, half length. */
const portrait: Painter = (u, v) => {
  let colour = mix(srgb(0x2b2a22), srgb(0x71684c), between(0.75, 0.05, Math.hypot(u - 0.62, v - 0.62)) + 0.14 * fbm(u * 5, v * 5, 2, 4));
  const shoulder = 0.36 - 1.5 * Math.abs(u - 0.5) ** 2.3;
  if (v < shoulder) colour = mix(srgb(0x1c2f5c), srgb(0x5f7fb5), between(0.2, 0.75, 1 - u + 0.25 * fbm(u * 9, v * 4, 3, 3)));
  if (v < 0.42 && v > 0.27 && Math.hypot((u - 0.5) * 1.15, v - 0.43) < 0.155) colour = srgb(0xe5bd97);
  const hair = Math.hypot((u - 0.5) / 0.155, (v - 0.64) / 0.19);
  if (hair < 1) colour = mix(srgb(0x2b1a10), srgb(0x6d4526), between(0.6, 1, noise(u * 38, v * 9) * 0.5 + 0.6) * between(0.65, 0.35, u));
  if (Math.abs(u - 0.5) < 0.047 && v > 0.36 && v < 0.55) colour = srgb(0xd5a67e);
  const face = Math.hypot((u - 0.495) / 0.098, (v - 0.6) / 0.145);
  if (face < 1) {
    colour = mix(srgb(0xf1cfae), srgb(0xb47a56), between(-0.06, 0.1, u - 0.5 + 0.03 * noise(u * 8, v * 8)));
    const eye = (cu: number) => Math.hypot((u - cu) / 0.018, (v - 0.625) / 0.009) < 1;
    if (eye(0.46) || eye(0.525)) colour = srgb(0x33261e);
    if (Math.abs(v - 0.65) < 0.004 && (Math.abs(u - 0.46) < 0.022 || Math.abs(u - 0.525) < 0.022)) colour = srgb(0x5b3b24);
    if (Math.hypot((u - 0.492) / 0.025, (v - 0.523) / 0.008) < 1) colour = srgb(0xb34a45);
    if (Math.hypot((u - 0.497) / 0.012, (v - 0.565) / 0.007) < 1) colour = srgb(0xb27c5b);
  }
  const pearl = Math.hypot(u - 0.5, (v - 0.43) * 1.25);
  if (Math.abs(pearl - 0.105) < 0.006 && v < 0.4) colour = srgb(0xf5efe2);
  return colour;
};

/** Stars over a village. */
const night: Painter = (u, v) => {
  const swirlU = u + 0.05 * fbm(u * 5, v * 5, 1, 3);
  const swirlV = v + 0.07 * fbm(u * 4 + 9, v * 4, 6, 3);
  let colour = mix(srgb(0x14275c), srgb(0x3f77ad), 0.5 + 0.5 * Math.sin((swirlV * 9 + Math.sin(swirlU * 6)) * 4.2));
  for (let k = 0; k < 11; k++) {
    const d = Math.hypot(swirlU - hash(k, 31), swirlV - 0.5 - 0.46 * hash(k, 32));
    const r = 0.03 + 0.035 * hash(k, 33);
    colour = mix(colour, srgb(0xf6dc7a), between(r * 1.6, r * 0.3, d) * (0.65 + 0.35 * Math.sin(d * 260)));
  }
  const hill = 0.3 + 0.08 * Math.sin(u * 5 + 1) + 0.03 * fbm(u * 8, 1, 1, 3);
  if (v < hill) colour = mix(srgb(0x0e1b33), srgb(0x24506b), between(0.1, 0.6, 0.5 + 0.5 * Math.sin(v * 90 + u * 12)));
  const house = Math.floor(u * 13);
  const roof = 0.1 + 0.07 * hash(house, 41) + 0.03 * (1 - Math.abs(((u * 13) % 1) - 0.5) * 2);
  if (v < roof) colour = hash(Math.floor(u * 52), Math.floor(v * 40), 3) > 0.82 ? srgb(0xf4c152) : srgb(0x101627);
  const cypress = 0.06 * (1 - between(0.1, 0.86, v)) * (0.8 + 0.3 * Math.sin(v * 40));
  if (Math.abs(u - 0.16 - 0.012 * Math.sin(v * 14)) < cypress) colour = srgb(0x0d1f1a);
  return colour;
};

/** Birches in autumn. */
const birches: Painter = (u, v) => {
  let colour = mix(srgb(0x7f8c5c), srgb(0xe5d8a8), between(0.2, 0.95, v + 0.2 * fbm(u * 6, v * 6, 2, 4)));
  const leaves = fbm(u * 22, v * 22, 7, 4);
  if (leaves > 0.06 && v > 0.3) colour = mix(colour, mix(srgb(0xd98a1f), srgb(0xf0c646), noise(u * 60, v * 60) * 0.5 + 0.5), 0.85);
  if (v < 0.24) colour = mix(srgb(0x8a5a24), srgb(0x5a6433), between(-0.4, 0.4, fbm(u * 14, v * 30, 4, 3)));
  for (let k = 0; k < 9; k++) {
    const cu = 0.06 + (k / 9) * 0.95 + 0.05 * (hash(k, 51) - 0.5) + 0.018 * noise(v * 3, k);
    const w = 0.011 + 0.022 * hash(k, 52);
    const d = (u - cu) / w;
    if (Math.abs(d) > 1 || v < 0.08 + 0.12 * hash(k, 53)) continue;
    const bark = noise(k * 7 + u * 8, v * 34) > 0.45;
    colour = bark ? srgb(0x2a2622) : mix(srgb(0xf3efe4), srgb(0x8f8f96), between(-0.3, 1, d));
  }
  return colour;
};

/** Lemons, a bowl and a knife's edge of light. */
const stillLife: Painter = (u, v) => {
  let colour = mix(srgb(0x584436), srgb(0x93764f), between(0.9, 0.2, Math.hypot(u - 0.2, v - 0.8)));
  if (v < 0.36) colour = mix(srgb(0xe7dccb), srgb(0x9d8b76), between(0.1, 0.9, u + 0.2 * fbm(u * 6, v * 14, 1, 3)));
  const bowl = v > 0.22 && v < 0.42 && Math.hypot((u - 0.45) / 0.26, (v - 0.43) / 0.2) < 1;
  const fruit: [number, number, number, number][] = [
    [0.34, 0.46, 0.085, 0xe9b92a],
    [0.48, 0.5, 0.09, 0xf1c93a],
    [0.58, 0.45, 0.08, 0xd9722a],
    [0.43, 0.42, 0.07, 0xd9962a],
    [0.8, 0.25, 0.08, 0xf0c832],
    [0.69, 0.2, 0.065, 0x9c2f2a],
  ];
  for (const [cu, cv, r, tone] of fruit) {
    const d = Math.hypot(u - cu, (v - cv) * 1.1) / r;
    if (d < 1) colour = mix(srgb(tone), srgb(0x4c2c12), between(-0.3, 1.3, (u - cu - (v - cv)) / r));
    if (Math.hypot(u - cu + r * 0.35, v - cv - r * 0.35) < r * 0.16) colour = mix(colour, srgb(0xfff6dc), 0.7);
  }
  if (bowl) colour = mix(srgb(0xf2f2ef), srgb(0x40587e), between(0.1, 0.9, Math.abs(Math.sin(u * 34)) * 0.5 + (u - 0.2)));
  return colour;
};

/** Tiles of memory: a quilt of small strokes. */
const mosaic: Painter = (u, v) => {
  const { distance, id } = cells(u * 18, v * 18);
  const tones = [0xe4572e, 0x17bebb, 0xffc914, 0x2e282a, 0x76b041, 0xf4f1de, 0x3d5a80];
  const swirl = Math.hypot(u - 0.5, v - 0.5) * 7 + Math.atan2(v - 0.5, u - 0.5) * 1.1;
  const base = srgb(tones[Math.floor(Math.abs(swirl + id * 1.2)) % tones.length]!);
  return distance > 0.62 ? srgb(0x2a2523) : mix(base, srgb(0xffffff), 0.12 * (id - 0.5));
};

const PAINTINGS: Painter[] = [
  valleyAtDusk,
  portrait,
  colourFields,
  seascape,
  circles,
  flowers,
  composition,
  birches,
  night,
  stillLife,
  mosaic,
  morning,
  autumn,
];

/** The colour of painting `number` with the grain of its brush. */
export function painted(number: number, u: number, v: number): Vec3 {
  const painter = PAINTINGS[number % PAINTINGS.length]!;
  const stroke = 0.004;
  const colour = painter(u + stroke * noise(u * 70, v * 50, number), v + stroke * noise(u * 60 + 7, v * 80, number));
  const relief = 1 + 0.1 * noise(u * 180 + 20 * noise(u * 9, v * 9), v * 90, number) + 0.05 * noise(u * 420, v * 420);
  return [colour[0] * relief, colour[1] * relief, colour[2] * relief];
}
