/** Seeded, stateless randomness: the same arguments give the same number on every machine. */

/** An integer hash in [0, 1). */
export function hash(a: number, b = 0, c = 0): number {
  let h = Math.imul(a | 0, 0x9e3779b1) ^ Math.imul(b | 0, 0x85ebca77) ^ Math.imul(c | 0, 0xc2b2ae3d);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

/** A stream of numbers in [0, 1) from a seed. */
export function createRandom(seed: number): () => number {
  let count = 0;
  return () => hash(seed, ++count, 7919);
}

/** Smooth value noise in [−1, 1]. */
export function noise(x: number, y: number, z = 0): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const iz = Math.floor(z);
  const fx = x - ix;
  const fy = y - iy;
  const fz = z - iz;
  const u = fx * fx * (3 - 2 * fx);
  const v = fy * fy * (3 - 2 * fy);
  const w = fz * fz * (3 - 2 * fz);
  const row = (dy: number, dz: number) => {
    const a = hash(ix, iy + dy, iz + dz);
    return a + (hash(ix + 1, iy + dy, iz + dz) - a) * u;
  };
  const front = row(0, 0);
  const near = front + (row(1, 0) - front) * v;
  if (w === 0) return near * 2 - 1;
  const back = row(0, 1);
  const far = back + (row(1, 1) - back) * v;
  return (near + (far - near) * w) * 2 - 1;
}

/** Octaves of noise, about [−1, 1]. */
export function fbm(x: number, y: number, z: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  for (let i = 0; i < octaves; i++) {
    sum += weight * noise(x, y, z);
    x = x * 2.03 + 17.1;
    y = y * 2.01 + 5.3;
    z = z * 2.02 + 9.7;
    weight *= 0.5;
  }
  return sum;
}

/** Distance to the nearest of randomly strewn points, one a unit cell, and the cell's own random number. */
export function cells(x: number, y: number): { distance: number; id: number } {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  let distance = 9;
  let id = 0;
  for (let cy = iy - 1; cy <= iy + 1; cy++)
    for (let cx = ix - 1; cx <= ix + 1; cx++) {
      const d = Math.hypot(cx + hash(cx, cy, 1) - x, cy + hash(cx, cy, 2) - y);
      if (d >= distance) continue;
      distance = d;
      id = hash(cx, cy, 3);
    }
  return { distance, id };
}
