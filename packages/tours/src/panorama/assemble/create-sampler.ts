import type { Pixels } from '../pixels.ts';

/**
 * What writes the pixel at a place of a picture (0 is the middle of the first) into a line, by cubic interpolation. Beyond the edges the last pixels
 * are repeated.
 */
export function createSampler({ width, height, data }: Pixels, line: Uint8Array): (column: number, row: number, at: number) => void {
  const across = new Float64Array(4);
  const down = new Float64Array(4);
  const columns = new Int32Array(4);
  const within = (index: number, length: number) => (index < 0 ? 0 : index >= length ? length - 1 : index);

  return (column, row, at) => {
    const left = Math.floor(column);
    const top = Math.floor(row);
    catmullRom(column - left, across);
    catmullRom(row - top, down);
    for (let i = 0; i < 4; i++) columns[i] = within(left - 1 + i, width) * 3;
    let red = 0.5;
    let green = 0.5;
    let blue = 0.5;
    for (let j = 0; j < 4; j++) {
      const start = within(top - 1 + j, height) * width * 3;
      for (let i = 0; i < 4; i++) {
        const pixel = start + columns[i]!;
        const weight = across[i]! * down[j]!;
        red += data[pixel]! * weight;
        green += data[pixel + 1]! * weight;
        blue += data[pixel + 2]! * weight;
      }
    }
    line[at] = red < 0 ? 0 : red > 255 ? 255 : red;
    line[at + 1] = green < 0 ? 0 : green > 255 ? 255 : green;
    line[at + 2] = blue < 0 ? 0 : blue > 255 ? 255 : blue;
  };
}

/** The weights of four neighbours for a place `t` between the two in the middle. */
function catmullRom(t: number, weights: Float64Array): void {
  const squared = t * t;
  const cubed = squared * t;
  weights[0] = -0.5 * cubed + squared - 0.5 * t;
  weights[1] = 1.5 * cubed - 2.5 * squared + 1;
  weights[2] = -1.5 * cubed + 2 * squared + 0.5 * t;
  weights[3] = 0.5 * cubed - 0.5 * squared;
}
