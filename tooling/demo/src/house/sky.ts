import { fbm, noise, cells } from '../tracer/noise.ts';
import { clamp, mix, normalize, smoothstep, type Vec3 } from '../tracer/vector.ts';

/** A warm afternoon: the sun stands in the south-west (south is +z, west is −x). */
export const SUN: Vec3 = normalize([-0.6, 0.62, 0.5]);
/** Radiance that a white surface square to the sun gives back. */
export const SUN_LIGHT: Vec3 = [4.5, 4.05, 3.45];
/** Half the angle of the sun's disc as seen by shadows, radians; wider than the real one for soft edges. */
export const SUN_RADIUS = 0.007;

const HORIZON: Vec3 = [1.0, 1.08, 1.16];
const ZENITH: Vec3 = [0.2, 0.47, 1.08];
const HAZE: Vec3 = [0.74, 0.86, 1.0];
const LAKE_LEVEL = -46;

/** What is seen beyond the terrain in a unit direction: sky, clouds, ranges of hills, the plain and its lake. */
export function background(dx: number, dy: number, dz: number): Vec3 {
  const azimuth = Math.atan2(dx, -dz);
  const elevation = Math.asin(clamp(dy, -1, 1));
  const ranges = [
    { base: 0.052, rise: 0.075, grain: 2.6, seed: 3, near: [0.27, 0.36, 0.47], haze: 0.72 },
    { base: 0.03, rise: 0.05, grain: 4.1, seed: 11, near: [0.16, 0.24, 0.24], haze: 0.52 },
    { base: 0.006, rise: 0.036, grain: 6.7, seed: 29, near: [0.12, 0.19, 0.09], haze: 0.3 },
  ] as const;
  for (let i = ranges.length - 1; i >= 0; i--) {
    const { base, rise, grain, seed, near, haze } = ranges[i]!;
    // Around the circle in (cos, sin), so that the ridge meets itself at the seam.
    const cx = Math.cos(azimuth) * grain;
    const cz = Math.sin(azimuth) * grain;
    const ridge = base + rise * fbm(cx + seed, cz, seed, 6);
    if (elevation > ridge || elevation < -0.012 - 0.012 * i) continue;
    const woods = fbm(azimuth * 40, elevation * 130, seed, 4);
    const lit = 0.9 + 0.55 * fbm(cx * 5 + 1.5, cz * 5 + elevation * 45, seed + 1, 4) + 0.2 * woods;
    const depth = clamp((ridge - elevation) * 5, 0, 0.12);
    return mix([near[0] * lit, near[1] * lit, near[2] * lit], HAZE, clamp(haze + depth, 0, 1));
  }
  return dy > -0.002 ? sky(dx, Math.max(dy, 0.0005), dz) : plain(dx, dy, dz);
}

function sky(dx: number, dy: number, dz: number): Vec3 {
  const up = 1 - (1 - dy) ** 2.6;
  const toSun = Math.max(0, dx * SUN[0] + dy * SUN[1] + dz * SUN[2]);
  const glow = 0.16 * toSun ** 5 + 0.8 * toSun ** 60 + 12 * toSun ** 2500;
  const base = mix(HORIZON, ZENITH, clamp(up, 0, 1));
  const clear: Vec3 = [base[0] + glow * 1.0, base[1] + glow * 0.86, base[2] + glow * 0.62];

  const flat = 1.15 / (dy + 0.16);
  const px = dx * flat + 4.2;
  const pz = dz * flat - 1.7;
  const cover = 0.3 * noise(px * 0.55, pz * 0.55, 3.3);
  const density = (x: number, z: number) => fbm(x * 1.25, z * 1.25, 0.7, 6) + cover;
  const here = density(px, pz);
  const amount = smoothstep(0.06, 0.4, here) * smoothstep(0.02, 0.2, dy);
  if (amount === 0) return clear;
  const shade = clamp(0.55 + 1.3 * (here - density(px + SUN[0] * 0.28, pz + SUN[2] * 0.28)), 0, 1);
  const cloud = mix([0.78, 0.85, 0.97], [2.0, 1.94, 1.84], shade);
  const wisps = mix(cloud, [1.5, 1.5, 1.5], 0.25);
  return mix(clear, [wisps[0] + glow * 0.4, wisps[1] + glow * 0.34, wisps[2] + glow * 0.25], amount * 0.88);
}

/** Whether a point of the far plain lies in the lake: positive inside. */
export function lakeDepth(x: number, z: number): number {
  const shore = 0.5 * fbm(x / 210, z / 210, 5.5, 5);
  const main = 1 - Math.hypot((x + 140) / 1150, (z - 760) / 430);
  const arm = 1 - Math.hypot((x - 900) / 420, (z - 420) / 210);
  return Math.max(main, arm) + shore * 0.7;
}

function plain(dx: number, dy: number, dz: number): Vec3 {
  const distance = LAKE_LEVEL / dy;
  const x = dx * distance;
  const z = dz * distance;
  const haze = 1 - Math.exp(-distance / 2600);
  if (lakeDepth(x, z) > 0) {
    const ripple = 0.02 * noise(x / 9, z / 5, 1) * Math.exp(-distance / 1500);
    const mirrored = -dy + Math.abs(ripple) + 0.012;
    const reflection = sky(dx + ripple, mirrored, dz);
    const fresnel = 0.1 + 0.9 * (1 - Math.min(1, -dy)) ** 5;
    const water = mix([0.05, 0.16, 0.2], reflection, clamp(fresnel, 0, 1));
    return mix(water, HAZE, haze * 0.6);
  }
  const field = cells(x / 85 + 0.35 * noise(x / 120, z / 120), z / 60);
  const crops: Vec3[] = [
    [0.2, 0.3, 0.09],
    [0.36, 0.36, 0.14],
    [0.14, 0.24, 0.07],
    [0.42, 0.37, 0.2],
    [0.23, 0.33, 0.12],
  ];
  const crop = crops[Math.floor(field.id * crops.length)]!;
  const woods = smoothstep(0.02, 0.16, fbm(x / 130, z / 130, 8, 5));
  const tone = 1 + 0.35 * fbm(x / 12, z / 12, 2, 3);
  const land = mix([crop[0] * tone, crop[1] * tone, crop[2] * tone], [0.05 * tone, 0.1 * tone, 0.035 * tone], woods);
  return mix(land, HAZE, haze);
}

const MAP_WIDTH = 512;
const MAP_HEIGHT = 256;

export interface SkyMap {
  /** Linear colours. */
  light: Float32Array;
  /** Where in `light` the colour of a unit direction starts. */
  at(dx: number, dy: number, dz: number): number;
}

/** The background at a coarse grain for gathering light, which needs millions of lookups and no detail. */
export function createSkyMap(): SkyMap {
  const light = new Float32Array(MAP_WIDTH * MAP_HEIGHT * 3);
  for (let row = 0; row < MAP_HEIGHT; row++)
    for (let column = 0; column < MAP_WIDTH; column++) {
      const yaw = ((column + 0.5) / MAP_WIDTH - 0.5) * 2 * Math.PI;
      const pitch = (0.5 - (row + 0.5) / MAP_HEIGHT) * Math.PI;
      const colour = background(Math.cos(pitch) * Math.sin(yaw), Math.sin(pitch), -Math.cos(pitch) * Math.cos(yaw));
      // The sun is sampled on its own: here its glare is cut.
      light.set(
        colour.map((value) => Math.min(value, 2)),
        (row * MAP_WIDTH + column) * 3,
      );
    }
  return {
    light,
    at(dx, dy, dz) {
      const column = Math.min(MAP_WIDTH - 1, Math.floor((Math.atan2(dx, -dz) / (2 * Math.PI) + 0.5) * MAP_WIDTH));
      const row = Math.min(MAP_HEIGHT - 1, Math.floor((0.5 - Math.asin(clamp(dy, -1, 1)) / Math.PI) * MAP_HEIGHT));
      return (row * MAP_WIDTH + column) * 3;
    },
  };
}
