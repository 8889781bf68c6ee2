import { cells, fbm, hash, noise } from '../tracer/noise.ts';
import type { Material, Surface } from '../tracer/surface.ts';
import { clamp, mix, smoothstep, srgb, type Vec3 } from '../tracer/vector.ts';
import { painted } from './paintings.ts';

function colour(s: Surface, [r, g, b]: Vec3): void {
  s.r = r;
  s.g = g;
  s.b = b;
}

function shade(s: Surface, k: number): void {
  s.r *= k;
  s.g *= k;
  s.b *= k;
}

function polish(s: Surface, shine: number, roughness: number): void {
  s.shine = shine;
  s.roughness = roughness;
}

function tilt(s: Surface, dx: number, dy: number, dz: number): void {
  const x = s.nx + dx;
  const y = s.ny + dy;
  const z = s.nz + dz;
  const size = 1 / Math.hypot(x, y, z);
  s.nx = x * size;
  s.ny = y * size;
  s.nz = z * size;
}

/** How much of a detail of this size is still seen: 1 near, 0 where it is finer than the picture. */
const detail = (s: Surface, size: number) => 1 - smoothstep(size * 0.35, size * 1.4, s.footprint);

/** 1 on the joint between tiles of a unit grid, softened by the footprint. */
function joint(s: Surface, fx: number, fy: number, width: number, size: number): number {
  const edge = Math.min(Math.min(fx, 1 - fx), Math.min(fy, 1 - fy)) * size;
  const soft = Math.max(0.0006, s.footprint * 0.5);
  return (1 - smoothstep(width - soft, width + soft, edge)) * clamp((width * 2) / Math.max(width * 2, s.footprint), 0, 1);
}

/** The two coordinates of a vertical or horizontal face, in metres. */
function facePlane(s: Surface): [number, number] {
  if (Math.abs(s.ny) > 0.7) return [s.x, s.z];
  return Math.abs(s.nx) > Math.abs(s.nz) ? [s.z, s.y] : [s.x, s.y];
}

/** Grain along `along`: rings cut lengthwise, fine pores. */
function grain(s: Surface, along: number, across: number, seed: number): void {
  const wave = fbm(along * 0.7 + seed * 9, across * 5 + seed * 3, seed, 3);
  const rings = 0.5 + 0.5 * Math.sin((across * 46 + wave * 9) * 1.6);
  const pores = noise(along * 14, across * 320, seed) * detail(s, 0.006);
  shade(s, 0.86 + 0.2 * rings * detail(s, 0.03) + 0.09 * pores + 0.12 * wave);
}

const veins = (x: number, y: number, z: number) => {
  const warp = fbm(x * 0.9, y * 0.9, z * 0.9, 4);
  const line = Math.abs(fbm(x * 0.8 + warp * 1.7, y * 0.8 + warp, z * 0.8, 5));
  return (1 - smoothstep(0, 0.055, line)) * (0.45 + 0.9 * Math.abs(warp));
};

export const MATERIALS = {
  plaster(s) {
    shade(s, 0.965 + 0.05 * fbm(s.x * 1.4, s.y * 1.4, s.z * 1.4, 4));
  },
  paintwork(s) {
    polish(s, 0.035, 0.3);
  },
  marble(s) {
    const vein = veins(s.x * 1.3 + s.y * 0.5, s.y * 1.3, s.z * 1.3);
    shade(s, 0.98 + 0.06 * fbm(s.x * 2, s.y * 2, s.z * 2, 3));
    colour(s, mix([s.r, s.g, s.b], [s.r * 0.42, s.g * 0.41, s.b * 0.42], 0.75 * vein));
    polish(s, 0.045, 0.12);
  },
  statuary(s) {
    shade(s, 0.97 + 0.05 * fbm(s.x * 5, s.y * 5, s.z * 5, 3));
    polish(s, 0.03, 0.35);
  },
  /** White and deep green marble on the diagonal, with a border. */
  hallFloor(s) {
    const size = 0.72;
    const a = (s.x + s.z) / (size * Math.SQRT2) + 0.5;
    const b = (s.x - s.z) / (size * Math.SQRT2) + 0.5;
    const ia = Math.floor(a);
    const ib = Math.floor(b);
    const border = Math.max(Math.abs(s.x) - 5.55, Math.abs(s.z + 2) - 6.05);
    const dark = border > 0 ? border > 0.18 && border < 0.5 : ((ia + ib) & 1) === 0;
    const turn = hash(ia, ib, border > 0 ? 2 : 1) * 20;
    const vein = veins(s.x * 1.6 + turn, turn, s.z * 1.6 + turn * 0.7);
    const base = dark ? srgb(0x27352f) : srgb(0xe6dfd0);
    const veined = dark ? srgb(0x93a598) : srgb(0x9a948a);
    colour(s, mix(base, veined, vein * (dark ? 0.55 : 0.6)));
    shade(s, 0.93 + 0.1 * hash(ia, ib, 5) + 0.08 * fbm(s.x * 3, s.z * 3, turn, 3));
    if (border <= 0 && joint(s, a - ia, b - ib, 0.0016, size) > 0.5) shade(s, 0.75);
    polish(s, 0.045, 0.02);
  },
  /** Oak in herringbone. */
  herringbone(s) {
    const wide = 0.1;
    const long = 5;
    const p = (s.x + s.z) / Math.SQRT2 / wide;
    const q = (s.x - s.z) / Math.SQRT2 / wide;
    const i = Math.floor(p);
    const j = Math.floor(q);
    const phase = (((i - j) % (2 * long)) + 2 * long) % (2 * long);
    const lying = phase < long;
    const along = lying ? p - (i - phase) : q - (j - (2 * long - 1 - phase));
    const across = lying ? q - j : p - i;
    const id = lying ? hash(i - phase, j, 1) : hash(i, j - (2 * long - 1 - phase), 2);
    colour(s, mix(srgb(0x7a5d42), srgb(0x95755a), id));
    grain(s, (along * wide + id * 40) * 1.2, across * wide * 0.8, Math.floor(id * 97));
    const edge = Math.min(along, long - along, across * 1, 1 - across) * wide;
    if (edge < 0.0022) shade(s, 1 - 0.5 * detail(s, 0.006));
    polish(s, 0.04, 0.16);
  },
  /** Broad oak boards along x. */
  boards(s) {
    const wide = 0.24;
    const row = Math.floor(s.z / wide);
    const shift = hash(row, 3) * 3;
    const col = Math.floor((s.x + shift) / 2.6);
    const id = hash(row, col, 4);
    colour(s, mix(srgb(0xa08060), srgb(0xbf9f78), id));
    grain(s, s.x + id * 30, s.z - row * wide, Math.floor(id * 89));
    const fz = s.z / wide - row;
    const fx = (s.x + shift) / 2.6 - col;
    const edge = Math.min(Math.min(fz, 1 - fz) * wide, Math.min(fx, 1 - fx) * 2.6);
    if (edge < 0.0025) shade(s, 1 - 0.55 * detail(s, 0.008));
    polish(s, 0.04, 0.15);
  },
  /** Tinted wood whose grain runs along u. */
  wood(s) {
    const id = hash(Math.floor(s.r * 4096), Math.floor(s.g * 4096));
    grain(s, s.u * 1.3 + id * 7, s.v + 3 * id, Math.floor(id * 50));
    polish(s, 0.04, 0.22);
  },
  /** Square clay tiles. */
  clayTiles(s) {
    const size = 0.33;
    const i = Math.floor(s.x / size);
    const j = Math.floor(s.z / size);
    const id = hash(i, j, 6);
    colour(s, mix(srgb(0xa65a3a), srgb(0xc98158), id));
    shade(s, 0.9 + 0.22 * fbm(s.x * 6, s.z * 6, id, 4));
    const gap = joint(s, s.x / size - i, s.z / size - j, 0.006, size);
    colour(s, mix([s.r, s.g, s.b], srgb(0xb7a48b), gap));
    polish(s, 0.03 * (1 - gap), 0.3);
  },
  /** Cream and grey-green hexagons. */
  hexTiles(s) {
    const size = 0.26;
    const qx = s.x / size;
    const qz = s.z / (size * 0.8660254);
    let best = 9;
    let second = 9;
    let id = 0;
    for (let j = Math.floor(qz) - 1; j <= Math.floor(qz) + 2; j++)
      for (let i = Math.floor(qx) - 1; i <= Math.floor(qx) + 2; i++) {
        const d = Math.hypot(i + (j & 1 ? 0.5 : 0) - qx, (j - qz) * 0.8660254);
        if (d < best) {
          second = best;
          best = d;
          id = hash(i, j, 8) > 0.86 ? 2 : (i + (j & 1)) % 3 === 0 ? 1 : 0;
        } else if (d < second) second = d;
      }
    colour(s, srgb([0xd8d0bd, 0xa9b5a6, 0xc4ab92][id]!));
    shade(s, 0.93 + 0.14 * fbm(s.x * 5, s.z * 5, 1, 3));
    if ((second - best) * size < 0.012) colour(s, mix([s.r, s.g, s.b], srgb(0x9c917f), detail(s, 0.02)));
    polish(s, 0.04, 0.1);
  },
  /** Limestone slabs in courses. */
  paving(s) {
    const row = Math.floor(s.z / 0.6);
    const wide = 0.75 + 0.5 * hash(row, 2);
    const shift = hash(row, 7) * 2;
    const col = Math.floor((s.x + shift) / wide);
    const id = hash(row, col, 9);
    colour(s, mix(srgb(0xcdbd9f), srgb(0xe6d9be), id));
    shade(s, 0.93 + 0.16 * fbm(s.x * 3.1, s.z * 3.1, id * 9, 5) + 0.05 * noise(s.x * 60, s.z * 60) * detail(s, 0.02));
    const fx = (s.x + shift) / wide - col;
    const fz = s.z / 0.6 - row;
    const edge = Math.min(Math.min(fx, 1 - fx) * wide, Math.min(fz, 1 - fz) * 0.6);
    const gap = (1 - smoothstep(0.004, 0.007 + s.footprint, edge)) * detail(s, 0.03);
    shade(s, 1 - 0.5 * gap);
  },
  /** Dressed stone of the house front in courses. */
  ashlar(s) {
    const [p, q] = facePlane(s);
    const row = Math.floor(q / 0.45);
    const fx = p / 0.95 + (row & 1) * 0.5;
    const col = Math.floor(fx);
    shade(s, 0.9 + 0.13 * hash(row, col, 4) + 0.14 * fbm(p * 2, q * 2, s.x + s.z, 4));
    const fy = q / 0.45 - row;
    const edge = Math.min(Math.min(fx - col, 1 - fx + col) * 0.95, Math.min(fy, 1 - fy) * 0.45);
    shade(s, 1 - 0.32 * (1 - smoothstep(0.006, 0.012, edge)) * detail(s, 0.03));
  },
  stone(s) {
    shade(s, 0.92 + 0.18 * fbm(s.x * 2.3, s.y * 2.3, s.z * 2.3, 5) + 0.05 * noise(s.x * 45, s.y * 45, s.z * 45) * detail(s, 0.03));
  },
  stucco(s) {
    const stain = fbm(s.x * 0.5, s.y * 0.22, s.z * 0.5, 4);
    shade(s, 0.95 + 0.12 * stain + 0.05 * fbm(s.x * 7, s.y * 7, s.z * 7, 3));
  },
  /** Roman roof tiles; u runs along the eaves, v up the slope. */
  roof(s) {
    const i = Math.floor(s.u / 0.26);
    const j = Math.floor(s.v / 0.38);
    const id = hash(i, j, 12);
    colour(s, mix(srgb(0x9a4c2f), srgb(0xcf8458), id * 0.75 + 0.25 * hash(i, j, 13)));
    const fu = s.u / 0.26 - i;
    const fv = s.v / 0.38 - j;
    const near = detail(s, 0.25);
    shade(
      s,
      1 + near * (0.38 * Math.sin(fu * Math.PI) - 0.28 + 0.12 * fbm(s.u * 5, s.v * 5, 1, 3)) - near * 0.35 * (1 - smoothstep(0, 0.14, fv)),
    );
  },
  gold(s) {
    s.metal = true;
    shade(s, 0.9 + 0.12 * fbm(s.x * 18, s.y * 18, s.z * 18, 3));
    polish(s, 0.75, 0.28);
  },
  brass(s) {
    s.metal = true;
    polish(s, 0.75, 0.12);
  },
  iron(s) {
    polish(s, 0.04, 0.3);
  },
  mirror(s) {
    s.metal = true;
    colour(s, [0.9, 0.9, 0.88]);
    polish(s, 0.95, 0);
  },
  leather(s) {
    const crease = noise(s.x * 90, s.y * 90, s.z * 90) * detail(s, 0.012);
    shade(s, 0.92 + 0.16 * fbm(s.x * 6, s.y * 6, s.z * 6, 3) + 0.07 * crease);
    polish(s, 0.04, 0.28);
  },
  fabric(s) {
    const weave = (Math.sin(s.u * 900) * Math.sin(s.v * 900) + noise(s.x * 130, s.y * 130, s.z * 130)) * detail(s, 0.008);
    shade(s, 0.95 + 0.05 * weave + 0.07 * fbm(s.x * 4, s.y * 4, s.z * 4, 3));
  },
  /** Curtains and lamp shades: the light comes through. */
  cloth(s) {
    shade(s, 0.95 + 0.06 * fbm(s.x * 5, s.y * 2, s.z * 5, 3));
    s.thin = 0.35;
  },
  /** Woven wall covering with a damask figure. */
  damask(s) {
    const [p, q] = facePlane(s);
    const a = p / 0.62;
    const b = q / 0.9;
    const row = Math.floor(b);
    const fx = Math.abs(a + (row & 1) * 0.5 - Math.round(a + (row & 1) * 0.5)) * 2;
    const fy = b - row - 0.5;
    const bud = Math.hypot(fx * 1.25, fy * 1.9) - 0.42 - 0.1 * Math.cos(Math.atan2(fy * 1.9, fx * 1.25) * 6);
    const stem = Math.abs(fx - 0.5 - 0.28 * Math.sin(fy * Math.PI * 2)) - 0.06;
    const figure = Math.max(1 - smoothstep(-0.02, 0.02, bud), 1 - smoothstep(-0.02, 0.02, stem)) * (bud < -0.24 ? 0.2 : 1);
    shade(s, 0.93 + 0.17 * figure * detail(s, 0.2) + 0.05 * noise(p * 210, q * 210) * detail(s, 0.006));
  },
  /** A Persian carpet, u and v in [0, 1]. */
  carpet(s) {
    const weave = 0.92 + 0.14 * noise(s.u * 420, s.v * 560) * detail(s, 0.02);
    const du = Math.min(s.u, 1 - s.u);
    const dv = Math.min(s.v, 1 - s.v);
    const d = Math.min(du * 1.45, dv);
    const flower = (p: number, q: number, petals: number) => Math.hypot(p, q) - 0.26 - 0.1 * Math.cos(Math.atan2(q, p) * petals);
    const tones = { ground: 0x7d3a35, deep: 0x343c55, cream: 0xd9cbae, gold: 0xb09060, sage: 0x7d8a76 };
    let tone = tones.ground;
    if (d < 0.012) tone = tones.cream;
    else if (d < 0.03) tone = tones.deep;
    else if (d < 0.14) {
      tone = tones.deep;
      const along = du * 1.45 < dv ? s.v * 17 : s.u * 12;
      const f = flower(along - Math.floor(along) - 0.5, (d - 0.085) * 10, 6);
      if (f < 0) tone = f < -0.2 ? tones.gold : tones.ground;
      else if (f < 0.09) tone = tones.cream;
      else if (Math.abs(d - 0.085 - 0.03 * Math.sin(along * 6.283)) < 0.004) tone = tones.gold;
    } else if (d < 0.155) tone = tones.gold;
    else if (d < 0.17) tone = tones.cream;
    else {
      const x = (s.u - 0.5) * 1.45;
      const y = s.v - 0.5;
      const angle = Math.atan2(y, x);
      const r = Math.hypot(x * 1.05, y * 0.8);
      const lobes = 0.2 + 0.024 * Math.cos(angle * 16);
      const corner = Math.hypot(Math.abs(x) - 0.48, Math.abs(y) - 0.33);
      if (r < 0.05 + 0.012 * Math.cos(angle * 8)) tone = tones.gold;
      else if (r < 0.1 + 0.014 * Math.cos(angle * 8)) tone = tones.ground;
      else if (r < lobes - 0.014) tone = flower((((angle / 6.283) * 16 + 16) % 1) - 0.5, (r - 0.15) * 12, 5) < 0 ? tones.cream : tones.deep;
      else if (r < lobes) tone = tones.gold;
      else if (corner < 0.21 + 0.02 * Math.cos(Math.atan2(Math.abs(y) - 0.33, Math.abs(x) - 0.48) * 14))
        tone = corner < 0.19 ? (flower(((s.u * 22) % 1) - 0.5, ((s.v * 30) % 1) - 0.5, 5) < -0.05 ? tones.gold : tones.deep) : tones.cream;
      else {
        const gx = s.u * 15 + 0.5 * (Math.floor(s.v * 21) & 1);
        const f = flower(gx - Math.floor(gx) - 0.5, s.v * 21 - Math.floor(s.v * 21) - 0.5, 5);
        if (f < -0.18) tone = tones.gold;
        else if (f < -0.04) tone = hash(Math.floor(gx), Math.floor(s.v * 21)) > 0.5 ? tones.cream : tones.sage;
        else if (Math.abs(Math.sin(s.u * 47 + Math.sin(s.v * 66))) < 0.06) tone = tones.deep;
      }
    }
    colour(s, srgb(tone));
    shade(s, weave * (0.94 + 0.14 * fbm(s.u * 7, s.v * 9, 2, 3)));
  },
  /** The stair runner: tinted, with a border along its edges; u across in [0, 1]. */
  runner(s) {
    const d = Math.min(s.u, 1 - s.u);
    if (d < 0.03 || (d > 0.09 && d < 0.105)) colour(s, srgb(0xc49a4a));
    else if (d < 0.09) colour(s, srgb(0x2a1c2e));
    shade(s, 0.93 + 0.1 * noise(s.x * 120, s.y * 120, s.z * 120) * detail(s, 0.01));
  },
  /** A book's spine: tinted, bands and a title label; u across, v up in [0, 1], the whole part of u is its number. */
  book(s) {
    const id = Math.floor(s.u);
    const band = s.v * 10;
    const gilt = srgb(0xd9b25a);
    shade(s, 0.86 + 0.2 * noise(s.x * 60, s.y * 24, s.z * 60) * detail(s, 0.02));
    const kind = hash(id, 61);
    const label = kind > 0.5 && s.v > 0.62 && s.v < 0.8;
    if (label) colour(s, mix([s.r, s.g, s.b], kind > 0.75 ? srgb(0x2a1512) : srgb(0xc9b58a), 0.85));
    const lines = [0.12, 0.16, 0.58, 0.84, 0.88];
    if (kind > 0.2 && lines.some((line) => Math.abs(s.v - line) < 0.008)) colour(s, mix([s.r, s.g, s.b], gilt, detail(s, 0.01)));
    if (label && Math.abs(((band * 3) % 1) - 0.5) < 0.2 && hash(id, Math.floor(band * 3), Math.floor(s.u * 14)) > 0.35)
      colour(s, mix([s.r, s.g, s.b], gilt, 0.7 * detail(s, 0.008)));
    polish(s, 0.03, 0.35);
  },
  paper(s) {
    shade(s, 0.85 + 0.15 * Math.abs(Math.sin(s.x * 700 + s.z * 700)) * detail(s, 0.006));
  },
  /** The whole part of u is the number of the painting. */
  painting(s) {
    const number = Math.floor(s.u);
    colour(s, painted(number, s.u - number, s.v));
    polish(s, 0.025, 0.3);
  },
  porcelain(s) {
    polish(s, 0.05, 0.05);
  },
  /** Blue figures on white. */
  delft(s) {
    const vine = Math.abs(fbm(s.u * 14, s.v * 16, 4, 3));
    const band = Math.abs(Math.sin(s.v * 24)) < 0.13;
    if (vine < 0.07 || band) colour(s, mix([s.r, s.g, s.b], srgb(0x24468a), 0.85));
    polish(s, 0.05, 0.08);
  },
  terracotta(s) {
    shade(s, 0.85 + 0.25 * fbm(s.x * 5, s.y * 7, s.z * 5, 4));
  },
  leaf(s) {
    const rib = Math.abs(s.u - 0.5);
    shade(s, (0.78 + 0.5 * rib) * (0.92 + 0.14 * Math.sin((s.v * 30 + rib * 9) * 2.2) * detail(s, 0.02)));
    s.thin = 0.42;
    polish(s, 0.035, 0.35);
  },
  petal(s) {
    s.thin = 0.4;
  },
  bark(s) {
    shade(s, 0.72 + 0.5 * Math.abs(fbm(s.x * 9, s.y * 3.2, s.z * 9, 4)));
  },
  soil(s) {
    shade(s, 0.75 + 0.5 * noise(s.x * 40, s.z * 40) * detail(s, 0.05));
  },
  gravel(s) {
    const { distance, id } = cells(s.x * 26, s.z * 26);
    const near = detail(s, 0.05);
    colour(s, mix(srgb(0xcbb692), mix(srgb(0xa98f6c), srgb(0xe8dcc3), id), near));
    shade(s, (1 - 0.45 * near * smoothstep(0.3, 0.75, distance)) * (0.94 + 0.12 * fbm(s.x * 0.8, s.z * 0.8, 3, 4)));
  },
  /** Hedges and far trees: tinted foliage that is clumps of light and shade. */
  foliage(s) {
    const clump = fbm(s.x * 4.5, s.y * 4.5, s.z * 4.5, 3);
    const { distance, id } = cells((s.x + s.z * 0.7) * 13, (s.y + s.z * 0.35) * 13);
    const near = detail(s, 0.1);
    shade(s, 0.78 + 0.75 * clump + near * (0.5 * id - 0.55 * smoothstep(0.15, 0.7, distance)));
    tilt(
      s,
      0.9 * noise(s.x * 8, s.y * 8, s.z * 8),
      0.5 * noise(s.x * 8 + 40, s.y * 8, s.z * 8),
      0.9 * noise(s.x * 8, s.y * 8 + 40, s.z * 8),
    );
    s.thin = 0.12;
  },
  grass(s) {
    const mown = Math.floor((s.x + 100) / 1.6) & 1;
    colour(s, mix(srgb(0x4d6b25), srgb(0x75923a), 0.5 + 0.5 * fbm(s.x * 0.5, s.z * 0.5, 4, 5)));
    shade(s, (mown ? 1.1 : 0.92) * (0.95 + 0.4 * noise(s.x * 70, s.z * 70) * detail(s, 0.03)));
    tilt(s, 0.35 * noise(s.x * 50, s.z * 50, 1) * detail(s, 0.05), 0, 0.35 * noise(s.x * 50 + 30, s.z * 50, 1) * detail(s, 0.05));
  },
  /** The slopes around the house: meadows, vineyards, scrub. */
  slope(s) {
    const patch = fbm(s.x / 34, s.z / 34, 6, 5);
    const meadow = mix(srgb(0x66803a), srgb(0xa79b56), smoothstep(-0.25, 0.4, patch));
    const rows = Math.sin((s.x * 0.8 + s.z * 0.6) * 2.6);
    const vineyard = smoothstep(0.02, 0.1, fbm(s.x / 70, s.z / 70, 15, 3)) * smoothstep(30, 60, Math.hypot(s.x, s.z));
    const vines = rows > 0 ? srgb(0x3f5c22) : srgb(0xa08a5c);
    colour(s, mix(meadow, mix(vines, srgb(0x6d7539), 1 - detail(s, 1.6)), vineyard));
    shade(s, 0.9 + 0.4 * fbm(s.x * 0.9, s.z * 0.9, 2, 5) * detail(s, 1.2));
  },
  poolTiles(s) {
    const [p, q] = facePlane(s);
    const size = 0.15;
    const i = Math.floor(p / size);
    const j = Math.floor(q / size);
    colour(s, mix(srgb(0x3f9fb4), srgb(0x8fd6dc), hash(i, j, 3) * 0.7 + 0.15));
    const gap = joint(s, p / size - i, q / size - j, 0.004, size) * detail(s, 0.05);
    colour(s, mix([s.r, s.g, s.b], srgb(0xd7ecec), gap));
    const a = s.x * 1.5 + 0.6 * noise(s.x * 1.1, s.z * 1.1, 4);
    const b = s.z * 1.5 + 0.6 * noise(s.x * 1.1, s.z * 1.1, 8);
    const first = cells(a, b).distance;
    const second = cells(a * 1.37 + 8, b * 1.37 + 3).distance;
    const caustic = smoothstep(0.5, 0.86, first) + smoothstep(0.52, 0.9, second);
    shade(s, 0.82 + 0.75 * caustic * Math.max(0, s.ny));
  },
  /** An inlaid compass around the middle of the tower. */
  compass(s) {
    const x = s.x - 9.4;
    const z = s.z + 9.9;
    const r = Math.hypot(x, z);
    const angle = Math.atan2(x, -z);
    const point = (turn: number, long: number, wide: number) => {
      const step = Math.PI / 2;
      const a = angle - turn - Math.round((angle - turn) / step) * step;
      const side = Math.abs(r * Math.sin(a));
      const along = r * Math.cos(a);
      return along < long && side < wide * (1 - along / long) ? (a > 0 ? 1 : 2) : 0;
    };
    const size = 0.33;
    const i = Math.floor(s.x / size);
    const j = Math.floor(s.z / size);
    colour(s, mix(srgb(0xb9704a), srgb(0xcf8f66), hash(i, j, 6)));
    const gap = joint(s, s.x / size - i, s.z / size - j, 0.005, size);
    colour(s, mix([s.r, s.g, s.b], srgb(0xb7a48b), gap));
    if (r < 1.62) {
      colour(s, srgb(0xe5dac2));
      const major = point(0, 1.35, 0.24);
      const minor = point(Math.PI / 4, 0.95, 0.2);
      if (r > 1.5) colour(s, srgb(0x37454a));
      else if (r > 1.4 && Math.abs((((angle / Math.PI) * 18 + 36) % 1) - 0.5) < 0.22) colour(s, srgb(0x37454a));
      else if (major > 0) colour(s, srgb(major === 1 ? 0x2c4a63 : 0xb68a3e));
      else if (minor > 0) colour(s, srgb(minor === 1 ? 0x8a3b2a : 0xcaa468));
      shade(s, 0.94 + 0.1 * fbm(s.x * 4, s.z * 4, 2, 3));
    }
    polish(s, 0.04, 0.14);
  },
  /** A terrestrial globe of 1800; v from pole to pole. */
  globe(s) {
    const land = fbm(Math.cos(s.u * 6.283) * 1.6 + 3, s.v * 3.4, Math.sin(s.u * 6.283) * 1.6, 5);
    colour(
      s,
      land > 0.03 ? mix(srgb(0xc9a565), srgb(0x8f7a3e), smoothstep(0.03, 0.3, land)) : mix(srgb(0x6f9a94), srgb(0x8fb5a6), 0.5 + land),
    );
    if (Math.abs(((s.u * 24) % 1) - 0.5) > 0.485 || Math.abs(((s.v * 12) % 1) - 0.5) > 0.485) shade(s, 0.7);
    polish(s, 0.04, 0.12);
  },
  /** Radiance is the tint times a number kept in u. */
  glow(s) {
    s.glow = Math.max(1, s.u);
  },
  /** Milky glass lit from above: it lights its room as a whole, not as a lamp. */
  laylight(s) {
    shade(s, 1 + 0.03 * fbm(s.x, s.z, 1, 3));
    s.glow = 1;
    s.thin = 1;
  },
  glass(s) {
    polish(s, 0.04, 0);
  },
  water(s) {
    const wave = (x: number, z: number) =>
      0.6 * noise(x * 2.1, z * 2.1, 3.1) + 0.3 * noise(x * 5.7, z * 5.7, 8.2) + 0.12 * noise(x * 13, z * 13, 1.2);
    const e = 0.02;
    const strength = 0.035 / e;
    tilt(s, -(wave(s.x + e, s.z) - wave(s.x, s.z)) * strength * 0.5, 0, -(wave(s.x, s.z + e) - wave(s.x, s.z)) * strength * 0.5);
    polish(s, 0.02, 0);
  },
} satisfies Record<string, Material>;

export type MaterialName = keyof typeof MATERIALS;

export const MATERIAL_NAMES = Object.keys(MATERIALS) as MaterialName[];
export const MATERIAL_LIST: Material[] = MATERIAL_NAMES.map((name) => MATERIALS[name]);
/** What the eye's rays pass through and shadows ignore. */
export const isClear = (name: string): boolean => name === 'glass' || name === 'water';
