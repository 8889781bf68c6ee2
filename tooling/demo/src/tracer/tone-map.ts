import { clamp, mix, type Vec3 } from './vector.ts';

/** An interleaved linear RGB picture. */
export interface LinearPicture {
  width: number;
  height: number;
  radiance: Float32Array;
}

const luminance = (r: number, g: number, b: number) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** Blurs in place by three box passes; columns wrap around, rows end. */
function blur(values: Float32Array, { width, height }: { width: number; height: number }, radius: number): void {
  const line = new Float32Array(Math.max(width, height));
  const run = (start: number, stride: number, count: number, wrap: boolean) => {
    const at = (i: number) => values[start + stride * (wrap ? ((i % count) + count) % count : clamp(i, 0, count - 1))]!;
    let sum = 0;
    for (let i = -radius; i <= radius; i++) sum += at(i);
    for (let i = 0; i < count; i++) {
      line[i] = sum / (2 * radius + 1);
      sum += at(i + radius + 1) - at(i - radius);
    }
    for (let i = 0; i < count; i++) values[start + stride * i] = line[i]!;
  };
  for (let pass = 0; pass < 3; pass++) {
    for (let y = 0; y < height; y++) run(y * width, 1, width, true);
    for (let x = 0; x < width; x++) run(x, width, height, false);
  }
}

/** Log luminance at a quarter of the size. */
function shrink({ width, height, radiance }: LinearPicture, factor: number) {
  const w = width / factor;
  const h = height / factor;
  const small = new Float32Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      let sum = 0;
      for (let j = 0; j < factor; j++)
        for (let i = 0; i < factor; i++) {
          const at = ((y * factor + j) * width + x * factor + i) * 3;
          sum += Math.log(luminance(radiance[at]!, radiance[at + 1]!, radiance[at + 2]!) + 1e-4);
        }
      small[y * w + x] = sum / (factor * factor);
    }
  return { values: small, width: w, height: h };
}

/** The exposure that puts the middle of the picture's log luminance at middle grey; poles count for their area. */
export function meter({ width, height, radiance }: LinearPicture): number {
  let sum = 0;
  let weights = 0;
  for (let y = 0; y < height; y += 4) {
    const weight = Math.cos((0.5 - (y + 0.5) / height) * Math.PI);
    for (let x = 0; x < width; x += 4) {
      const at = (y * width + x) * 3;
      sum += weight * Math.log(luminance(radiance[at]!, radiance[at + 1]!, radiance[at + 2]!) + 1e-4);
      weights += weight;
    }
  }
  return 0.2 / Math.exp(sum / weights);
}

const filmic = (x: number) => clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0, 1);
const encode = (x: number) => (x <= 0.0031308 ? x * 12.92 : 1.055 * x ** (1 / 2.4) - 0.055);

export interface Development {
  exposure: number;
  /** 1 leaves the contrast between rooms and windows as it is; smaller brings them together, as merged exposures do. */
  range: number;
  /** 0 leaves the colour of the light, 1 makes the picture's mean grey. */
  balance: number;
}

/** Factors on red, green and blue that bring the mean colour towards grey. */
function whiteBalance({ radiance }: LinearPicture, exposure: number, strength: number): Vec3 {
  const mean = [0, 0, 0];
  // Bright windows and lamps count for no more than a white wall.
  for (let at = 0; at < radiance.length; at += 21) {
    const k = 1 / (1 + exposure * luminance(radiance[at]!, radiance[at + 1]!, radiance[at + 2]!));
    for (let c = 0; c < 3; c++) mean[c]! += radiance[at + c]! * k;
  }
  const grey = luminance(mean[0]!, mean[1]!, mean[2]!);
  return mean.map((value) => (grey / value) ** strength) as unknown as Vec3;
}

/** Develops to 8-bit sRGB: large-scale contrast reduced (guided filter on log luminance), a little bloom, a filmic curve. */
export function toneMap(picture: LinearPicture, { exposure, range, balance }: Development): Uint8Array {
  const { width, height, radiance } = picture;
  const factor = 4;
  const { values, width: w, height: h } = shrink(picture, factor);

  // Guided filter: where the log luminance varies little, a and b describe its local mean; at strong edges they follow it.
  const radius = Math.max(2, Math.round(w / 60));
  const mean = values.slice();
  const square = values.map((value) => value * value);
  blur(mean, { width: w, height: h }, radius);
  blur(square, { width: w, height: h }, radius);
  const a = new Float32Array(w * h);
  const b = new Float32Array(w * h);
  for (let i = 0; i < w * h; i++) {
    const variance = Math.max(0, square[i]! - mean[i]! * mean[i]!);
    a[i] = variance / (variance + 0.35);
    b[i] = mean[i]! * (1 - a[i]!);
  }
  blur(a, { width: w, height: h }, Math.max(1, radius >> 1));
  blur(b, { width: w, height: h }, Math.max(1, radius >> 1));

  const bloom = [0, 1, 2].map(() => new Float32Array(w * h));
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      for (let k = 0; k < 3; k++) {
        let sum = 0;
        for (let j = 0; j < factor; j++)
          for (let i = 0; i < factor; i++) sum += radiance[((y * factor + j) * width + x * factor + i) * 3 + k]!;
        bloom[k]![y * w + x] = Math.max(0, (sum / (factor * factor)) * exposure - 1.4);
      }
  for (const channel of bloom) blur(channel, { width: w, height: h }, Math.max(1, Math.round(w / 260)));

  const bilinear = (channel: Float32Array, x: number, y: number) => {
    const fx = (x + 0.5) / factor - 0.5;
    const fy = clamp((y + 0.5) / factor - 0.5, 0, h - 1);
    const x0 = Math.floor(fx);
    const y0 = Math.floor(fy);
    const left = ((x0 % w) + w) % w;
    const right = (left + 1) % w;
    const below = Math.min(h - 1, y0 + 1);
    const u = fx - x0;
    const v = fy - y0;
    return (
      (channel[y0 * w + left]! * (1 - u) + channel[y0 * w + right]! * u) * (1 - v) +
      (channel[below * w + left]! * (1 - u) + channel[below * w + right]! * u) * v
    );
  };

  const pixels = new Uint8Array(width * height * 3);
  const tint = whiteBalance(picture, exposure, balance);
  const middle = Math.log(0.2 / exposure);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const log = Math.log(luminance(radiance[at]!, radiance[at + 1]!, radiance[at + 2]!) + 1e-4);
      const base = bilinear(a, x, y) * log + bilinear(b, x, y);
      const gain = exposure * Math.exp((range - 1) * (base - middle) + 0.2 * (log - base));
      const colour: Vec3 = [0, 1, 2].map(
        (k) => (radiance[at + k]! * gain + bilinear(bloom[k]!, x, y) * 0.06) * tint[k]!,
      ) as unknown as Vec3;
      const grey = luminance(...colour);
      const vivid = mix([grey, grey, grey], colour, 0.94);
      for (let k = 0; k < 3; k++) {
        // Half a step of ordered noise hides the bands of smooth walls.
        const dither = (((x * 7 + y * 13 + k * 5) % 16) / 16 - 0.5) * 0.7;
        pixels[at + k] = clamp(Math.round(encode(filmic(Math.max(0, vivid[k]!) * 0.82)) * 255 + dither), 0, 255);
      }
    }
  return pixels;
}
