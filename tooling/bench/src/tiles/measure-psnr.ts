import { directionToEquirect, FACES, faceToVector, vectorToDirection, type Face } from '@belvedere/manifest';
import sharp from 'sharp';

interface Picture {
  width: number;
  height: number;
  data: Buffer;
}

/** Every how many pixels of a face, across and down, one is compared; no divisor of a tile, so that all parts of a block are met. */
const EVERY = 7;
/** Samples a side within a pixel of the largest level. */
const SAMPLES = 4;

const lanczos = (x: number) =>
  x === 0 ? 1 : Math.abs(x) >= 3 ? 0 : (3 * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / 3)) / (Math.PI * x) ** 2;
const KERNEL = Float64Array.from({ length: 6 * 1024 + 1 }, (_, i) => lanczos(i / 1024 - 3));

/** What a point of a face shows, by a Lanczos filter of 6 × 6 that wraps around the sphere. Added to `sum`. */
function addSample({ width, height, data }: Picture, { face, u, v }: { face: Face; u: number; v: number }, sum: Float64Array): void {
  const { s, t } = directionToEquirect(vectorToDirection(faceToVector(face, u, v)));
  const [column, row] = [s * width - 0.5, t * height - 0.5];
  const [left, top] = [Math.floor(column) - 2, Math.floor(row) - 2];
  let [weights, red, green, blue] = [0, 0, 0, 0];
  for (let j = 0; j < 6; j++) {
    const y = top + j;
    const beyond = y < 0 || y >= height;
    const line = y < 0 ? -1 - y : beyond ? 2 * height - 1 - y : y;
    const down = KERNEL[Math.round((y - row + 3) * 1024)]!;
    for (let i = 0; i < 6; i++) {
      const weight = down * KERNEL[Math.round((left + i - column + 3) * 1024)]!;
      const at = (line * width + ((left + i + (beyond ? width / 2 : 0) + width * 2) % width)) * 3;
      weights += weight;
      red += weight * data[at]!;
      green += weight * data[at + 1]!;
      blue += weight * data[at + 2]!;
    }
  }
  sum[0]! += red / weights;
  sum[1]! += green / weights;
  sum[2]! += blue / weights;
}

/** The colours that a level should have, every {@link EVERY} pixels: the mean of many samples of the source over each pixel. */
export function referenceLevel(source: Picture, { size, largest }: { size: number; largest: number }): Map<Face, Float64Array> {
  const samples = (SAMPLES * largest) / size;
  const points = Math.floor(size / EVERY);
  return new Map(
    FACES.map((face) => {
      const colours = new Float64Array(points * points * 3);
      for (let j = 0; j < points; j++) {
        for (let i = 0; i < points; i++) {
          const colour = colours.subarray((j * points + i) * 3, (j * points + i) * 3 + 3);
          for (let n = 0; n < samples * samples; n++) {
            const u = (i * EVERY + ((n % samples) + 0.5) / samples) / size;
            const v = (j * EVERY + (Math.floor(n / samples) + 0.5) / samples) / size;
            addSample(source, { face, u, v }, colour);
          }
          for (let channel = 0; channel < 3; channel++) colour[channel] = Math.min(255, Math.max(0, colour[channel]! / samples ** 2));
        }
      }
      return [face, colours];
    }),
  );
}

/** The peak signal-to-noise ratio of a level's tiles against a reference, in decibels. Fails when a tile is missing. */
export async function measurePsnr(
  reference: Map<Face, Float64Array>,
  { size, tileSize, tile }: { size: number; tileSize: number; tile: (face: Face, y: number, x: number) => string },
): Promise<number> {
  const points = Math.floor(size / EVERY);
  let [squares, count] = [0, 0];
  for (const [face, colours] of reference) {
    const side = Math.ceil(size / tileSize);
    for (let n = 0; n < side * side; n++) {
      const [top, left] = [Math.floor(n / side) * tileSize, (n % side) * tileSize];
      const { data, info } = await sharp(tile(face, top / tileSize, left / tileSize))
        .raw()
        .toBuffer({ resolveWithObject: true });
      const inTile = (at: number, first: number, length: number) => at < points && at * EVERY < first + length;
      for (let j = Math.ceil(top / EVERY); inTile(j, top, info.height); j++) {
        for (let i = Math.ceil(left / EVERY); inTile(i, left, info.width); i++) {
          const at = ((j * EVERY - top) * info.width + i * EVERY - left) * 3;
          const expected = colours.subarray((j * points + i) * 3, (j * points + i) * 3 + 3);
          expected.forEach((value, channel) => (squares += (data[at + channel]! - value) ** 2));
          count += 3;
        }
      }
    }
  }
  return 10 * Math.log10((255 ** 2 * count) / squares);
}
