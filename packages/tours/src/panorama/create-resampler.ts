import { readSync } from 'node:fs';
import { faceRuns, RUN_LENGTH, type FaceArea, type SourceArea } from './face-runs.ts';
import { filterWeights } from './filter-weights.ts';
import type { Pixels } from './pixels.ts';
import { RESAMPLE_WASM } from './resample.gen.ts';

/** A decoded equirectangular picture in an open file, as decode-source.ts leaves it. */
export interface SourceFile {
  fd: number;
  /** Where the first row starts. */
  offset: number;
  width: number;
  height: number;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface Exports {
  resample(runs: number, end: number, origin: number, stride: number, out: number): void;
}

// Node's types leave WebAssembly to those of the browser.
declare const WebAssembly: {
  Memory: new (limits: { initial: number }) => Memory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: { env: { memory: Memory } }) => { exports: Exports };
};

const PAGE = 65536;
/** resample.wat loads 16 bytes where it needs 12, and stores four where it needs three. */
const SLACK = 16;

/** A function that renders areas of cube faces. It keeps its memory, which grows to the largest area and its part of the source. */
export function createResampler(source: SourceFile): (area: FaceArea) => Pixels {
  const weights = filterWeights();
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new WebAssembly.Module(Buffer.from(RESAMPLE_WASM, 'base64'));
  const exports = new WebAssembly.Instance(module, { env: { memory } }).exports;
  const reserve = (bytes: number) => {
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  };
  reserve(weights.byteLength);
  new Int16Array(memory.buffer).set(weights);

  return (area) => {
    const { width, height } = area;
    const runs = weights.byteLength;
    const out = runs + width * height * RUN_LENGTH * 4;
    const part = out + width * height * 3 + SLACK;
    reserve(part);
    const { end, span } = faceRuns(area, source, new Int32Array(memory.buffer, runs, width * height * RUN_LENGTH));
    const stride = (span.right - span.left + 1) * 3;
    const partBytes = (span.bottom - span.top + 1) * stride;
    reserve(part + partBytes + SLACK);
    readArea(source, span, new Uint8Array(memory.buffer, part, partBytes));
    // The first tap of a pixel is one column and one row before it.
    exports.resample(runs, runs + end * 4, part - (span.top + 1) * stride - (span.left + 1) * 3, stride, out);
    return { width, height, data: new Uint8Array(memory.buffer, out, width * height * 3).slice() };
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
