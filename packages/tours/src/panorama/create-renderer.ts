import { readSync } from 'node:fs';
import { createLoops, LOOP_SLACK } from './create-loops.ts';
import { faceRuns, RUN_LENGTH, type FaceArea, type SourceArea } from './face-runs.ts';
import { filterWeights } from './filter-weights.ts';
import type { Pixels } from './pixels.ts';

/** A decoded equirectangular picture in an open file, as decode-source.ts leaves it. */
export interface SourceFile {
  fd: number;
  /** Where the first row starts. */
  offset: number;
  width: number;
  height: number;
}

export interface Renderer {
  /** Renders an area of a cube face. */
  render(area: FaceArea): Pixels;
  /**
   * Half as wide and half as high, each pixel the mean of four; both sides must be even. No pixel looks beyond the picture, so
   * neither tiles nor faces can get a seam from it.
   */
  halve(pixels: Pixels): Pixels;
}

/**
 * What renders one source. It keeps its memory, which grows to the largest area and its part of the source. Pictures that it
 * answers lie in buffers from `allocate`, whatever these held before.
 */
export function createRenderer(source: SourceFile, allocate: (bytes: number) => ArrayBuffer): Renderer {
  const weights = filterWeights();
  const { loops, reserve } = createLoops();
  new Int16Array(reserve(weights.byteLength)).set(weights);
  const free = weights.byteLength;

  const copyOut = (memory: ArrayBuffer, at: number, { width, height }: { width: number; height: number }): Pixels => {
    const data = new Uint8Array(allocate(width * height * 3));
    data.set(new Uint8Array(memory, at, data.length));
    return { width, height, data };
  };

  return {
    render(area) {
      const { width, height } = area;
      const out = free + width * height * RUN_LENGTH * 4;
      const part = out + width * height * 3 + LOOP_SLACK;
      const { end, span } = faceRuns(area, source, new Int32Array(reserve(part), free, width * height * RUN_LENGTH));
      const stride = (span.right - span.left + 1) * 3;
      const bytes = (span.bottom - span.top + 1) * stride;
      const memory = reserve(part + bytes + LOOP_SLACK);
      readArea(source, span, new Uint8Array(memory, part, bytes));
      // The first tap of a pixel is one column and one row before it.
      loops.resample(free, free + end * 4, part - (span.top + 1) * stride - (span.left + 1) * 3, stride, out);
      return copyOut(memory, out, { width, height });
    },

    halve({ width, height, data }) {
      const half = { width: width / 2, height: height / 2 };
      const out = free + data.byteLength + LOOP_SLACK;
      const memory = reserve(out + half.width * half.height * 3 + LOOP_SLACK);
      new Uint8Array(memory, free).set(data);
      loops.halve(free, out, half.width, half.height);
      return copyOut(memory, out, half);
    },
  };
}

/** Reads an area of the sphere: beyond the left and right side it goes on at the other one, beyond a pole on the opposite meridian. */
function readArea(source: SourceFile, area: SourceArea, target: Uint8Array): void {
  const { fd, offset, width, height } = source;
  let at = 0;
  for (let row = area.top; row <= area.bottom; row++) {
    const beyond = row < 0 || row >= height;
    const line = row < 0 ? -1 - row : beyond ? 2 * height - 1 - row : row;
    let column = modulo(area.left + (beyond ? width >> 1 : 0), width);
    let left = area.right - area.left + 1;
    while (left > 0) {
      const count = Math.min(left, width - column);
      const read = readSync(fd, target, at, count * 3, offset + (line * width + column) * 3);
      if (read !== count * 3) throw new Error('The decoded panorama ends too early.');
      at += read;
      left -= count;
      column = 0;
    }
  }
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
