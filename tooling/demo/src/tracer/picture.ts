import { sharedFloats } from './bvh.ts';
import { pixelDirection } from './camera.ts';
import type { Integrator, LightLookup } from './integrator.ts';
import { createSurface, SHARP, type Surface } from './surface.ts';
import type { Vec3 } from './vector.ts';

/**
 * One equirectangular picture in the making. The soft light (`light`) and blurred reflections (`gloss`) are gathered at a quarter of the size,
 * smoothed, and looked up when the full-size `radiance` is traced; `guide` holds normal and position of what each soft pixel met.
 */
export interface Picture {
  width: number;
  height: number;
  eye: Vec3;
  radiance: Float32Array<SharedArrayBuffer>;
  guide: Float32Array<SharedArrayBuffer>;
  soft: SoftLight;
  spare: SoftLight;
}

export interface SoftLight {
  light: Float32Array<SharedArrayBuffer>;
  gloss: Float32Array<SharedArrayBuffer>;
}

export interface Quality {
  /** Rays of soft light per soft pixel, and of blurred reflection. */
  gatherRays: number;
  glossRays: number;
  /** Further rays through pixels that differ from their neighbours. */
  extraSamples: number;
}

const GUIDE = 8;
/** Size of the soft-light buffers relative to the picture. */
const SOFT = 0.25;

export const softHeight = (size: number): number => (size * SOFT) / 2;

export function createPicture(width: number, eye: Vec3): Picture {
  const height = width / 2;
  const pixels = width * SOFT * height * SOFT;
  const soft = () => ({ light: sharedFloats(pixels * 3), gloss: sharedFloats(pixels * 3) });
  return {
    width,
    height,
    eye,
    radiance: sharedFloats(width * height * 3),
    guide: sharedFloats(pixels * GUIDE),
    soft: soft(),
    spare: soft(),
  };
}

function aim(ray: Float64Array, eye: Vec3, s: number, t: number): void {
  ray.set(eye);
  ray.set(pixelDirection(s, t), 3);
}

/** Fills rows of the soft buffers. */
export function gatherRows(picture: Picture, integrator: Integrator, quality: Quality, [from, to]: readonly [number, number]): void {
  const { width, height, guide, soft } = picture;
  const w = width * SOFT;
  const spread = (2 * Math.PI) / w;
  const s = createSurface();
  const ray = new Float64Array(6);
  const light = new Float64Array(3);
  const gloss = new Float64Array(3);
  for (let y = from; y < to; y++)
    for (let x = 0; x < w; x++) {
      integrator.reseed(x, y + 7000);
      aim(ray, picture.eye, (x + 0.5) / w, (y + 0.5) / (height * SOFT));
      const way = integrator.meet(ray, s, spread);
      const at = y * w + x;
      if (way === null) {
        guide[at * GUIDE + 6] = -1;
        continue;
      }
      guide.set([s.gx, s.gy, s.gz, s.x, s.y, s.z, way, 0], at * GUIDE);
      integrator.gather(s, quality.gatherRays, Math.max(2, quality.gatherRays >> 3), light);
      soft.light.set(light, at * 3);
      gloss.fill(0);
      if (s.shine > 0 && s.roughness > SHARP && (s.metal || s.roughness < 0.45)) integrator.gatherGloss(s, ray, quality.glossRays, gloss);
      soft.gloss.set(gloss, at * 3);
    }
}

const KERNEL = [1 / 16, 1 / 4, 3 / 8, 1 / 4, 1 / 16];

/** One pass of edge-avoiding smoothing (à-trous wavelet), from `soft` to `spare`; each pass doubles the step. */
export function smoothRows(picture: Picture, pass: number, [from, to]: readonly [number, number]): void {
  const { width, height, guide, soft, spare } = picture;
  const w = width * SOFT;
  const h = height * SOFT;
  const step = 1 << pass;
  const tolerance = 0.9 / (1 + pass * 0.9);
  const bright = (floats: Float32Array, at: number) => floats[at]! * 0.3 + floats[at + 1]! * 0.6 + floats[at + 2]! * 0.1;
  for (let y = from; y < to; y++)
    for (let x = 0; x < w; x++) {
      const at = y * w + x;
      const g = at * GUIDE;
      if (guide[g + 6]! < 0) continue;
      const near = 0.012 * guide[g + 6]! * step * (1024 / w) + 0.004;
      const own = bright(soft.light, at * 3);
      const ownGloss = bright(soft.gloss, at * 3);
      const hasGloss = ownGloss > 0;
      const sum = [0, 0, 0];
      const sumGloss = [0, 0, 0];
      let total = 0;
      let totalGloss = 0;
      for (let j = -2; j <= 2; j++) {
        const row = y + j * step;
        if (row < 0 || row >= h) continue;
        for (let i = -2; i <= 2; i++) {
          const other = row * w + ((((x + i * step) % w) + w) % w);
          const o = other * GUIDE;
          if (guide[o + 6]! < 0) continue;
          const normal = guide[g]! * guide[o]! + guide[g + 1]! * guide[o + 1]! + guide[g + 2]! * guide[o + 2]!;
          if (normal < 0.8) continue;
          const off = Math.abs(
            (guide[o + 3]! - guide[g + 3]!) * guide[g]! +
              (guide[o + 4]! - guide[g + 4]!) * guide[g + 1]! +
              (guide[o + 5]! - guide[g + 5]!) * guide[g + 2]!,
          );
          if (off > near * 3) continue;
          const geometry = KERNEL[i + 2]! * KERNEL[j + 2]! * normal ** 8 * Math.exp(-off / near);
          const theirs = bright(soft.light, other * 3);
          const weight = geometry * Math.exp(-Math.abs(theirs - own) / (tolerance * (own + theirs + 0.004)));
          total += weight;
          for (let k = 0; k < 3; k++) sum[k]! += weight * soft.light[other * 3 + k]!;
          if (!hasGloss) continue;
          const glossWeight =
            geometry * Math.exp(-Math.abs(bright(soft.gloss, other * 3) - ownGloss) / (2 * tolerance * (ownGloss + 0.02)));
          totalGloss += glossWeight;
          for (let k = 0; k < 3; k++) sumGloss[k]! += glossWeight * soft.gloss[other * 3 + k]!;
        }
      }
      for (let k = 0; k < 3; k++) {
        spare.light[at * 3 + k] = sum[k]! / total;
        spare.gloss[at * 3 + k] = hasGloss ? sumGloss[k]! / totalGloss : 0;
      }
    }
}

/** Joins the four soft pixels around a point of the picture, as far as they lie on the same surface. */
function createLookup({ width, height, guide, soft }: Picture): { lookup: LightLookup; place(x: number, y: number): void } {
  const w = width * SOFT;
  const h = height * SOFT;
  let px = 0;
  let py = 0;
  /** Joins what fits; strict takes only the same face, otherwise whatever is near, as for the narrow sides of a moulding. */
  const join = (s: Surface, light: Float64Array, gloss: Float64Array, strict: boolean): boolean => {
    const x0 = Math.floor(px);
    const y0 = Math.floor(py);
    light.fill(0);
    gloss.fill(0);
    let total = 0;
    let shining = 0;
    for (let j = 0; j < 2; j++) {
      const row = Math.min(h - 1, Math.max(0, y0 + j));
      for (let i = 0; i < 2; i++) {
        const at = row * w + ((((x0 + i) % w) + w) % w);
        const g = at * GUIDE;
        const way = guide[g + 6]!;
        if (way < 0) continue;
        const normal = guide[g]! * s.gx + guide[g + 1]! * s.gy + guide[g + 2]! * s.gz;
        if (normal < (strict ? 0.55 : -0.3)) continue;
        const dx = guide[g + 3]! - s.x;
        const dy = guide[g + 4]! - s.y;
        const dz = guide[g + 5]! - s.z;
        const off = strict ? Math.abs(dx * s.gx + dy * s.gy + dz * s.gz) / (0.006 * way + 0.01) : 0;
        const apart = Math.hypot(dx, dy, dz) / (strict ? 0.06 * way + 0.1 : 0.02 * way + 0.05);
        if (off > 4 || apart > 4) continue;
        const bilinear = (i === 0 ? 1 - (px - x0) : px - x0) * (j === 0 ? 1 - (py - y0) : py - y0) + 0.02;
        const weight = bilinear * (strict ? normal ** 6 : normal + 0.5) * Math.exp(-off - apart);
        total += weight;
        // Matt neighbours gathered no reflection: they would only dim it.
        if (soft.gloss[at * 3 + 1]! > 0) shining += weight;
        for (let k = 0; k < 3; k++) {
          light[k]! += weight * soft.light[at * 3 + k]!;
          gloss[k]! += weight * soft.gloss[at * 3 + k]!;
        }
      }
    }
    if (total < (strict ? 0.02 : 1e-3)) return false;
    for (let k = 0; k < 3; k++) {
      light[k]! /= total;
      if (shining > 0) gloss[k]! /= shining;
    }
    return true;
  };
  const lookup: LightLookup = (s, light, gloss) => join(s, light, gloss, true) || join(s, light, gloss, false);
  return {
    lookup,
    place(x, y) {
      px = x * SOFT - 0.5;
      py = y * SOFT - 0.5;
    },
  };
}

/** Samples brighter than this are cut, so that a glint does not sparkle. */
const BRIGHTEST = 14;

function createSampler(picture: Picture, integrator: Integrator) {
  const { width, height, eye } = picture;
  const { lookup, place } = createLookup(picture);
  const spread = (2 * Math.PI) / width;
  return (x: number, y: number): Float64Array => {
    place(x, y);
    aim(integrator.rays[0]!, eye, x / width, y / height);
    integrator.trace(0, spread, lookup);
    const result = integrator.results[0]!;
    const peak = Math.max(result[0]!, result[1]!, result[2]!);
    if (peak > BRIGHTEST) for (let k = 0; k < 3; k++) result[k]! *= BRIGHTEST / peak;
    return result;
  };
}

/** The first ray through each pixel. */
export function traceRows(picture: Picture, integrator: Integrator, [from, to]: readonly [number, number]): void {
  const sample = createSampler(picture, integrator);
  for (let y = from; y < to; y++)
    for (let x = 0; x < picture.width; x++) {
      integrator.reseed(x, y);
      picture.radiance.set(sample(x + 0.5, y + 0.5), (y * picture.width + x) * 3);
    }
}

const tone = (value: number, exposure: number) => {
  const x = value * exposure;
  return Math.sqrt(x / (1 + x));
};

/** Further rays where a pixel differs from a neighbour: edges, fine texture, soft shadows. Writes to `refined`. */
export function refineRows(
  picture: Picture,
  integrator: Integrator,
  options: { quality: Quality; exposure: number; refined: Float32Array; rows: readonly [number, number] },
): void {
  const { width, height, radiance } = picture;
  const { quality, exposure, refined, rows } = options;
  const sample = createSampler(picture, integrator);
  const differs = (a: number, b: number) => {
    for (let k = 0; k < 3; k++)
      if (Math.abs(tone(radiance[a * 3 + k]!, exposure) - tone(radiance[b * 3 + k]!, exposure)) > 0.028) return true;
    return false;
  };
  for (let y = rows[0]; y < rows[1]; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const right = y * width + ((x + 1) % width);
      const left = y * width + ((x + width - 1) % width);
      const below = Math.min(height - 1, y + 1) * width + x;
      const above = Math.max(0, y - 1) * width + x;
      let [r, g, b] = [radiance[at * 3]!, radiance[at * 3 + 1]!, radiance[at * 3 + 2]!];
      if (differs(at, right) || differs(at, below) || differs(at, left) || differs(at, above)) {
        const n = quality.extraSamples;
        integrator.reseed(x + 50_000, y);
        for (let i = 0; i < n; i++) {
          // An R2 sequence spreads the points evenly over the pixel.
          const color = sample(x + ((0.25 + (i + 1) * 0.7548776662466927) % 1), y + ((0.75 + (i + 1) * 0.5698402909980532) % 1));
          r += color[0]!;
          g += color[1]!;
          b += color[2]!;
        }
        r /= n + 1;
        g /= n + 1;
        b /= n + 1;
      }
      refined[at * 3] = r;
      refined[at * 3 + 1] = g;
      refined[at * 3 + 2] = b;
    }
}
