import { addPoint, findCell, POINTS, type LightCache } from './light-cache.ts';
import { hash } from './noise.ts';
import type { Scene } from './scene.ts';
import { createSurface, SHARP, type Material, type Surface } from './surface.ts';
import { createTracer } from './tracer.ts';
import type { Vec3 } from './vector.ts';

/** The light from outside and how surfaces answer it. */
export interface World {
  materials: readonly Material[];
  sun: Vec3;
  sunLight: Vec3;
  sunRadius: number;
  background: (dx: number, dy: number, dz: number) => Vec3;
  skyMap: { light: Float32Array; at: (dx: number, dy: number, dz: number) => number };
  /** What water takes from light, per metre. */
  waterTint: Vec3;
}

/** The smoothed light of the half-size picture, see gather.ts; answers false where it has nothing that fits. */
export type LightLookup = (s: Surface, light: Float64Array, gloss: Float64Array) => boolean;

const FAR = 1e5;
const GOLDEN_1 = 0.7548776662466927;
const GOLDEN_2 = 0.5698402909980532;
const MAX_DEPTH = 3;
/** Panes that a ray passes before it is given up. */
const MOST_PANES = 12;

/** Light transport over one scene. Not reentrant: one integrator a thread. */
export function createIntegrator(scene: Scene, cache: LightCache, world: World) {
  const solid = createTracer(scene.solid);
  const clear = createTracer(scene.clear);
  const { normals, uvs, tints, materials } = scene;
  const { skyMap, sun, sunLight, sunRadius } = world;
  const lampCount = scene.lamps.length;
  const lamps = new Float64Array(scene.lamps.flatMap(({ at, radius, power }) => [...at, radius, ...power]));

  let seed = 0;
  let draws = 0;
  const random = () => hash(seed, ++draws, 40503);
  function reseed(a: number, b: number): void {
    seed = Math.imul(a, 73856093) ^ Math.imul(b, 19349663);
    draws = 0;
  }

  /** Loads a crossing into a surface, facing the ray, and lets its material speak. */
  function load(
    s: Surface,
    tree: typeof scene.solid,
    index: number,
    u: number,
    v: number,
    t: number,
    ray: Float64Array,
    spread: number,
  ): void {
    const id = tree.order[index]!;
    const w = 1 - u - v;
    const n = id * 9;
    const at = index * 9;
    const tri = tree.triangles;
    const dx = ray[3]!;
    const dy = ray[4]!;
    const dz = ray[5]!;
    s.x = ray[0]! + dx * t;
    s.y = ray[1]! + dy * t;
    s.z = ray[2]! + dz * t;
    let nx = normals[n]! * w + normals[n + 3]! * u + normals[n + 6]! * v;
    let ny = normals[n + 1]! * w + normals[n + 4]! * u + normals[n + 7]! * v;
    let nz = normals[n + 2]! * w + normals[n + 5]! * u + normals[n + 8]! * v;
    let gx = tri[at + 4]! * tri[at + 8]! - tri[at + 5]! * tri[at + 7]!;
    let gy = tri[at + 5]! * tri[at + 6]! - tri[at + 3]! * tri[at + 8]!;
    let gz = tri[at + 3]! * tri[at + 7]! - tri[at + 4]! * tri[at + 6]!;
    const gs = (gx * dx + gy * dy + gz * dz > 0 ? -1 : 1) / Math.hypot(gx, gy, gz);
    gx *= gs;
    gy *= gs;
    gz *= gs;
    const ns = (nx * gx + ny * gy + nz * gz < 0 ? -1 : 1) / (Math.hypot(nx, ny, nz) || 1);
    nx *= ns;
    ny *= ns;
    nz *= ns;
    s.nx = nx;
    s.ny = ny;
    s.nz = nz;
    s.gx = gx;
    s.gy = gy;
    s.gz = gz;
    s.u = uvs[id * 6]! * w + uvs[id * 6 + 2]! * u + uvs[id * 6 + 4]! * v;
    s.v = uvs[id * 6 + 1]! * w + uvs[id * 6 + 3]! * u + uvs[id * 6 + 5]! * v;
    const facing = Math.abs(dx * nx + dy * ny + dz * nz);
    s.footprint = (t * spread) / Math.max(0.12, facing);
    s.r = tints[id * 3]!;
    s.g = tints[id * 3 + 1]!;
    s.b = tints[id * 3 + 2]!;
    s.glow = 0;
    s.shine = 0;
    s.metal = false;
    s.roughness = 1;
    s.thin = 0;
    world.materials[materials[id]!]!(s);
    // No surface gives back less than nothing, or all that it gets.
    if (s.glow === 0) {
      s.r = Math.min(0.92, Math.max(0.004, s.r));
      s.g = Math.min(0.92, Math.max(0.004, s.g));
      s.b = Math.min(0.92, Math.max(0.004, s.b));
    }
    // Off the surface, on the viewer's side, so that the next ray does not meet it again.
    s.x += gx * 1e-3;
    s.y += gy * 1e-3;
    s.z += gz * 1e-3;
  }

  /** How much of the sun reaches a point: the cosine towards it, softened shadow, light through thin things. */
  function sunAt(s: Surface): number {
    const r = sunRadius * Math.sqrt(random());
    const angle = 6.2831853 * random();
    const a = r * Math.cos(angle);
    const b = r * Math.sin(angle);
    const dx = sun[0] + a * sun[2];
    const dy = sun[1] + b;
    const dz = sun[2] - a * sun[0];
    const cosine = s.nx * dx + s.ny * dy + s.nz * dz;
    const taken = cosine > 0 ? cosine * (1 - s.thin * 0.5) : -cosine * s.thin;
    if (taken <= 0) return 0;
    const side = cosine > 0 ? 0 : -3e-3;
    return solid.blocked(s.x + s.nx * side, s.y + s.ny * side, s.z + s.nz * side, dx, dy, dz, FAR) ? 0 : taken;
  }

  /** Adds the light of one lamp, picked by its likely share, as radiance of a white surface. */
  function addLamp(s: Surface, weight: number, out: Float64Array): void {
    let total = 0;
    let chosen = -1;
    let chosenShare = 0;
    for (let i = 0; i < lampCount; i++) {
      const at = i * 7;
      const x = lamps[at]! - s.x;
      const y = lamps[at + 1]! - s.y;
      const z = lamps[at + 2]! - s.z;
      const square = x * x + y * y + z * z;
      if (square > 220) continue;
      const cosine = x * s.nx + y * s.ny + z * s.nz;
      if (cosine <= 0) continue;
      const share = (lamps[at + 5]! * cosine) / (Math.sqrt(square) * (square + 0.01));
      total += share;
      if (random() * total < share) {
        chosen = i;
        chosenShare = share;
      }
    }
    if (chosen < 0 || total < 1e-4) return;
    const at = chosen * 7;
    const radius = lamps[at + 3]!;
    const x = lamps[at]! + radius * (random() - 0.5) - s.x;
    const y = lamps[at + 1]! + radius * (random() - 0.5) - s.y;
    const z = lamps[at + 2]! + radius * (random() - 0.5) - s.z;
    const distance = Math.hypot(x, y, z);
    if (solid.blocked(s.x, s.y, s.z, x / distance, y / distance, z / distance, distance - radius * 1.6)) return;
    const k = (weight * total) / Math.PI / lamps[at + 5]!;
    if (chosenShare > 0) {
      out[0]! += k * lamps[at + 4]!;
      out[1]! += k * lamps[at + 5]!;
      out[2]! += k * lamps[at + 6]!;
    }
  }

  /** Adds what comes from a direction, by the cache: one ray. False when the cache is blind there. */
  function addIncoming(s: Surface, dx: number, dy: number, dz: number, weight: number, out: Float64Array): boolean {
    if (!solid.closest(s.x, s.y, s.z, dx, dy, dz, FAR)) {
      const at = skyMap.at(dx, dy, dz);
      out[0]! += skyMap.light[at]! * weight;
      out[1]! += skyMap.light[at + 1]! * weight;
      out[2]! += skyMap.light[at + 2]! * weight;
      return true;
    }
    const { t, index } = solid.crossing;
    const at = index * 9;
    const tri = scene.solid.triangles;
    let gx = tri[at + 4]! * tri[at + 8]! - tri[at + 5]! * tri[at + 7]!;
    let gy = tri[at + 5]! * tri[at + 6]! - tri[at + 3]! * tri[at + 8]!;
    let gz = tri[at + 3]! * tri[at + 7]! - tri[at + 4]! * tri[at + 6]!;
    if (gx * dx + gy * dy + gz * dz > 0) {
      gx = -gx;
      gy = -gy;
      gz = -gz;
    }
    const cell = findCell(cache, s.x + dx * t, s.y + dy * t, s.z + dz * t, gx, gy, gz);
    if (cell < 0) return false;
    out[0]! += cache.outgoing[cell * 3]! * weight;
    out[1]! += cache.outgoing[cell * 3 + 1]! * weight;
    out[2]! += cache.outgoing[cell * 3 + 2]! * weight;
    return true;
  }

  /** The mean light on a surface without the sun's disc: sky, bounces and lamps, as radiance of a white surface. */
  function gather(s: Surface, rays: number, lampRays: number, out: Float64Array): void {
    out.fill(0);
    const { nx, ny, nz } = s;
    const sign = nz >= 0 ? 1 : -1;
    const a = -1 / (sign + nz);
    const b = nx * ny * a;
    const [tx, ty, tz] = [1 + sign * nx * nx * a, sign * b, -sign * nx];
    const [bx, by, bz] = [b, sign + ny * ny * a, -ny];
    const shift1 = random();
    const shift2 = random();
    let seen = 0;
    for (let i = 0; i < rays; i++) {
      const k1 = (shift1 + (i + 1) * GOLDEN_1) % 1;
      const k2 = (shift2 + (i + 1) * GOLDEN_2) % 1;
      const r = Math.sqrt(k1);
      const angle = 6.2831853 * k2;
      const x = r * Math.cos(angle);
      const y = r * Math.sin(angle);
      const z = Math.sqrt(1 - k1);
      if (addIncoming(s, tx * x + bx * y + nx * z, ty * x + by * y + ny * z, tz * x + bz * y + nz * z, 1, out)) seen++;
    }
    if (seen > 0) for (let k = 0; k < 3; k++) out[k]! /= seen;
    for (let i = 0; i < lampRays; i++) addLamp(s, 1 / lampRays, out);
  }

  /** The mean light from around the mirror direction of a polished but not mirror-smooth surface. */
  function gatherGloss(s: Surface, ray: Float64Array, rays: number, out: Float64Array): void {
    out.fill(0);
    const spread = s.roughness * s.roughness * 1.4 + s.roughness * 0.12;
    let seen = 0;
    for (let i = 0; i < rays; i++) {
      const hx = s.nx + spread * (random() + random() - 1);
      const hy = s.ny + spread * (random() + random() - 1);
      const hz = s.nz + spread * (random() + random() - 1);
      const size = 1 / Math.hypot(hx, hy, hz);
      const along = 2 * (ray[3]! * hx + ray[4]! * hy + ray[5]! * hz) * size * size;
      const dx = ray[3]! - along * hx;
      const dy = ray[4]! - along * hy;
      const dz = ray[5]! - along * hz;
      if (dx * s.nx + dy * s.ny + dz * s.nz <= 0.01) continue;
      if (addIncoming(s, dx, dy, dz, 1, out)) seen++;
    }
    if (seen > 0) for (let k = 0; k < 3; k++) out[k]! /= seen;
  }

  const rays = Array.from({ length: MAX_DEPTH + 2 }, () => new Float64Array(6));
  const surfaces = Array.from({ length: MAX_DEPTH + 2 }, createSurface);
  const results = Array.from({ length: MAX_DEPTH + 2 }, () => new Float64Array(3));
  const pane = createSurface();
  const light = new Float64Array(3);
  const gloss = new Float64Array(3);

  const reflect = (ray: Float64Array, s: Surface, next: Float64Array) => {
    const along = 2 * (ray[3]! * s.nx + ray[4]! * s.ny + ray[5]! * s.nz);
    next[0] = s.x;
    next[1] = s.y;
    next[2] = s.z;
    next[3] = ray[3]! - along * s.nx;
    next[4] = ray[4]! - along * s.ny;
    next[5] = ray[5]! - along * s.nz;
  };
  const schlick = (shine: number, cosine: number) => shine + (1 - shine) * (1 - Math.min(1, cosine)) ** 5;

  /** Bends a ray into water. */
  function refract(ray: Float64Array, s: Surface, next: Float64Array): void {
    const eta = 1 / 1.333;
    const cosine = -(ray[3]! * s.nx + ray[4]! * s.ny + ray[5]! * s.nz);
    const inner = Math.sqrt(Math.max(0, 1 - eta * eta * (1 - cosine * cosine)));
    const k = eta * cosine - inner;
    next[0] = s.x - s.nx * 4e-3;
    next[1] = s.y - s.ny * 4e-3;
    next[2] = s.z - s.nz * 4e-3;
    next[3] = eta * ray[3]! + k * s.nx;
    next[4] = eta * ray[4]! + k * s.ny;
    next[5] = eta * ray[5]! + k * s.nz;
  }

  /** Follows a ray of the eye through panes and water to the first solid thing. The surface, and the way there in metres; null for the sky. */
  function meet(ray: Float64Array, s: Surface, spread: number): number | null {
    let way = 0;
    for (let step = 0; step < 4; step++) {
      const hit = solid.closest(ray[0]!, ray[1]!, ray[2]!, ray[3]!, ray[4]!, ray[5]!, FAR);
      const t = hit ? solid.crossing.t : FAR;
      const { index, u, v } = solid.crossing;
      if (clear.closest(ray[0]!, ray[1]!, ray[2]!, ray[3]!, ray[4]!, ray[5]!, t)) {
        const c = clear.crossing;
        load(pane, scene.clear, c.index, c.u, c.v, c.t, ray, spread);
        if (pane.shine < 0.03) {
          way += c.t;
          refract(ray, pane, ray);
          continue;
        }
      }
      if (!hit) return null;
      load(s, scene.solid, index, u, v, t, ray, spread);
      return way + t;
    }
    return null;
  }

  /**
   * The radiance along `rays[depth]`, left in `results[depth]`. `lookup` gives the smoothed light of the picture for what the eye
   * sees itself; reflections take the cache.
   */
  function trace(depth: number, spread: number, lookup: LightLookup | null): void {
    const ray = rays[depth]!;
    const out = results[depth]!;
    out.fill(0);
    let kr = 1;
    let kg = 1;
    let kb = 1;
    let hit = solid.closest(ray[0]!, ray[1]!, ray[2]!, ray[3]!, ray[4]!, ray[5]!, FAR);
    let { index, u, v } = solid.crossing;
    let left = hit ? solid.crossing.t : FAR;
    for (let step = 0; step < MOST_PANES; step++) {
      if (!clear.closest(ray[0]!, ray[1]!, ray[2]!, ray[3]!, ray[4]!, ray[5]!, left)) break;
      const { t } = clear.crossing;
      load(pane, scene.clear, clear.crossing.index, clear.crossing.u, clear.crossing.v, t, ray, spread);
      const water = pane.shine < 0.03;
      const { x, y, z, nx, ny, nz } = pane;
      const mirrored = schlick(pane.shine, Math.max(0, -(ray[3]! * nx + ray[4]! * ny + ray[5]! * nz)));
      // A pane mirrors only for the eye itself, and only the first two: the rest is too faint to see.
      if (depth === 0 && (water || step < 2)) {
        reflect(ray, pane, rays[1]!);
        trace(1, spread, null);
        const r = results[1]!;
        out[0]! += kr * mirrored * r[0]!;
        out[1]! += kg * mirrored * r[1]!;
        out[2]! += kb * mirrored * r[2]!;
      }
      kr *= 1 - mirrored;
      kg *= 1 - mirrored;
      kb *= 1 - mirrored;
      if (!water) {
        ray[0] = ray[0]! + ray[3]! * (t + 1e-3);
        ray[1] = ray[1]! + ray[4]! * (t + 1e-3);
        ray[2] = ray[2]! + ray[5]! * (t + 1e-3);
        left -= t + 1e-3;
        continue;
      }
      Object.assign(pane, { x, y, z, nx, ny, nz });
      refract(ray, pane, ray);
      hit = solid.closest(ray[0]!, ray[1]!, ray[2]!, ray[3]!, ray[4]!, ray[5]!, FAR);
      ({ index, u, v } = solid.crossing);
      left = hit ? solid.crossing.t : FAR;
      const deep = hit ? left : 3;
      kr *= Math.exp(-world.waterTint[0] * deep);
      kg *= Math.exp(-world.waterTint[1] * deep);
      kb *= Math.exp(-world.waterTint[2] * deep);
    }
    if (!hit) {
      const sky = world.background(ray[3]!, ray[4]!, ray[5]!);
      out[0]! += kr * sky[0];
      out[1]! += kg * sky[1];
      out[2]! += kb * sky[2];
      return;
    }
    const s = surfaces[depth]!;
    load(s, scene.solid, index, u, v, left, ray, spread);
    shadeSolid(depth, s, ray, [kr, kg, kb], spread, lookup);
  }

  function cachedLight(s: Surface, jitter: number): void {
    light.fill(0);
    for (let attempt = 0; attempt < 3; attempt++) {
      const j = jitter * 0.3;
      const cell = findCell(cache, s.x + j * (random() - 0.5), s.y + j * (random() - 0.5), s.z + j * (random() - 0.5), s.gx, s.gy, s.gz);
      if (cell < 0) continue;
      for (let k = 0; k < 3; k++) light[k] = cache.incoming[cell * 3 + k]!;
      return;
    }
  }

  function shadeSolid(depth: number, s: Surface, ray: Float64Array, [kr, kg, kb]: Vec3, spread: number, lookup: LightLookup | null): void {
    const out = results[depth]!;
    if (s.glow > 0) {
      out[0]! += kr * s.r * s.glow;
      out[1]! += kg * s.g * s.glow;
      out[2]! += kb * s.b * s.glow;
      return;
    }
    gloss.fill(0);
    if (!lookup?.(s, light, gloss)) cachedLight(s, 1);
    const cosine = Math.max(0, -(ray[3]! * s.nx + ray[4]! * s.ny + ray[5]! * s.nz));
    const dull = s.roughness > SHARP ? 1 - 0.75 * s.roughness : 1;
    const mirrored = s.shine > 0 ? Math.min(1, s.shine + (1 - s.shine) * (1 - cosine) ** 5 * dull * dull) : 0;
    const sunlit = sunAt(s);
    const diffuse = s.metal ? 0.12 : 1 - mirrored;
    out[0]! += kr * diffuse * s.r * (light[0]! + sunLight[0] * sunlit);
    out[1]! += kg * diffuse * s.g * (light[1]! + sunLight[1] * sunlit);
    out[2]! += kb * diffuse * s.b * (light[2]! + sunLight[2] * sunlit);
    if (mirrored < 0.004) return;
    const [fr, fg, fb] = s.metal
      ? [kr * mirrored * s.r, kg * mirrored * s.g, kb * mirrored * s.b]
      : [kr * mirrored, kg * mirrored, kb * mirrored];
    if (sunlit > 0 && s.roughness > SHARP) {
      // The sun's glint: a Blinn lobe.
      const hx = sun[0] - ray[3]!;
      const hy = sun[1] - ray[4]!;
      const hz = sun[2] - ray[5]!;
      const h = Math.max(0, (hx * s.nx + hy * s.ny + hz * s.nz) / Math.hypot(hx, hy, hz));
      const power = 2 / (s.roughness * s.roughness) ** 1.4;
      const glint = Math.min(6, sunlit * h ** power * (power + 2) * 0.125);
      out[0]! += fr * glint * sunLight[0];
      out[1]! += fg * glint * sunLight[1];
      out[2]! += fb * glint * sunLight[2];
    }
    if (s.roughness <= SHARP && depth < MAX_DEPTH - 1 && mirrored > 0.02) {
      reflect(ray, s, rays[depth + 1]!);
      trace(depth + 1, spread, null);
      const r = results[depth + 1]!;
      out[0]! += fr * r[0]!;
      out[1]! += fg * r[1]!;
      out[2]! += fb * r[2]!;
      return;
    }
    const missing = gloss[0] === 0 && gloss[1] === 0 && gloss[2] === 0;
    const source = missing ? light : gloss;
    out[0]! += fr * source[0]!;
    out[1]! += fg * source[1]!;
    out[2]! += fb * source[2]!;
  }

  /** Strews sample points over everything that light can reach from an eye, bounce by bounce. */
  function explore(eye: Vec3, count: number, number: number): void {
    const s = createSurface();
    const ray = new Float64Array(6);
    for (let i = 0; i < count; i++) {
      reseed(i, number);
      ray.set(eye);
      let dy = 1 - 2 * random();
      let angle = 6.2831853 * random();
      let flat = Math.sqrt(1 - dy * dy);
      ray[3] = flat * Math.cos(angle);
      ray[4] = dy;
      ray[5] = flat * Math.sin(angle);
      for (let bounce = 0; bounce < 5; bounce++) {
        if (!solid.closest(ray[0]!, ray[1]!, ray[2]!, ray[3], ray[4], ray[5], FAR)) break;
        const { index, u, v, t } = solid.crossing;
        load(s, scene.solid, index, u, v, t, ray, 0.05);
        const dim = s.glow > 0 ? 0 : s.metal ? 0.6 : 1;
        const shining = s.glow > 0 && s.thin > 0 ? s.glow : 0;
        addPoint(cache, {
          at: [s.x, s.y, s.z],
          normal: [s.gx, s.gy, s.gz],
          colour: [s.r * dim, s.g * dim, s.b * dim],
          glow: [s.r * shining, s.g * shining, s.b * shining],
        });
        dy = 1 - 2 * random();
        angle = 6.2831853 * random();
        flat = Math.sqrt(1 - dy * dy);
        const x = s.nx + flat * Math.cos(angle);
        const y = s.ny + dy;
        const z = s.nz + flat * Math.sin(angle);
        const size = 1 / (Math.hypot(x, y, z) || 1);
        ray.set([s.x, s.y, s.z, x * size, y * size, z * size]);
      }
    }
  }

  /** One round of light over the cells [from, to): reads `outgoing`, writes `incoming` and `next`. */
  function bounce(from: number, to: number, raysEach: number, round: number): void {
    const s = createSurface();
    const sum = new Float64Array(3);
    for (let cell = from; cell < to; cell++) {
      reseed(cell, 1000 + round);
      const count = cache.counts[cell]!;
      const total = [0, 0, 0];
      let sunlit = 0;
      for (let k = 0; k < count; k++) {
        const at = (cell * POINTS + k) * 6;
        s.x = cache.points[at]!;
        s.y = cache.points[at + 1]!;
        s.z = cache.points[at + 2]!;
        s.nx = cache.points[at + 3]!;
        s.ny = cache.points[at + 4]!;
        s.nz = cache.points[at + 5]!;
        s.thin = 0;
        gather(s, raysEach, 2, sum);
        for (let c = 0; c < 3; c++) total[c]! += sum[c]! / count;
        sunlit += sunAt(s) / count;
      }
      for (let c = 0; c < 3; c++) {
        const old = cache.incoming[cell * 3 + c]!;
        // Later rounds are averaged: each is a fresh estimate once the light has spread.
        const mean = round < 3 ? total[c]! : old + (total[c]! - old) / (round - 1);
        cache.incoming[cell * 3 + c] = mean;
        cache.next[cell * 3 + c] = cache.colours[cell * 3 + c]! * (mean + sunLight[c]! * sunlit) + cache.glows[cell * 3 + c]!;
      }
    }
  }

  return { rays, results, trace, meet, gather, gatherGloss, explore, bounce, reseed, random };
}

export type Integrator = ReturnType<typeof createIntegrator>;
