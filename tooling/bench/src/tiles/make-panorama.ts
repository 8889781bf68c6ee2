import { directionToVector, equirectToDirection, type Vector3 } from '@belvedere/manifest';
import sharp from 'sharp';

/** Values at the corners of a lattice, repeated every 256 steps. */
const NOISE = (() => {
  let seed = 20;
  return Float32Array.from({ length: 1 << 16 }, () => (seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5);
})();

const corner = (x: number, y: number, z: number) => NOISE[(x * 73 + y * 9277 + z * 26699) & 0xffff]!;
const smooth = (t: number) => t * t * (3 - 2 * t);

function noise({ x, y, z }: Vector3, frequency: number): number {
  const [px, py, pz] = [x * frequency + 4096, y * frequency + 4096, z * frequency + 4096];
  const [i, j, k] = [px | 0, py | 0, pz | 0];
  const [u, v, w] = [smooth(px - i), smooth(py - j), smooth(pz - k)];
  const mix = (a: number, b: number, t: number) => a + (b - a) * t;
  const plane = (depth: number) =>
    mix(mix(corner(i, j, depth), corner(i + 1, j, depth), u), mix(corner(i, j + 1, depth), corner(i + 1, j + 1, depth), u), v);
  return mix(plane(k), plane(k + 1), w);
}

/**
 * Writes a JPEG of a sphere with the detail of a photograph: a sky that fades, ground of noise down to single pixels, a wall of
 * bricks around the horizon with hard edges. It is the same on every machine.
 */
export async function makePanorama(path: string, width: number): Promise<void> {
  const height = width / 2;
  const data = Buffer.alloc(width * height * 3);
  let at = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const direction = equirectToDirection((column + 0.5) / width, (row + 0.5) / height);
      const vector = directionToVector(direction);
      const coarse = noise(vector, 6) + noise(vector, 17) * 0.5;
      if (direction.pitch > 25) {
        const cloud = 40 * Math.max(0, coarse + noise(vector, 60) * 0.3);
        data[at++] = 90 + cloud + direction.pitch * 0.2;
        data[at++] = 140 + cloud;
        data[at++] = 210 + cloud * 0.5 - direction.pitch * 0.3;
        continue;
      }
      const fine = 60 * noise(vector, 90) + 45 * noise(vector, 270) + 35 * noise(vector, 800);
      const course = Math.floor(direction.pitch * 1.5);
      const joint = direction.pitch * 1.5 - course < 0.08 || (direction.yaw + 180 + (course & 1) * 0.8) % 1.6 < 0.1;
      const base = direction.pitch > -15 ? (joint ? 205 : 120) : 110 + 70 * coarse;
      data[at++] = Math.min(255, Math.max(0, base + fine + 20));
      data[at++] = Math.min(255, Math.max(0, base + fine * 0.9));
      data[at++] = Math.min(255, Math.max(0, base + fine * 0.7 - 20));
    }
  }
  await sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .jpeg({ quality: 90 })
    .toFile(path);
}
