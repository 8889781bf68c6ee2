import { sharedFloats, sharedInts } from './bvh.ts';

/**
 * The light of the whole house at a coarse grain, so that a gathered ray needs one lookup instead of a path.
 *
 * Space is cut into cells, by place and by the side that a surface faces; a cell holds up to POINTS sample points of its surfaces,
 * their mean colour, the light that falls on them without the sun (`incoming`, as radiance of a white surface), and what they
 * send back, sun included (`outgoing`).
 */
export interface LightCache {
  table: Int32Array<SharedArrayBuffer>;
  keys: Int32Array<SharedArrayBuffer>;
  counts: Int32Array<SharedArrayBuffer>;
  points: Float32Array<SharedArrayBuffer>;
  colours: Float32Array<SharedArrayBuffer>;
  /** What luminous panels send out by themselves. */
  glows: Float32Array<SharedArrayBuffer>;
  incoming: Float32Array<SharedArrayBuffer>;
  outgoing: Float32Array<SharedArrayBuffer>;
  /** Where the next round writes; swapped with `outgoing` when it is complete. */
  next: Float32Array<SharedArrayBuffer>;
  size: Int32Array<SharedArrayBuffer>;
}

export const POINTS = 4;
const NEAR_CELL = 0.3;
const FAR_CELL = 5;
const TABLE_BITS = 20;

export function createLightCache(capacity = 400_000): LightCache {
  return {
    table: sharedInts(1 << TABLE_BITS).fill(-1),
    keys: sharedInts(capacity),
    counts: sharedInts(capacity),
    points: sharedFloats(capacity * POINTS * 6),
    colours: sharedFloats(capacity * 3),
    glows: sharedFloats(capacity * 3),
    incoming: sharedFloats(capacity * 3),
    outgoing: sharedFloats(capacity * 3),
    next: sharedFloats(capacity * 3),
    size: sharedInts(1),
  };
}

function keyOf(x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
  const near = x > -30 && x < 30 && z > -22 && z < 32 && y > -4;
  const cell = near ? NEAR_CELL : FAR_CELL;
  const ax = Math.abs(nx);
  const ay = Math.abs(ny);
  const az = Math.abs(nz);
  const side = ax > ay && ax > az ? (nx > 0 ? 0 : 1) : ay > az ? (ny > 0 ? 2 : 3) : nz > 0 ? 4 : 5;
  const ix = (Math.floor(x / cell) + 512) & 1023;
  const iy = (Math.floor(y / cell) + 128) & 255;
  const iz = (Math.floor(z / cell) + 512) & 1023;
  return (ix << 22) | (iz << 12) | (iy << 4) | (side << 1) | (near ? 1 : 0);
}

function slotOf(cache: LightCache, key: number): number {
  const mask = cache.table.length - 1;
  let slot = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> (32 - TABLE_BITS);
  for (;;) {
    const cell = cache.table[slot]!;
    if (cell < 0 || cache.keys[cell] === key) return slot;
    slot = (slot + 1) & mask;
  }
}

/** The cell of a surface point, or −1 where no sample ever fell. */
export function findCell(cache: LightCache, x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
  return cache.table[slotOf(cache, keyOf(x, y, z, nx, ny, nz))]!;
}

export interface CachePoint {
  at: readonly [number, number, number];
  normal: readonly [number, number, number];
  colour: readonly [number, number, number];
  glow: readonly [number, number, number];
}

/** Remembers a surface point and its colour; a full cell keeps the points that it has. */
export function addPoint(cache: LightCache, { at, normal, colour, glow }: CachePoint): void {
  const key = keyOf(...at, ...normal);
  const slot = slotOf(cache, key);
  let cell = cache.table[slot]!;
  if (cell < 0) {
    cell = cache.size[0]!;
    if (cell >= cache.keys.length) return;
    cache.size[0] = cell + 1;
    cache.keys[cell] = key;
    cache.table[slot] = cell;
  }
  const count = cache.counts[cell]!;
  if (count >= POINTS) return;
  cache.points.set(at, (cell * POINTS + count) * 6);
  cache.points.set(normal, (cell * POINTS + count) * 6 + 3);
  const blend = (sums: Float32Array, values: readonly number[]) => {
    for (let k = 0; k < 3; k++) sums[cell * 3 + k] = (sums[cell * 3 + k]! * count + values[k]!) / (count + 1);
  };
  blend(cache.colours, colour);
  blend(cache.glows, glow);
  cache.counts[cell] = count + 1;
}
